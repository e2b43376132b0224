/** What policies say about the fixes of their violations: attributes and their values, never how a template writes them. */
import type { Attr, Claim } from './claim.ts'
import type { Change } from './fix.ts'

/** Values that attributes must have; of a list, each of its attributes, of objects in a list, each object. */
export type Settings<S> = { readonly [K in keyof S]?: SettingOf<S[K]> }

type SettingOf<A> = [A] extends [Attr<infer T>]
  ? Widened<T>
  : A extends readonly (infer Item)[]
    ? SettingOf<Item>
    : A extends object
      ? Settings<A>
      : never

type Widened<T> = T extends string | number | boolean ? T : never

/** Attributes with these values: `{ set: { encrypted: true } }`, or values that depend on the subject. */
interface SetRepair<S> {
  readonly set: Settings<S> | ((subject: S) => Settings<S> | undefined)
  /** What it does that nobody may want without having read it: a sentence. Not set where it is safe. */
  readonly unsafe?: string
}

/** What is written at places is gone: the subject as a whole, or some of the items that it is about. */
interface RemoveRepair<S> {
  readonly remove: 'subject' | ((subject: S) => Removed)
  /** Where the subject is the only one of its resource, the resource goes with it, if it is there for nothing else. */
  readonly last?: 'resource'
  readonly unsafe: string
}

/** What is removed: some items; where they are `all` of which one must be left, the subject. */
export interface Removed {
  readonly some: readonly Placed[]
  readonly all?: readonly Placed[]
}

/** An attribute, or an object that the subject has. */
export type Placed = Pick<Attr<unknown>, 'at'> | object

/** Removes the items of a list that a claim is true of. */
export function those<T>(items: readonly Attr<T>[], isMeant: (item: Attr<T>) => Claim): Removed {
  return { some: items.filter((each) => isMeant(each).truth === 'true') }
}

/** The same; where no item is left, which the subject cannot be without, the subject is removed. */
export function thoseOrSubject<T>(all: readonly Attr<T>[], isMeant: (item: Attr<T>) => Claim): Removed {
  return { ...those(all, isMeant), all }
}

/** Why there is no fix: what a person must decide first, as a sentence. */
interface Decision {
  readonly decide: string
}

/** How the violations of a policy are fixed, by the first way that can be written; or why that is not for a program. */
export type Repair<S> = RepairWay<S> | readonly RepairWay<S>[] | Decision

export type RepairWay<S> = SetRepair<S> | RemoveRepair<S>

/** What people are shown of a repair. */
export interface RepairInfo {
  readonly unsafe?: string
  readonly decide?: string
}

/** Ways to make attributes have values, or places empty, the best first; each is all that it takes. */
export type Proposals = readonly (readonly Change[])[]

/** How subjects of a kind are written. */
export interface SubjectWriter<S> {
  /** Ways to give attributes of the subject values; none where they cannot be written. */
  set(subject: S, settings: Settings<S>): Proposals
  /** Ways to remove what stands at some of the places, or the subject where nothing is left. */
  remove(subject: S, places: 'subject' | 'resource' | Removed): Proposals
}
