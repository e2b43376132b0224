/** Changes that belong together, as one list. */
import type { Change, Writable } from './fix.ts'

/** The same changes, with one addition in place of several of the same resource. */
export function mergeChanges(changes: readonly Change[]): readonly Change[] {
  const merged: Change[] = []
  for (const change of changes) {
    const same = merged.findIndex((each) => isSameAddition(each, change))
    const earlier = merged[same]
    if (change.kind === 'add-resource' && earlier?.kind === 'add-resource') {
      merged[same] = { ...earlier, properties: mergeDeep(earlier.properties, change.properties) }
    } else merged.push(change)
  }
  return merged
}

function isSameAddition(a: Change, b: Change): boolean {
  return a.kind === 'add-resource' && b.kind === 'add-resource' && a.type === b.type && a.beside === b.beside
}

type Properties = { readonly [key: string]: Writable }

function mergeDeep(a: Properties, b: Properties): Properties {
  const all: { [key: string]: Writable } = { ...a }
  for (const [name, value] of Object.entries(b)) {
    const earlier = all[name]
    all[name] = isProperties(earlier) && isProperties(value) ? mergeDeep(earlier, value) : value
  }
  return all
}

function isProperties(value: Writable | undefined): value is Properties {
  return typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype
}
