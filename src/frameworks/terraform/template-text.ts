/** Templates that are texts of their own: template files, and texts that are given as templates. */
import { type Location, SourceFile } from '../../core/source.ts'
import type { Mapping, Value } from '../../core/value.ts'
import { spend } from '../values/budget.ts'
import { mapPlaces, provenanceOf, textOf, unevaluated } from '../values/make.ts'
import type { TemplatePart } from './hcl/ast.ts'
import { type Parsed, parseTemplateText } from './hcl/parse-text.ts'
import { evaluateTemplate } from './render.ts'
import { bind, type Evaluation, relocate, type Scope } from './scope.ts'

/** Where a template is asked for. */
interface Site {
  readonly at: Location
  readonly scope: Scope
}

/** A whole file as it is placed where it is read. */
export function placeHere(
  file: SourceFile,
  parts: readonly TemplatePart[],
  scope: Scope,
  { at, scope: outside }: Site,
): Value {
  return relocate(evaluateWhole(file, parts, scope), `the file ${file.path}`, outside, at.range)
}

function evaluateWhole(file: SourceFile, parts: readonly TemplatePart[], scope: Scope): Value {
  const range = { start: 0, end: file.text.length }
  return evaluateTemplate({ kind: 'template', parts, range }, { ...scope, file })
}

const parsed = new WeakMap<SourceFile, Parsed<readonly TemplatePart[]>>()

function parseOnce(source: SourceFile): Parsed<readonly TemplatePart[]> {
  const earlier = parsed.get(source)
  if (earlier !== undefined) return earlier
  const result = parseTemplateText(source.text)
  parsed.set(source, result)
  return result
}

/** A template file with values for its names; undefined where it is too much. */
export function renderFile(source: SourceFile, values: Mapping, site: Site): Value | undefined {
  const { evaluation } = site.scope
  if (!spend(evaluation.budget, source.text.length >> 4) || levelOf(evaluation) > MAX_LEVELS) return undefined
  const template = parseOnce(source)
  if ('fault' in template)
    return unevaluated(`the template ${source.path}, which has a syntax error,`, site.at)
  return placeHere(source, template.node, inside(source, values, site), site)
}

/** A text that is a template, with values for its names; undefined where it is no known text, or too much. */
export function renderText(template: Value, values: Mapping, site: Site): Value | undefined {
  const text = textOf(template)
  const { evaluation } = site.scope
  if (text === undefined || levelOf(evaluation) > MAX_LEVELS || !spend(evaluation.budget, text.length >> 2)) {
    return undefined
  }
  const source = new SourceFile(site.at.file.path, text)
  const parsed = parseTemplateText(text)
  if ('fault' in parsed) return unevaluated('a template that has a syntax error', site.at)
  const from = provenanceOf(template)
  // Its places are of the text, which no file holds as it is.
  return mapPlaces(evaluateWhole(source, parsed.node, inside(source, values, site)), () =>
    from === undefined ? { at: site.at } : { at: site.at, from },
  )
}

/** Templates that read templates: more levels than people write, and less than the call stack takes. */
const MAX_LEVELS = 20

function levelOf({ inTemplate = 0 }: Evaluation): number {
  return inTemplate + 1
}

/** What a template sees: what it is given, and nothing else. */
function inside(file: SourceFile, values: Mapping, { scope: { evaluation } }: Site): Scope {
  const alone: Evaluation = { ...evaluation, inTemplate: levelOf(evaluation) }
  let scope: Scope = { file, evaluation: alone }
  for (const [name, value] of values.entries) {
    scope = bind(scope, name, value, `${JSON.stringify(name)} of a template file`)
  }
  return scope
}
