/** Suppressions that a change adds, compared with the trees that it starts from. */
import type { ConfiguredChange, ReplacedConfig } from '../config/replaced.ts'
import { utf8Text } from '../core/decode.ts'
import { folderOf } from '../core/path.ts'
import type { AddedSuppression, WrittenSuppression } from '../core/report.ts'
import type { Snapshot } from '../core/snapshot.ts'
import { sourceText } from '../core/source.ts'

/** Entries of the configurations that a change replaces which were in force in none of the trees that it starts from. */
export function addedToConfigs(replaced: readonly ReplacedConfig[]): readonly AddedSuppression[] {
  return replaced.flatMap(({ before, after }) => {
    const known = new Set(before.flatMap(({ config }) => config.ignore).map((entry) => JSON.stringify(entry)))
    return after.config.ignore
      .filter((entry) => !known.has(JSON.stringify(entry)))
      .map(({ policy, reason }) => ({ path: after.from?.path ?? '', policies: [policy], reason }))
  })
}

/** Of written suppressions those whose words are in none of the bases. Without a base, none is reported as added. */
export async function addedToTemplates(
  written: readonly WrittenSuppression[],
  changes: readonly ConfiguredChange[],
): Promise<readonly AddedSuppression[]> {
  const before = await textsBefore(
    changes.flatMap(({ change: { bases = [] } }) => bases),
    new Set(written.map(({ at }) => at.file.path)),
  )
  return written
    .filter(({ at }) => before.get(at.file.path)?.every((text) => !text.includes(sourceText(at))) ?? false)
    .map(({ at, policies, reason }) => ({ path: at.file.path, at, policies, reason }))
}

/** The texts of files in each base that has them; nothing at all where there is no base. */
async function textsBefore(
  bases: readonly Snapshot[],
  paths: ReadonlySet<string>,
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (paths.size === 0 || bases.length === 0) return new Map()
  const texts = new Map([...paths].map((path): [string, string[]] => [path, []]))
  for (const base of bases) {
    const files = await base.listFolders([...new Set([...paths].map(folderOf))])
    const found = files.filter(({ path }) => paths.has(path))
    const contents = await base.read(found)
    for (const [i, { path }] of found.entries()) {
      texts.get(path)?.push(utf8Text(contents[i] ?? new Uint8Array()))
    }
  }
  return texts
}
