/** Where a text is not JSON, and what is expected there: engines word it differently, and often name no place. */

export interface JsonFault {
  readonly offset: number
  /** `expected ',' or '}'` */
  readonly reason: string
}

const TOKEN =
  /[{}[\],:]|"(?:[^"\\\0-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y
const BLANKS = /[ \t\r\n]*/y

/** What may come next: a value, or what follows one. */
type State = 'value' | 'first key' | 'key' | 'colon' | 'first item' | 'after'

const EXPECTED: Readonly<Record<Exclude<State, 'after'>, string>> = {
  value: 'a value',
  'first item': "a value or ']'",
  'first key': "a key in double quotes or '}'",
  key: 'a key in double quotes',
  colon: "':'",
}

/** The first fault of a text that is not JSON; undefined where there is none. */
export function jsonFault(text: string): JsonFault | undefined {
  const open: ('{' | '[')[] = []
  let state: State = 'value'
  let offset = 0
  for (;;) {
    offset = after(BLANKS, text, offset)
    const end = after(TOKEN, text, offset)
    const token = text.slice(offset, end)
    if (offset === text.length && state === 'after' && open.length === 0) return undefined
    const next: State | undefined = token === '' ? undefined : follow(state, token, open)
    if (next === undefined) return { offset, reason: `expected ${expectedAt(state, open)}` }
    state = next
    offset = end
  }
}

function expectedAt(state: State, open: readonly ('{' | '[')[]): string {
  if (state !== 'after') return EXPECTED[state]
  const last = open.at(-1)
  if (last === undefined) return 'the end of the file'
  return last === '{' ? "',' or '}'" : "',' or ']'"
}

/** The state after a token; undefined where it may not stand there. */
function follow(state: State, token: string, open: ('{' | '[')[]): State | undefined {
  const isString = token.startsWith('"')
  switch (state) {
    case 'first key':
      return token === '}' ? close(open) : isString ? 'colon' : undefined
    case 'key':
      return isString ? 'colon' : undefined
    case 'colon':
      return token === ':' ? 'value' : undefined
    case 'first item':
      return token === ']' ? close(open) : value(token, open)
    case 'value':
      return value(token, open)
    case 'after': {
      const last = open.at(-1)
      if (token === ',' && last !== undefined) return last === '{' ? 'key' : 'value'
      return (token === '}' && last === '{') || (token === ']' && last === '[') ? close(open) : undefined
    }
  }
}

function close(open: ('{' | '[')[]): State {
  open.pop()
  return 'after'
}

function value(token: string, open: ('{' | '[')[]): State | undefined {
  if (token === '{' || token === '[') {
    open.push(token)
    return token === '{' ? 'first key' : 'first item'
  }
  return '}],:'.includes(token) ? undefined : 'after'
}

function after(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return at + (pattern.exec(text)?.[0].length ?? 0)
}
