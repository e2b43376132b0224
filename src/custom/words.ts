/** What findings of own policies say of values. */

import type { Attr } from '../core/claim.ts'
import type { Location, SourceFile } from '../core/source.ts'
import { secretsIn } from '../secrets/find.ts'
import { secretName } from '../secrets/names.ts'
import type { Plain, Selector } from './syntax.ts'

const LONGEST = 80
const HIDDEN = 'a value that is not shown'

/** How a finding names what a test is about. */
export function labelOf(selector: Selector): string {
  switch (selector.kind) {
    case 'attribute':
      return selector.word.text
    case 'property':
      return selector.label
    case 'tag':
      return `the tag ${selector.name}`
    case 'self':
      return `the ${selector.what}`
    case 'item':
      return 'the item'
  }
}

/** A value as a finding may quote it: cut where it is long, and never one that may be a secret. */
export function quoted(value: Plain, label: string, places: readonly Location[]): string {
  if (typeof value === 'symbol') return 'a list or a mapping'
  if (typeof value !== 'string') return String(value)
  const name = label.slice(Math.max(label.lastIndexOf('.'), label.lastIndexOf(' ')) + 1)
  if (secretName(name) !== 'none' || places.some(holdsSecret)) return HIDDEN
  if (secretsIn(value).length > 0) return HIDDEN
  return value === '' ? 'empty' : `"${value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value}"`
}

const SECRETS = new WeakMap<SourceFile, ReturnType<typeof secretsIn>>()

function holdsSecret({ file, range }: Location): boolean {
  const secrets = SECRETS.get(file) ?? secretsIn(file.text)
  SECRETS.set(file, secrets)
  return secrets.some(({ start, end }) => start < range.end && end > range.start)
}

/** Where the values of an attribute stand, and where they were written. */
export function placesOf(attr: Attr<Plain>): readonly Location[] {
  if (attr.kind === 'either') return attr.branches.flatMap(placesOf)
  return attr.kind === 'known' && attr.from !== undefined ? [attr.at, attr.from.at] : [attr.at]
}
