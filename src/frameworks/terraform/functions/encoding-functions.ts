/** Functions from values to texts and back: JSON, CSV, Base64, URLs. */

import type { Location } from '../../../core/source.ts'
import type { Provenance, Value } from '../../../core/value.ts'
import { parseJson } from '../../json.ts'
import type { Node } from '../../node.ts'
import { MAX_TEXT, spend } from '../../values/budget.ts'
import { computed, jsonText, list, mapping, provenanceOf, scalar, textOf } from '../../values/make.ts'
import { countParts } from '../../values/parts.ts'
import { writtenNumber } from '../types/number.ts'
import { STRING } from '../types/type.ts'
import { readCsv } from './csv.ts'
import { toJson } from './json-output.ts'
import { type CallSite, fails, type Rules } from './rule.ts'

type Args = readonly Value[]

/** What it takes to write a part of a value. */
const STEPS_PER_PART = 4

function jsonencode([value]: Args, { at, budget }: CallSite): Value | undefined {
  if (value === undefined || !spend(budget, STEPS_PER_PART * (countParts(value) ?? 0))) return undefined
  const text = toJson(value)
  return text === undefined ? { kind: 'json', of: value, at } : jsonText(value, text, at)
}

/** Numbers that this language does not keep as they are written. */
const MAY_BE_INEXACT = /-0|\d[eE]|[\d.]{16}/

function jsondecode([value]: Args, site: CallSite): Value | undefined {
  const text = value && textOf(value)
  if (value?.kind === 'json' && !(text !== undefined && MAY_BE_INEXACT.test(text))) return value.of
  if (value === undefined || text === undefined || !spend(site.budget, text.length >> 2)) return undefined
  const { root, problems } = parseJson(text)
  if (root === undefined || problems.length > 0) return fails(site)
  return toValue(root, site.at, provenanceOf(value))
}

function toValue(node: Node, at: Location, from: Provenance | undefined): Value {
  switch (node.kind) {
    case 'scalar':
      return typeof node.value === 'number'
        ? writtenNumber(node.text, at, from)
        : scalar(node.value, at, from)
    case 'sequence':
      return list(
        node.items.map((item) => toValue(item, at, from)),
        at,
      )
    case 'mapping':
      return mapping(
        new Map([...node.entries].map(([key, entry]) => [key, toValue(entry.value, at, from)])),
        at,
      )
  }
}

/** A list of maps: the first row has the keys. */
function csvdecode([value]: Args, site: CallSite): Value | undefined {
  const text = value && textOf(value)
  if (value === undefined || text === undefined || !spend(site.budget, text.length >> 2)) return undefined
  const [names, ...rows] = readCsv(text) ?? []
  if (names === undefined || rows.some(({ length }) => length !== names.length)) return fails(site)
  if (!spend(site.budget, rows.length * names.length)) return undefined
  const from = provenanceOf(value)
  const toMap = (row: readonly string[]) =>
    mapping(new Map(names.map((name, index) => [name, scalar(row[index] ?? '', site.at, from)])), site.at)
  const type = { kind: 'object', attributes: new Map(names.map((name) => [name, STRING])) } as const
  return { ...list(rows.map(toMap), site.at), uniform: type }
}

function base64encode(args: Args, { at }: CallSite): Value | undefined {
  const text = args[0] && textOf(args[0])
  if (text === undefined || text.length > MAX_TEXT) return undefined
  return computed(Buffer.from(text, 'utf8').toString('base64'), args, at)
}

function base64decode(args: Args, site: CallSite): Value | undefined {
  const text = args[0] && textOf(args[0])
  if (text === undefined || text.length > MAX_TEXT) return undefined
  const bytes = Buffer.from(text, 'base64')
  if (bytes.toString('base64') !== text.replace(/[\r\n]/g, '')) return fails(site)
  try {
    return computed(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), args, site.at)
  } catch {
    return fails(site)
  }
}

function urlencode(args: Args, { at }: CallSite): Value | undefined {
  const text = args[0] && textOf(args[0])
  // Half a character can't be encoded.
  if (text === undefined || /\p{Surrogate}/u.test(text)) return undefined
  const encoded = encodeURIComponent(text)
    .replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+')
  return computed(encoded, args, at)
}

/** The encodings that are the same everywhere, by their names in capitals. */
const ENCODINGS: ReadonlyMap<string, BufferEncoding> = new Map([
  ['UTF-8', 'utf8'],
  ['UTF-16LE', 'utf16le'],
] as const)

function textencodebase64(args: Args, { at }: CallSite): Value | undefined {
  const [text, name] = args.map(textOf)
  const encoding = ENCODINGS.get(name?.toUpperCase() ?? '')
  if (text === undefined || encoding === undefined || text.length > MAX_TEXT || /\p{Surrogate}/u.test(text)) {
    return undefined
  }
  return computed(Buffer.from(text, encoding).toString('base64'), args, at)
}

export const ENCODING_FUNCTIONS: Rules = [
  ['jsonencode', { run: jsonencode, passesOn: true }],
  ['jsondecode', { run: jsondecode }],
  ['csvdecode', { run: csvdecode }],
  ['base64encode', { run: base64encode }],
  ['base64decode', { run: base64decode }],
  ['urlencode', { run: urlencode }],
  ['textencodebase64', { run: textencodebase64 }],
]
