/**
 * Indentation that CloudFormation does not ask for. Its parser follows PyYAML, where the lines of a quoted text or of a
 * collection in brackets may begin in any column; YAML 1.2 and js-yaml want them deeper than the key they belong to.
 * The blanks at the start of such a line mean nothing, so adding some changes no value.
 * https://github.com/yaml/pyyaml/blob/main/lib/yaml/scanner.py (unwind_indent, scan_flow_scalar_breaks)
 */

/** A text with blanks added, and where its places are in the text without them. */
export interface Indented {
  readonly text: string
  readonly source: (offset: number) => number
}

interface Insertion {
  readonly at: number
  readonly count: number
}

interface Scanner {
  readonly text: string
  at: number
  lineStart: number
  /** Columns of the block collections that are open, outermost first. */
  readonly columns: number[]
  readonly insertions: Insertion[]
  /** Tabs between tokens, which are blanks. */
  readonly tabs: number[]
  /** Where a quote or bracket stands that nothing closes. */
  unclosed: number | undefined
}

/**
 * The text with all lines of quoted texts and brackets indented, and with blanks for tabs between tokens; undefined where
 * there is nothing to change.
 */
export function indentContinuations(text: string): Indented | undefined {
  const { insertions, tabs } = scan(text)
  return insertions.length + tabs.length === 0 ? undefined : insert(withBlanks(text, tabs), insertions)
}

/** The offset of the quote or bracket that nothing closes, and that takes in all that follows. */
export function findUnclosed(text: string): number | undefined {
  return scan(text).unclosed
}

function scan(text: string): Scanner {
  const scanner: Scanner = {
    text,
    at: 0,
    lineStart: 0,
    columns: [],
    insertions: [],
    tabs: [],
    unclosed: undefined,
  }
  while (scanner.at < text.length) scanLine(scanner)
  return scanner
}

function withBlanks(text: string, tabs: readonly number[]): string {
  const parts: string[] = []
  let from = 0
  for (const at of tabs) {
    parts.push(text.slice(from, at), ' ')
    from = at + 1
  }
  parts.push(text.slice(from))
  return parts.join('')
}

function insert(text: string, insertions: readonly Insertion[]): Indented {
  const parts: string[] = []
  /** Per insertion, where it ends in the new text, and how much was added up to there. */
  const ends: number[] = []
  const added: number[] = [0]
  let from = 0
  let sum = 0
  for (const { at, count } of insertions) {
    parts.push(text.slice(from, at), ' '.repeat(count))
    from = at
    sum += count
    ends.push(at + sum)
    added.push(sum)
  }
  parts.push(text.slice(from))
  const source = (offset: number): number => {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((ends[middle] ?? 0) <= offset) low = middle + 1
      else high = middle
    }
    // Inside the blanks of the next insertion, the place is where they were added.
    return Math.min(offset - (added[low] ?? 0), insertions[low]?.at ?? text.length)
  }
  return { text: parts.join(''), source }
}

const DOCUMENT_MARK = /(?:---|\.\.\.)(?=[\s]|$)/y
const INDICATOR = /[-?:](?=[\s]|$)/y
const PROPERTY = /[&!*][^\s,[\]{}]*/y
const KEY_MARK = /[ \t]*:(?=[\s]|$)/y

function scanLine(scanner: Scanner): void {
  const { text, columns } = scanner
  scanner.lineStart = scanner.at
  while (text[scanner.at] === ' ') scanner.at++
  const column = scanner.at - scanner.lineStart
  if (column === 0 && take(scanner, DOCUMENT_MARK)) columns.length = 0
  else if (!endsLine(text, scanner.at)) {
    while ((columns.at(-1) ?? -1) > column) columns.pop()
  }
  scanNodes(scanner)
  skipLine(scanner)
}

/** The keys, marks and values that begin on a line; a value may go on over more of them. */
function scanNodes(scanner: Scanner): void {
  const { text } = scanner
  let start = -1
  // Tabs before the first token of a line are a fault, and stay.
  while (isBlank(text[scanner.at])) scanner.at++
  for (; !endsLine(text, scanner.at); skipBlanks(scanner)) {
    const column = scanner.at - scanner.lineStart
    const mark = text[scanner.at]
    if (take(scanner, INDICATOR)) {
      if (mark !== ':') open(scanner, column)
      start = -1
      continue
    }
    if (start === -1) start = column
    if (take(scanner, PROPERTY)) continue
    if (mark === '|' || mark === '>') {
      skipDeeper(scanner)
      return
    }
    const isPlain = !scanQuotedOrFlow(scanner, parentOf(scanner))
    if (isPlain) scanPlain(scanner)
    if (take(scanner, KEY_MARK)) {
      open(scanner, start)
      start = -1
    } else if (isPlain) {
      // A comment ends a plain text; without one it goes on over the lines that are deeper.
      skipBlanks(scanner)
      if (text[scanner.at] !== '#') skipDeeper(scanner)
      return
    }
  }
}

