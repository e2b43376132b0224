/** Texts put together from parts: Fn::Sub and Fn::Join. */

import type { Location, Range } from '../../core/source.ts'
import { causeOfChoice, madeWith, type UnknownCause, type Value } from '../../core/value.ts'
import type { ScalarNode } from '../node.ts'
import { mapText, type TextMap } from '../text-map.ts'
import { type Cases, eachCase } from '../values/alternatives.ts'
import { spend } from '../values/budget.ts'
import { provenanceOf, withoutLink } from '../values/make.ts'
import { type Hole, knownWords, type Piece } from '../values/pieces.ts'
import { makeText } from '../values/text.ts'
import { dynamicReference, referenceIn } from './dynamic-reference.ts'
import { type Evaluation, textOf } from './evaluation.ts'

/** Characters with their place, or a value that stands in the text; undefined where there is nothing (AWS::NoValue). */
export type Part = Piece | Slot

export interface Slot {
  readonly value: Value | undefined
  readonly range: Range
}

/**
 * The text of all parts, for each case of the conditions that they depend on; JSON where the text is used for what it
 * says.
 *
 * @param arrange puts the parts of one case in order
 */
export function concatenate(
  evaluation: Evaluation,
  parts: readonly Part[],
  at: Location,
  arrange: (parts: readonly Part[]) => readonly Part[] = (same) => same,
): Value {
  return eachCase(parts, CASES, at, (cases) => {
    const arranged = arrange(cases)
    return makeText(arranged.map(pieceOf), {
      at,
      from: arranged.map((part) => provenanceIn(part)).find((from) => from !== undefined),
      affords: (length) => spend(evaluation.budget, length),
      causeOf,
      ...(evaluation.looksIntoText ? LOOKING : { mayBeJson: NEVER }),
    })
  })
}

const NEVER = /(?!)/
/** How JSON begins: an object, or a list of objects. */
export const JSON_START = /^\s*(?:\[\s*)?\{/

const LOOKING = { mayBeJson: JSON_START, standsFor: referenceIn }

/** A condition holds for the whole template. */
const CASES: Cases<Part> = {
  eitherOf: (part) => ('value' in part && part.value?.kind === 'either' ? part.value : undefined),
  take: ({ range }, branch) => ({ value: branch, range }),
  byName: true,
}

function provenanceIn(part: Part) {
  return 'value' in part && part.value !== undefined ? provenanceOf(part.value) : undefined
}

function pieceOf(part: Part): Piece {
  if (!('value' in part)) return part
  const { value, range } = part
  switch (value?.kind) {
    case undefined:
      return { text: '', range }
    case 'scalar':
      return { text: textOf(value), range }
    case 'unknown':
      return { because: value.because, range }
    case 'either':
      return { because: causeOfChoice(value), range }
    case 'json':
      return { because: NO_TEXT, range, json: value.of }
    default:
      return { because: NO_TEXT, range }
  }
}

const NO_TEXT: UnknownCause = { kind: 'type', expected: 'text' }

/** Longer texts are documents, which are judged by their parts or not at all. */
const LONGEST_KNOWN = 500

/** Why a text is not known: the cause of its first hole, with the text that is known around it. */
function causeOf(parts: readonly (string | Hole)[]): UnknownCause {
  const index = parts.findIndex((part) => typeof part !== 'string')
  const hole = parts[index]
  if (hole === undefined || typeof hole === 'string') return NO_TEXT
  const because = isWholeName(parts, index) ? hole.because : withoutLink(hole.because)
  if (parts.length === 1) return because
  const words = knownWords(parts)
  if (/^\{\{resolve:[^{}]*\}\}$/.test(words)) return dynamicReference(words)
  return madeWith(because, words.length > LONGEST_KNOWN ? '' : words)
}

/** In `arn:aws:s3:::${Bucket}/*` the text names the bucket; in `${Bucket}-logs` it names another one. */
function isWholeName(parts: readonly (string | Hole)[], index: number): boolean {
  const before = neighbor(parts, index - 1, -1)
  const after = neighbor(parts, index + 1, 1)
  return !/[\w.-]$/.test(before) && !/^[\w.-]/.test(after)
}

/** The nearest characters beside a part; a word character where another open part adjoins. */
function neighbor(parts: readonly (string | Hole)[], from: number, step: 1 | -1): string {
  for (let at = from; at >= 0 && at < parts.length; at += step) {
    const part = parts[at]
    const text = typeof part === 'string' ? part : 'x'
    if (text !== '') return step === 1 ? text.slice(0, 1) : text.slice(-1)
  }
  return ''
}

/** A text that is written out, or a run of it. */
export function written(evaluation: Evaluation, node: ScalarNode, run: Range = wholeOf(node)): Piece {
  const map = mapOf(evaluation, node)
  return {
    text: node.text.slice(run.start, run.end),
    range: node.range,
    map: ({ start, end }) => map({ start: start + run.start, end: end + run.start }),
  }
}

function wholeOf({ text }: ScalarNode): Range {
  return { start: 0, end: text.length }
}

/** Computed once, when a place in the text is asked for. */
function mapOf({ file }: Evaluation, node: ScalarNode): TextMap {
  let map: TextMap | undefined
  return (inner) => {
    map ??= mapText(file.text, node)
    return map(inner)
  }
}

/** The parts of a `Fn::Sub` text: `${Name}` is looked up, `${!Name}` stays as `${Name}`. */
export function splitTemplate(
  evaluation: Evaluation,
  node: ScalarNode,
  lookUp: (name: string) => Value | undefined,
): readonly Part[] {
  const { text } = node
  const parts: Part[] = []
  let from = 0
  for (let open = text.indexOf('${'); open !== -1; open = text.indexOf('${', from)) {
    const close = text.indexOf('}', open)
    if (close === -1) break
    const name = text.slice(open + 2, close)
    if (open > from) parts.push(written(evaluation, node, { start: from, end: open }))
    const { range } = node
    parts.push(
      name.startsWith('!') ? { text: `\${${name.slice(1)}}`, range } : { value: lookUp(name.trim()), range },
    )
    from = close + 1
  }
  if (from < text.length) parts.push(written(evaluation, node, { start: from, end: text.length }))
  return parts
}
