/** Applies what templates ask to ignore, and tells of what is wrong, expired or without effect. */
import { utf8Text } from '../core/decode.ts'
import { type Finding, primaryPlace } from '../core/finding.ts'
import { folderOf } from '../core/path.ts'
import type { AddedSuppression, Suppressed, SuppressionProblem, WrittenSuppression } from '../core/report.ts'
import type { Change } from '../core/snapshot.ts'
import { type Location, sourceText } from '../core/source.ts'
import { didYouMean } from '../core/suggest.ts'

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** Why a wish has no effect; undefined where it has. */
function faultOf(ignore: WrittenSuppression, ids: readonly string[], today: string): string | undefined {
  const { policies, reason, until, fault } = ignore
  if (fault !== undefined) return fault
  if (policies.length === 0) return 'it names no policy'
  const strange = policies.find((policy) => !ids.includes(policy))
  if (strange !== undefined) {
    const question = didYouMean(strange, ids)
    return `unknown policy '${strange}'${question === undefined ? '' : `; ${question}`}`
  }
  if (reason === '') return 'it gives no reason'
  if (until !== undefined && !DAY.test(until)) return `'${until}' is no day such as 2027-01-31`
  return until !== undefined && until < today ? `it expired on ${until}` : undefined
}

/** A wish, and what became of it in a run. */
interface Tracked {
  readonly ignore: WrittenSuppression
  readonly fault: string | undefined
  used: boolean
  /** A policy that it would have to name too. */
  lacks: string | undefined
}

/** The wishes of a run. The same comment may stand in a module that several templates call: it is one. */
export interface WrittenIgnores {
  apply(
    findings: readonly Finding[],
    ignores: readonly WrittenSuppression[],
  ): { readonly findings: readonly Finding[]; readonly suppressed: readonly Suppressed[] }
  /** To be asked for when every template has been dealt with. */
  problems(): readonly SuppressionProblem[]
  /** The wishes that have an effect and were not in what a change starts from. */
  added(changes: readonly Change[]): Promise<readonly AddedSuppression[]>
}

/** @param today `2026-01-31`: a wish holds through its last day */
export function writtenIgnoresOf(ids: readonly string[], today: string): WrittenIgnores {
  const tracked = new Map<string, Tracked>()
  const track = (ignore: WrittenSuppression): Tracked => {
    const key = keyOf(ignore.at)
    const known = tracked.get(key)
    if (known !== undefined) return known
    const one: Tracked = { ignore, fault: faultOf(ignore, ids, today), used: false, lacks: undefined }
    tracked.set(key, one)
    return one
  }
  return {
    apply(findings, ignores) {
      const wishes = ignores.map((ignore) => ({ ignore, track: track(ignore) }))
      const suppressed: Suppressed[] = []
      const kept = findings.filter((finding) => {
        const hit = wishes.find(({ ignore, track: { fault } }) => {
          return fault === undefined && ignore.policies.includes(finding.policy.id) && ignore.covers(finding)
        })
        if (hit === undefined) return true
        // A finding stands for others at its place; hiding it must not hide those unsaid.
        hit.track.lacks = finding.also.find((id) => !hit.ignore.policies.includes(id))
        if (hit.track.lacks !== undefined) return true
        hit.track.used = true
        const { path } = primaryPlace(finding).file
        const { policy, resource } = finding
        const { reason } = hit.ignore
        suppressed.push({ path, policy: policy.id, resource: resource.name, reason, by: 'template', finding })
        return false
      })
      return { findings: kept, suppressed }
    },
    problems: () =>
      [...tracked.values()].flatMap(({ ignore: { at }, fault, used, lacks }) => {
        if (fault !== undefined) return [{ path: at.file.path, at, message: fault }]
        if (used) return []
        const message =
          lacks === undefined
            ? 'it ignores nothing'
            : `'${lacks}' is broken at the same place, and has to be named too`
        return [{ path: at.file.path, at, message }]
      }),
    async added(changes) {
      const effective = [...tracked.values()].filter(({ used }) => used)
      const before = await textsBefore(
        changes,
        effective.map(({ ignore }) => ignore.at.file.path),
      )
      return effective
        .filter(
          ({ ignore: { at } }) =>
            !(before.get(at.file.path) ?? []).some((text) => text.includes(sourceText(at))),
        )
        .filter(({ ignore }) => before.has(ignore.at.file.path))
        .map(({ ignore: { at, policies, reason } }) => ({ path: at.file.path, at, policies, reason }))
    },
  }
}

function keyOf({ file, range }: Location): string {
  return `${file.path}\0${range.start}`
}

/** What files held in the trees that the changes start from; none for files of changes that start from nothing. */
async function textsBefore(
  changes: readonly Change[],
  paths: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const texts = new Map<string, string[]>()
  if (paths.length === 0) return texts
  const wanted = new Set(paths)
  for (const base of changes.flatMap(({ bases = [] }) => bases)) {
    for (const path of wanted) texts.set(path, texts.get(path) ?? [])
    const files = await base.listFolders([...new Set(paths.map(folderOf))])
    const found = files.filter(({ path }) => wanted.has(path))
    const contents = await base.read(found)
    for (const [i, { path }] of found.entries()) {
      texts.get(path)?.push(utf8Text(contents[i] ?? new Uint8Array()))
    }
  }
  return texts
}
