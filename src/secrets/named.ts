/** Secrets by the name that they are given to, directly or in a pair or a block that the name belongs to. */
import { PLATFORMS } from '../core/platforms.ts'
import type { Range } from '../core/source.ts'
import { type Entries, entriesAround, entriesBelow, keysAmong, keysNamed, REACH } from './around.ts'
import { branchesAt, literalsOf } from './chosen.ts'
import { type Given, givenTo } from './given.ts'
import { type SecretName, secretName } from './names.ts'
import type { Secret } from './secret.ts'
import { isHarmless, isSecretText } from './values.ts'

/** A part of every name in the table, and the words that mark an entry as secret. */
const HINT =
  /pass(?!ive)|pwd|pw(?![a-z])|psk|shared[_-]?key|secret|token|(?:api|private|access|account|encryption|signing|master|license|service|auth|storage)[_-]?key|credential|noecho|secure(?=string|object)|sensitive/gi
const LONGEST_NAME = 100

const VALUE_KEYS = keysNamed('default_?value', 'default', 'value', 'parameter_?value', 'string_?value')
const NAME_KEY =
  /(?:name|key|parameter_?key|variable|env(?:ironment)?)\\{0,3}["']?[ \t]{0,20}[:=][ \t]{0,20}\\{0,3}["']?$/i

/** A string, and what follows it where it is a key. */
const STRING = /(["'])((?:(?!\1)[^\n\\]|\\.){1,400})\1(\s{0,20}[:=])?/g

/** The secrets in a text whose name tells them. */
export function secretsByName(text: string): readonly Secret[] {
  const search = { text, reach: text.length * MOST_LOOKS + 300_000 }
  const found: Secret[] = []
  let done = 0
  for (const { index } of text.matchAll(HINT)) {
    if (index < done) continue
    const name = nameAround(text, index)
    const { secrets, end } = named(search, name)
    found.push(...secrets)
    done = end
  }
  return found
}

/** Letters, digits, `_`, `-` and `.` around an offset; not the dashes of a flag, nor the full stop of a sentence. */
function nameAround(text: string, at: number): Range {
  let start = at
  let end = at
  while (start > 0 && at - start < LONGEST_NAME && isOfName(text, start - 1)) start--
  while (end < text.length && end - at < LONGEST_NAME && isOfName(text, end)) end++
  while (start < at && '-.'.includes(text[start] ?? '')) start++
  while (end > at + 1 && '-.'.includes(text[end - 1] ?? '')) end--
  return { start, end }
}

function isOfName(text: string, at: number): boolean {
  return /[\w.-]/.test(text[at] ?? '') && !isEscape(text, at)
}

/** The letter of `\n` in a string of JSON. */
function isEscape(text: string, at: number): boolean {
  return text[at - 1] === '\\' && /[nrt]/.test(text[at] ?? '')
}

function named(search: Search, name: Range): { readonly secrets: readonly Secret[]; readonly end: number } {
  const { text } = search
  const words = text.slice(name.start, name.end)
  if (isMarker(words)) return { secrets: marked(search, name, words), end: name.end }
  const kind = secretName(words)
  if (kind === 'none') return { secrets: [], end: name.end }
  const branches = branchesAt(text, name.end)
  if (branches.length > 0) return { secrets: chosen(text, words, branches), end: name.end }
  const given = givenTo(text, name)
  if (given === undefined) return { secrets: paired(search, name, { words, kind }), end: name.end }
  if (given.as !== 'nested') return { secrets: secretAt(text, { words, kind }, given), end: given.end }
  const below = mayLook(search) ? entriesBelow(text, given.start, name.start) : undefined
  return { secrets: below === undefined ? [] : valuesAmong(text, below, { words, kind }), end: name.end }
}

/** Literals of which one may become the value: nothing that a policy reports from the words alone. */
function chosen(text: string, words: string, literals: readonly Range[]): readonly Secret[] {
  return literals
    .filter(({ start, end }) => !isHarmless(text.slice(start, end)))
    .map((literal) => ({ what: `a value of ${words}`, ...literal, sure: false }))
}

/** A text, and how many characters around names may still be looked at: what is hostile must not take for ever. */
interface Search {
  readonly text: string
  reach: number
}

/** How often each character of a text may be looked at. */
const MOST_LOOKS = 10

function mayLook(search: Search): boolean {
  search.reach -= REACH
  return search.reach > 0
}

interface Named {
  readonly words: string
  readonly kind: SecretName
}

/** `{ name: DB_PASSWORD, value: ... }`, in any order. */
function paired(search: Search, name: Range, named: Named): readonly Secret[] {
  const { text } = search
  const before = text.slice(Math.max(0, name.start - 120), name.start).replace(/[\w/.]{0,60}$/, '')
  if (!NAME_KEY.test(before) || !mayLook(search)) return []
  return valuesAmong(text, entriesAround(text, name.start), named)
}

/** Values and defaults among entries. */
function valuesAmong(text: string, entries: Entries, named: Named): readonly Secret[] {
  return [...keysAmong(text, entries, VALUE_KEYS)].flatMap((key) => {
    const given = givenTo(text, key)
    if (given === undefined) return []
    return given.as === 'nested' ? stringsIn(text, given.start, named) : secretAt(text, named, given)
  })
}

/** Every string of an object or a list that is the value of something secret. */
function stringsIn(text: string, start: number, named: Named): readonly Secret[] {
  const below = '{['.includes(text[start] ?? ' ') ? entriesBelow(text, start, start) : undefined
  if (below === undefined) return []
  return [...text.slice(below.start, below.end).matchAll(STRING)].flatMap(
    ({ index, 2: value = '', 3: colon }) => {
      const at = below.start + index + 1
      return colon === undefined
        ? secretAt(text, named, { start: at, end: at + value.length, as: 'quoted' })
        : []
    },
  )
}

/** Words that make a secret of the default beside them. */
function isMarker(words: string): boolean {
  return /^(?:noecho|secure(?:string|object)|sensitive)$/i.test(words)
}

/** `NoEcho: true`, `"type": "securestring"`, `sensitive = true`: the default of the same parameter. */
function marked(search: Search, name: Range, words: string): readonly Secret[] {
  const { text } = search
  const isType = /^secure/i.test(words)
  if (!isType && !/^["']?[ \t]{0,20}[:=]\s{0,20}["']?true/i.test(text.slice(name.end, name.end + 60)))
    return []
  if (!mayLook(search)) return []
  return valuesAmong(text, entriesAround(text, name.start), { words: 'a secret parameter', kind: 'secret' })
}

function secretAt(text: string, { words, kind }: Named, given: Given): readonly Secret[] {
  const { start, end, as } = given
  const value = text.slice(start, end)
  if (isOpen(value))
    return isMostlyWritten(value) ? [{ what: `a part of ${words}`, start, end, sure: false }] : []
  if (isHarmless(value) || isLabel(value) || isMember(value, words)) return []
  if (as !== 'quoted' && isExpression(value, as === 'spaced')) {
    return chosen(text, words, literalsOf(text, start))
  }
  const sure = as !== 'lines' && isSecretText(kind, value) && !(as !== 'quoted' && isVariable(value, words))
  return [{ what: `the value of ${words}`, start, end, sure }]
}

const OPENINGS = /\$\{|\{\{|\$\(/
const INTERPOLATION = /\$\{[^{}]*\}|\{\{[^{}]*\}\}|\$\([^()]*\)/g

/** Whether something else fills in a part of the value. */
function isOpen(value: string): boolean {
  return OPENINGS.test(value)
}

/** Beside what is filled in there is a literal that a password may be. */
function isMostlyWritten(value: string): boolean {
  const rest = value.replace(INTERPOLATION, '')
  return (
    rest.length >= 8 && /\d/.test(rest) && /[a-z]/i.test(rest) && !OPENINGS.test(rest) && !isHarmless(rest)
  )
}

const PROVIDERS = PLATFORMS.flatMap(({ providers }) => providers)

/** Calls and references of Terraform and of programming languages. */
const EXPRESSION = new RegExp(
  [
    '^(?:(?:var|local|data|module|each|path|self|process\\.env|os\\.environ)\\b[.[]',
    `(?:random|tls|${PROVIDERS.join('|')})_\\w+\\.`,
    '[A-Za-z_][\\w.]{0,100}[([])',
  ].join('|'),
)

function isExpression(value: string, isSpaced: boolean): boolean {
  return EXPRESSION.test(value) || (isSpaced && /^[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)+$/.test(value))
}

/** `connect(password=db_password)`: another variable, or the same. */
function isVariable(value: string, name: string): boolean {
  return (
    value.toLowerCase() === name.toLowerCase() ||
    (/^[a-z]+(?:_[a-z]+)+$/.test(value) && secretName(value) !== 'none')
  )
}

/** `ResultToken: event.resultToken`: the same of another object. */
function isMember(value: string, name: string): boolean {
  const member = /^[a-z]\w*(?:\.[a-z]\w*)*\.([a-z]\w*)$/i.exec(value)?.[1]
  return member?.toLowerCase() === name.toLowerCase()
}

/** What a parameter is called in a form: `default: Domain Join User Password`. */
function isLabel(value: string): boolean {
  return /^[A-Za-z()]+(?: [A-Za-z()]+)+$/.test(value) && secretName(value) !== 'none'
}
