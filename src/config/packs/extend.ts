/** A configuration with what it extends, and with what configurations above it, or a server, make final. */
import { GateError } from '../../core/errors.ts'
import type { Around, Unplaced } from '../folder-config.ts'
import { finalPart, type Layer, mergeLayers } from '../layers.ts'
import { joinPolicyFiles, type PolicyFiles } from '../policy-files.ts'
import { expectValid, unknownPolicies, validateKeys } from '../validate.ts'
import { type Pack, readPacks } from './packs.ts'

/** A configuration file. */
interface File {
  readonly path: string
  readonly content: unknown
  /** The packs that it names. */
  readonly specifiers: readonly string[]
  /** The policy files in force, but for those of packs. */
  readonly own: PolicyFiles | undefined
}

/** @throws GateError `config` for a file, or a pack, that is not valid */
export async function extendedConfig(
  { path, content, specifiers, own }: File,
  { snapshot, context, above }: Around,
): Promise<Unplaced> {
  const named = await readPacks(specifiers, path, { snapshot, isBase: context.isBase === true })
  // What is extended above holds here: what it makes final, and its policies.
  const all = [...(above.packs ?? []).map(heldPart), ...named]
  const packs = all.filter(({ name }, i) => all.findLastIndex((each) => each.name === name) === i)
  const held = joinPolicyFiles(packs.map(({ policyFiles }) => policyFiles))
  const policyFiles = joinPolicyFiles([held, own])
  const ids = await context.ids(policyFiles)
  for (const { name, keys } of named) expectKnown(name, unknownPolicies(keys, ids))
  const { keys } = expectValid(path, snapshot.name, validateKeys(content, ids))
  const below = above.held ?? []
  const layers: readonly Layer[] = [...below, ...named, { name: path, keys, final: [] }]
  const layered = await mergeLayers(layers, () => context.named(policyFiles, held))
  return {
    config: layered.config,
    from: { path, keys: Object.keys(Object(content)) },
    layered,
    held: named.length === 0 ? below : [...below, ...named.map(finalPart)],
    ...(packs.length === 0 ? {} : { packs, team: own }),
    ...(policyFiles === undefined ? {} : { policyFiles }),
  }
}

/** What of a pack holds in folders below the one that extends it. */
function heldPart(pack: Pack): Pack {
  return { ...pack, ...finalPart(pack) }
}

function expectKnown(name: string, errors: readonly string[]): void {
  if (errors.length === 0) return
  throw new GateError('config', `${name}: ${errors.join('; ')}`, {
    hint: 'the pack may be made for a newer mvc-gate',
  })
}