function parentOf({ columns }: Scanner): number {
  return columns.at(-1) ?? -1
}

function open(scanner: Scanner, column: number): void {
  if (column > parentOf(scanner)) scanner.columns.push(column)
}

function scanQuotedOrFlow(scanner: Scanner, parent: number): boolean {
  const mark = scanner.text[scanner.at]
  if (mark === '"' || mark === "'") scanQuoted(scanner, parent, mark)
  else if (mark === '[' || mark === '{') scanFlow(scanner, parent)
  else return false
  return true
}

/** Up to what ends a plain text on its line: a key's colon, or a comment after a blank. */
function scanPlain(scanner: Scanner): void {
  const { text } = scanner
  for (; scanner.at < text.length && !isBreak(text[scanner.at]); scanner.at++) {
    const char = text[scanner.at]
    if (char === ':' && /\s|^$/.test(text.charAt(scanner.at + 1))) return
    if (char === '#' && isBlank(text[scanner.at - 1])) return
  }
}

function scanQuoted(scanner: Scanner, parent: number, quote: string): void {
  const { text } = scanner
  const start = scanner.at
  scanner.at++
  while (scanner.at < text.length) {
    const char = text[scanner.at]
    if (char === '\n') nextLine(scanner, parent)
    else if (char === quote && quote === "'" && text[scanner.at + 1] === "'") scanner.at += 2
    else if (char === '\\' && quote === '"' && text[scanner.at + 1] !== '\n') scanner.at += 2
    else {
      scanner.at++
      if (char === quote) return
    }
  }
  scanner.unclosed ??= start
}

function scanFlow(scanner: Scanner, parent: number): void {
  const { text } = scanner
  const start = scanner.at
  let depth = 0
  /** Inside a plain text quotes and brackets of its own kind mean nothing. */
  let inPlain = false
  while (scanner.at < text.length) {
    const char = text[scanner.at] ?? ''
    if (char === '\n') nextLine(scanner, parent)
    else if (isBlank(char)) skipBlanks(scanner)
    else if (char === '#' && /\s/.test(text[scanner.at - 1] ?? '')) scanner.at = lineEnd(text, scanner.at)
    else if (!inPlain && (char === '"' || char === "'")) scanQuoted(scanner, parent, char)
    else if (!inPlain && take(scanner, PROPERTY)) continue
    else {
      scanner.at++
      inPlain = !/[[\]{},:?]/.test(char) || (inPlain && /[:?]/.test(char) && !isGap(text[scanner.at]))
      if (char === '[' || char === '{') depth++
      if ((char === ']' || char === '}') && --depth === 0) return
    }
  }
  scanner.unclosed ??= start
}

function isGap(char: string | undefined): boolean {
  return char === undefined || /[\s,[\]{}]/.test(char)
}

/** Steps over a line end inside a value, and notes what the next line lacks. */
function nextLine(scanner: Scanner, parent: number): void {
  const { text } = scanner
  scanner.at++
  scanner.lineStart = scanner.at
  while (text[scanner.at] === ' ') scanner.at++
  const lacks = parent + 1 - (scanner.at - scanner.lineStart)
  const isEmpty = scanner.at >= text.length || isBreak(text[scanner.at])
  if (lacks > 0 && !isEmpty) scanner.insertions.push({ at: scanner.lineStart, count: lacks })
}

/** Steps over the rest of the line and those below that are empty or deeper than what is open. */
function skipDeeper(scanner: Scanner): void {
  const { text } = scanner
  const parent = parentOf(scanner)
  for (;;) {
    const next = lineEnd(text, scanner.at) + 1
    if (next >= text.length) {
      scanner.at = text.length
      return
    }
    let at = next
    while (text[at] === ' ') at++
    if (at - next <= parent && !isBreak(text[at])) return
    scanner.at = at
  }
}

function skipLine(scanner: Scanner): void {
  scanner.at = lineEnd(scanner.text, scanner.at) + 1
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end === -1 ? text.length : end
}

function skipBlanks(scanner: Scanner): void {
  for (; isBlank(scanner.text[scanner.at]); scanner.at++) {
    if (scanner.text[scanner.at] === '\t') scanner.tabs.push(scanner.at)
  }
}

/** Where nothing follows on a line but its end or a comment. */
function endsLine(text: string, at: number): boolean {
  return at >= text.length || isBreak(text[at]) || text[at] === '#'
}

function isBlank(char: string | undefined): boolean {
  return char === ' ' || char === '\t' || char === '\r'
}

function isBreak(char: string | undefined): boolean {
  return char === '\n' || char === '\r'
}

function take(scanner: Scanner, pattern: RegExp): boolean {
  pattern.lastIndex = scanner.at
  if (!pattern.test(scanner.text)) return false
  scanner.at = pattern.lastIndex
  return true
}
