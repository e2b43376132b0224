/** From syntax nodes to values: intrinsics evaluated, JSON in strings opened, everything with its place. */

import { type Location, locate, type Range } from '../../core/source.ts'
import {
  causeOfUnread,
  type Mapping,
  type Provenance,
  type Scalar,
  type Unknown,
  type Value,
} from '../../core/value.ts'
import { parseJson } from '../json.ts'
import { type Node, quote, type ScalarNode } from '../node.ts'
import { mapText, type TextMap } from '../text-map.ts'
import { notExpanded } from '../unread.ts'
import { spend } from '../values/budget.ts'
import { jsonText, unevaluated, unknown } from '../values/make.ts'
import { type Call, callOf } from './call.ts'
import { referenceIn } from './dynamic-reference.ts'
import { addUnread, type Evaluation } from './evaluation.ts'
import { isLoop } from './for-each.ts'
import { includedBy, insideOf } from './include.ts'
import { evaluateCall } from './intrinsics.ts'
import { holdsVariable } from './serverless.ts'
import { JSON_START } from './text.ts'

/** What a node says; undefined where it says that there is nothing (AWS::NoValue). */
export function resolveNode(evaluation: Evaluation, node: Node): Value | undefined {
  const call = callOf(node)
  if (call?.name === 'Fn::Transform') {
    const included = bringIn(evaluation, call.argument)
    if (included !== undefined) return included
  }
  if (call !== undefined) return resolveCall(evaluation, node, call)
  const at = locate(evaluation, node.range)
  switch (node.kind) {
    case 'scalar':
      return resolveScalar(evaluation, node)
    case 'sequence':
      return { kind: 'list', items: node.items.flatMap((item) => resolveNode(evaluation, item) ?? []), at }
    case 'mapping': {
      const entries = new Map<string, Value>()
      let rest: Unknown | undefined
      for (const { key, keyRange, value } of node.entries.values()) {
        const included = key === 'Fn::Transform' ? bringIn(evaluation, value) : undefined
        if (included !== undefined) {
          for (const [name, each] of included.entries) addTo(entries, name, each)
          rest ??= included.rest
        } else if (isExpansion(key)) {
          rest = expansionAt(evaluation, keyRange)
        } else {
          const resolved = resolveNode(evaluation, value)
          if (resolved !== undefined) addTo(entries, key, resolved)
        }
      }
      return { kind: 'mapping', entries, at, ...(rest === undefined ? {} : { rest }) }
    }
  }
}

/** The entries that an include brings; undefined where they are not known. */
function bringIn(evaluation: Evaluation, transform: Node): Mapping | undefined {
  const included = includedBy(evaluation, transform)
  const value = included && resolveNode(insideOf(evaluation, included), included.root)
  return value?.kind === 'mapping' ? value : undefined
}

/** A name that is written and included is of neither for certain. */
function addTo(entries: Map<string, Value>, key: string, value: Value): void {
  entries.set(key, entries.has(key) ? unevaluated(`${quote(key)}, which is included too,`, value.at) : value)
}

/** What a macro, an include or a loop puts beside the entries of a mapping. */
function expansionAt(evaluation: Evaluation, keyRange: Range): Unknown {
  const part = notExpanded(locate(evaluation, keyRange), 'inside')
  addUnread(evaluation, part)
  return unknown(causeOfUnread(part), locate(evaluation, keyRange))
}

/** Keys whose value takes the place of the whole entry. */
export function isExpansion(key: string): boolean {
  return key === 'Fn::Transform' || isLoop(key)
}

function resolveCall(evaluation: Evaluation, node: Node, call: Call): Value | undefined {
  const { argument } = call
  // A Sub of nothing is its text, and places inside the text stay exact.
  if (call.name === 'Fn::Sub' && argument.kind === 'scalar' && !argument.text.includes('${')) {
    return resolveScalar(evaluation, { ...argument, value: argument.text })
  }
  const value = evaluateCall(evaluation, call, locate(evaluation, node.range))
  if (value?.kind !== 'scalar') return value
  return lookInto(evaluation, value, () => () => value.at.range)
}

function resolveScalar(evaluation: Evaluation, node: ScalarNode): Value {
  if (evaluation.hasVariables && holdsVariable(node.text)) {
    const what = 'a variable of the Serverless Framework'
    return unknown({ kind: 'elsewhere', what }, locate(evaluation, node.range))
  }
  const scalar: Scalar = { kind: 'scalar', value: node.value, at: locate(evaluation, node.range) }
  return lookInto(evaluation, scalar, () => mapText(evaluation.file.text, node))
}

/** A text that says more than its characters: a dynamic reference, or JSON. */
function lookInto(evaluation: Evaluation, scalar: Scalar, map: () => TextMap): Value {
  const text = scalar.value
  if (typeof text !== 'string' || !evaluation.looksIntoText || !text.includes('{')) return scalar
  const json = JSON_START.test(text) ? readJSON(evaluation, scalar, text, map) : undefined
  if (json !== undefined) return json
  return referenceAt(text, scalar.at) ?? scalar
}

/** What CloudFormation reads when it deploys, where a text names that. */
function referenceAt(text: Scalar['value'], at: Location): Unknown | undefined {
  const because = typeof text === 'string' ? referenceIn(text) : undefined
  return because && unknown(because, at)
}

/** The JSON object, or list of objects, that a text is; undefined where it is none. */
function readJSON(evaluation: Evaluation, { at, from }: Scalar, text: string, map: () => TextMap) {
  if (!spend(evaluation.budget, text.length)) return unevaluated('a very long text', at)
  const { root, problems } = parseJson(text)
  if (root === undefined || root.kind === 'scalar' || problems.length > 0) return undefined
  return jsonText(fromJSON(evaluation, root, map(), from), text, at)
}

/** Intrinsics have no meaning inside a text. */
function fromJSON(evaluation: Evaluation, node: Node, map: TextMap, from: Provenance | undefined): Value {
  const at = locate(evaluation, map(node.range))
  const origin = from === undefined ? {} : { from }
  switch (node.kind) {
    case 'scalar':
      return referenceAt(node.value, at) ?? { kind: 'scalar', value: node.value, at, ...origin }
    case 'sequence':
      return {
        kind: 'list',
        items: node.items.map((item) => fromJSON(evaluation, item, map, from)),
        at,
        ...origin,
      }
    case 'mapping': {
      const entries = new Map<string, Value>()
      for (const { key, value } of node.entries.values())
        entries.set(key, fromJSON(evaluation, value, map, from))
      return { kind: 'mapping', entries, at, ...origin }
    }
  }
}
