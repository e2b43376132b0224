/** The properties of a resource, whatever is written in their place. */
import type { Location } from '../../core/source.ts'
import { choiceOf, type Either, type Mapping, type Value } from '../../core/value.ts'
import { unknown } from './make.ts'

/**
 * A value as the properties of a resource. Null is an empty mapping, objects that a condition chooses between are one
 * object of such properties, and what is not known is a mapping that may have any.
 *
 * @param empty the mapping where nothing is written, at the resource's place
 */
export function propertiesOf(value: Value | undefined, empty: Mapping): Mapping {
  if (value === undefined) return empty
  switch (value.kind) {
    case 'mapping':
      return value
    case 'either': {
      const [yes, no] = value.branches
      return chooseMapping(value, propertiesOf(yes, empty), propertiesOf(no, empty))
    }
    case 'unknown':
      return { ...empty, rest: value, at: value.at }
    default:
      return isNull(value) ? empty : { ...empty, rest: notAnObject(value.at), at: value.at }
  }
}

/** Whether a value is certainly not the properties of anything. */
export function isNotProperties(value: Value): boolean {
  return value.kind === 'list' || value.kind === 'json' || (value.kind === 'scalar' && !isNull(value))
}

function isNull(value: Value): boolean {
  return value.kind === 'scalar' && value.value === null
}

function notAnObject(at: Location) {
  return unknown({ kind: 'type', expected: 'an object' }, at)
}

function chooseMapping(either: Either, yes: Mapping, no: Mapping): Mapping {
  const { at } = either
  const entries = new Map<string, Value>()
  for (const key of new Set([...yes.entries.keys(), ...no.entries.keys()])) {
    const branches = [yes.entries.get(key) ?? yes.rest, no.entries.get(key) ?? no.rest] as const
    entries.set(key, {
      ...choiceOf(either),
      kind: 'either',
      branches,
      at: (branches[0] ?? branches[1])?.at ?? at,
    })
  }
  const rest = yes.rest ?? no.rest
  return { ...yes, entries, at, ...(rest === undefined ? {} : { rest }) }
}
