/** Which packs a run goes by, and what each of them gives. */
import type { FolderConfig } from '../config/load.ts'
import type { PackInForce } from '../core/report.ts'

/** Those of some configurations, each once for each configuration file. */
export function packsInForce(configs: Iterable<FolderConfig>): readonly PackInForce[] {
  const found = new Map<string, PackInForce>()
  for (const { packs = [], layered, from } of configs) {
    for (const { name, final, policyFiles } of packs) {
      const keys = [...(layered?.sources ?? [])].filter(([, names]) => names.includes(name))
      const each = {
        path: from?.path ?? '',
        name,
        keys: keys.map(([key]) => key),
        final,
        policyFiles: policyFiles?.files.length ?? 0,
      }
      found.set(JSON.stringify([each.path, name]), each)
    }
  }
  return [...found.values()]
}
