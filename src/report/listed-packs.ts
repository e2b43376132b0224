/** The packs of a report, as machines read them. */
import type { Report } from '../core/report.ts'
import type { Secrets } from './secrets.ts'

/** Each with its name and version, the keys that it gives, and how many policy files. */
export function listedPacks({ packs = [] }: Report, secrets: Secrets): readonly object[] {
  return packs.map((pack) => ({ ...pack, name: secrets.scrub(pack.name) }))
}
