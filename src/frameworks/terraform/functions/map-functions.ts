/** Functions on maps. */
import { compareText } from '../../../core/compare.ts'
import { type Mapping, type UnknownCause, type Value, withoutLimits } from '../../../core/value.ts'
import { spend } from '../../values/budget.ts'
import { elementsOf, isConditional, orElse } from '../../values/elements.ts'
import {
  closedList,
  isSet,
  list,
  mapping,
  scalar,
  textOf,
  unknown,
  unlinked,
  withoutLink,
} from '../../values/make.ts'
import { convert, orNothing } from '../types/convert.ts'
import { ANY, allOf, isSameType, mapOf, STRING, typeOf } from '../types/type.ts'
import { allTexts, type CallSite, fails, isCertain, isNull, type Rules, refuse } from './rule.ts'

type Args = readonly Value[]

function merge(args: Args, site: CallSite): Value | undefined {
  const { at, scope } = site
  if (args.some(({ kind }) => kind === 'unknown')) return mergeUnknown(args, site)
  const maps = mapsOf(args)
  if (maps === undefined) return fails(site)
  const given = maps.filter((arg) => !isNull(arg))
  const entries = new Map<string, Value>()
  for (const arg of given) {
    if (arg.kind !== 'mapping' || !spend(scope.evaluation.budget, arg.entries.size)) return undefined
    for (const [key, value] of arg.entries) {
      const earlier = entries.get(key)
      entries.set(key, earlier === undefined ? value : orElse(value, earlier))
    }
  }
  const areUniform = given.length > 0 && given.every((arg) => arg.kind === 'mapping' && arg.uniform)
  const types = areUniform ? allOf(given.map(typeOf)) : undefined
  const [first] = types ?? []
  // Maps of several types are merged to an object, whose attributes keep theirs.
  if (first !== undefined && !types?.every((type) => isSameType(type, first))) return mapping(entries, at)
  return areUniform ? orNothing(convert(mapping(entries, at), mapOf(ANY))) : mapping(entries, at)
}

/**
 * The arguments of `merge`; undefined where one is no map. After a null that has no type they are not checked, so that what
 * has no elements adds none, and a set of texts adds each as its own key.
 * https://github.com/zclconf/go-cty/blob/v1.16.2/cty/function/stdlib/collection.go
 */
function mapsOf(args: Args): Args | undefined {
  const untyped = args.findIndex((arg) => isNull(arg) && typeOf(arg)?.kind === 'any')
  return allOf(
    args.map((arg, index) => {
      if (arg.kind === 'mapping' || !isCertain(arg) || (isNull(arg) && mayBeMap(arg))) return arg
      return untyped === -1 || index < untyped ? undefined : elementsAsMap(arg)
    }),
  )
}

function elementsAsMap(value: Value): Value | undefined {
  if (isNull(value)) return value
  if (value.kind !== 'list' || (value.items.length > 0 && !isSet(value))) return undefined
  if (closedList(value) === undefined || !value.items.every(isCertain)) return value
  if (value.items.some((item) => typeOf(item)?.kind !== 'string')) return undefined
  return mapping(new Map(value.items.map((item) => [textOf(item) ?? '', item])), value.at)
}

/** What is written after an argument that is not known holds, whatever that one is; what is before it may be replaced. */
function mergeUnknown(args: Args, { at, scope }: CallSite): Value | undefined {
  let entries = new Map<string, Value>()
  let open: UnknownCause | undefined
  for (const arg of args) {
    if (isNull(arg)) continue
    if (arg.kind === 'unknown') {
      open ??= arg.because
      entries = new Map()
    } else if (arg.kind !== 'mapping') return undefined
    if (!spend(scope.evaluation.budget, arg.entries?.size ?? 0)) return undefined
    for (const [key, value] of arg.entries ?? []) {
      const earlier = entries.get(key)
      if (!isConditional(value)) entries.set(key, value)
      else if (earlier !== undefined) entries.set(key, orElse(value, earlier))
    }
  }
  if (open === undefined) return undefined
  const because = args.length === 1 ? withoutLimits(withoutLink(open)) : unlinked(open)
  return { ...unknown(because, at), ...(entries.size === 0 ? {} : { entries }) }
}

/** Whether a null has the type of a map, or none. */
function mayBeMap(value: Value): boolean {
  const type = typeOf(value)?.kind
  return type === 'map' || type === 'object' || type === 'any'
}

function lookup([map, key, fallback]: Args, site: CallSite): Value | undefined {
  const name = key && textOf(key)
  if (map?.kind === 'unknown' && name !== undefined) return map.entries?.get(name)
  if (map?.kind !== 'mapping') return refuse(map, site)
  if (name === undefined) return undefined
  const found = map.entries.get(name)
  const instead = fallback === undefined ? undefined : asElement(map, fallback)
  if (instead === 'fails') return fails(site)
  if (found === undefined) return instead ?? fails(site)
  return instead === undefined ? found : orElse(found, instead)
}

/** A default as the type of the other entries of a map. */
function asElement(map: Mapping, fallback: Value): Value | 'fails' {
  const element = map.uniform && typeOf(map)
  const converted = element && element.kind === 'map' ? convert(fallback, element.element) : fallback
  return converted === 'open' ? fallback : converted
}

function zipmap([keys, values]: Args, site: CallSite): Value | undefined {
  const { at } = site
  const names = allTexts(closedList(keys)?.items ?? [])
  if (values?.kind !== 'list' || isSet(values)) return refuse(values, site)
  const items = closedList(values)?.items
  if (closedList(keys)?.items.some(isNull)) return fails(site)
  if (closedList(keys) === undefined || names === undefined || items === undefined) return undefined
  if (names.length !== items.length) return fails(site)
  const result = mapping(new Map(items.map((item, index) => [names[index] ?? '', item])), at)
  return values.uniform ? { ...result, uniform: values.uniform } : result
}

function map(args: Args, { at }: CallSite): Value | undefined {
  const entries = new Map<string, Value>()
  for (let index = 0; index < args.length; index += 2) {
    const [key, value] = [args[index], args[index + 1]]
    const name = key && textOf(key)
    if (name === undefined || value === undefined) return undefined
    entries.set(name, value)
  }
  return mapping(entries, at)
}

function keys([map]: Args, site: CallSite): Value | undefined {
  const { at } = site
  if (map?.kind !== 'mapping') return refuse(map, site)
  if ([...map.entries.values()].some(isConditional)) return undefined
  const names = [...map.entries.keys()].sort(compareText).map((key) => scalar(key, at))
  return map.uniform ? { ...list(names, at), uniform: STRING } : list(names, at)
}

function values([map]: Args, site: CallSite): Value | undefined {
  if (map?.kind !== 'mapping') return refuse(map, site)
  const items = elementsOf(map)?.map(({ value }) => value)
  if (items === undefined) return undefined
  return map.uniform ? { ...list(items, site.at), uniform: map.uniform } : list(items, site.at)
}

export const MAP_FUNCTIONS: Rules = [
  ['merge', { run: merge, takesUnknown: true }],
  // Of Terraform before 0.12.
  ['map', { run: map, takesUnknown: true }],
  ['keys', { run: keys }],
  ['values', { run: values }],
  ['lookup', { run: lookup, takesOut: true, takesUnknown: true, passesOn: true }],
  ['zipmap', { run: zipmap }],
]
