/**
 * Names as texts, also where they are not known: `sql-[parameters('env')]`. The same name reads the same however it
 * is put together, so that a child of a resource can be recognized by its parent's name.
 */
import type { Value } from '../../core/value.ts'

export type Words = readonly Word[]

/** A known part of a name, or the expression that makes an unknown one. */
export type Word = { readonly text: string } | { readonly expression: string }

/** Longer names are no names. */
export const MOST_WORDS = 2000

/** How a name reads. */
export function spell(words: Words): string {
  return words.map((word) => ('text' in word ? word.text : `[${word.expression}]`)).join('')
}

/** The name as an expression's part. */
export function spellArgument(words: Words): string {
  const parts = words.map((word) =>
    'text' in word ? `'${word.text.replaceAll("'", "''")}'` : word.expression,
  )
  const [only, ...more] = parts
  if (only === undefined) return "''"
  return more.length === 0 ? only : `concat(${parts.join(', ')})`
}

export function lengthOf(words: Words): number {
  return words.reduce((sum, word) => sum + ('text' in word ? word.text : word.expression).length, 0)
}

/** Neighboring texts as one; empty ones are left out. */
export function merged(words: Words): Words {
  const result: Word[] = []
  for (const word of words) {
    const last = result.at(-1)
    if ('text' in word && last !== undefined && 'text' in last) {
      result[result.length - 1] = { text: last.text + word.text }
    } else if (!('text' in word) || word.text !== '') result.push(word)
  }
  return result
}

/** The segments of a path: `server/rule` has two. */
export function split(words: Words): readonly Words[] {
  const segments: Word[][] = [[]]
  for (const word of words) {
    if (!('text' in word)) segments.at(-1)?.push(word)
    else {
      for (const [index, text] of word.text.split('/').entries()) {
        if (index > 0) segments.push([])
        if (text !== '') segments.at(-1)?.push({ text })
      }
    }
  }
  return segments
}

export function join(segments: readonly Words[]): Words {
  return merged(segments.flatMap((words, index) => (index === 0 ? words : [{ text: '/' }, ...words])))
}

/** The text of a known scalar. */
export function knownText(value: Value): string | undefined {
  return value.kind === 'scalar' && value.value !== null ? String(value.value) : undefined
}
