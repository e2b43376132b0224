/** The proof of a fix: what is judged again after it, compared with what was judged before. */
import type { Finding } from '../../core/finding.ts'
import type { Change } from '../../core/fix.ts'
import type { TemplateResult } from '../../core/report.ts'
import type { Location } from '../../core/source.ts'
import type { Resource, Template } from '../../core/template.ts'
import { differences, type Reach, removedFrom } from './differences.ts'
import { isStillNamed } from './references.ts'

/** A template, and what the policies say of it. */
export interface Judged {
  readonly template: Template
  readonly result: TemplateResult
}

/**
 * Why an edited template does not prove a fix of the finding; undefined where it does: the finding is gone, no other one is
 * there that was not before, nothing names what was removed, and nothing changed but what the fix is about.
 */
export function faultOf(
  before: Judged,
  after: Judged,
  finding: Finding,
  changes: readonly Change[],
): string | undefined {
  const dangling = removedFrom(before.template, after.template).find((each) =>
    isStillNamed(each, after.template),
  )
  return (
    faultIn(before.result, after.result, finding) ??
    (dangling && `${dangling.name} is named elsewhere`) ??
    differences(before.template, after.template, reachOf(finding, changes, before.result, after.result))
  )
}

/** The other violations that are gone with a fix of the finding: a public policy that a public access block makes void. */
export function endedBeside(before: Judged, after: Judged, finding: Finding): readonly Finding[] {
  const left = countsOf(after.result)
  const own = keyOf(finding)
  return before.result.findings.filter((each) => {
    const key = keyOf(each)
    return each.verdict === 'violation' && key !== own && !left.has(key)
  })
}

function faultIn(before: TemplateResult, after: TemplateResult, finding: Finding): string | undefined {
  const earlier = countsOf(before)
  const key = keyOf(finding)
  // What the finding stands for was there before it.
  const covered = new Set(finding.also.map((id) => keyOf({ ...finding, policy: { ...finding.policy, id } })))
  for (const [each, count] of countsOf(after)) {
    const most = (earlier.get(each) ?? 0) + (each === key ? -1 : covered.has(each) ? 1 : 0)
    if (count > most) return each === key ? 'the violation is still there' : `it brings ${spell(each)}`
  }
  if (after.unscannable.length > before.unscannable.length) return 'the template cannot be read then'
  return (after.gaps?.length ?? 0) > (before.gaps?.length ?? 0) ? 'a part is not checked then' : undefined
}

/**
 * What a fix may change: the resources that its changes stand in; where a value is written elsewhere, one value for
 * each change of every resource that loses the same violation with it.
 */
function reachOf(
  finding: Finding,
  changes: readonly Change[],
  before: TemplateResult,
  after: TemplateResult,
): (resource: Resource) => Reach | undefined {
  const later = countsOf(after)
  const gone = [...countsOf(before)].filter(([key, count]) => (later.get(key) ?? 0) < count)
  const goneKeys = new Set(gone.map(([key]) => key))
  const same = before.findings.filter(
    (each) => each.policy.id === finding.policy.id && goneKeys.has(keyOf(each)),
  )
  const names = new Set([finding, ...same].map(({ resource }) => resource.name))
  const places = changes.flatMap((change) => placeIn(change) ?? [])
  return ({ name, at }) => {
    if (places.some((place) => isWithin(place, at))) return {}
    return names.has(name) ? { most: changes.length } : undefined
  }
}

function placeIn(change: Change): Location | undefined {
  if (change.kind === 'add-resource') return undefined
  return change.kind === 'set' ? change.below : change.at
}

function isWithin(inner: Location, outer: Location): boolean {
  return (
    inner.file === outer.file && inner.range.start >= outer.range.start && inner.range.end <= outer.range.end
  )
}

/** How often each fault is there, whatever the place: edits move places. */
function countsOf({ findings }: TemplateResult): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const finding of findings) {
    const key = keyOf(finding)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

function keyOf({ policy, verdict, resource }: Finding): string {
  return [policy.id, verdict, resource.type, resource.name].join('\0')
}

function spell(key: string): string {
  const [policy, verdict, , name] = key.split('\0')
  return `${verdict === 'violation' ? '' : 'an undecided '}${policy} of ${name}`
}
