/**
 * The baseline: findings that a team accepts for now, in a file that is reviewed like any other. It is read from the
 * same snapshot as the templates.
 */
import { compareText } from '../core/compare.ts'
import { GateError, messageOf } from '../core/errors.ts'
import { type Finding, isViolation, type Repeat } from '../core/finding.ts'
import { IDENTITY_VERSION, identityOf } from '../core/identity.ts'
import type { JudgedTemplate } from '../core/report.ts'
import type { Snapshot } from '../core/snapshot.ts'
import { suppressedOnlyBy, withRemark } from '../suppressions/remarks.ts'
import { BASELINE_FILE } from './baseline-file.ts'
import type { PlannedTemplate } from './stages.ts'

export interface BaselineEntry {
  /** The template: a file, or a Terraform folder. */
  readonly path: string
  readonly policy: string
  readonly resource: string
  readonly identity: string
}

/**
 * The entries for what was found, in a fixed order. Undecided policies are left out: there is nothing to accept; and so is
 * what only exceptions suppress.
 */
export function entriesOf(judged: readonly JudgedTemplate[]): readonly BaselineEntry[] {
  const entries = judged.flatMap(({ result }) =>
    result.findings
      .filter((finding) => isViolation(finding) && finding.onlyExceptions === undefined)
      .flatMap((finding) => [{ finding, template: result.path }, ...(finding.repeats ?? [])])
      .map(entryOf),
  )
  return entries.sort((a, b) => compareText(keyOf(a), keyOf(b)))
}

function entryOf({ finding, template }: Repeat): BaselineEntry {
  const { policy, resource } = finding
  return { path: template, policy: policy.id, resource: resource.name, identity: identityOf(finding) }
}

function keyOf({ path, policy, resource, identity }: BaselineEntry): string {
  return [path, resource, policy, identity].join('\0')
}

/** JSON with one entry a line, so that a review shows what comes and goes. */
export function writeBaseline(entries: readonly BaselineEntry[]): string {
  const lines = entries.map((entry) => `    ${JSON.stringify(entry)}`)
  const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`
  return `{\n  "version": ${IDENTITY_VERSION},\n  "findings": ${list}\n}\n`
}

/** @throws GateError `config` for a text that is not a baseline, or one of another version */
export function parseBaseline(text: string, where: string): readonly BaselineEntry[] {
  const hint = 'regenerate it: mvc-gate baseline --renew'
  const content = parse(text, where, hint)
  if (content.version !== IDENTITY_VERSION) {
    throw new GateError(
      'config',
      `${where}: version ${String(content.version)} of baselines is not supported`,
      {
        hint,
      },
    )
  }
  if (!Array.isArray(content.findings) || !content.findings.every(isEntry)) {
    throw new GateError('config', `${where}: 'findings' must be an array of entries`, { hint })
  }
  return content.findings
}

function parse(text: string, where: string, hint: string): { version?: unknown; findings?: unknown } {
  try {
    const content: unknown = JSON.parse(text)
    return typeof content === 'object' && content !== null ? content : {}
  } catch (error) {
    throw new GateError('config', `${where}: not readable as JSON: ${messageOf(error)}`, {
      hint,
      cause: error,
    })
  }
}

function isEntry(value: unknown): value is BaselineEntry {
  if (typeof value !== 'object' || value === null) return false
  const { path, policy, resource, identity } = value as Partial<Record<keyof BaselineEntry, unknown>>
  return [path, policy, resource, identity].every((each) => typeof each === 'string')
}

/** The baseline of a snapshot; undefined where there is none. @throws GateError `config` where it is not valid */
export async function readBaseline(snapshot: Snapshot): Promise<readonly BaselineEntry[] | undefined> {
  const file = (await snapshot.listFolders(['.'])).find(({ path }) => path === BASELINE_FILE)
  if (file === undefined) return undefined
  const [content] = await snapshot.read([file])
  return parseBaseline(new TextDecoder().decode(content), `${BASELINE_FILE} in ${snapshot.name}`)
}

export interface Excused {
  readonly findings: readonly Finding[]
  /** Those that the baseline excuses: each entry one. */
  readonly existing: readonly Finding[]
}

/** The baselines of the snapshots of a run. */
export interface Baselines {
  /** Takes out the findings that the baseline of the template's snapshot excuses. */
  apply(template: Pick<PlannedTemplate, 'snapshot' | 'source'>, findings: readonly Finding[]): Excused
  /** About entries that excuse nothing; complete only after the last `apply`. */
  notes(): readonly string[]
}

/** @throws GateError `config` for a baseline that is not valid */
export async function openBaselines(snapshots: readonly Snapshot[]): Promise<Baselines> {
  const left = new Map<Snapshot, Map<string, number>>()
  const missing: string[] = []
  for (const snapshot of snapshots) {
    const counts = new Map<string, number>()
    const entries = await readBaseline(snapshot)
    if (entries === undefined) {
      missing.push(`no ${BASELINE_FILE} in ${snapshot.name}: no violation counts as existing`)
    }
    for (const entry of entries ?? []) add(counts, placeOf(entry.path, entry.identity), 1)
    left.set(snapshot, counts)
  }
  const judged = new Map<Snapshot, Set<string>>()
  return {
    apply({ snapshot, source: { path } }, findings) {
      judged.set(snapshot, (judged.get(snapshot) ?? new Set()).add(path))
      const counts = left.get(snapshot)
      const existing = new Set(
        findings.filter((finding) => {
          const place = placeOf(path, identityOf(finding))
          const isExcused = (counts?.get(place) ?? 0) > 0
          if (counts !== undefined && isExcused) add(counts, place, -1)
          return isExcused
        }),
      )
      const isBarred = ({ onlyExceptions }: Finding) => onlyExceptions !== undefined
      return {
        findings: findings.flatMap((finding) => {
          if (!existing.has(finding)) return [finding]
          return isBarred(finding) ? [withRemark(finding, remarkOf(finding))] : []
        }),
        existing: [...existing].filter((finding) => !isBarred(finding)),
      }
    },
    notes() {
      const unneeded = [...left].flatMap(([snapshot, counts]) =>
        [...counts].filter(([place]) => judged.get(snapshot)?.has(place.split('\0', 1)[0] ?? '')),
      )
      const many = unneeded.reduce((sum, [, count]) => sum + count, 0)
      const entries = many === 1 ? '1 entry' : `${many} entries`
      if (many === 0) return missing
      return [...missing, `${entries} of ${BASELINE_FILE} no longer needed: mvc-gate baseline --update`]
    },
  }
}

function remarkOf({ onlyExceptions = '' }: Finding): string {
  return `${BASELINE_FILE} does not apply: ${suppressedOnlyBy(onlyExceptions)}`
}

function placeOf(path: string, identity: string): string {
  return `${path}\0${identity}`
}

function add(counts: Map<string, number>, key: string, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count)
}
