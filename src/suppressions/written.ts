/** Suppressions written in templates: applied, and reported where invalid, expired or unused. */
import { DATE } from '../core/date.ts'
import { type Finding, primaryPlace } from '../core/finding.ts'
import type { Suppressed, SuppressionProblem, WrittenSuppression } from '../core/report.ts'
import type { Location } from '../core/source.ts'
import { didYouMean } from '../core/suggest.ts'

/** Why a suppression does not apply; undefined where it does. */
function faultOf(
  written: WrittenSuppression,
  policyIds: readonly string[],
  today: string,
): string | undefined {
  const { policies, reason, until, fault } = written
  if (fault !== undefined) return fault
  if (policies.length === 0) return 'no policy id given'
  const unknown = policies.find((policy) => !policyIds.includes(policy))
  if (unknown !== undefined) {
    const question = didYouMean(unknown, policyIds)
    return `unknown policy '${unknown}'${question === undefined ? '' : `; ${question}`}`
  }
  if (reason === '')
    return 'missing reason, such as `-- the jump host` after the policy, or `"reason": "the jump host"` in metadata'
  if (until !== undefined && !DATE.test(until)) return `'${until}' is not a date (expected YYYY-MM-DD)`
  return until !== undefined && until < today ? `expired on ${until}` : undefined
}

/** A suppression, and what became of it in a run. */
interface Tracked {
  readonly written: WrittenSuppression
  readonly fault: string | undefined
  isUsed: boolean
  /** A policy that it would have to name too. */
  lacks: string | undefined
}

/** The written suppressions of a run. The same comment may stand in a module that several templates call: it is one. */
export interface WrittenSuppressions {
  apply(
    findings: readonly Finding[],
    written: readonly WrittenSuppression[],
  ): { readonly findings: readonly Finding[]; readonly suppressed: readonly Suppressed[] }
  /** Complete only after the last `apply`. */
  problems(): readonly SuppressionProblem[]
  /** Those that suppressed something; complete only after the last `apply`. */
  used(): readonly WrittenSuppression[]
}

/** @param today `2026-01-31`: a suppression applies through its last day */
export function writtenSuppressions(policyIds: readonly string[], today: string): WrittenSuppressions {
  const byPlace = new Map<string, Tracked>()
  const track = (written: WrittenSuppression): Tracked => {
    const key = keyOf(written.at)
    const known = byPlace.get(key)
    if (known !== undefined) return known
    const fault = faultOf(written, policyIds, today)
    const one: Tracked = { written, fault, isUsed: false, lacks: undefined }
    byPlace.set(key, one)
    return one
  }
  return {
    apply(findings, all) {
      // Its own `covers`: the same comment covers other resources where another template calls its module.
      const valid = all
        .map((written) => ({ written, track: track(written) }))
        .filter(({ track: { fault } }) => fault === undefined)
      const suppressed: Suppressed[] = []
      const kept = findings.filter((finding) => {
        const hit = valid.find(({ written }) => suppresses(written, finding))
        if (hit === undefined) return true
        // A finding stands for others at its place; hiding it must not hide those silently.
        hit.track.lacks = finding.also.find((id) => !hit.written.policies.includes(id))
        if (hit.track.lacks !== undefined) return true
        hit.track.isUsed = true
        suppressed.push(suppressedBy(hit.written, finding))
        return false
      })
      return { findings: kept, suppressed }
    },
    problems: () => [...byPlace.values()].flatMap(problemOf),
    used: () => [...byPlace.values()].filter(({ isUsed }) => isUsed).map(({ written }) => written),
  }
}

function suppresses({ policies, covers }: WrittenSuppression, finding: Finding): boolean {
  return policies.includes(finding.policy.id) && covers(finding)
}

function suppressedBy({ reason }: WrittenSuppression, finding: Finding): Suppressed {
  const { policy, resource } = finding
  const { path } = primaryPlace(finding).file
  return { path, policy: policy.id, resource: resource.name, reason, by: 'template', finding }
}

function problemOf({ written: { at }, fault, isUsed, lacks }: Tracked): readonly SuppressionProblem[] {
  const message = (): string | undefined => {
    if (fault !== undefined || isUsed) return fault
    if (lacks === undefined) return 'unused suppression: no finding matches'
    return `also violates '${lacks}' here; add it to the suppression`
  }
  const text = message()
  return text === undefined ? [] : [{ path: at.file.path, at, message: text }]
}

function keyOf({ file, range }: Location): string {
  return `${file.path}\0${range.start}`
}
