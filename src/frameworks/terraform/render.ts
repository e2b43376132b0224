/** Evaluates templates: quoted strings and heredocs. */

import { locate, type Range } from '../../core/source.ts'
import {
  type Choice,
  causeOfChoice,
  madeWith,
  UNKNOWN_PART,
  type UnknownCause,
  type Value,
} from '../../core/value.ts'
import { type Cases, eachCase } from '../values/alternatives.ts'
import { MAX_TEXT, spend } from '../values/budget.ts'
import { elementsOf } from '../values/elements.ts'
import { excerpt } from '../values/excerpt.ts'
import { provenanceOf, textOf, withoutLink } from '../values/make.ts'
import { type Hole, knownWords, type Piece, type TextMaker } from '../values/pieces.ts'
import { makeText } from '../values/text.ts'
import type { ForDirective, IfDirective, TemplateExpression, TemplatePart } from './hcl/ast.ts'
import { choiceByExpression } from './inputs.ts'
import { toBoolean } from './operators.ts'
import { bind, evaluate, failed, type Scope } from './scope.ts'

/** A piece of a text, or the value that an interpolation puts there. */
type Part = Piece | Slot

interface Slot {
  readonly value: Value
  readonly range: Range
}

/**
 * Evaluates a template. It is a text when all of it is known, JSON when it reads as JSON, and what the
 * interpolation is when it is nothing but one interpolation.
 */
export function evaluateTemplate(template: TemplateExpression, scope: Scope): Value {
  const [only] = template.parts
  if (only?.kind === 'interpolation' && isOneInterpolation(template)) return evaluate(only.value, scope)
  const at = locate(scope, template.range)
  const parts: Part[] = []
  renderParts(template.parts, scope, parts)
  return eachCase(parts, CASES, at, (cases) => {
    const from = cases.map((part) => ('value' in part ? provenanceOf(part.value) : undefined)).find(Boolean)
    const pieces = cases.map((part) => ('value' in part ? pieceOf(part, scope) : part))
    return textOfPieces(pieces, { at, from }, scope)
  })
}

/** Whether a template is what its only interpolation is, of whatever type. */
export function isOneInterpolation({ parts }: TemplateExpression): boolean {
  return parts.length === 1 && parts[0]?.kind === 'interpolation'
}

const CASES: Cases<Part> = {
  eitherOf: (part) => ('value' in part && part.value.kind === 'either' ? part.value : undefined),
  take(part, branch) {
    if (branch !== undefined) return { value: branch, range: part.range }
    const either = CASES.eitherOf(part)
    return either === undefined ? part : undecided(either, part.range)
  },
}

/** How a text begins that may be JSON. */
export const MAY_BE_JSON = /^\s*[{[]/

const MAKER: Pick<TextMaker, 'causeOf' | 'mayBeJson'> = { causeOf, mayBeJson: MAY_BE_JSON }

/** The text of all pieces, as JSON where it reads as JSON. */
export function textOfPieces(
  pieces: readonly Piece[],
  place: Pick<TextMaker, 'at' | 'from'>,
  scope: Scope,
): Value {
  return makeText(pieces, { ...MAKER, ...place, affords: affordsIn(scope) })
}

function affordsIn(scope: Scope): TextMaker['affords'] {
  return (length, computed) => spend(scope.evaluation.budget, length >> 4) && !(computed && length > MAX_TEXT)
}

function renderParts(template: readonly TemplatePart[], scope: Scope, parts: Part[]): void {
  for (const part of template) {
    switch (part.kind) {
      case 'text': {
        const { text, range } = part
        const { start, end } = range
        const map = (inner: Range) => ({ start: start + inner.start, end: start + inner.end })
        parts.push(text.length === end - start ? { text, range, map } : { text, range })
        break
      }
      case 'interpolation':
        parts.push({ value: evaluate(part.value, scope), range: part.range })
        break
      case 'if':
        renderIf(part, scope, parts)
        break
      case 'for':
        renderFor(part, scope, parts)
    }
  }
}

function pieceOf({ value, range }: Slot, scope: Scope): Piece {
  if (value.kind === 'either') return undecided(value, range)
  if (value.kind === 'unknown') return { because: value.because, range }
  const text = textOf(value)
  if (text !== undefined) return { text, range, ...(value.kind === 'json' ? { json: value.of } : {}) }
  if (value.kind !== 'json') return { because: failed(scope, range).because, range }
  return { because: { kind: 'expression', text: excerpt(locate(scope, range)) }, range, json: value.of }
}

function undecided(choice: Choice, range: Range): Hole {
  return { because: causeOfChoice(choice), range }
}

function renderIf(part: IfDirective, scope: Scope, parts: Part[]): void {
  const value = evaluate(part.condition, scope)
  const condition = toBoolean(value)
  if (condition !== undefined) {
    renderParts(condition ? part.yes : part.no, scope, parts)
    return
  }
  if (value.kind !== 'unknown' && value.kind !== 'either') failed(scope, part.condition.range)
  parts.push({ because: causeOfChoice(choiceByExpression(value, part.condition, scope)), range: part.range })
}

function renderFor(part: ForDirective, scope: Scope, parts: Part[]): void {
  const collection = evaluate(part.collection, scope)
  const elements = elementsOf(collection)
  if (elements === undefined) {
    if (collection.kind === 'scalar' || collection.kind === 'json') failed(scope, part.collection.range)
    const because =
      collection.kind === 'unknown'
        ? collection.because
        : ({ kind: 'expression', text: excerpt(locate(scope, part.collection.range)) } as const)
    parts.push({ because, range: part.range })
    return
  }
  for (const { key, value } of elements) {
    if (!spend(scope.evaluation.budget, 1)) return
    const inner = bind(scope, part.valueName.text, value)
    renderParts(part.body, part.keyName ? bind(inner, part.keyName.text, key) : inner, parts)
  }
}

/** A text longer than this says no more of what it is than its place does. */
const LONGEST_KNOWN = 1000

function causeOf(parts: readonly (string | Hole)[]): UnknownCause {
  const [hole] = parts.filter((part) => typeof part !== 'string')
  const words = knownWords(parts)
  const because: UnknownCause = hole?.because ?? { kind: 'type', expected: 'text' }
  return madeWith(withoutLink(because), words.length > LONGEST_KNOWN ? UNKNOWN_PART : words)
}
