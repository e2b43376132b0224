/** What the top level of a JSON text shows, on a walk over its strings and brackets; broken texts are fine. */
import { lineEnd } from './line-end.ts'

/**
 * Whether the top level of a JSON text has CloudFormation's marks.
 * @param start offset of the opening brace
 */
export function jsonShowsCloudFormation(text: string, start: number): boolean {
  let depth = 0
  let topKey = ''
  let key = ''
  const keys = new Set<string>()
  for (let at = start; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case 0x7b:
      case 0x5b:
        depth++
        break
      case 0x7d:
      case 0x5d:
        depth--
        break
      case 0x2f:
        at = skipComment(text, at)
        break
      case 0x22: {
        const end = stringEnd(text, at)
        const content = text.slice(at + 1, Math.min(end, at + 200))
        if (isKey(text, end)) {
          key = content
          if (depth === 1) {
            topKey = key
            keys.add(key)
          }
          if (isCloudFormationKey(keys, topKey, key, depth)) return true
        } else if (isCloudFormationMark(topKey, key, depth, content)) return true
        at = end
      }
    }
  }
  return false
}

function isCloudFormationKey(keys: ReadonlySet<string>, topKey: string, key: string, depth: number): boolean {
  if (depth === 2) return topKey === 'Resources' && key.startsWith('Fn::')
  const isMade = keys.has('Transform') && keys.has('Resources')
  return depth === 1 && (isMade || key === 'AWSTemplateFormatVersion' || key === 'Fn::Transform')
}

function isCloudFormationMark(topKey: string, key: string, depth: number, content: string): boolean {
  if (topKey === 'Transform') return content.startsWith('AWS::')
  return topKey === 'Resources' && depth > 1 && key === 'Type' && /^[A-Za-z0-9]+::/.test(content)
}

/** The offset of a string's closing quote; a string that does not end on its line ends with it. */
function stringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x5c) at++
    else if (code === 0x22 || code === 0x0a || code === 0x0d) return at
  }
  return text.length
}

function isKey(text: string, end: number): boolean {
  for (let at = end + 1; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x2f) at = skipComment(text, at)
    else if (code > 0x20) return code === 0x3a
  }
  return false
}

function skipComment(text: string, at: number): number {
  const next = text[at + 1]
  if (next === '/') return lineEnd(text, at)
  if (next !== '*') return at
  const end = text.indexOf('*/', at + 2)
  return end === -1 ? text.length : end + 1
}
