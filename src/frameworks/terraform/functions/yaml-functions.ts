/** `yamldecode` and `yamlencode`. The parser is loaded when a template first asks for it; the template is then evaluated again. */

import type { Provenance, Value } from '../../../core/value.ts'
import type { Node, ParsedText } from '../../node.ts'
import { spend } from '../../values/budget.ts'
import { computed, list, mapping, provenanceOf, scalar, textOf, unevaluated } from '../../values/make.ts'
import { countParts } from '../../values/parts.ts'
import type { CallSite, Rules } from './rule.ts'
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
      return node.style === 'plain' ? plain(node.text, site, from) : scalar(node.text, at, from)
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
  ['', null],
  ['~', null],
  ['null', null],
  ['true', true],
  ['false', false],
])
/** What versions of YAML read differently: more words for true and false, dates, numbers of other kinds. */
const UNCLEAR = /^(?:y|n|yes|no|on|off|null|true|false)$|^[-+.]?\d/i

function plain(text: string, { at }: CallSite, from: Provenance | undefined): Value {
  const word = WORDS.get(text)
  if (word !== undefined) return scalar(word, at, from)
  if (/^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/.test(text)) return scalar(Number(text), at, from)
  const isAddress = /^\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,2})?$/.test(text)
  return UNCLEAR.test(text) && !isAddress
    ? unevaluated(`${text.slice(0, 40)} in YAML`, at)
    : scalar(text, at, from)
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
