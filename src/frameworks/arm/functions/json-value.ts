/** Values from JSON texts, and JSON texts from values. */

import {
  madeWith,
  type Provenance,
  type Scalar,
  UNKNOWN_PART,
  type UnknownCause,
  type Value,
} from '../../../core/value.ts'
import { parseJson } from '../../json.ts'
import type { Node } from '../../node.ts'
import { spend } from '../../values/budget.ts'
import type { CallSite } from '../../values/builtin.ts'
import { caselessMapping, isOpen, jsonText, list, scalar, unknown, withoutLink } from '../../values/make.ts'

/** What a JSON text is made with. */
export interface Origin {
  readonly from?: Provenance
  /** UNKNOWN_PART in the text stands for what is not known, and makes every string that has it unknown. */
  readonly hole?: { readonly because: UnknownCause; readonly only: boolean }
}

/** What a JSON text says, all of it at the call's place; undefined where it is not JSON. */
export function readJson(text: string, site: CallSite, origin: Origin): Value | undefined {
  if (!spend(site.budget, text.length >> 2)) return undefined
  const { root, problems } = parseJson(text)
  return root === undefined || problems.length > 0 ? undefined : fromNode(root, site, origin)
}

function fromNode(node: Node, site: CallSite, origin: Origin): Value | undefined {
  switch (node.kind) {
    case 'scalar':
      return fromScalar(node.value, site, origin)
    case 'sequence': {
      const items = node.items.map((item) => fromNode(item, site, origin))
      const known = items.filter((item) => item !== undefined)
      return known.length === items.length ? list(known, site.at) : undefined
    }
    case 'mapping': {
      const entries = new Map<string, Value>()
      for (const [key, entry] of node.entries) {
        const value = fromNode(entry.value, site, origin)
        // A key that is not known may be any key.
        if (value === undefined || hasHole(key, origin)) return undefined
        entries.set(key, value)
      }
      return caselessMapping(entries, site.at)
    }
  }
}

function fromScalar(value: Scalar['value'], { at }: CallSite, origin: Origin): Value {
  const { from, hole } = origin
  if (hole === undefined || !hasHole(value, origin)) return scalar(value, at, from)
  if (value !== UNKNOWN_PART) return unknown(madeWith(withoutLink(hole.because), String(value)), at)
  // Of several holes it isn't known which one this is.
  return unknown(hole.only ? hole.because : madeWith(withoutLink(hole.because), ''), at)
}

function hasHole(text: Scalar['value'], { hole }: Origin): boolean {
  return hole !== undefined && typeof text === 'string' && text.includes(UNKNOWN_PART)
}

/** The JSON text of a list or object: one that functions on texts can use, if all of it is known. */
export function writeJson(value: Value, site: CallSite): Value {
  const text = textOfJson(value)
  if (text === undefined || !spend(site.budget, text.length >> 4))
    return { kind: 'json', of: value, at: site.at }
  return jsonText(value, text, site.at)
}

function textOfJson(value: Value): string | undefined {
  switch (value.kind) {
    case 'scalar':
      return JSON.stringify(value.value)
    case 'list': {
      const items = value.items.map(textOfJson)
      return isOpen(value) || items.includes(undefined) ? undefined : `[${items.join(',')}]`
    }
    case 'mapping': {
      const entries: string[] = []
      for (const [key, entry] of value.entries) {
        const text = textOfJson(entry)
        if (text === undefined) return undefined
        entries.push(`${JSON.stringify(key)}:${text}`)
      }
      return `{${entries.join(',')}}`
    }
    default:
      return undefined
  }
}
