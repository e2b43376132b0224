/** Readers of lists of keys and values, such as the attributes of a load balancer. */
import { eachAlternative, unknownBecause } from '../../core/attr.ts'
import type { Attr } from '../../core/claim.ts'
import { nested } from './moves.ts'
import { text } from './readers.ts'
import { itemsOf, lookUp, type Read } from './scope.ts'
import { withWay } from './ways.ts'

interface Pairs {
  readonly list: string
  readonly key: string
  readonly value: string
}

/**
 * Reads the value of one key. Where an item's key is not known, it may be the one.
 *
 * @param reader makes the reader of the value, at the path in an item
 */
export function valueOfKey<T>(
  { list, key, value }: Pairs,
  wanted: string,
  reader: (path: string, fallback: Read<Attr<T>>) => Read<Attr<T>>,
  otherwise: Read<Attr<T>>,
): Read<Attr<T>> {
  const [readKey, readValue] = [text(key), reader(value, otherwise)]
  const ofKey: Read<Attr<T>> = (scope) => {
    let open: Attr<T> | undefined
    for (const node of itemsOf(lookUp(scope.node, list))) {
      const item = nested(scope, node)
      const name = readKey(item)
      if (name.kind === 'known' && name.value === wanted) return readValue(item)
      if (name.kind === 'known' || name.kind === 'absent') continue
      open ??=
        name.kind === 'either'
          ? chosen(name, readValue(item), otherwise(scope), wanted)
          : unknownBecause(name.because, name.at)
    }
    return open ?? otherwise(scope)
  }
  return withWay(ofKey, { list, key, named: wanted, value, spell: String })
}

/** Of an item that a condition chooses: its value where it is the one, else what holds without it. */
function chosen<T>(name: Attr<string>, value: Attr<T>, otherwise: Attr<T>, wanted: string): Attr<T> {
  return eachAlternative(name, (single): Attr<T> => {
    if (single.kind === 'unknown') return unknownBecause(single.because, single.at)
    return single.kind === 'known' && single.value === wanted ? value : otherwise
  })
}
