/** Where to go on after a syntax error. Judges lines by their indentation, because brackets can't be trusted. */

interface Failure {
  /** Where the spoiled item starts. */
  readonly itemStart: number
  /** Where the parser stood. */
  readonly from: number
  /** Whether a bracket of the item was open. */
  readonly open: boolean
  /** The marker of the heredoc that was open. */
  readonly heredoc: string | undefined
}

/** What looks like the first line of an item. */
const ITEM = /[\p{ID_Start}_][\p{ID_Continue}-]*[ \t]*(?:=(?![=>])|[{"])/uy

/** The offset of the next item, of the brace that closes the body around it, or of the end of the text. */
export function resumeAfter(text: string, failure: Failure): number {
  const indentation = indentationAt(text, failure.itemStart)
  let deeper = failure.open
  let line = firstLine(text, failure)
  while (line < text.length) {
    const start = skipIndentation(text, line)
    const char = text.charAt(start)
    const own = start - line
    if (char === '}' && own < indentation) return start
    if (char === '}' && own === indentation && !deeper) return start
    if (own === indentation && (char === '}' || char === ']' || char === ')')) return nextLine(text, start)
    if (own <= indentation && start > failure.itemStart && looksLikeItem(text, start)) return start
    if (own > indentation && char !== '\n' && char !== '\r') deeper = true
    line = nextLine(text, start)
  }
  return text.length
}

/** The line of the error if the error is the first thing on it and no heredoc is open; else a later one. */
function firstLine(text: string, failure: Failure): number {
  const { from, heredoc } = failure
  if (heredoc !== undefined) {
    for (let line = nextLine(text, from); line < text.length; line = nextLine(text, line)) {
      const start = skipIndentation(text, line)
      if (text.startsWith(heredoc, start) && text.slice(start, nextLine(text, start)).trim() === heredoc) {
        return nextLine(text, start)
      }
    }
  }
  const line = lineStart(text, from)
  return line > failure.itemStart && skipIndentation(text, line) === from ? line : nextLine(text, from)
}

function looksLikeItem(text: string, start: number): boolean {
  ITEM.lastIndex = start
  return ITEM.test(text)
}

/** How far the first thing on the line of an offset is indented, in characters. */
export function indentationAt(text: string, offset: number): number {
  const line = lineStart(text, offset)
  return skipIndentation(text, line) - line
}

function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1
}

function skipIndentation(text: string, line: number): number {
  let at = line
  while (text.charAt(at) === ' ' || text.charAt(at) === '\t') at++
  return at
}

function nextLine(text: string, at: number): number {
  const newline = text.indexOf('\n', at)
  return newline === -1 ? text.length : newline + 1
}
