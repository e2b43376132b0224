/** Parameters: what they are given, by a file or by an outer template, and what holds where they are given nothing. */

import { type Location, locate, type Range, type SourceFile } from '../../core/source.ts'
import type { Scalar, TextLimits, UnknownCause, Value } from '../../core/value.ts'
import { isSound, type MappingNode, type Node, quote } from '../node.ts'
import { anyOf, limitedBy, ofLength } from '../values/limits.ts'
import { scalar, unknown } from '../values/make.ts'
import { definedAs, definedBy, givenLater, type Title } from './definitions.ts'
import { loopsOf, type ValueLoop } from './loops.ts'
import { entryOf, isTrue, isWritten, memberOf, objectOf, textOf } from './members.ts'
import { complain, type Definition, type Definitions, type Document, type Run, type Scope } from './scope.ts'

/** What a template is given from outside. */
export interface Given {
  /** What a parameter is given, by its name in lower case; `at` is its declaration. */
  readonly find: (name: string, at: Location) => Definition | undefined
  /** Whether what is not among them has no value: in a nested template no one else gives any. */
  readonly all: boolean
}

/** Reads the `parameters` section; `scope` is where defaults are evaluated. */
export function readParameters(run: Run, document: Document, given: Given, scope: () => Scope): Definitions {
  const parameters = new Map<string, Definition>()
  for (const { key, value } of objectOf(document.root, 'parameters')?.entries.values() ?? []) {
    const name = key.toLowerCase()
    const declaration: Declaration = { name: key, node: value, types: objectOf(document.root, 'definitions') }
    const sound = isSound(document, value.range)
    const at = { file: document.file, range: value.range }
    if (sound) checkDefault(run, document, declaration)
    const definition =
      given.find(name, at) ?? (sound ? otherwise(run, declaration, given.all, scope) : undefined)
    parameters.set(name, definition ?? givenLater(key, at, limitsOf(declaration)))
  }
  return parameters
}

const TYPES: ReadonlyMap<string, (node: Node) => boolean> = new Map<string, (node: Node) => boolean>([
  ['string', (node) => node.kind === 'scalar' && typeof node.value === 'string'],
  ['int', (node) => node.kind === 'scalar' && typeof node.value === 'number'],
  ['bool', (node) => node.kind === 'scalar' && typeof node.value === 'boolean'],
  ['array', (node) => node.kind === 'sequence'],
  ['object', (node) => node.kind === 'mapping'],
])

/** A default of another type than the parameter has is a fault of the template, even where another value is given. */
function checkDefault(run: Run, document: Document, { name, node, types }: Declaration): void {
  const fallback = memberOf(node, 'defaultValue')
  const type = ofType({ node, types }, (each) => textOf(each, 'type'))
    ?.toLowerCase()
    .replace(/^secure/, '')
  const fits = TYPES.get(type ?? '')
  if (fallback === undefined || fits === undefined || !isWritten(fallback) || fits(fallback)) return
  // A parameter that may be null has null for a default.
  if (fallback.kind === 'scalar' && fallback.value === null) return
  const at = { file: document.file, range: fallback.range }
  complain({ run }, `the default of the parameter ${quote(name)} is not of its type, ${type}`, at, 'inside')
}

interface Declaration {
  readonly name: string
  readonly node: Node
  /** User-defined types. */
  readonly types: MappingNode | undefined
}

/** What holds where the deployment says nothing; undefined where it has to say something. */
function otherwise(
  run: Run,
  declaration: Declaration,
  isLast: boolean,
  scope: () => Scope,
): Definition | undefined {
  const { name, node } = declaration
  const fallback = memberOf(node, 'defaultValue')
  const words = `parameters('${name}')`
  const title: Title = { what: `the default of parameter ${quote(name)}`, words }
  if (fallback !== undefined) return definedBy(title, run, fallback, scope)
  const at = () => locate(scope().document, node.range)
  if (ofType(declaration, (type) => isTrue(memberOf(type, 'nullable')) || undefined)) {
    return {
      value: definedAs(title, run, () => scalar(null, at()), at),
      words: () => [{ expression: words }],
    }
  }
  const allowed = isLast ? undefined : (ofType(declaration, allowedValues) ?? numbersOf(declaration))
  if (allowed === undefined) return undefined
  const only: Title = { what: `what parameter ${quote(name)} allows`, words }
  const value = definedAs(only, run, () => alternatives(allowed, words, scope()), at)
  return { value, words: () => [{ expression: words }] }
}

/**
 * What a declaration says of the text that the deployment gives.
 * https://learn.microsoft.com/azure/azure-resource-manager/templates/parameters
 */
function limitsOf(declaration: Declaration): TextLimits | undefined {
  const type = ofType(declaration, (each) => textOf(each, 'type'))?.toLowerCase()
  if (type !== 'string' && type !== 'securestring') return undefined
  const lengthOf = (name: string) => ofType(declaration, (each) => numberOf(memberOf(each, name)))
  const [least, most] = [lengthOf('minLength'), lengthOf('maxLength')]
  const patterns =
    least === undefined && most === undefined ? [] : [ofLength(least ?? 0, most ?? Number.POSITIVE_INFINITY)]
  const allowed = ofType(declaration, (each) => allowedTexts(memberOf(each, 'allowedValues')))
  return limitedBy(allowed === undefined ? patterns : [...patterns, `(?i)${anyOf(allowed)}`])
}

