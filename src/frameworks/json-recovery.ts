/** JSON with faults: broken entries are left out, and the others are read. */
import type { Range } from '../core/source.ts'
import { type JsonOptions, parseJson } from './json.ts'
import type { ParsedText } from './node.ts'
import { findFaults, type LineSyntax, withFaults } from './recovery.ts'

/**
 * As `parseJson`, of an object whose entries stand one below the other: those that are broken are `lost`, and what
 * follows them is read.
 */
export function parseJsonEntries(text: string, options?: JsonOptions): ParsedText {
  const parsed = parseJson(text, options)
  if (parsed.validUntil === Number.POSITIVE_INFINITY) return parsed
  const faults = findFaults(text, linesOfJson(options))
  const patched = faults && leaveOut(text, faults.lost)
  if (faults === undefined || patched === undefined) return parsed
  const around = parseJson(patched, options)
  return around.validUntil === Number.POSITIVE_INFINITY ? withFaults(around, faults) : parsed
}

function linesOfJson(options: JsonOptions | undefined): LineSyntax {
  return {
    linesOf: ([first, ...lines]) =>
      /^\{\s*$/.test(first?.text ?? '') ? lines.filter(({ text }) => !/^\/[/*]/.test(text)) : [],
    isClosing: (line) => /^[}\]]/.test(line),
    isHeader: (line) => /^"[^"\\]*"\s*:\s*[{[]\s*$/.test(line),
    faultOf(entry) {
      const [open, close] = /^\s*"/.test(entry) ? '{}' : '[]'
      const { problems } = parseJson(open + entry + close, options)
      const fault = problems.find(({ losesNothing }) => losesNothing === undefined)
      if (fault === undefined) return undefined
      const end = entry.trimEnd().length
      const place = (offset: number) => Math.min(offset - 1, end)
      return { ...fault, range: { start: place(fault.range.start), end: place(fault.range.end) } }
    },
  }
}

const KEY = /^\s*"[^"\\\n]*"\s*:/

/** The text with a number in the place of each entry, so that every other place stays; undefined where there is no room. */
function leaveOut(text: string, lost: readonly Range[]): string | undefined {
  const parts: string[] = []
  let from = 0
  for (const { start, end } of lost) {
    const entry = text.slice(start, end)
    const key = KEY.exec(entry)?.[0] ?? (/^\s*[{[]/.test(entry) ? '' : '"":')
    const isLast = /^\s*(?:[}\]]|$)/.test(text.slice(end, end + 1000))
    const instead = `${key}0${isLast ? '' : ','}`
    if (instead.length > entry.length) return undefined
    parts.push(text.slice(from, start), instead, ' '.repeat(entry.length - instead.length))
    from = end
  }
  parts.push(text.slice(from))
  return parts.join('')
}
