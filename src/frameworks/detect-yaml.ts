/**
 * What the top level of a YAML text shows, line by line: for texts that a parser cannot read, and those that are not
 * read whole. Broken texts and Helm templates are fine.
 */
import { lineEnd } from './line-end.ts'

/** A type in a line of resources, or the name of a function. */
const TYPE = /[A-Za-z][A-Za-z0-9]{0,100}::[A-Za-z]/
/** Tags and anchors may stand before a key. */
const KEY = /^(?:\?\s+)?(?:[&!]\S*\s+){0,3}["']?([\w$.][\w$.:-]*?)["']?\s*(?::(?=\s|$)|$)/
const LONGEST_KEY = 400
/** A key that is a block or stands on the next line, and what takes the place of its text until then. */
const KEY_BELOW = /^\?(?:\s+[&!]\S*){0,3}(?:\s+[|>]\S*)?\s*(?:#|$)/
const BELOW = '?'

/**
 * Whether the top level has CloudFormation's marks: its version, or a transform of AWS, or resources with types.
 * Texts embedded in a string stand deeper and do not count.
 */
export function yamlShowsCloudFormation(text: string): boolean {
  let rootIndent = -1
  let topKey = ''
  const keys = new Set<string>()
  for (let start = 0; start < text.length; ) {
    const end = lineEnd(text, start)
    const indent = indentOf(text, start, end)
    if (!saysNothing(text, start + indent, end)) {
      if (rootIndent === -1) rootIndent = indent
      const line = text.slice(start + indent, end)
      if (indent <= rootIndent || topKey === BELOW) topKey = topKeyOf(line, topKey)
      keys.add(topKey)
      if (isMark(topKey, line) || (keys.has('Transform') && keys.has('Resources'))) return true
    }
    start = end + 1
  }
  return false
}

function isMark(topKey: string, line: string): boolean {
  switch (topKey) {
    case 'AWSTemplateFormatVersion':
    case 'Fn::Transform':
      return true
    case 'Transform':
      return line.includes('AWS::')
    case 'Resources':
      return TYPE.test(line)
    default:
      return false
  }
}

/** The key a line at the top level begins with; a list, or the value of `? key`, may stand in its column. */
function topKeyOf(line: string, current: string): string {
  const start = line.slice(0, LONGEST_KEY).replace(/\s#.*$/, '')
  if (KEY_BELOW.test(start)) return BELOW
  return KEY.exec(start)?.[1] ?? (/^[-:]/.test(line) ? current : '')
}

function indentOf(text: string, start: number, end: number): number {
  let at = start
  // A tab is a fault in YAML, and meant as indentation.
  while (at < end && (text.charCodeAt(at) === 0x20 || text.charCodeAt(at) === 0x09)) at++
  return at - start
}

/** Blank lines, comments, directives, document marks, and lines that Helm or Jinja take out. */
function saysNothing(text: string, at: number, end: number): boolean {
  if (at >= end) return true
  const two = text.slice(at, at + 2)
  return /^[#%]/.test(two) || two === '{{' || two === '{%' || text.startsWith('---', at)
}
