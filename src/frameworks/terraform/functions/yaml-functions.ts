/** `yamldecode` and `yamlencode`. The parser is loaded when a template first asks for it; the template is then evaluated again. */

import type { Provenance, Value } from '../../../core/value.ts'
import type { Node, ParsedText, ScalarNode } from '../../node.ts'
import { spend } from '../../values/budget.ts'
import { computed, list, mapping, provenanceOf, scalar, textOf, unevaluated } from '../../values/make.ts'
import { countParts } from '../../values/parts.ts'
import { writtenNumber } from '../types/number.ts'
import { type CallSite, fails, type Rules } from './rule.ts'
import { toYaml } from './yaml-output.ts'

type Parse = (text: string) => ParsedText | { readonly refused: unknown }

let parse: Parse | undefined
let isWanted = false

/** Loads the parser where it was asked for and is not there; whether it has come. */
export async function loadYaml(): Promise<boolean> {
  if (!isWanted || parse !== undefined) return false
  parse = (await import('../../yaml-events.ts')).parseYamlStrictly
  return true
}

function yamldecode([value]: readonly Value[], site: CallSite): Value | undefined {
  const text = value && textOf(value)
  if (value?.kind === 'json') return value.of
  if (value === undefined || text === undefined || !spend(site.budget, text.length >> 1)) {
    return undefined
  }
  isWanted = true
  const parsed = parse?.(text)
  if (parsed === undefined || 'refused' in parsed || parsed.problems.length > 0) return undefined
  return parsed.root && toValue(parsed.root, site, provenanceOf(value))
}

function toValue(node: Node, site: CallSite, from: Provenance | undefined): Value | undefined {
  const { at } = site
  // Anchors multiply what is written.
  if (!spend(site.budget, 1)) return undefined
  if (node.tag !== undefined) return unevaluated(`the YAML tag ${node.tag.slice(0, 40)}`, at)
  switch (node.kind) {
    case 'scalar':
      return node.style === 'plain' ? plain(node, site, from) : scalar(node.text, at, from)
    case 'sequence': {
      const items = node.items.map((item) => toValue(item, site, from)).filter((item) => item !== undefined)
      return items.length < node.items.length ? undefined : list(items, at)
    }
    case 'mapping': {
      const entries = new Map<string, Value>()
      for (const [key, entry] of node.entries) {
        const value = toValue(entry.value, site, from)
        if (value === undefined) return undefined
        entries.set(key, value)
      }
      return mapping(entries, at)
    }
  }
}

const WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map(
    (word) => [word, true] as const,
  ),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map(
    (word) => [word, false] as const,
  ),
])
const NUMBER = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/
const WITH_BASE = /^0(?:o[0-7]+|x[\da-fA-F]+)$/
const DATE = /^\d{4}-/
const NOT_FINITE = /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/

/**
 * A scalar without quotes, as the library of Terraform reads it.
 * https://github.com/zclconf/go-cty-yaml/blob/master/resolve.go
 */
function plain({ text, range, content }: ScalarNode, site: CallSite, from: Provenance | undefined): Value {
  const { at } = site
  if (range.start < content.start) return unevaluated('a YAML tag', at)
  const word = WORDS.get(text)
  if (word !== undefined) return scalar(word, at, from)
  if (NUMBER.test(text)) return writtenNumber(text, at, from)
  if (WITH_BASE.test(text)) return writtenNumber(String(BigInt(text)), at, from)
  if (NOT_FINITE.test(text)) return fails(site)
  if (DATE.test(text)) return dateOf(text, site, from)
  return scalar(text, at, from)
}

/** A date as a text of RFC 3339; what has a fraction or a zone of its own is left open. */
function dateOf(text: string, { at }: CallSite, from: Provenance | undefined): Value {
  const date = /^(\d{4})-(\d\d?)-(\d\d?)(?:[Tt](\d\d?):(\d\d?):(\d\d?)Z| (\d\d?):(\d\d?):(\d\d?))?$/.exec(
    text,
  )
  if (date === null) return unevaluated(`${text.slice(0, 40)} in YAML`, at)
  const [year = 0, ...rest] = date
    .slice(1)
    .filter((part) => part !== undefined)
    .map(Number)
  const [month = 0, day = 0, hour = 0, minute = 0, second = 0] = rest
  const time = new Date(Date.UTC(2000, month - 1, day, hour, minute, second))
  time.setUTCFullYear(year, month - 1, day)
  const isThere =
    time.getUTCMonth() === month - 1 &&
    time.getUTCDate() === day &&
    time.getUTCHours() === hour &&
    minute < 60 &&
    second < 60
  return scalar(isThere ? time.toISOString().replace('.000', '') : text, at, from)
}

function yamlencode([value]: readonly Value[], { at, budget }: CallSite): Value | undefined {
  if (value === undefined || !spend(budget, STEPS_PER_PART * (countParts(value) ?? 0))) return undefined
  const text = toYaml(value)
  return text === undefined ? undefined : computed(text, [value], at)
}

/** What it takes to write a part of a value. */
const STEPS_PER_PART = 4

export const YAML_FUNCTIONS: Rules = [
  ['yamldecode', { run: yamldecode }],
  ['yamlencode', { run: yamlencode }],
]
