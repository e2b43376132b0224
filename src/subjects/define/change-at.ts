/** Changes at one place: a value that is set, an item with a key, resources that are added. */
import { type Change, ReferenceTo, type Step, type Writable } from '../../core/fix.ts'
import { type Vocabulary, vocabularyOf } from '../../core/frameworks.ts'
import type { Proposals } from '../../core/repair.ts'
import type { Either, Value } from '../../core/value.ts'
import { type Elsewhere, type Here, placeAt, placeOf } from './place.ts'
import { isNull, itemsOf, lookUp, type Scope, step } from './scope.ts'
import { stepsOf } from './steps.ts'
import type { Way } from './ways.ts'

/** Ways to write a value at the first of the paths that is written, else at one of them. */
export function settingAt(
  scope: Scope,
  paths: readonly string[],
  spell: (path: string) => Writable | undefined,
): Proposals {
  const outer = placeOf(scope)
  if (outer === undefined) return []
  const vocabulary = vocabularyOf(scope.template)
  const written = 'node' in outer ? paths.filter((path) => isWritten(outer.node, path)) : []
  return (written.length > 0 ? written : paths).flatMap((path) => {
    const place = placeAt(outer, path, vocabulary)
    const value = spell(path)
    if (place === undefined || value === undefined) return []
    return 'missing' in place ? adding(place, value) : settingHere(place, value)
  })
}

function isWritten(node: Value | undefined, path: string): boolean {
  const value = lookUp(node, path)
  return value !== undefined && !isNull(value)
}

/** A value that comes from elsewhere is replaced there, or else where it is used. */
function settingHere({ below, path, node }: Here, value: Writable): Proposals {
  if (node === undefined || isNull(node)) return [[{ kind: 'set', below, path, value }]]
  if (node.kind === 'mapping') {
    const parts = isProperties(value) ? Object.entries(value) : []
    return [parts.map(([name, part]) => ({ kind: 'set', below, path: [...path, name], value: part }))]
  }
  if (node.kind === 'either') return inBranches(node, value)
  const like = node.kind === 'scalar' ? asBefore(node.value, value) : value
  const here: Change = { kind: 'replace', at: node.at, value: like }
  const from = 'from' in node ? node.from : undefined
  return from === undefined ? [[here]] : [[{ kind: 'replace', at: from.at, value: like }], [here]]
}

/** Each branch of a condition gets the value, where each is written out. */
function inBranches({ branches }: Either, value: Writable): Proposals {
  const changes = branches.map((branch): Change | undefined =>
    branch?.kind === 'scalar'
      ? { kind: 'replace', at: branch.at, value: asBefore(branch.value, value) }
      : undefined,
  )
  const all = changes.filter((change) => change !== undefined)
  return all.length === branches.length ? [all] : []
}

/** What was written as a boolean is one again, a number or a boolean in quotes stays in quotes, and a word has the case of the one before. */
function asBefore(before: unknown, value: Writable): Writable {
  if (typeof value === 'boolean' && /^(?:enabled|disabled)$/i.test(String(before))) {
    return asBefore(before, value ? 'Enabled' : 'Disabled')
  }
  if (typeof before === 'string' && (typeof value === 'boolean' || typeof value === 'number')) {
    return String(value)
  }
  if (typeof value !== 'string' || !/^[a-z]+$/i.test(value)) return value
  const word = value.toLowerCase()
  if (typeof before === 'boolean') return word === 'enabled' ? true : word === 'disabled' ? false : value
  if (typeof before !== 'string' || before.length < 2) return value
  return before === before.toLowerCase() ? word : before === before.toUpperCase() ? word.toUpperCase() : value
}

function adding({ missing, path }: Elsewhere, value: Writable): Proposals {
  const { about, types, by } = missing
  const type = typeIn(types, vocabularyOf(about.template))
  if (type === undefined) return []
  const { resource } = about
  const own: Writable = nest(path, value)
  const properties = { ...(by === undefined ? {} : { [by]: new ReferenceTo(resource) }), ...(own as object) }
  return [
    [{ kind: 'add-resource', beside: resource, type, suffix: suffixOf(type, resource.type), properties }],
  ]
}

/** Links name the types of all vocabularies. */
function typeIn(types: readonly string[], vocabulary: Vocabulary): string | undefined {
  const marks = { cloudformation: /::/, arm: /\//, terraform: /^[a-z0-9_]+$/ } as const
  return types.find((type) => marks[vocabulary].test(type))
}

/** `versioning` for `aws_s3_bucket_versioning` beside `aws_s3_bucket`, else the last word. */
function suffixOf(type: string, owner: string): string {
  // The services of an account in ARM have one name.
  if (/\/\w+Services$/.test(type)) return 'default'
  const rest = type.startsWith(`${owner}_`) ? type.slice(owner.length + 1) : type
  return rest.split(/::|\//).at(-1) ?? rest
}

function nest(path: readonly Step[], value: Writable): Writable {
  return path.reduceRight<Writable>((inner, each) => {
    if (typeof each === 'number') return [inner]
    const name = typeof each === 'string' ? each : 'map' in each ? each.map : each.beside
    return { [name]: inner }
  }, value)
}

/** The change that writes a value where nothing is written. */
export function missingAt(scope: Scope, path: string, value: Writable): readonly Change[] {
  return isWritten(scope.node, path) ? [] : (settingAt(scope, [path], () => value)[0] ?? [])
}

/** Ways to add an item to a list, which may be written nowhere yet. */
export function addingItem(scope: Scope, list: string, value: Writable | undefined): Proposals {
  const outer = placeOf(scope)
  if (value === undefined || outer === undefined) return []
  const all = 'node' in outer ? lookUp(outer.node, list) : undefined
  if (all === undefined || isNull(all)) return settingAt(scope, [list], () => [value])
  if (all.kind !== 'list' || all.from !== undefined) return []
  const place = placeAt(outer, list, vocabularyOf(scope.template))
  if (place === undefined || 'missing' in place) return []
  return [[{ kind: 'set', below: place.below, path: [...place.path, all.items.length], value }]]
}

/** A way to give the item of a list that has a key its value; where there is none, an item with both. */
export function itemsAt(
  scope: Scope,
  way: Extract<Way, { list: string }>,
  value: Writable | undefined,
): Proposals {
  const { list, key, named, value: path } = way
  if (value === undefined) return []
  const all = lookUp(scope.node, list)
  const items = itemsOf(all)
  const item = items.find((each) => {
    const name = each.kind === 'mapping' ? step(each, key) : undefined
    return name?.kind === 'scalar' && name.value === named
  })
  if (item !== undefined) return settingAt({ ...scope, node: item }, [path], () => value)
  const outer = placeOf(scope)
  if (outer === undefined || 'missing' in outer || outer.beside) return []
  if (all !== undefined && all.kind !== 'list' && all.kind !== 'mapping') return []
  const steps = list.split('.').flatMap((name) => stepsOf(name, vocabularyOf(scope.template)))
  const added = { [key]: named, [path]: value }
  return [[{ kind: 'set', below: outer.below, path: [...outer.path, ...steps, items.length], value: added }]]
}

function isProperties(value: Writable): value is { readonly [key: string]: Writable } {
  return typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype
}
