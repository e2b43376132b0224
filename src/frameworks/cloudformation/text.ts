/** Texts put together from parts: Fn::Sub and Fn::Join. */
import type { Location } from '../../core/source.ts'
import {
  madeWith,
  type Provenance,
  type Scalar,
  UNKNOWN_PART,
  type Unknown,
  type UnknownCause,
  type Value,
} from '../../core/value.ts'
import { dynamicReference } from './dynamic-reference.ts'
import { type Evaluation, notEvaluated, spend, textOf, unknown } from './evaluation.ts'

/** A literal part, or what stands in its place. */
export type Part = string | Value

/** The text of all parts; unknown with the cause of the first part that is not known. */
export function concatenate(evaluation: Evaluation, parts: readonly Part[], at: Location): Scalar | Unknown {
  const open = parts.findIndex((part) => typeof part !== 'string' && part.kind !== 'scalar')
  if (open !== -1) return unknown(causeOf(parts, open), at)
  let text = ''
  let from: Provenance | undefined
  for (const part of parts) {
    const piece = typeof part === 'string' ? part : part.kind === 'scalar' ? textOf(part) : ''
    if (!spend(evaluation, piece.length)) return notEvaluated('a text that grows too long', at)
    text += piece
    if (typeof part !== 'string' && part.kind === 'scalar') from ??= part.from
  }
  return { kind: 'scalar', value: text, at, ...(from === undefined ? {} : { from }) }
}

/** Longer texts are documents, which are judged by their parts or not at all. */
const LONGEST_KNOWN = 500

function causeOf(parts: readonly Part[], open: number): UnknownCause {
  const known = parts.map((part) =>
    typeof part === 'string' ? part : part.kind === 'scalar' ? textOf(part) : UNKNOWN_PART,
  )
  const length = known.reduce((sum, text) => sum + text.length, 0)
  const within = length > LONGEST_KNOWN ? '' : known.join('')
  if (within === UNKNOWN_PART) return causeAt(parts, open)
  if (/^\{\{resolve:[^{}]*\}\}$/.test(within)) return dynamicReference(within)
  return madeWith(causeAt(parts, open), within)
}

function causeAt(parts: readonly Part[], index: number): UnknownCause {
  const part = parts[index]
  if (part === undefined || typeof part === 'string') return { kind: 'type', expected: 'text' }
  switch (part.kind) {
    case 'unknown':
      return isWholeName(parts, index) ? part.because : withoutLink(part.because)
    case 'either':
      return { kind: 'condition', name: part.condition }
    default:
      return { kind: 'type', expected: 'text' }
  }
}

/** In `arn:aws:s3:::${Bucket}/*` the text names the bucket; in `${Bucket}-logs` it names another one. */
function isWholeName(parts: readonly Part[], index: number): boolean {
  const before = neighbour(parts, index - 1, -1)
  const after = neighbour(parts, index + 1, 1)
  return !/[\w.-]$/.test(before) && !/^[\w.-]/.test(after)
}

/** The nearest characters beside a part; a word character where another open part adjoins. */
function neighbour(parts: readonly Part[], from: number, step: 1 | -1): string {
  for (let at = from; at >= 0 && at < parts.length; at += step) {
    const part = parts[at]
    const text = typeof part === 'string' ? part : part?.kind === 'scalar' ? textOf(part) : 'x'
    if (text !== '') return step === 1 ? text.slice(0, 1) : text.slice(-1)
  }
  return ''
}

function withoutLink(because: UnknownCause): UnknownCause {
  if (because.kind !== 'reference') return because
  const { resource: _, ...rest } = because
  return rest
}

/** The parts of a `Fn::Sub` text: `${Name}` is looked up, `${!Name}` stays as `${Name}`. */
export function splitTemplate(text: string, lookUp: (name: string) => Part): readonly Part[] {
  const parts: Part[] = []
  let from = 0
  for (let open = text.indexOf('${'); open !== -1; open = text.indexOf('${', from)) {
    const close = text.indexOf('}', open)
    if (close === -1) break
    const name = text.slice(open + 2, close)
    parts.push(text.slice(from, open))
    parts.push(name.startsWith('!') ? `\${${name.slice(1)}}` : lookUp(name.trim()))
    from = close + 1
  }
  parts.push(text.slice(from))
  return parts
}
