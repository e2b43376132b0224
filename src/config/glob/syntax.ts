/**
 * The syntax of globs: `*` and `?` within a folder's name, `**` for any folders, `[abc]`, `[a-z]` and `[!a-z]`,
 * `{one,other}`, and `\` before a character that is meant as it is. A leading dot is a character like any other.
 */

/** A character, by its UTF-16 unit. */
interface Character {
  readonly kind: 'character'
  readonly unit: number
}

/** Any character of a set, or none of them. */
export interface CharacterSet {
  readonly kind: 'set'
  readonly isNegated: boolean
  /** UTF-16 units, both included. */
  readonly ranges: readonly (readonly [from: number, to: number])[]
  /** As it is written. Names hold brackets, too: `app/[id]`, `aws_s3_bucket.b["x"]`. */
  readonly text: string
}

/** A piece of a glob without alternatives. */
export type Piece = Character | CharacterSet | { readonly kind: 'one' | 'star' }

type Item = Piece | Alternatives

interface Alternatives {
  readonly kind: 'alternatives'
  readonly all: readonly (readonly Item[])[]
}

/** Longer ones are not written by people. */
const MAX_LENGTH = 1_000
/** What `{a,b}{c,d}...` may stand for. */
const MAX_ALTERNATIVES = 1_000

/** The globs without alternatives that one stands for, or what is wrong with it. */
export type ReadGlob = { readonly globs: readonly (readonly Piece[])[] } | { readonly error: string }

/** Reads a glob. Never throws. */
export function readGlob(text: string): ReadGlob {
  if (text.length > MAX_LENGTH) return { error: `must have at most ${MAX_LENGTH} characters` }
  const reader = new Reader(text)
  const items = reader.readAll()
  if (reader.error !== undefined) return { error: reader.error }
  if (countOf(items) > MAX_ALTERNATIVES) {
    return { error: `must stand for at most ${MAX_ALTERNATIVES} alternatives ("{a,b}")` }
  }
  return { globs: expand(items) }
}

/** Only counts. */
function countOf(items: readonly Item[]): number {
  return items.reduce(
    (product, item) =>
      item.kind === 'alternatives'
        ? product * item.all.reduce((sum, each) => sum + countOf(each), 0)
        : product,
    1,
  )
}

function expand(items: readonly Item[]): readonly (readonly Piece[])[] {
  let globs: readonly (readonly Piece[])[] = [[]]
  for (const item of items) {
    const all = item.kind === 'alternatives' ? item.all.flatMap(expand) : [[item]]
    globs = globs.flatMap((start) => all.map((end) => [...start, ...end]))
  }
  return globs
}

class Reader {
  readonly #text: string
  #at = 0
  error: string | undefined

  constructor(text: string) {
    this.#text = text
  }

  readAll(): readonly Item[] {
    const items: Item[] = []
    while (this.#at < this.#text.length) items.push(...this.#readItem())
    return items
  }

  #readItem(): readonly Item[] {
    const text = this.#text
    const character = text[this.#at] ?? ''
    if (/[!@+*?]/.test(character) && text[this.#at + 1] === '(') {
      return this.#fail(`"${character}(" is not supported; write "{a,b}", or "\\(" for the character`)
    }
    switch (character) {
      case '\\':
        return this.#take(this.#at + 1 < text.length ? 2 : 1)
      case '*':
        this.#at++
        return [{ kind: 'star' }]
      case '?':
        this.#at++
        return [{ kind: 'one' }]
      case '[':
        return this.#readSet()
      case '{':
        return this.#readBraces()
      default:
        return this.#take(1)
    }
  }

  /** The last of so many characters, as it is. */
  #take(many: number): readonly Item[] {
    this.#at += many
    return [{ kind: 'character', unit: this.#text.charCodeAt(this.#at - 1) }]
  }

  #fail(error: string): readonly Item[] {
    this.error ??= error
    this.#at = this.#text.length
    return []
  }

  #readSet(): readonly Item[] {
    const match = /\[([!^]?)(\]?(?:\\.|[^\]\\/])*)\]/sy
    match.lastIndex = this.#at
    const [text, not, inside = ''] = match.exec(this.#text) ?? []
    if (text === undefined || inside === '') {
      return this.#fail('"[" has no "]" in the same name; write "\\[" for the character')
    }
    this.#at += text.length
    const units = [...inside.matchAll(/\\?(.)/gs)].map(([written, unit = '']) => ({
      written,
      unit: unit.charCodeAt(0),
    }))
    const ranges: (readonly [number, number])[] = []
    for (let i = 0; i < units.length; i++) {
      const [from, dash, to] = [units[i], units[i + 1], units[i + 2]]
      if (from === undefined) break
      const isRange = dash?.written === '-' && to !== undefined
      ranges.push([from.unit, isRange ? to.unit : from.unit])
      if (isRange) i += 2
    }
    if (ranges.some(([from, to]) => from > to))
      return this.#fail(`"${text}" has a range that ends before it starts`)
    return [{ kind: 'set', isNegated: not !== '', ranges, text }]
  }

  /** `{a}` without a comma is text. */
  #readBraces(): readonly Item[] {
    const range = /\{[\w-]+\.\.[\w-]+(?:\.\.-?\d+)?\}/y
    range.lastIndex = this.#at
    if (range.test(this.#text))
      return this.#fail('ranges such as "{1..3}" are not supported; write "{1,2,3}"')
    const open = this.#take(1)
    const all: Item[][] = [[]]
    while (this.#at < this.#text.length) {
      const character = this.#text[this.#at]
      if (character === '}') {
        const close = this.#take(1)
        return all.length === 1 ? [...open, ...(all[0] ?? []), ...close] : [{ kind: 'alternatives', all }]
      }
      if (character === ',') {
        this.#at++
        all.push([])
      } else all.at(-1)?.push(...this.#readItem())
    }
    return this.#fail('"{" has no "}"; write "\\{" for the character')
  }
}
