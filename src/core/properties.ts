/** Properties by name, whose case does not count in ARM. */
import type { Mapping, Value } from './value.ts'

/** Per object, its keys by their lower case; of two that differ in case only, the last. */
const keysByLowerCase = new WeakMap<ReadonlyMap<string, unknown>, ReadonlyMap<string, string>>()

/** The key of this name: as written, or in another case. Undefined where there is none. */
export function keyOf(entries: ReadonlyMap<string, unknown>, name: string): string | undefined {
  if (entries.has(name)) return name
  let keys = keysByLowerCase.get(entries)
  if (keys === undefined) {
    keys = new Map([...entries.keys()].map((key) => [key.toLowerCase(), key]))
    keysByLowerCase.set(entries, keys)
  }
  return keys.get(name.toLowerCase())
}

/**
 * The property of this name, in any case where the mapping takes any. Undefined where there is certainly none; unknown
 * where it may be among what was not read.
 */
export function propertyOf(mapping: Mapping, name: string): Value | undefined {
  const { entries, caseless, rest } = mapping
  if (caseless === undefined) return entries.get(name) ?? rest
  const key = keyOf(entries, name)
  return key === undefined ? rest : entries.get(key)
}
