/** Parameters: what `Ref` of one says before anybody has given it a value. */

import type { Location, SourceFile } from '../../core/source.ts'
import type { TemplateParameter } from '../../core/template.ts'
import type { Provenance, TextLimits, UnknownCause, Value } from '../../core/value.ts'
import { entryRange, type MappingNode, type Node, type ScalarNode } from '../node.ts'
import { oneOf } from '../values/alternatives.ts'
import { spend } from '../values/budget.ts'
import { anyOf, limitedBy, ofLength } from '../values/limits.ts'
import { unevaluated, unknown } from '../values/make.ts'
import { type Evaluation, ITEM_COST, type Parameter } from './evaluation.ts'
import type { Given } from './parameter-files.ts'

/**
 * Reads the `Parameters` section. A default holds where nothing else may be given.
 * @param given what parameter files give
 */
export function readParameters(
  file: SourceFile,
  section: MappingNode | undefined,
  given: Given,
): ReadonlyMap<string, Parameter> {
  const parameters = new Map<string, Parameter>()
  for (const { key, value } of section?.entries.values() ?? []) {
    if (value.kind !== 'mapping') continue
    const type = value.entries.get('Type')?.value
    const fallback = value.entries.get('Default')?.value
    const own = given.values.get(key)
    const holds = own !== undefined || !given.mayBeMore
    parameters.set(key, {
      name: key,
      type: type?.kind === 'scalar' ? type.text : 'String',
      at: { file, range: (fallback ?? value).range },
      fallback: holds && fallback?.kind === 'scalar' && fallback.tag === undefined ? fallback : undefined,
      given: own,
      allowed: allowedIn(value.entries.get('AllowedValues')?.value),
      limits: limitsOf(value, type?.kind === 'scalar' ? type.text : 'String'),
    })
  }
  return parameters
}

/** The parameters of a section, and whether `NoEcho` masks them. */
export function declaredParameters(
  file: SourceFile,
  section: MappingNode | undefined,
): readonly TemplateParameter[] {
  return [...(section?.entries.values() ?? [])].map((entry) => {
    const { key, keyRange, value } = entry
    const written = value.kind === 'mapping' ? value.entries.get('NoEcho')?.value : undefined
    return {
      name: key,
      isMasked: written?.kind === 'scalar' && written.text.toLowerCase() === 'true',
      at: { file, range: entryRange(entry) },
      head: { file, range: keyRange },
    }
  })
}

function allowedIn(node: Node | undefined): ReadonlySet<string> | undefined {
  if (node?.kind !== 'sequence' || node.items.length === 0) return undefined
  const texts = node.items.flatMap((item) => (item.kind === 'scalar' ? [item.text] : []))
  return texts.length === node.items.length ? new Set(texts) : undefined
}

/** Inside of a class, these mean other sets of characters in Java than in RE2. */
const JAVA_ONLY = /&&|\[[^\]]*\[(?!:)/

/**
 * A pattern is one of Java, and matches the whole text, or each one of a list.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
 */
function limitsOf({ entries }: MappingNode, type: string): TextLimits | undefined {
  if (type !== 'String' && type !== 'CommaDelimitedList') return undefined
  const written = (key: string): string | undefined => {
    const node = entries.get(key)?.value
    return node?.kind === 'scalar' ? node.text : undefined
  }
  const pattern = written('AllowedPattern')
  const patterns = pattern === undefined || JAVA_ONLY.test(pattern) ? [] : [pattern]
  if (type !== 'String') return limitedBy(patterns)
  const [least, most] = [written('MinLength'), written('MaxLength')].map((text) => text && Number(text))
  if (Number.isInteger(least) || Number.isInteger(most)) {
    patterns.push(
      ofLength(Number(least) || 0, Number.isInteger(most) ? Number(most) : Number.POSITIVE_INFINITY),
    )
  }
  const allowed = allowedIn(entries.get('AllowedValues')?.value)
  return limitedBy(allowed === undefined ? patterns : [...patterns, anyOf(allowed)])
}

/** What a parameter file gives it, its default, or unknown; at the place where it is used. */
export function referParameter(evaluation: Evaluation, parameter: Parameter, at: Location): Value {
  const { name, type, given } = parameter
  const fallback = given?.node ?? parameter.fallback
  // Its default is the name of an entry in the Parameter Store, not the value.
  if (type.startsWith('AWS::SSM::Parameter::Value')) {
    const entry = given?.isOpen || fallback === undefined ? {} : { key: fallback.text }
    return unknown({ kind: 'reference', root: 'parameter', name, ...entry, attribute: [], text: name }, at)
  }
  if (fallback === undefined && given === undefined) return allowedValue(parameter, at)
  if (fallback === undefined || given?.isOpen) return unknown(causeOf(parameter), at)
  const from = provenanceOf(parameter)
  if (!isList(type)) return { kind: 'scalar', value: typed(fallback, type), at, from }
  if (!spend(evaluation.budget, fallback.text.length)) return unevaluated(TOO_LONG, at)
  const parts = fallback.text.trim() === '' ? [] : fallback.text.split(',')
  if (!spend(evaluation.budget, parts.length * ITEM_COST)) return unevaluated(TOO_LONG, at)
  const items = parts.map(
    (part): Value => ({ kind: 'scalar', value: typedText(part.trim(), type), at, from }),
  )
  return { kind: 'list', items, at, from }
}

/** More values than this are not told apart. */
const MOST_ALLOWED = 4

/** One of the values that the deployment may choose from; unknown where they are many. */
function allowedValue(parameter: Parameter, at: Location): Value {
  const { name, type, at: declared, allowed } = parameter
  const from: Provenance = { what: `what parameter ${JSON.stringify(name)} allows`, at: declared }
  const texts = allowed === undefined || allowed.size > MOST_ALLOWED || isList(type) ? [] : [...allowed]
  const values = texts.map((text): Value => ({ kind: 'scalar', value: typedText(text, type), at, from }))
  const because = causeOf(parameter)
  return oneOf(values, { condition: `AllowedValues of ${name}`, because }, at) ?? unknown(because, at)
}

function causeOf({ name, limits }: Parameter): UnknownCause {
  return { kind: 'variable', name, ...(limits && { limits }) }
}

function provenanceOf({ name, at, given }: Parameter): Provenance {
  const quoted = JSON.stringify(name)
  if (given === undefined) return { what: `the default of parameter ${quoted}`, at }
  const { file, node } = given
  return { what: `the value of parameter ${quoted} in ${file.path}`, at: { file, range: node.range } }
}

const TOO_LONG = 'a list that grows too long'

function isList(type: string): boolean {
  return type === 'CommaDelimitedList' || type.startsWith('List<')
}

function typed(fallback: ScalarNode, type: string): string | number {
  return typedText(fallback.text, type)
}

/** Only numbers are more than text to CloudFormation, whatever YAML makes of the default. */
function typedText(text: string, type: string): string | number {
  if ((type !== 'Number' && type !== 'List<Number>') || text.trim() === '') return text
  const number = Number(text)
  return Number.isNaN(number) ? text : number
}
