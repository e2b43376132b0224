/** Suppressions written in templates: applied, and reported where invalid, expired or unused. */
import { DATE } from '../core/date.ts'
import { type Finding, placesOf, primaryPlace } from '../core/finding.ts'
import type { Suppressed, SuppressionProblem, WrittenSuppression } from '../core/report.ts'
import type { Location } from '../core/source.ts'
import { didYouMean } from '../core/suggest.ts'
import { keysOf } from './cover.ts'
import { suppressedOnlyBy, withRemark } from './remarks.ts'

/** Why a suppression does not apply; undefined where it does. */
function faultOf(written: WrittenSuppression, { ids, suggest }: Catalog, today: string): string | undefined {
  const { policies, reason, until, fault } = written
  if (fault !== undefined) return fault
  if (policies.length === 0) return 'no policy id given'
  const unknown = policies.find((policy) => !ids.has(policy))
  if (unknown !== undefined) {
    const question = suggest(unknown)
    return `unknown policy '${unknown}'${question === undefined ? '' : `; ${question}`}`
  }
  if (reason === '')
    return 'missing reason, such as `-- the jump host` after the policy, or `"reason": "the jump host"` in metadata'
  if (until !== undefined && !DATE.test(until)) return `'${until}' is not a date (expected YYYY-MM-DD)`
  return until !== undefined && until < today ? `expired on ${until}` : undefined
}

/** The policies that suppressions may name. */
interface Catalog {
  readonly ids: ReadonlySet<string>
  /** A question with the nearest ids; undefined where none is near. */
  readonly suggest: (unknown: string) => string | undefined
}

/** More unknown names than people write: each is compared with every policy. */
const MAX_SUGGESTIONS = 100

function catalogOf(policyIds: readonly string[]): Catalog {
  const known = new Map<string, string | undefined>()
  return {
    ids: new Set(policyIds),
    suggest: (unknown) => {
      if (!known.has(unknown) && known.size < MAX_SUGGESTIONS) {
        known.set(unknown, didYouMean(unknown, policyIds))
      }
      return known.get(unknown)
    },
  }
}

/** A suppression, and what became of it in a run. */
interface Tracked {
  readonly written: WrittenSuppression
  readonly fault: string | undefined
  isUsed: boolean
  /** A policy that it would have to name too. */
  lacks: string | undefined
  /** The file of exceptions, where only those suppress what it names. */
  barredBy: string | undefined
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
  const catalog = catalogOf(policyIds)
  const byPlace = new Map<string, Tracked>()
  const track = (written: WrittenSuppression): Tracked => {
    const key = placeKey(written.at)
    const known = byPlace.get(key)
    if (known !== undefined) return known
    const fault = faultOf(written, catalog, today)
    const one: Tracked = { written, fault, isUsed: false, lacks: undefined, barredBy: undefined }
    byPlace.set(key, one)
    return one
  }
  return {
    apply(findings, all) {
      // Its own `covers`: the same comment covers other resources where another template calls its module.
      const valid = all
        .map((written, order) => ({ written, order, track: track(written) }))
        .filter(({ track: { fault } }) => fault === undefined)
      const byKey = new Map<string, (typeof valid)[number]>()
      for (const each of valid) {
        // The first of several that say the same applies.
        for (const key of suppressionKeys(each.written)) if (!byKey.has(key)) byKey.set(key, each)
      }
      const inObjects = valid.filter(({ written: { within } }) => within !== undefined)
      const suppressed: Suppressed[] = []
      const kept = findings.flatMap((finding) => {
        const byPlaceOf = keysOf(finding).flatMap((key) => byKey.get(policyKey(finding.policy.id, key)) ?? [])
        const around = inObjects.find(({ written }) => isWithin(finding, written))
        const [hit] = [...byPlaceOf, ...(around === undefined ? [] : [around])].sort(
          (a, b) => a.order - b.order,
        )
        if (hit === undefined) return [finding]
        if (finding.onlyExceptions !== undefined) {
          hit.track.barredBy = finding.onlyExceptions
          const remark = `the suppression in ${shortPlace(hit.written)} does not apply: ${suppressedOnlyBy(finding.onlyExceptions)}`
          return [withRemark(finding, remark)]
        }
        // A finding stands for others at its place; hiding it must not hide those silently.
        hit.track.lacks = finding.also.find((id) => !hit.written.policies.includes(id))
        if (hit.track.lacks !== undefined) return [finding]
        hit.track.isUsed = true
        suppressed.push(suppressedBy(hit.written, finding))
        return []
      })
      return { findings: kept, suppressed }
    },
    problems: () => [...byPlace.values()].flatMap(problemOf),
    used: () => [...byPlace.values()].filter(({ isUsed }) => isUsed).map(({ written }) => written),
  }
}

/** Whether a finding is in the object that a suppression names. */
function isWithin(finding: Finding, { policies, within }: WrittenSuppression): boolean {
  if (within === undefined || !policies.includes(finding.policy.id)) return false
  return placesOf(finding).some(
    ({ file, range }) =>
      file === within.file && range.start >= within.range.start && range.end <= within.range.end,
  )
}

function suppressionKeys({ policies, covers }: WrittenSuppression): readonly string[] {
  return policies.flatMap((policy) => covers.map((key) => policyKey(policy, key)))
}

function policyKey(policy: string, key: string): string {
  return `${policy}\0${key}`
}

function suppressedBy({ reason }: WrittenSuppression, finding: Finding): Suppressed {
  const { policy, resource } = finding
  const { path } = primaryPlace(finding).file
  return { path, policy: policy.id, resource: resource.name, reason, by: 'template', finding }
}

function problemOf({
  written: { at },
  fault,
  isUsed,
  lacks,
  barredBy,
}: Tracked): readonly SuppressionProblem[] {
  const message = (): string | undefined => {
    if (fault !== undefined) return fault
    if (barredBy !== undefined) return `does not apply: ${suppressedOnlyBy(barredBy)}`
    if (isUsed) return undefined
    if (lacks === undefined) return 'unused suppression: no finding matches'
    return `also violates '${lacks}' here; add it to the suppression`
  }
  const text = message()
  return text === undefined ? [] : [{ path: at.file.path, at, message: text }]
}

/** `main.tf:3` */
function shortPlace({ at: { file, range } }: WrittenSuppression): string {
  return `${file.path}:${file.position(range.start).line}`
}

function placeKey({ file, range }: Location): string {
  return `${file.path}\0${range.start}`
}
