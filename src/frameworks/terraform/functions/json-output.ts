/** Known values as the text that `jsonencode` gives. */

import type { Value } from '../../../core/value.ts'
import { MAX_TEXT } from '../../values/budget.ts'
import { isOpen, textOf } from '../../values/make.ts'
import { countParts } from '../../values/parts.ts'

/** The JSON text; undefined where a part is not known. */
export function toJson(value: Value): string | undefined {
  if (countParts(value) === undefined) return undefined
  const text = write(value)
  return text === undefined || text.length > MAX_TEXT ? undefined : text
}

function write(value: Value): string | undefined {
  switch (value.kind) {
    case 'scalar':
      if (typeof value.value === 'number') return value.text ?? writeNumber(value.value)
      return typeof value.value === 'string' ? quoteJson(value.value) : String(value.value)
    case 'json': {
      const text = textOf(value)
      return text === undefined ? undefined : quoteJson(text)
    }
    case 'list':
      return isOpen(value) ? undefined : joined(value.items.map(write), '[', ']')
    case 'mapping': {
      const keys = [...value.entries.keys()].sort()
      const members = keys.map((key) => {
        const entry = value.entries.get(key)
        const text = entry && write(entry)
        return text === undefined ? undefined : `${quoteJson(key)}:${text}`
      })
      return joined(members, '{', '}')
    }
    default:
      return undefined
  }
}

/** Without an exponent, which is written differently there. */
function writeNumber(number: number): string | undefined {
  const text = String(number)
  return text.includes('e') ? undefined : text
}

function joined(parts: readonly (string | undefined)[], open: string, close: string): string | undefined {
  return parts.includes(undefined) ? undefined : open + parts.join(',') + close
}

/** A JSON string with the escapes that Go adds. */
export function quoteJson(text: string): string {
  return JSON.stringify(text).replace(
    /[<>&\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
