/**
 * A configuration made of layers: packs and what an organization sets, and above them the repository's own file. A later
 * layer wins, but for keys that an earlier one makes final: those may become stricter only.
 */
import { isDeepStrictEqual } from 'node:util'
import type { ConfigurationProblem } from '../core/report.ts'
import { type Config, DEFAULTS } from './keys.ts'
import { type LoadNames, layPolicies } from './layered-policies.ts'
import { globsBeyond, weakenedSetting } from './weakened.ts'

/** Some keys of a configuration, from one place. */
export interface Layer {
  /** How a report names the place: a configuration's path, a pack with its version. */
  readonly name: string
  readonly keys: Partial<Config>
  /** Keys that later layers must not loosen, whether this layer sets them or leaves them as they are. */
  readonly final: readonly (keyof Config)[]
}

/** What layers make together. */
export interface Layered {
  readonly config: Config
  /** The layers that a key comes from, for keys that any of them sets; several for one that they add entries to. */
  readonly sources: ReadonlyMap<keyof Config, readonly string[]>
  /** The layer that makes a key final, for keys that one does. */
  readonly final: ReadonlyMap<keyof Config, string>
  /** What was not applied because it would loosen a final key; a line each, at the layer that has it. */
  readonly refused: readonly ConfigurationProblem[]
}

/**
 * Puts layers on top of the defaults.
 * @param layers the first is the weakest, but for what it makes final
 */
export async function mergeLayers(layers: readonly Layer[], loadNames: LoadNames): Promise<Layered> {
  let config = DEFAULTS
  const sources = new Map<keyof Config, readonly string[]>()
  const final = new Map<keyof Config, string>()
  const refused: ConfigurationProblem[] = []
  for (const { name, keys, final: made } of layers) {
    for (const key of keysOf(keys)) {
      const owner = final.get(key)
      const laid = await lay(key, config, keys, owner !== undefined, loadNames)
      for (const what of laid.refused) {
        refused.push({ path: name, message: `${key}: final in ${owner}, not applied: ${what}` })
      }
      if (laid.refused.length > 0 && isDeepStrictEqual(laid.config, config)) continue
      config = laid.config
      const others = JOINED.includes(key) ? (sources.get(key) ?? []) : []
      sources.set(key, [...new Set([...others, name])])
    }
    for (const key of made) if (!final.has(key)) final.set(key, name)
  }
  return { config, sources, final, refused }
}

/** What of a layer holds for configurations in folders below it. */
export function finalPart({ name, keys, final }: Layer): Layer {
  const kept = keysOf(keys).filter((key) => final.includes(key))
  return { name, keys: Object.fromEntries(kept.map((key) => [key, keys[key]])), final }
}

/** In the order in which they are documented. */
function keysOf(keys: Partial<Config>): readonly (keyof Config)[] {
  return (Object.keys(DEFAULTS) as (keyof Config)[]).filter((key) => keys[key] !== undefined)
}

/** Keys of which later layers add entries to those of earlier ones. */
const JOINED: readonly (keyof Config)[] = ['policies', 'ignore', 'suppressions', 'parameters', 'services']

/** A configuration with a key of a layer on top, and what was left out of it because it would loosen what is final. */
interface Laid {
  readonly config: Config
  /** Raw text from the layer in it. */
  readonly refused: readonly string[]
}

async function lay(
  key: keyof Config,
  config: Config,
  keys: Partial<Config>,
  isFinal: boolean,
  loadNames: LoadNames,
): Promise<Laid> {
  if (key === 'policies') {
    const { policies, refused } = await layPolicies(config.policies, keys.policies ?? {}, isFinal, loadNames)
    return { config: { ...config, policies }, refused }
  }
  const next = { ...config, ...joined(key, config, keys) }
  if (!isFinal) return { config: next, refused: [] }
  const refused = loosened(key, config, next)
  return { config: refused.length === 0 ? next : config, refused }
}

function joined(key: keyof Config, config: Config, keys: Partial<Config>): Partial<Config> {
  switch (key) {
    case 'ignore':
      return { ignore: [...config.ignore, ...newEntries(config.ignore, keys.ignore ?? [])] }
    case 'suppressions':
      return { suppressions: { ...config.suppressions, ...keys.suppressions } }
    case 'parameters':
      return { parameters: { ...config.parameters, ...keys.parameters } }
    case 'services':
      return { services: { ...config.services, ...keys.services } }
    default:
      return { [key]: keys[key] }
  }
}

/** What is looser in a key than it was. Where no order is defined, every change is. */
function loosened(key: Exclude<keyof Config, 'policies'>, before: Config, after: Config): readonly string[] {
  switch (key) {
    case 'include':
      return globsBeyond(before.include, after.include).map((glob) => `removal of "${glob}"`)
    case 'exclude':
      return globsBeyond(after.exclude, before.exclude).map((glob) => `"${glob}"`)
    case 'ignore':
      return newEntries(before.ignore, after.ignore).map(({ policy }) => `suppression of ${policy}`)
    // Each layer has files of its own, which are all in force.
    case 'policyFiles':
      return []
    default:
      return weakenedSetting(key, before, after).map(({ message }) => message)
  }
}

function newEntries(before: Config['ignore'], after: Config['ignore']): Config['ignore'] {
  const known = new Set(before.map((entry) => JSON.stringify(entry)))
  return after.filter((entry) => !known.has(JSON.stringify(entry)))
}
