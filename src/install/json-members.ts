/** Where the members of a JSON object are in its text, so that one can be edited without touching the rest. */

export interface Member {
  readonly key: string
  /** What is between the brace or comma before the key and the key. */
  readonly space: string
  /** What is between the key and the value, with the colon. */
  readonly colon: string
  /** Offsets of the value: its first character, and behind its last. */
  readonly start: number
  readonly end: number
}

const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s{}[\],:"]+/g

/**
 * The members of an object, in the order of the text.
 * @param text valid JSON
 * @param open offset of the object's brace
 */
export function membersOf(text: string, open: number): readonly Member[] {
  const members: Member[] = []
  let depth = 0
  /** End of the brace or comma before the key; then the key; then the value so far. */
  let from = open + 1
  let key: { readonly text: string; readonly start: number; readonly end: number } | undefined
  let value: { readonly start: number; end: number } | undefined
  for (const { 0: token, index } of text.slice(open).matchAll(TOKEN)) {
    const start = open + index
    const end = start + token.length
    if (token === '}' || token === ']') depth--
    if ((depth === 0 && token === '}') || (depth === 1 && token === ',')) {
      if (key && value) {
        const space = text.slice(from, key.start)
        members.push({ key: key.text, space, colon: text.slice(key.end, value.start), ...value })
      }
      if (depth === 0) return members
      from = end
      key = undefined
      value = undefined
    } else if (depth === 1 && key === undefined) {
      key = { text: String(JSON.parse(token)), start, end }
    } else if (key !== undefined && !(depth === 1 && token === ':')) {
      value ??= { start, end }
      value.end = end
    }
    if (token === '{' || token === '[') depth++
  }
  return members
}
