/** What a change does to the packs that a configuration extends. */
import type { FolderConfig } from '../../config/load.ts'
import type { Weakening } from '../../config/weakened.ts'

/**
 * Packages of which another version, or one from elsewhere, is meant, and keys that are no longer final. What was in
 * the version before is not known any more; so each other version is named, whatever it holds.
 */
export function packChanges(before: FolderConfig, after: FolderConfig): readonly Weakening[] {
  return [...otherPackages(before, after), ...noLongerFinal(before, after)]
}

function otherPackages(before: FolderConfig, after: FolderConfig): readonly Weakening[] {
  const earlier = packagesOf(before)
  return [...packagesOf(after)].flatMap(([name, { version, source }]) => {
    const old = earlier.get(name)
    if (old === undefined) return []
    if (old.version !== version) {
      return [{ key: 'extends' as const, item: name, message: `${name} is ${version} (was ${old.version})` }]
    }
    if (old.source === source) return []
    const message = `${name} ${version} comes from ${source || 'an unknown place'} (was ${old.source || 'unknown'})`
    return [{ key: 'extends' as const, item: name, message }]
  })
}

type Package = NonNullable<NonNullable<FolderConfig['packs']>[number]['package']>

function packagesOf({ packs = [] }: FolderConfig): ReadonlyMap<string, Package> {
  return new Map(
    packs.flatMap((pack) => (pack.package === undefined ? [] : [[pack.package.name, pack.package]])),
  )
}

/** A pack that is gone takes along what it made final: that is said already. */
function noLongerFinal(before: FolderConfig, after: FolderConfig): readonly Weakening[] {
  const there = new Set(after.packs?.map(({ name }) => name))
  return [...(before.layered?.final ?? [])].flatMap(([key, owner]) => {
    if (after.layered?.final.has(key) || !there.has(owner)) return []
    return [{ key, item: 'final', message: `no longer final (was in ${owner})` }]
  })
}
