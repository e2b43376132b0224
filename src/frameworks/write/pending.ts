/** What is to be added, gathered from several changes before any of it is written. */
import type { Writable } from '../../core/fix.ts'
import { refuse } from './draft.ts'

/** What a change writes, in one framework's terms; `T` is what that has beside the values of JSON. */
export type Plain<T> = string | number | boolean | T | readonly Plain<T>[] | PlainObject<T>

export interface PlainObject<T> {
  readonly [key: string]: Plain<T>
}

/** Objects and lists; what a framework has beside them are instances of classes. */
export function isObject<T>(value: Plain<T>): value is PlainObject<T> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

export function isList<T>(value: Plain<T>): value is readonly Plain<T>[] {
  return Array.isArray(value)
}

/** Both values as one: objects have the entries of both. Refuses where they do not agree. */
export function merge<T>(first: Plain<T>, second: Plain<T>, what: string): Plain<T> {
  if (isObject(first) && isObject(second)) {
    const entries = new Map(Object.entries(first))
    for (const [key, value] of Object.entries(second)) {
      const earlier = entries.get(key)
      entries.set(key, earlier === undefined ? value : merge(earlier, value, key))
    }
    return Object.fromEntries(entries)
  }
  if (isList(first) && isList(second)) {
    const items: Plain<T>[] = [...first]
    for (const [place, value] of second.entries()) {
      const earlier = items[place]
      items[place] = earlier === undefined ? value : merge(earlier, value, what)
    }
    return items
  }
  if (isEqual(first, second)) return first
  return refuse(`two changes do not agree about ${JSON.stringify(what)}`)
}

/** Whether both say the same. */
export function isEqual<T>(first: Plain<T>, second: Plain<T>): boolean {
  return first === second || JSON.stringify(first) === JSON.stringify(second)
}

/** What a change writes with the references in it spelt; objects have no prototype's names. */
export function toPlain<T>(
  value: Writable,
  spell: (value: Exclude<Writable, string | number | boolean>) => Plain<T> | undefined,
  text: (value: string) => string,
): Plain<T> {
  if (typeof value === 'string') return text(value)
  if (typeof value !== 'object') return value
  const spelt = spell(value)
  if (spelt !== undefined) return spelt
  if (Array.isArray(value)) return value.map((item: Writable) => toPlain(item, spell, text))
  const entries = Object.entries(value) as [string, Writable][]
  return Object.fromEntries(entries.map(([key, each]) => [key, toPlain(each, spell, text)]))
}
