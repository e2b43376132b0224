/** Where a line of CloudFormation may name the template of a nested stack. */
import { ANYWHERE, type Lead, type LeadReader, leadOfEnd } from '../../core/lead.ts'
import { resolvePath } from '../../core/path.ts'

/** A key that names a template, with what stands between it and its value. */
const KEY = /\b(?:TemplateURL|Location)\b(["']?\s*(?::|$))?/g

/** The value on the same line: a text in quotes or without, behind a tag or not. */
const VALUE =
  /^\s*(![A-Za-z]+\s+)?(?:"([^"\\]*)"|'([^']*)'|((?:\$\{[^{}"']*\}|[^\s"'!&*|>{}[\],#?%@`])(?:\$\{[^{}"']*\}|[^"'{}[\],#])*))\s*(?:$|[,}\]]|#)/

/** Only these functions keep the end of a text. */
const KEEPS_END = new Set(['!Sub', undefined])

export const CLOUDFORMATION_LEADS: LeadReader = {
  words: ['TemplateURL', 'Location'],
  read: (line, folder) =>
    [...line.matchAll(KEY)].flatMap((key): Lead[] => {
      // In a comment or a text, unless a complex key is written, whose value is on the next line.
      if (key[1] === undefined) return /^\s*\?/.test(line) ? [ANYWHERE] : []
      const start = key.index + key[0].length
      return leadOf(line.slice(start, start + LONGEST), folder)
    }),
}

/** Longer values are not read here. */
const LONGEST = 500

function leadOf(rest: string, folder: string): Lead[] {
  const found = VALUE.exec(rest)
  if (found === null) return [ANYWHERE]
  const [, tag, double, single, plain] = found
  const written = (double ?? single ?? plain ?? '').trim()
  if (!KEEPS_END.has(tag?.trim())) return [ANYWHERE]
  if (/^[a-z][a-z0-9+.-]*:|^\//i.test(written)) return []
  if (written.includes('${')) return [leadOfEnd(written)]
  const path = resolvePath(folder, written)
  return path === undefined ? [] : [{ kind: 'file', path }]
}
