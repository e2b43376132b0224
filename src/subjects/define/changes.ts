/** From values that attributes must have to changes of a template, by the ways of their readers. */
import { isKnownAs } from '../../core/attr.ts'
import type { Attr } from '../../core/claim.ts'
import type { Change, Writable } from '../../core/fix.ts'
import { mergeChanges } from '../../core/merge-changes.ts'
import type { SubjectPlace } from '../../core/policy.ts'
import type { Proposals, SubjectWriter } from '../../core/repair.ts'
import type { AttributeTable } from './attributes.ts'
import { addingItem, itemsAt, missingAt, settingAt } from './change-at.ts'
import { originOf, plainReader } from './lazy-object.ts'
import { removalOf } from './removal.ts'
import type { Read, Scope } from './scope.ts'
import { type Spell, type Way, wayOf } from './ways.ts'

/** An attribute that must have a value. */
interface Target {
  readonly read: Read<unknown>
  readonly scope: Scope
  readonly value: unknown
  /** Whether it is a list of attributes, each of which must have the value. */
  readonly isList: boolean
}

/** More ways than this to fix one violation are not tried. */
const MOST_PROPOSALS = 6

/** Ways to give attributes of a subject, or of an object in one, their values; none where one cannot be written. */
export function changesFor(subject: object, settings: object): Proposals {
  const targets = targetsOf(subject, settings)
  return targets === undefined ? [] : inOneChange(targets.map(optionsOf))
}

/** Ways to write all of several values, of which each has ways of its own; none where one of them has none. */
export function inOneChange(options: readonly Proposals[]): Proposals {
  if (options.length === 0 || options.some(({ length }) => length === 0)) return []
  const longest = Math.max(...options.map(({ length }) => length))
  return Array.from({ length: Math.min(longest, MOST_PROPOSALS) }, (_, i) =>
    mergeChanges(options.flatMap((each) => each[Math.min(i, each.length - 1)] ?? [])),
  )
}

/** The attributes that do not have their values yet; undefined where an object was made by hand. */
function targetsOf(subject: object, settings: object): readonly Target[] | undefined {
  const origin = originOf(subject)
  if (origin === undefined) return undefined
  const targets: Target[] = []
  for (const [name, value] of Object.entries(settings)) {
    const attribute = (origin.table as AttributeTable)[name]
    const current = (subject as Record<string, unknown>)[name]
    if (attribute === undefined) return undefined
    if (attribute.type === 'object' || attribute.type === 'objects') {
      for (const inner of [current as object | readonly object[]].flat()) {
        const below = targetsOf(inner, value as object)
        if (below === undefined) return undefined
        targets.push(...below)
      }
      continue
    }
    if (attribute.type === 'texts' ? contains(current, value) : isThere(current, value)) continue
    const read = plainReader(attribute, origin)
    targets.push({ read, scope: origin.scope, value, isList: Array.isArray(current) })
  }
  return targets
}

/** Of texts one must have the value. */
function contains(current: unknown, value: unknown): boolean {
  return (current as readonly unknown[]).some((each) => isThere(each, value))
}

function isThere(current: unknown, value: unknown): boolean {
  if (Array.isArray(current)) return current.length > 0 && current.every((each) => isThere(each, value))
  const attr = current as Attr<unknown>
  if (typeof value !== 'string') return isKnownAs(attr, value) && !isOfNewOnes(attr)
  return (
    attr.kind === 'known' && String(attr.value).toLowerCase() === value.toLowerCase() && !isOfNewOnes(attr)
  )
}

/** A default that holds for new resources alone is to be written out. */
function isOfNewOnes(attr: Attr<unknown>): boolean {
  return attr.kind === 'known' && attr.newOnes !== undefined
}

function optionsOf({ read, scope, value, isList }: Target): Proposals {
  const way = wayOf(read)
  if (!isList || way === undefined || !('by' in way)) return optionsAt(way, scope, value, asIs)
  const wrong = (way.by as readonly Read<unknown>[]).filter((part) => !isThere(part(scope), value))
  const written = wrong.filter((part) => isWrittenOut(part(scope)))
  const each = wrong.map((part) => optionsAt(wayOf(part), scope, value, asIs))
  // One may be enough; where it is not, its proof fails.
  const all = [
    allOf(written, scope, value),
    ...each.slice(0, 1).flat(),
    allOf(wrong, scope, value),
    ...each.slice(1).flat(),
  ]
  return all.filter(({ length }) => length > 0)
}

function allOf(parts: readonly Read<unknown>[], scope: Scope, value: unknown): readonly Change[] {
  return parts.flatMap((part) => optionsAt(wayOf(part), scope, value, asIs)[0] ?? [])
}

function isWrittenOut(current: unknown): boolean {
  const attr = current as Attr<unknown>
  return attr.kind === 'known' && attr.origin === 'written'
}

const asIs: Spell = (value) => value as Writable

/** Ways may lead through readers that lead back. */
const DEEPEST = 20

function optionsAt(
  way: Way | undefined,
  scope: Scope,
  value: unknown,
  spell: Spell,
  depth = 0,
): readonly (readonly Change[])[] {
  if (way === undefined || depth > DEEPEST) return []
  if ('at' in way) {
    const own = spell === asIs ? (way.spell ?? spell) : spell
    return settingAt(scope, way.at, (path) => own(value, path))
  }
  if ('by' in way) {
    return way.by.flatMap((part) => optionsAt(wayOf(part), scope, value, spell, depth + 1))
  }
  if ('changes' in way) return way.changes(scope)
  if ('itemOf' in way) return addingItem(scope, way.itemOf, spell(value, way.itemOf))
  if ('list' in way)
    return itemsAt(scope, way, (spell === asIs ? (way.spell ?? spell) : spell)(value, way.value))
  if ('move' in way) {
    const moved = [way.move(scope) ?? []].flat() as readonly Scope[]
    const each = moved.map((to) => optionsAt(wayOf(way.read), to, value, spell, depth + 1))
    if (each.length <= 1 || each.some(({ length }) => length === 0))
      return each.length === 1 ? (each[0] ?? []) : []
    return [each.flatMap(([first]) => first ?? [])]
  }
  if ('also' in way) {
    const further = Object.entries(way.also).flatMap(([path, other]) => missingAt(scope, path, other))
    return optionsAt(wayOf(way.read), scope, value, spell, depth + 1).map((each) => [...each, ...further])
  }
  return optionsAt(wayOf(way.read), scope, value, way.spell, depth + 1)
}

/** Writes subjects that are declared as tables. */
export const WRITER: SubjectWriter<object & SubjectPlace> = { set: changesFor, remove: removalOf }
