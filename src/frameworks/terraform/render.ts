/** Evaluates templates: quoted strings and heredocs. */
import type { Location, Range } from '../../core/source.ts'
import { type Either, madeWith, type Provenance, UNKNOWN_PART, type Value } from '../../core/value.ts'
import { elementsOf } from '../values/elements.ts'
import { provenanceOf, scalar, textOf, unevaluated, unknown, withoutLink } from '../values/make.ts'
import type { ForDirective, IfDirective, TemplateExpression, TemplatePart } from './hcl/ast.ts'
import { type Piece, readJson } from './json-text.ts'
import { toBoolean } from './operators.ts'
import { bind, evaluate, excerpt, failed, locate, MAX_TEXT, type Scope, spend } from './scope.ts'

/** Conditions that are told apart in one text; more would give too many texts. */
const MAX_CHOICES = 3

/** What is rendered so far. */
interface Rendering {
  readonly pieces: (Piece | Choice)[]
  from: Provenance | undefined
}

/** One of two texts. */
interface Choice {
  readonly either: Either
  readonly range: Range
}

/**
 * Evaluates a template. It is a text when all of it is known, JSON when it reads as JSON, and what the
 * interpolation is when it is nothing but one interpolation.
 */
export function evaluateTemplate(template: TemplateExpression, scope: Scope): Value {
  const [only, ...more] = template.parts
  if (only?.kind === 'interpolation' && more.length === 0) return evaluate(only.value, scope)
  const at = locate(scope, template.range)
  const rendering: Rendering = { pieces: [], from: undefined }
  renderParts(template.parts, scope, rendering)
  return choose(rendering.pieces, MAX_CHOICES, at, rendering, scope)
}

function renderParts(parts: readonly TemplatePart[], scope: Scope, rendering: Rendering): void {
  for (const part of parts) {
    switch (part.kind) {
      case 'text': {
        const { text, range } = part
        rendering.pieces.push({ text, range, exact: text.length === range.end - range.start })
        break
      }
      case 'interpolation':
        rendering.pieces.push(renderValue(evaluate(part.value, scope), part.range, scope, rendering))
        break
      case 'if':
        renderIf(part, scope, rendering)
        break
      case 'for':
        renderFor(part, scope, rendering)
    }
  }
}

function renderValue(value: Value, range: Range, scope: Scope, rendering: Rendering): Piece | Choice {
  if (value.kind === 'either') return { either: value, range }
  if (value.kind === 'unknown') return { because: value.because, range }
  const text = textOf(value)
  if (text !== undefined) {
    rendering.from ??= provenanceOf(value)
    return { text, range, exact: false, ...(value.kind === 'json' ? { json: value.of } : {}) }
  }
  if (value.kind !== 'json') return { because: failed(scope, range).because, range }
  return { because: { kind: 'expression', text: excerpt(scope, range) }, range, json: value.of }
}

function renderIf(part: IfDirective, scope: Scope, rendering: Rendering): void {
  const condition = toBoolean(evaluate(part.condition, scope))
  if (condition !== undefined) {
    renderParts(condition ? part.yes : part.no, scope, rendering)
    return
  }
  const name = excerpt(scope, part.condition.range)
  rendering.pieces.push({ because: { kind: 'condition', name }, range: part.range })
}

function renderFor(part: ForDirective, scope: Scope, rendering: Rendering): void {
  const collection = evaluate(part.collection, scope)
  const elements = elementsOf(collection)
  if (elements === undefined) {
    const because =
      collection.kind === 'unknown'
        ? collection.because
        : ({ kind: 'expression', text: excerpt(scope, part.collection.range) } as const)
    rendering.pieces.push({ because, range: part.range })
    return
  }
  for (const { key, value } of elements) {
    if (!spend(scope.evaluation, 1)) return
    const inner = bind(scope, part.valueName.text, value)
    renderParts(part.body, part.keyName ? bind(inner, part.keyName.text, key) : inner, rendering)
  }
}

/** Splits alternatives into one text for each, as long as they are few. */
function choose(
  pieces: readonly (Piece | Choice)[],
  choices: number,
  at: Location,
  rendering: Rendering,
  scope: Scope,
): Value {
  const index = pieces.findIndex((piece) => 'either' in piece)
  const choice = pieces[index]
  if (choices === 0 || choice === undefined || !('either' in choice)) {
    return finish(pieces.map(undecided), at, rendering.from, scope)
  }
  const { either, range } = choice
  const take = (branch: Value | undefined): Value => {
    const piece =
      branch === undefined
        ? undecided(choice)
        : renderValue(branch, range, scope, { pieces: [], from: undefined })
    return choose(pieces.with(index, piece), choices - 1, at, rendering, scope)
  }
  const [yes, no] = either.branches
  return { kind: 'either', condition: either.condition, branches: [take(yes), take(no)], at }
}

function undecided(piece: Piece | Choice): Piece {
  if (!('either' in piece)) return piece
  return { because: { kind: 'condition', name: piece.either.condition }, range: piece.range }
}

/** A text longer than this says no more of what it is than its place does. */
const LONGEST_KNOWN = 1000

/** The text with what is not known in its places; see UNKNOWN_PART. */
function knownWords(pieces: readonly Piece[]): string {
  const words = pieces.map((piece) => {
    if ('text' in piece) return piece.text
    const { because } = piece
    const within = because.kind === 'variable' || because.kind === 'reference' ? because.within : undefined
    return within || UNKNOWN_PART
  })
  const text = words.join('')
  return text.length > LONGEST_KNOWN ? UNKNOWN_PART : text
}

function finish(pieces: readonly Piece[], at: Location, from: Provenance | undefined, scope: Scope): Value {
  const length = pieces.reduce((sum, piece) => sum + ('text' in piece ? piece.text.length : 1), 0)
  const computed = pieces.some((piece) => !('exact' in piece && piece.exact))
  if (!spend(scope.evaluation, length >> 4) || (computed && length > MAX_TEXT)) {
    return unevaluated('a very long text', at)
  }
  const json = readJson(pieces, at, scope)
  if (json !== undefined) return json
  const hole = pieces.find((piece) => 'because' in piece)
  if (hole !== undefined && 'because' in hole) {
    return unknown(madeWith(withoutLink(hole.because), knownWords(pieces)), at)
  }
  return scalar(pieces.map((piece) => ('text' in piece ? piece.text : '')).join(''), at, from)
}
