/** Known values as the text that `yamlencode` gives. */
import { compareText } from '../../../core/compare.ts'
import type { Value } from '../../../core/value.ts'
import { isOpen, textOf } from '../../values/make.ts'
import { countParts } from '../../values/parts.ts'

/** The YAML text; undefined where a part is not known, or where it is written in a way that is not known here. */
export function toYaml(value: Value): string | undefined {
  if (countParts(value) === undefined) return undefined
  const lines = write(value)
  if (lines === undefined) return undefined
  const isPlain = value.kind === 'scalar' && typeof value.value !== 'string'
  // A plain scalar alone is followed by the end of the document.
  return `${lines.join('\n')}\n${isPlain ? '...\n' : ''}`
}

/** The lines of a value, of which those of a collection begin at its own indentation. */
function write(value: Value): readonly string[] | undefined {
  switch (value.kind) {
    case 'scalar':
    case 'json': {
      const isText = value.kind === 'json' || typeof value.value === 'string'
      const text = textOf(value)
      if (value.kind === 'scalar' && value.value === null) return ['null']
      const written = text === undefined ? undefined : isText ? quoted(text) : text
      return written === undefined ? undefined : [written]
    }
    case 'list':
      if (isOpen(value)) return undefined
      return value.items.length === 0 ? ['[]'] : joined(value.items.map(writeItem))
    case 'mapping': {
      const names = [...value.entries.keys()].sort(compareText)
      return names.length === 0
        ? ['{}']
        : joined(names.map((name) => writeEntry(name, value.entries.get(name))))
    }
    default:
      return undefined
  }
}

function joined(parts: readonly (readonly string[] | undefined)[]): readonly string[] | undefined {
  return parts.includes(undefined) ? undefined : parts.flatMap((part) => part ?? [])
}

function writeItem(item: Value): readonly string[] | undefined {
  return write(item)?.map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`))
}

function writeEntry(name: string, entry: Value | undefined): readonly string[] | undefined {
  const [key, lines] = [quoted(name), entry && write(entry)]
  if (key === undefined || lines === undefined || entry === undefined) return undefined
  const isBlock =
    (entry.kind === 'list' && entry.items.length > 0) || (entry.kind === 'mapping' && entry.entries.size > 0)
  if (!isBlock) return [`${key}: ${lines[0]}`]
  return [`${key}:`, ...(entry.kind === 'list' ? lines : lines.map((line) => `  ${line}`))]
}

/** Longer texts with blanks may be folded. */
const MAX_LINE = 70

/** A text between quotes; undefined for one of several lines or with other signs that are escaped. */
function quoted(text: string): string | undefined {
  const isFolded = text.length > MAX_LINE && text.includes(' ')
  if (isFolded || /[^\t\x20-\x7e\xa1-\u1fff\u2c00-\ud7ff]/.test(text)) return undefined
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\t', '\\t')}"`
}