function numberOf(node: Node | undefined): number | undefined {
  const number = wholeOf(node)
  return number !== undefined && number >= 0 ? number : undefined
}

function wholeOf(node: Node | undefined): number | undefined {
  return node?.kind === 'scalar' && Number.isSafeInteger(node.value) ? Number(node.value) : undefined
}

function allowedTexts(node: Node | undefined): readonly string[] | undefined {
  if (node?.kind !== 'sequence' || node.items.length === 0) return undefined
  const texts = node.items.flatMap((item) =>
    item.kind === 'scalar' && typeof item.value === 'string' ? [item.value] : [],
  )
  return texts.length === node.items.length ? texts : undefined
}

const MOST_HOPS = 10

/** What a declaration says, or the user-defined type that it refers to. */
export function ofType<T>(
  { node, types }: Omit<Declaration, 'name'>,
  read: (type: Node) => T | undefined,
): T | undefined {
  let type: Node | undefined = node
  for (let hops = 0; type !== undefined && hops < MOST_HOPS; hops++) {
    const said = read(type)
    if (said !== undefined) return said
    const name: string | undefined = /^#\/definitions\/([^/]+)$/.exec(textOf(type, '$ref') ?? '')?.[1]
    type = name === undefined ? undefined : memberOf(types, name)
  }
  return undefined
}

/** More alternatives than this are not told apart. */
const MOST_ALLOWED = 4

/** A value that a parameter may have, and where that is said. */
interface Allowed {
  readonly value: Scalar['value']
  readonly range: Range
}

function allowedValues(type: Node): readonly Allowed[] | undefined {
  const allowed = memberOf(type, 'allowedValues')
  if (allowed?.kind !== 'sequence' || allowed.items.length === 0) return undefined
  const scalars = allowed.items.filter((item) => item.kind === 'scalar')
  return scalars.length === allowed.items.length && scalars.length <= MOST_ALLOWED ? scalars : undefined
}

/** The numbers from `minValue` to `maxValue`, both included; undefined where they are many. */
function numbersOf(declaration: Declaration): readonly Allowed[] | undefined {
  const { node } = declaration
  if (ofType(declaration, (each) => textOf(each, 'type'))?.toLowerCase() !== 'int') return undefined
  const bound = (name: string) => ofType(declaration, (each) => wholeOf(memberOf(each, name)))
  const [least, most] = [bound('minValue'), bound('maxValue')]
  if (least === undefined || most === undefined || most < least || most - least >= MOST_ALLOWED)
    return undefined
  return Array.from({ length: most - least + 1 }, (_, index) => ({
    value: least + index,
    range: node.range,
  }))
}

/** One of the values, whichever the deployment chooses. */
function alternatives([first, ...others]: readonly Allowed[], condition: string, scope: Scope): Value {
  if (first === undefined) return scalar(null, locate(scope.document, scope.document.root.range))
  const value = scalar(first.value, locate(scope.document, first.range))
  if (others.length === 0) return value
  return {
    kind: 'either',
    condition,
    branches: [value, alternatives(others, condition, scope)],
    at: value.at,
  }
}

/** How what a parameter is given is read. */
export interface GivenReader {
  readonly value: (name: string, value: Node) => Definition
  /** The list that a loop makes, where there may be loops. */
  readonly loop?: (name: string, loop: ValueLoop) => Definition
}

/**
 * The values that a parameter file or the `parameters` of a deployment gives: `{"name": {"value": ...}}`, a loop that
 * makes the value, or a reference to a secret.
 */
export function readGiven(
  section: MappingNode,
  file: SourceFile,
  read: GivenReader,
): ReadonlyMap<string, Definition> {
  const given = new Map<string, Definition>()
  for (const { key, value: node } of section.entries.values()) {
    const value = memberOf(node, 'value')
    const loop = value === undefined ? loopIn(node) : undefined
    const definition = value === undefined ? loop && read.loop?.(key, loop) : read.value(key, value)
    given.set(key.toLowerCase(), definition ?? fromElsewhere(key, node, file))
  }
  return given
}

/** `{"copy": [{"name": "value", "count": ..., "input": ...}]}` in the place of a value. */
function loopIn(node: Node): ValueLoop | undefined {
  const copy = entryOf(node, 'copy')
  const loops = copy === undefined ? undefined : loopsOf(copy)
  return loops?.find(({ name }) => name.toLowerCase() === 'value')
}

function fromElsewhere(name: string, node: Node, file: SourceFile): Definition {
  const secret = objectOf(node, 'reference')
  const because: UnknownCause =
    secret === undefined
      ? { kind: 'expression', text: `what parameter ${quote(name)} is given` }
      : secretOf(textOf(secret, 'secretName') ?? name)
  return {
    value: () => unknown(because, { file, range: node.range }),
    words: () => [{ expression: `parameters('${name}')` }],
  }
}

function secretOf(name: string): UnknownCause {
  return { kind: 'reference', root: 'secret', name, attribute: [], text: `the secret ${quote(name)}` }
}
