/** Globs as one automaton: what matches a character, and where it leads to. */
import type { CharacterSet, Piece } from './syntax.ts'

/**
 * A state. `next` states are entered on a character that the state takes; a state without `takes` is left at once.
 * A path's parts are separated by `/`.
 */
export interface State {
  /** Whether the state takes a character, by its UTF-16 unit. */
  readonly takes?: (unit: number) => boolean
  /** The states to go to; those of a state without `takes` are entered with it. */
  readonly next: readonly number[]
}

export interface Program {
  readonly states: readonly State[]
  readonly starts: readonly number[]
  /** The state that is reached at the end of what matches. */
  readonly end: number
}

export interface GlobOptions {
  readonly ignoreCase?: boolean
  /** Of a resource, where `/` is a character like any other, instead of a path's. */
  readonly isName?: boolean
  /** States that may be entered, shared by all globs that have it; each list has its own otherwise. */
  readonly budget?: { left: number }
}

const SLASH = 47

const isOther = (unit: number): boolean => unit !== SLASH
const isSlash = (unit: number): boolean => unit === SLASH
const isAny = (): boolean => true

/** @param globs without alternatives, from `readGlob` */
export function toProgram(globs: readonly (readonly Piece[])[], options: GlobOptions): Program {
  const builder = new Builder(options)
  const starts = globs.map((glob) => (options.isName ? builder.name(glob) : builder.path(glob)))
  return { states: builder.states, starts, end: Builder.END }
}

/** Writes states from the last to the first: each method gets the state that comes after, and returns where it starts. */
class Builder {
  static readonly END = 0
  readonly states: State[] = [{ next: [] }]
  readonly #foldCase: boolean
  readonly #one: (unit: number) => boolean

  constructor({ ignoreCase = false, isName = false }: GlobOptions) {
    this.#foldCase = ignoreCase
    this.#one = isName ? isAny : isOther
  }

  name(pieces: readonly Piece[]): number {
    return this.#pieces(pieces, Builder.END)
  }

  path(pieces: readonly Piece[]): number {
    const parts = partsOf(pieces)
    const last = parts.at(-1)
    let after = isGlobstar(last) ? this.#below(parts.at(-2)) : Builder.END
    const own = isGlobstar(last) ? parts.slice(0, -1) : parts
    for (const [i, part] of [...own.entries()].reverse()) {
      const isLast = i === own.length - 1
      if (isGlobstar(part)) after = this.#folders(after)
      else after = this.#part(part, isLast ? after : this.#add(isSlash, [after]))
    }
    return after
  }

  #add(takes: State['takes'], next: readonly number[]): number {
    this.states.push(takes === undefined ? { next } : { takes, next })
    return this.states.length - 1
  }

  /** A name, which is not empty. */
  #part(pieces: readonly Piece[], after: number): number {
    const isStars = pieces.length > 0 && pieces.every(({ kind }) => kind === 'star')
    return isStars ? this.#add(isOther, [this.#loop(isOther, after)]) : this.#pieces(pieces, after)
  }

  #pieces(pieces: readonly Piece[], end: number): number {
    return pieces.reduceRight((after, piece) => this.#piece(piece, after), end)
  }

  #piece(piece: Piece, after: number): number {
    switch (piece.kind) {
      case 'star':
        return this.#loop(this.#one, after)
      case 'one':
        return this.#add(this.#one, [after])
      case 'character':
        return this.#add(this.#same(piece.unit), [after])
      case 'set': {
        const text = [...Array(piece.text.length).keys()].reduceRight(
          (next, i) => this.#add(this.#same(piece.text.charCodeAt(i)), [next]),
          after,
        )
        return this.#add(undefined, [this.#add(this.#inSet(piece), [after]), text])
      }
    }
  }

  /** Any number of characters, also none. */
  #loop(takes: (unit: number) => boolean, after: number): number {
    const self = this.states.length + 1
    this.#add(takes, [self])
    return this.#add(undefined, [self - 1, after])
  }

  /** `a/**` is `a` and everything below it; `*` + `/**`, as people mean it, is everything in folders. */
  #below(above: readonly Piece[] | undefined): number {
    const rest = this.#loop(isAny, Builder.END)
    if (above === undefined) return rest
    const slash = this.#add(isSlash, [rest])
    return above.at(-1)?.kind === 'star' ? slash : this.#add(undefined, [slash, Builder.END])
  }

  /** Any number of folders with the `/` after each, also none. */
  #folders(after: number): number {
    const self = this.states.length + 2
    const slash = this.#add(isSlash, [self])
    const inside = this.#add(isOther, [slash, slash + 1])
    return this.#add(undefined, [inside, after])
  }

  #same(wanted: number): (unit: number) => boolean {
    if (!this.#foldCase) return (unit) => unit === wanted
    const folded = upper(wanted)
    return (unit) => upper(unit) === folded
  }

  #inSet({ ranges, isNegated }: CharacterSet): (unit: number) => boolean {
    const has = (unit: number) => ranges.some(([from, to]) => from <= unit && unit <= to)
    const found = this.#foldCase ? (unit: number) => has(unit) || has(upper(unit)) || has(lower(unit)) : has
    return (unit) => this.#one(unit) && found(unit) !== isNegated
  }
}

/** As regular expressions do: a character whose other case is several, or is ASCII where it is not, stays itself. */
function upper(unit: number): number {
  const text = String.fromCharCode(unit).toUpperCase()
  const code = text.charCodeAt(0)
  return text.length !== 1 || (unit >= 128 && code < 128) ? unit : code
}

function lower(unit: number): number {
  const text = String.fromCharCode(unit).toLowerCase()
  return text.length === 1 ? text.charCodeAt(0) : unit
}

function isGlobstar(part: readonly (Piece | undefined)[] | undefined): boolean {
  return part?.length === 2 && part.every((piece) => piece?.kind === 'star')
}

/** What stands between slashes; `./a` is `a`, `**\/**` is `**`, and `**.tf` is `**\/*.tf`. */
function partsOf(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const parts = splitParts(pieces)
  const start = parts.findIndex((part) => !isText(part, '.'))
  const [only = [], ...others] = parts.slice(Math.max(0, start))
  const [first, second, dot, ...ending] = only
  const isEnding = ending.length > 0 && ending.every(isWord)
  if (others.length === 0 && isEnding && isGlobstar([first, second]) && isText([dot], '.')) {
    return [
      [STAR, STAR],
      [STAR, ...only.slice(2)],
    ]
  }
  return [only, ...others].filter((part, i, all) => !isGlobstar(part) || !isGlobstar(all[i - 1]))
}

const STAR: Piece = { kind: 'star' }

function isText(pieces: readonly (Piece | undefined)[], character: string): boolean {
  const [piece] = pieces
  return pieces.length === 1 && piece?.kind === 'character' && piece.unit === character.charCodeAt(0)
}

function isWord(piece: Piece): boolean {
  return piece.kind === 'character' && /\w/.test(String.fromCharCode(piece.unit))
}

function splitParts(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const parts: Piece[][] = [[]]
  for (const piece of pieces) {
    if (piece.kind === 'character' && piece.unit === SLASH) parts.push([])
    else parts.at(-1)?.push(piece)
  }
  return parts
}
