/**
 * Literals that are given to a name, in whatever language a text is in: `NAME=value`, `name: "value"`, `--name value`,
 * `name = <<EOT`, `<name>value</name>`. No parser: shell in JSON in YAML is read alike.
 */
import type { Range } from '../core/source.ts'

/** A value at a place, and how it is written. */
export interface Given extends Range {
  /**
   * `bare` is text without quotes, which may be an expression as well, and with blanks before it often is one; `lines`
   * is a heredoc or a block scalar; `nested` has no value of its own, and starts at the bracket or the line end.
   */
  readonly as: 'quoted' | 'bare' | 'spaced' | 'lines' | 'nested'
}

/** Longer values are cut: no setting is. */
const LONGEST_VALUE = 1000
/** A heredoc may hold a key. */
const LONGEST_LINES = 4000

const QUOTE = String.raw`\\{0,3}["']`
const BLANKS = String.raw`[ \t]{0,40}`
/** What stands between a name and its value; quotes around the name are closed before. */
const BETWEEN = new RegExp(`(${QUOTE})?\\]?${BLANKS}(:=|=>|=(?![=~])|:(?!:)|>)(${BLANKS})`, 'y')
/** The name of a block of Terraform, or of its kind. */
const OPEN_BLOCK = new RegExp(`(?:${QUOTE})?${BLANKS}(?:"[^"\\n]{0,100}"${BLANKS})?\\{`, 'y')
/** The value follows in the next of several strings that are joined. */
const NEXT_STRING = new RegExp(`${QUOTE}\\s{0,40},\\s{0,40}(?=${QUOTE})`, 'y')
/** The string ends with the name, and what follows is no string. */
const LAST_OF_STRING = new RegExp(`${QUOTE}[ \\t]{0,10}(?:[,;)}\\]\\r\\n]|$)`, 'y')
const FLAG_GAP = /[ \t]{1,10}(?=[^\s-])/y
const QUOTE_AT = new RegExp(QUOTE, 'y')
const WHITESPACE = /\s{0,200}/y
const HEREDOC = /<<[-~]?[ \t]{0,4}["']?(\w{1,40})["']?[ \t]{0,10}\r?\n/y
const BLOCK_SCALAR = /[|>][-+\d]{0,2}[ \t]{0,20}(?:#[^\n]{0,200})?\r?\n/y
const LINE_END = /[ \t]{0,20}(?:#[^\n]{0,200})?(?:\r?\n|$)/y
/** The content of an XML element. */
const ELEMENT = /[^<\n]{1,400}(?=<\/)/y
/** `!Sub 'x'`, `!Base64 "x"`: what the function gets. */
const TAG = /![\w:]{1,40}[ \t]{1,10}/y

/** A quote that ends the string around the name, and a line break as JSON writes it. */
const STRING_END = String.raw`["'](?=[\s,;)}\]]|$)|\\{1,3}["'](?=[\s,;)}\]\\]|$)|\\{1,2}[nrt]`
const END_OF_LINE = new RegExp(`\\n|[ \\t]#|${STRING_END}`)
const END_OF_ENTRY = new RegExp(`[,}\\]\\n]|${STRING_END}`)
/** One word up to the end of a string or line: what has more is a sentence. */
const ONLY_WORD = /[^\s"'\\]{1,200}(?=["'\r\n]|\\{1,3}["'nrt])/y
const END_OF_WORD = new RegExp(`[\\s;&|)\`<]|,\\s|${STRING_END}`)

/**
 * The value that is given to a name, if one is.
 * @param name where a name stands in the text
 */
export function givenTo(text: string, name: Range): Given | undefined {
  const between = matchAt(BETWEEN, text, name.end)
  if (between === undefined) {
    const block = matchAt(OPEN_BLOCK, text, name.end)
    if (block !== undefined) return nestedAt(name.end + block[0].length - 1)
    return isFlag(text, name.start) ? flagValue(text, name.end) : undefined
  }
  const [whole, quote, separator, gap = ''] = between
  const at = name.end + whole.length
  if (separator === '>') {
    const isTag = text[name.start - 1] === '<' && whole === '>'
    return isTag ? rangeOf(at, lengthOf(matchAt(ELEMENT, text, at))) : undefined
  }
  // In prose, `the password: at least 8 characters` is a sentence.
  if (separator === ':') {
    if (startsString(text, name.start) && quote === undefined) {
      const inner = text[at] === '"' || text[at] === "'" ? text[at] : ''
      if (inner !== '' && inner !== text[name.start - 1]) return quoted(text, at + 1, inner)
      return rangeOf(at, lengthOf(matchAt(ONLY_WORD, text, at)))
    }
    return isKey(text, name.start) ? entryAt(text, at, name, quote !== undefined) : undefined
  }
  const next = quote === undefined ? matchAt(NEXT_STRING, text, at) : undefined
  if (next === undefined && matchAt(LAST_OF_STRING, text, at) !== undefined) return undefined
  return valueAt(text, at + lengthOf(next), END_OF_WORD, gap === '' ? 'bare' : 'spaced')
}

/** What stands after a colon: the rest of the line, or of the entry in braces. */
function entryAt(text: string, start: number, name: Range, isQuoted: boolean): Given | undefined {
  const at = isQuoted ? start + lengthOf(matchAt(WHITESPACE, text, start)) : start
  const scalar = matchAt(BLOCK_SCALAR, text, at)
  if (scalar !== undefined) return blockScalar(text, at + scalar[0].length)
  if (matchAt(LINE_END, text, at) !== undefined) return nestedAt(at)
  const before = text[keyStart(text, name.start) - 1] ?? '\n'
  return valueAt(text, at, '{,'.includes(before) ? END_OF_ENTRY : END_OF_LINE, 'bare')
}

function valueAt(text: string, start: number, stop: RegExp, bare: 'bare' | 'spaced'): Given | undefined {
  const heredoc = matchAt(HEREDOC, text, start)
  if (heredoc !== undefined) return heredocAt(text, start + heredoc[0].length, heredoc[1] ?? '')
  const tag = lengthOf(matchAt(TAG, text, start))
  const quote = matchAt(QUOTE_AT, text, start + tag)?.[0]
  if (quote !== undefined) return quoted(text, start + tag + quote.length, quote)
  if ('{['.includes(text[start] ?? ' ')) return nestedAt(start)
  return tag > 0 ? undefined : upTo(text, start, stop, bare)
}

function nestedAt(start: number): Given {
  return { start, end: start, as: 'nested' }
}

function upTo(text: string, start: number, stop: RegExp, as: Given['as']): Given | undefined {
  const slice = text.slice(start, start + LONGEST_VALUE)
  const end = slice.search(stop)
  return rangeOf(start, slice.slice(0, end === -1 ? slice.length : end).trimEnd().length, as)
}

function rangeOf(start: number, length: number, as: Given['as'] = 'bare'): Given | undefined {
  return length === 0 ? undefined : { start, end: start + length, as }
}

/** A string up to the quote that closes it, on the same line; one that is not closed goes to the end of the line. */
function quoted(text: string, start: number, quote: string): Given {
  const escapes = quote.length - 1
  const most = Math.min(text.length, start + LONGEST_VALUE)
  let backslashes = 0
  for (let i = start; i < most; i++) {
    const character = text[i]
    if (character === '\n') return { start, end: i, as: 'quoted' }
    if (character === quote[escapes] && backslashes <= escapes) {
      return { start, end: i - Math.min(escapes, backslashes), as: 'quoted' }
    }
    backslashes = character === '\\' ? backslashes + 1 : 0
  }
  return { start, end: most, as: 'quoted' }
}

function heredocAt(text: string, start: number, word: string): Given {
  const slice = text.slice(start, start + LONGEST_LINES)
  const end = slice.search(new RegExp(`^[ \\t]{0,200}${word}\\b`, 'm'))
  return { start, end: start + (end === -1 ? slice.length : end), as: 'lines' }
}

/** The lines that are indented like the first, or deeper. */
function blockScalar(text: string, start: number): Given | undefined {
  const slice = text.slice(start, start + LONGEST_LINES)
  const indent = /^ {0,200}/.exec(slice)?.[0].length ?? 0
  if (indent === 0) return undefined
  const end = slice.search(new RegExp(`^ {0,${indent - 1}}\\S`, 'm'))
  return { start, end: start + (end === -1 ? slice.length : end), as: 'lines' }
}

/** `--password`, `aws configure set aws_secret_access_key`. */
function isFlag(text: string, start: number): boolean {
  if (text.startsWith('--', start - 2)) return !/[\w-]/.test(text[start - 3] ?? ' ')
  return text.startsWith('configure set ', start - 'configure set '.length)
}

function flagValue(text: string, end: number): Given | undefined {
  const gap = matchAt(FLAG_GAP, text, end)
  return gap && valueAt(text, end + gap[0].length, END_OF_WORD, 'bare')
}

/** Whether a name stands where a key does: first in its line, string, entry or object. */
function isKey(text: string, start: number): boolean {
  const at = keyStart(text, start)
  const before = text[at - 1] ?? '\n'
  return '\n{,[(;&?'.includes(before) || text.startsWith('\\n', at - 2)
}

function startsString(text: string, start: number): boolean {
  return /["']/.test(text[start - 1] ?? '')
}

/** Where the key begins that holds a name, with its quotes, blanks and dashes of lists. */
function keyStart(text: string, start: number): number {
  let at = start
  if (/["']/.test(text[at - 1] ?? '')) {
    at--
    while (text[at - 1] === '\\') at--
  }
  const least = Math.max(0, at - 200)
  while (at > least && /[ \t-]/.test(text[at - 1] ?? '')) at--
  return at
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at
  return pattern.exec(text) ?? undefined
}

function lengthOf(match: RegExpExecArray | undefined): number {
  return match?.[0].length ?? 0
}
