/**
 * Regular expressions as Go has them, as trees: https://github.com/google/re2/wiki/Syntax. What is left out here
 * (Unicode classes, `\Q`, `\C`, the flag U) is not understood.
 */

import {
  type Characters,
  CLASSES,
  inverse,
  matcherOf,
  NAMED,
  only,
  type Ranges,
  single,
} from './characters.ts'

export type Regex =
  | { readonly kind: 'char'; readonly matches: (codePoint: number) => boolean }
  | { readonly kind: 'assert'; readonly what: Assertion }
  | { readonly kind: 'sequence'; readonly items: readonly Regex[] }
  | { readonly kind: 'choice'; readonly items: readonly Regex[] }
  | { readonly kind: 'group'; readonly index: number; readonly inner: Regex }
  | {
      readonly kind: 'repeat'
      readonly inner: Regex
      readonly least: number
      readonly most: number
      readonly greedy: boolean
    }

export type Assertion = 'start' | 'end' | 'line start' | 'line end' | 'boundary' | 'no boundary'

export interface ParsedRegex {
  readonly root: Regex
  /** The names of the groups, in their order; undefined for one without. */
  readonly groups: readonly (string | undefined)[]
}

interface Reader {
  readonly text: string
  at: number
  depth: number
  flags: Flags
  readonly groups: (string | undefined)[]
}

interface Flags {
  readonly anyCase: boolean
  readonly lines: boolean
  readonly dotAll: boolean
}

/** Longer ones are not written by people. */
const MAX_PATTERN = 2_000
const MAX_NESTING = 100
/** Go's own limit. */
const MAX_REPEAT = 1_000

/** What is no regular expression, or is not understood. */
class NotUnderstood extends Error {}

/** Parses a pattern; undefined where it is not understood. */
export function parseRegex(pattern: string): ParsedRegex | undefined {
  if (pattern.length > MAX_PATTERN) return undefined
  const flags: Flags = { anyCase: false, lines: false, dotAll: false }
  const reader: Reader = { text: pattern, at: 0, depth: 0, flags, groups: [] }
  try {
    const root = readChoice(reader)
    return reader.at < pattern.length ? undefined : { root, groups: reader.groups }
  } catch (error) {
    if (error instanceof NotUnderstood) return undefined
    throw error
  }
}

function readChoice(reader: Reader): Regex {
  if (++reader.depth > MAX_NESTING) throw new NotUnderstood()
  const { flags } = reader
  const items = [readSequence(reader)]
  while (accept(reader, '|')) items.push(readSequence(reader))
  // Flags that are set inside a group hold to its end.
  reader.flags = flags
  reader.depth--
  const [only] = items
  return only !== undefined && items.length === 1 ? only : { kind: 'choice', items }
}

function readSequence(reader: Reader): Regex {
  const items: Regex[] = []
  for (let next = peek(reader); next !== '' && next !== '|' && next !== ')'; next = peek(reader)) {
    const atom = readAtom(reader)
    if (atom !== undefined) items.push(readRepeat(reader, atom))
  }
  return { kind: 'sequence', items }
}

const COUNTS = /\{(\d{1,4})(,?)(\d{0,4})\}/y

function readRepeat(reader: Reader, inner: Regex): Regex {
  const bounds = readBounds(reader)
  if (bounds === undefined) return inner
  const [least, most] = bounds
  if (least > most || least > MAX_REPEAT || (most !== Infinity && most > MAX_REPEAT))
    throw new NotUnderstood()
  const greedy = !accept(reader, '?')
  // `a**` is a fault.
  if (readBounds(reader) !== undefined) throw new NotUnderstood()
  return { kind: 'repeat', inner, least, most, greedy }
}

function readBounds(reader: Reader): readonly [number, number] | undefined {
  if (accept(reader, '*')) return [0, Infinity]
  if (accept(reader, '+')) return [1, Infinity]
  if (accept(reader, '?')) return [0, 1]
  COUNTS.lastIndex = reader.at
  const [whole = '', least = '', comma = '', most = ''] = COUNTS.exec(reader.text) ?? []
  // A brace that counts nothing stands for itself.
  if (whole === '' || (comma === '' && most !== '')) return undefined
  reader.at += whole.length
  return [Number(least), comma === '' ? Number(least) : most === '' ? Infinity : Number(most)]
}

function readAtom(reader: Reader): Regex | undefined {
  const { flags } = reader
  const char = take(reader)
  switch (char) {
    case '(':
      return readGroup(reader)
    case '[':
      return characters(readClass(reader), flags)
    case '.':
      return { kind: 'char', matches: flags.dotAll ? () => true : (code) => code !== 0x0a }
    case '^':
      return { kind: 'assert', what: flags.lines ? 'line start' : 'start' }
    case '$':
      return { kind: 'assert', what: flags.lines ? 'line end' : 'end' }
    case '\\':
      return readEscape(reader)
    case '*':
    case '+':
    case '?':
      throw new NotUnderstood()
    default:
      return characters(only(char), flags)
  }
}

