/** How a text is laid out: line ends, indentation. */

/** How something new is laid out. */
export interface Layout {
  readonly newline: string
  /** One level of indentation. */
  readonly unit: string
  /** The indentation of the line that it begins on; without one, everything stands on one line. */
  readonly indent: string | undefined
}

/** The line end that a text uses first; a line feed where it has one line. */
export function newlineOf(text: string): string {
  const lineFeed = text.indexOf('\n')
  return lineFeed > 0 && text[lineFeed - 1] === '\r' ? '\r\n' : '\n'
}

/** The offset at which the line of an offset begins. */
export function lineStart(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1
}

/** Where the line of an offset ends, before its line end. */
export function lineEnd(text: string, at: number): number {
  const lineFeed = text.indexOf('\n', at)
  if (lineFeed === -1) return text.length
  return lineFeed > at && text[lineFeed - 1] === '\r' ? lineFeed - 1 : lineFeed
}

/** Where the line after that of an offset begins; the end of the text after the last one. */
export function nextLine(text: string, at: number): number {
  const lineFeed = text.indexOf('\n', at)
  return lineFeed === -1 ? text.length : lineFeed + 1
}

/** The blanks that the line of an offset begins with. */
export function indentAt(text: string, at: number): string {
  const start = lineStart(text, at)
  let end = start
  while (text[end] === ' ' || text[end] === '\t') end++
  return text.slice(start, end)
}

/** Whether only blanks stand before an offset on its line. */
export function isFirstOnLine(text: string, at: number): boolean {
  return lineStart(text, at) + indentAt(text, at).length >= at
}

export function hasLineEnd(text: string, start: number, end: number): boolean {
  const lineFeed = text.indexOf('\n', start)
  return lineFeed !== -1 && lineFeed < end
}

/** Lines that are read to find out how deep a level is. */
const MOST_LINES = 2_000

/** One level of indentation, as the text's first indented line has it; two blanks where none has. */
export function unitOf(text: string, isComment: (line: string) => boolean): string {
  let outer = ''
  for (let at = 0, count = 0; at < text.length && count < MOST_LINES; at = nextLine(text, at), count++) {
    const line = text.slice(at, lineEnd(text, at))
    if (line.trim() === '' || isComment(line.trim())) continue
    const indent = indentAt(text, at)
    if (indent.length > outer.length && indent.startsWith(outer)) return indent.slice(outer.length)
    outer = indent
  }
  return '  '
}

/** What an indentation has beyond another; undefined where it is not deeper. */
export function deeper(inner: string, outer: string): string | undefined {
  return inner.length > outer.length && inner.startsWith(outer) ? inner.slice(outer.length) : undefined
}

/** The layout one level deeper. */
export function inside(layout: Layout): Layout {
  return layout.indent === undefined ? layout : { ...layout, indent: layout.indent + layout.unit }
}
