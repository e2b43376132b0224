/** YAML with faults: broken entries are left out, and the others are read. */
import type { Range } from '../core/source.ts'
import type { ParsedText, SyntaxProblem } from './node.ts'
import { movePlaces } from './node-places.ts'
import { type Fault, findFaults, type LineSyntax, withFaults } from './recovery.ts'
import { parseYamlStrictly } from './yaml-events.ts'
import { findUnclosed, indentContinuations } from './yaml-indent.ts'

type Outcome = ReturnType<typeof parseYamlStrictly>

/** As `parseYamlStrictly`, of a text that may lack indentation that CloudFormation does not ask for. */
export function parseIndented(text: string): Outcome {
  const indented = indentContinuations(text)
  if (indented === undefined) return parseYamlStrictly(text)
  const parsed = parseYamlStrictly(indented.text)
  if (!('refused' in parsed)) return movePlaces(parsed, indented.source)
  const { message, range } = parsed.refused
  return {
    refused: { message, range: { start: indented.source(range.start), end: indented.source(range.end) } },
  }
}

/** What can be read beside the entries that are broken; undefined where that does not help. */
export function parseAroundFaults(text: string): ParsedText | undefined {
  const faults = findFaults(text, YAML_LINES)
  if (faults === undefined) return undefined
  const parsed = parseIndented(blank(text, faults.lost))
  return 'refused' in parsed ? undefined : withFaults(parsed, faults)
}

const YAML_LINES: LineSyntax = {
  linesOf: (lines) => lines.filter(({ text }) => !/^(?:#|%|(?:---|\.\.\.)(?:\s|$)|[\]}])/.test(text)),
  isClosing: () => false,
  isHeader: (line) => /^[^#]*:\s*(?:&\S+\s*)?(?:#.*)?$/.test(line),
  faultOf(entry) {
    const strict = parseYamlStrictly(entry)
    const parsed = 'refused' in strict ? parseIndented(entry) : strict
    if (!('refused' in parsed)) {
      return parsed.root?.kind === 'scalar' ? notAnEntry(entry, parsed.root.range) : undefined
    }
    const unclosed = findUnclosed(entry)
    if (unclosed !== undefined) return notClosed(entry, unclosed)
    // The first fault of the text as it is written says more than the one after it was indented.
    return 'refused' in strict ? strict.refused : parsed.refused
  },
}

function notAnEntry(entry: string, range: Range): SyntaxProblem {
  const start = entry.search(/\S/)
  return { message: "expected a key and ':'", range: { start: Math.max(0, start), end: range.end } }
}

function notClosed(entry: string, at: number): Fault {
  const range = { start: at, end: at + 1 }
  return { message: `this ${JSON.stringify(entry.charAt(at))} is not closed`, range, takesRest: true }
}

const KEY_ALONE = /^\s*(?:"[^"\\\n]*"|'[^'\n]*'|[\w.$/-][^\s:#]*):(?=\s)/

/** The text with the entries blank, all but their keys, so that every place stays where it is. */
function blank(text: string, lost: readonly Range[]): string {
  const parts: string[] = []
  let from = 0
  for (const { start, end } of lost) {
    const entry = text.slice(start, end)
    const key = KEY_ALONE.exec(entry)?.[0] ?? ''
    parts.push(text.slice(from, start), key, entry.slice(key.length).replace(/[^\r\n]/g, ' '))
    from = end
  }
  parts.push(text.slice(from))
  return parts.join('')
}
