/** Suppressions of a run: exceptions, then those of configurations, then those of the templates themselves. */
import type { FolderConfig } from '../config/load.ts'
import type { ConfiguredChange } from '../config/replaced.ts'
import type { Finding } from '../core/finding.ts'
import type { AddedSuppression, SuppressionProblem, WrittenSuppression } from '../core/report.ts'
import { addedToTemplates } from './added.ts'
import type { ConfiguredSuppressions } from './configured.ts'
import type { ExceptionsInForce } from './exceptions/apply.ts'
import type { Found, Remaining } from './found.ts'
import type { WrittenSuppressions } from './written.ts'

/** To apply suppressions, to apply none, or to apply them and block where one is invalid, expired or unused. */
export type SuppressionMode = 'apply' | 'none' | 'strict'

/** What can suppress findings of a template. */
export interface Suppressible {
  readonly config: FolderConfig
  readonly written: readonly WrittenSuppression[]
  readonly exceptions?: ExceptionsInForce | undefined
  /** Whether the change touches it. */
  readonly isTouched: boolean
}

export interface Suppressions {
  apply(found: Found, template: Suppressible): Remaining
  /** Complete only after the last `apply`. */
  problems(): readonly SuppressionProblem[]
  /** Those written in templates; complete only after the last `apply`. */
  added(): Promise<readonly AddedSuppression[]>
}

export interface SuppressionRequest {
  readonly mode: SuppressionMode
  readonly changes: readonly ConfiguredChange[]
  /** `2026-01-31` */
  readonly today: string
  /** Whether the run covers every template, so that an entry that matches nothing is unused. */
  readonly isWhole: boolean
  readonly policyIds: () => Promise<readonly string[]>
}

/** Marks what nothing but an exception suppresses. */
type Mark = (found: Found, config: FolderConfig) => Found

function noSuppressions(mark: Mark): Suppressions {
  return {
    apply: (found, { config }) => ({ ...mark(found, config), suppressed: [] }),
    problems: () => [],
    added: async () => [],
  }
}

const NONE_CONFIGURED: ConfiguredSuppressions = {
  apply: (found) => ({ ...found, suppressed: [] }),
  problems: () => [],
}

const NONE_WRITTEN: WrittenSuppressions = {
  apply: (findings) => ({ findings, suppressed: [] }),
  problems: () => [],
  used: () => [],
}

/** @param templates all that `apply` will be called for; what applies suppressions is loaded only where there are any */
export async function openSuppressions(
  templates: readonly Suppressible[],
  { mode, changes, today, isWhole, policyIds }: SuppressionRequest,
): Promise<Suppressions> {
  const hasMarks = templates.some(({ config }) => Object.keys(config.config.suppressions).length > 0)
  const mark: Mark = hasMarks ? (await import('./mark.ts')).markOnlyExceptions : (found) => found
  if (mode === 'none') return noSuppressions(mark)
  const hasEntries = templates.some(({ config }) => config.config.ignore.length > 0)
  const configured = hasEntries
    ? (await import('./configured.ts')).configuredSuppressions(today, isWhole)
    : NONE_CONFIGURED
  const hasWritten = templates.some(({ written }) => written.length > 0)
  const written = hasWritten
    ? (await import('./written.ts')).writtenSuppressions(await policyIds(), today)
    : NONE_WRITTEN
  return {
    apply: (found, template) => {
      const { suppressed, ...rest } = applyExceptions(found, template)
      const applyOthers = (to: Found) =>
        applyWritten(configured.apply(to, template.config), template, written)
      // A suppression of what an exception accepts too is not unused.
      applyOthers({ ...NOTHING, findings: suppressed.flatMap(({ finding }) => finding ?? []) })
      const remaining = applyOthers(mark(rest, template.config))
      return { ...remaining, suppressed: [...suppressed, ...remaining.suppressed] }
    },
    problems: () => [...configured.problems(), ...written.problems()],
    added: () => addedToTemplates(written.used(), changes),
  }
}

const NOTHING: Found = { findings: [], existing: [], unconfirmed: [], notEnforced: [], unplaced: [] }

function applyExceptions(found: Found, { exceptions, isTouched }: Suppressible): Remaining {
  return exceptions?.apply(found, isTouched) ?? { ...found, suppressed: [] }
}

function applyWritten(
  remaining: Remaining,
  template: Suppressible,
  suppressions: WrittenSuppressions,
): Remaining {
  const apply = (findings: readonly Finding[]) => suppressions.apply(findings, template.written)
  const [found, existing, unconfirmed, notEnforced] = [
    apply(remaining.findings),
    apply(remaining.existing),
    apply(remaining.unconfirmed),
    apply(remaining.notEnforced),
  ]
  const all = [remaining, found, existing, unconfirmed, notEnforced]
  const suppressed = all.flatMap((each) => each.suppressed)
  return {
    findings: found.findings,
    existing: existing.findings,
    unconfirmed: unconfirmed.findings,
    notEnforced: notEnforced.findings,
    unplaced: remaining.unplaced,
    suppressed,
  }
}
