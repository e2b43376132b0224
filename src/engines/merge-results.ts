/** What two tools make of the same template, as one result: what both find is reported once. */
import { type Finding, isViolation, primaryPlace } from '../core/finding.ts'
import type { TemplateResult, WrittenSuppression } from '../core/report.ts'
import type { Location } from '../core/source.ts'

/** The first result, with what only the second one has. */
export function mergeResults(first: TemplateResult, second: TemplateResult): TemplateResult {
  const gaps = [...(first.gaps ?? []), ...(second.gaps ?? [])]
  const uses = [...(first.uses ?? []), ...(second.uses ?? [])]
  return {
    ...first,
    findings: mergeFindings(first.findings, second.findings),
    unscannable: firstOfEach([...first.unscannable, ...second.unscannable], ({ path, at, reason }) =>
      JSON.stringify([path, at?.range, reason]),
    ),
    gaps: firstOfEach(gaps, ({ at, message }) => JSON.stringify([placeOf(at), message])),
    uses: firstOfEach(uses, ({ path }) => path),
    suppressions: mergeSuppressions([...(first.suppressions ?? []), ...(second.suppressions ?? [])]),
  }
}

/** Where only one of the tools can decide a policy, what it decides counts. */
function mergeFindings(first: readonly Finding[], second: readonly Finding[]): readonly Finding[] {
  const all = [...first, ...second]
  const certain = all.filter(isViolation)
  const found = new Set(certain.map(keyOf))
  return firstOfEach(
    [...certain, ...all.filter((each) => !isViolation(each) && !found.has(keyOf(each)))],
    keyOf,
  )
}

function keyOf(finding: Finding): string {
  const from = finding.labels[0].from?.at
  const { policy, resource, use } = finding
  const places = [primaryPlace(finding), from, use].map((at) => at && placeOf(at))
  return JSON.stringify([policy.id, resource.name, ...places])
}

function mergeSuppressions(all: readonly WrittenSuppression[]): readonly WrittenSuppression[] {
  const byPlace = new Map<string, WrittenSuppression>()
  for (const each of all) {
    const place = placeOf(each.at)
    const { covers = [] } = byPlace.get(place) ?? {}
    byPlace.set(place, { ...each, ...byPlace.get(place), covers: [...covers, ...each.covers] })
  }
  return [...byPlace.values()]
}

function placeOf({ file, range }: Location): string {
  return JSON.stringify([file.path, range.start, range.end])
}

function firstOfEach<T>(all: readonly T[], key: (each: T) => string): readonly T[] {
  const found = new Map<string, T>()
  for (const each of all) if (!found.has(key(each))) found.set(key(each), each)
  return [...found.values()]
}