const GROUP = /\?(?:P?<([A-Za-z_]\w{0,100})>|([ims]{0,5})(?:-([ims]{1,5}))?([:)]))/y

function readGroup(reader: Reader): Regex | undefined {
  let name: string | undefined
  let captures = true
  const { flags } = reader
  if (peek(reader) === '?') {
    GROUP.lastIndex = reader.at
    const match = GROUP.exec(reader.text)
    if (match === null) throw new NotUnderstood()
    reader.at += match[0].length
    name = match[1]
    captures = name !== undefined
    if (!captures) reader.flags = withFlags(flags, match[2] ?? '', match[3] ?? '')
    if (match[4] === ')') return undefined
  }
  const index = reader.groups.length + 1
  if (captures) reader.groups.push(name)
  const inner = readChoice(reader)
  if (!accept(reader, ')')) throw new NotUnderstood()
  reader.flags = flags
  return captures ? { kind: 'group', index, inner } : inner
}

function withFlags(flags: Flags, on: string, off: string): Flags {
  const flag = (letter: string, before: boolean) => (before || on.includes(letter)) && !off.includes(letter)
  return {
    anyCase: flag('i', flags.anyCase),
    lines: flag('m', flags.lines),
    dotAll: flag('s', flags.dotAll),
  }
}

const CONTROLS: ReadonlyMap<string, number> = new Map([
  ['a', 0x07],
  ['f', 0x0c],
  ['t', 0x09],
  ['n', 0x0a],
  ['r', 0x0d],
  ['v', 0x0b],
])
const ASSERTIONS: ReadonlyMap<string, Assertion> = new Map([
  ['A', 'start'],
  ['z', 'end'],
  ['b', 'boundary'],
  ['B', 'no boundary'],
])

function readEscape(reader: Reader): Regex {
  const what = ASSERTIONS.get(peek(reader))
  if (what === undefined) return characters(readEscaped(reader), reader.flags)
  take(reader)
  return { kind: 'assert', what }
}

const HEX = /x(?:([\da-fA-F]{2})|\{([\da-fA-F]{1,6})\})/y

/** What follows a backslash where it means characters. */
function readEscaped(reader: Reader): Characters {
  HEX.lastIndex = reader.at
  const hex = HEX.exec(reader.text)
  if (hex !== null) {
    reader.at += hex[0].length
    const code = Number.parseInt(hex[1] ?? hex[2] ?? '', 16)
    return { ranges: [[code, code]], negated: false }
  }
  const char = take(reader)
  const ranges = CLASSES.get(char.toLowerCase())
  if (ranges !== undefined) return { ranges, negated: char !== char.toLowerCase() }
  const control = CONTROLS.get(char)
  if (control !== undefined) return { ranges: [[control, control]], negated: false }
  // Every sign may be escaped; letters and digits mean something else.
  if (char === '' || /[\dA-Za-z]|[^\0-\x7f]/.test(char)) throw new NotUnderstood()
  return only(char)
}

function readClass(reader: Reader): Characters {
  const negated = accept(reader, '^')
  const ranges: (readonly [number, number])[] = []
  for (let first = true; first || peek(reader) !== ']'; first = false) {
    const low = readMember(reader)
    const isRange = peek(reader) === '-' && reader.text[reader.at + 1] !== ']'
    if (!isRange) {
      ranges.push(...low)
      continue
    }
    take(reader)
    const [from, to] = [single(low), single(readMember(reader))]
    if (from === undefined || to === undefined || from > to) throw new NotUnderstood()
    ranges.push([from, to])
  }
  take(reader)
  return { ranges, negated }
}

function readMember(reader: Reader): Ranges {
  const [named = '', minus = '', name = ''] =
    /^\[:(\^?)([a-z]{1,8}):\]/.exec(reader.text.slice(reader.at, reader.at + 14)) ?? []
  if (named !== '') {
    const ranges = NAMED.get(name)
    if (ranges === undefined) throw new NotUnderstood()
    reader.at += named.length
    return minus === '' ? ranges : inverse(ranges)
  }
  const char = take(reader)
  if (char === '') throw new NotUnderstood()
  if (char !== '\\') return only(char).ranges
  const { ranges, negated } = readEscaped(reader)
  return negated ? inverse(ranges) : ranges
}

function characters(set: Characters, { anyCase }: Flags): Regex {
  return { kind: 'char', matches: matcherOf(set, anyCase) }
}

function peek({ text, at }: Reader): string {
  const code = text.codePointAt(at)
  return code === undefined ? '' : String.fromCodePoint(code)
}

function take(reader: Reader): string {
  const char = peek(reader)
  reader.at += char.length
  return char
}

function accept(reader: Reader, char: string): boolean {
  if (peek(reader) !== char) return false
  take(reader)
  return true
}
