/** What the top level of a YAML text shows, line by line; broken texts and Helm templates are fine. */

/** Anchors and tags may stand before a value. */
const TYPE = /(?:^|[\s{,"'])Type["']?\s*:\s*(?:[&!][^\s,{}]{0,50}\s{1,9}){0,2}["']?[A-Za-z0-9]+::/
const TYPE_ALONE = /(?:^|[\s{,"'])Type["']?\s*:\s*$/
const VALUE = /^["']?[A-Za-z0-9]+::/
const KEY = /^(?:\?\s+)?["']?([\w$.-]+)["']?\s*(?::(?=\s|$)|$)/

/**
 * Whether the top level has CloudFormation's marks: its version, or SAM's transform, or resources with types.
 * Texts embedded in a string stand deeper and do not count.
 */
export function looksLikeCloudFormation(text: string): boolean {
  // Most files of a repository end here.
  if (!/AWSTemplateFormatVersion|[A-Za-z0-9]::/.test(text)) return false
  let rootIndent = -1
  let topKey = ''
  let typeAlone = false
  for (let start = 0; start < text.length; ) {
    const next = text.indexOf('\n', start)
    const end = next === -1 ? text.length : next
    const indent = indentOf(text, start, end)
    if (!saysNothing(text, start + indent, end)) {
      if (rootIndent === -1) rootIndent = indent
      const line = text.slice(start + indent, end)
      if (indent <= rootIndent) topKey = topKeyOf(line, topKey)
      if (topKey === 'AWSTemplateFormatVersion') return true
      if (topKey === 'Resources' && (TYPE.test(line) || (typeAlone && VALUE.test(line)))) return true
      typeAlone = TYPE_ALONE.test(line)
      if (topKey === 'Transform' && line.includes('AWS::')) return true
    }
    start = end + 1
  }
  return false
}

/** The key a line at the top level begins with; a list, or the value of `? key`, may stand in its column. */
function topKeyOf(line: string, current: string): string {
  return KEY.exec(line.slice(0, 200))?.[1] ?? (/^[-:]/.test(line) ? current : '')
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
  return /^[#%\r]/.test(two) || two === '{{' || two === '{%' || text.startsWith('---', at)
}
