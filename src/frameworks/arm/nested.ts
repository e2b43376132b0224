/** Deployments inside a template: nested templates, and linked ones where their file is at hand. */

import { folderOf, resolvePath } from '../../core/path.ts'
import { locate, type SourceFile } from '../../core/source.ts'
import { parseJsonEntries } from '../json-recovery.ts'
import { type MappingNode, type Node, quote } from '../node.ts'
import { notReadParts } from '../unread.ts'
import { carriedByResource } from './carried.ts'
import { openCarried } from './carried-scope.ts'
import { definedBy, definedByLoop, givenLater } from './definitions.ts'
import { addressText, pathOfAddress } from './linked-path.ts'
import { idOf } from './links.ts'
import { memberOf, objectOf, textOf } from './members.ts'
import { openScope, symbolsOf } from './open-scope.ts'
import { outputsOf } from './outputs.ts'
import { type Given, readGiven } from './parameters.ts'
import { addGap, type Document, type Scope } from './scope.ts'
import { spell, type Words } from './words.ts'

/** A resource that deploys others. */
export interface Deployment {
  readonly scope: Scope
  readonly node: MappingNode
  readonly type: string
  readonly name: Words
}

/** What a deployment deploys, and where its expressions are evaluated. */
export interface Inner {
  readonly scope: Scope
  readonly template: MappingNode
}

export function isDeployment(type: string): boolean {
  return type.toLowerCase() === 'microsoft.resources/deployments'
}

/** Enters what a deployment deploys; where that can't be judged, says so. */
export function enterDeployment(deployment: Deployment): Inner | undefined {
  const { scope, node } = deployment
  const { run } = scope
  const written = memberOf(node, 'properties')
  const properties = written?.kind === 'mapping' ? written : undefined
  // Where the properties are an expression, so is the template in them.
  const template = written?.kind === 'mapping' ? memberOf(properties, 'template') : written
  const link = memberOf(properties, 'templateLink')
  if (template === undefined && link === undefined) return undefined
  const inner = run.deployments-- > 0 ? enter(deployment, properties, template, link) : 'one of very many'
  if (typeof inner === 'string') {
    const part = template ?? link ?? node
    addGap(
      scope,
      `the resources of this deployment are not checked: ${inner}`,
      locate(scope.document, part.range),
      false,
    )
    return undefined
  }
  // Names are read twice; what deployments give back is asked for only then.
  if (run.pass === 1) {
    const id = idOf(deployment.type, spell(deployment.name))
    run.index.outputs.set(id, run.index.outputs.has(id) ? undefined : outputsOf(inner.scope, inner.template))
  }
  return inner
}

/** Enters the templates that a resource carries which is not a deployment. */
export function enterCarried({ scope, node, type }: Deployment): readonly Inner[] {
  return carriedByResource(type, node).flatMap(({ template, beside, amends }) => {
    const { run } = scope
    if (template.kind === 'mapping' && run.deployments-- > 0) {
      const given = beside === undefined ? LATER : givenBy(scope, beside)
      return [{ scope: openCarried(scope, template, given, amends), template }]
    }
    const at = locate(scope.document, template.range)
    const why = template.kind === 'mapping' ? 'one of very many' : 'it is an expression or a text'
    addGap(scope, `the template of this resource is not checked: ${why}`, at, true)
    return []
  })
}

/** Who uses the template gives its parameters. */
const LATER: Given = { find: () => undefined, all: false }

/** @returns what is entered, or why nothing is */
function enter(
  { scope, node }: Deployment,
  properties: MappingNode | undefined,
  template: Node | undefined,
  link: Node | undefined,
): Inner | string {
  if (template === undefined) return enterLinked(scope, properties, link)
  if (template.kind !== 'mapping') return 'its template is an expression'
  const options = objectOf(properties, 'expressionEvaluationOptions')
  if (textOf(options, 'scope')?.toLowerCase() !== 'inner') {
    return { scope: { ...scope, symbols: symbolsOf(template) }, template }
  }
  const document: Document = { ...scope.document, root: template }
  const given = givenBy(scope, properties ?? node)
  const isCarried = scope.carriedBy !== undefined
  const inner = isCarried
    ? openCarried(scope, template, given)
    : openScope(scope.run, document, given, scope.chain)
  return { scope: inner, template }
}

/** Deeper chains of linked templates than anyone writes. */
const LONGEST_CHAIN = 10

function enterLinked(
  scope: Scope,
  properties: MappingNode | undefined,
  link: Node | undefined,
): Inner | string {
  const relative = memberOf(link, 'relativePath')
  const address = relative ?? memberOf(link, 'uri') ?? memberOf(link, 'id')
  if (address === undefined) return 'its template link is not an object with an address'
  const words = addressText(scope, address)
  const where = `the linked template ${quote(words)}`
  const path =
    relative === undefined
      ? pathOfAddress(scope, address)
      : resolvePath(folderOf(scope.document.file.path), words)
  if (path === undefined) return `${where} is elsewhere`
  if (scope.chain.includes(path)) return `${where} leads back here`
  if (scope.chain.length >= LONGEST_CHAIN) return `${where} is linked through ${LONGEST_CHAIN} others`
  const file = scope.run.source.surroundings?.file(path)
  if (file === undefined) return `${where} was not found`
  const document = 'text' in file ? readDocument(scope, file) : file.reason
  if (typeof document === 'string') return `${where} can't be read: ${document}`
  scope.run.linked.add(path)
  const inner = openScope(scope.run, document, givenBy(scope, properties), [...scope.chain, path])
  return { scope: inner, template: document.root }
}

/** A linked file, whose syntax errors are reported where it is read by itself. */
function readDocument({ run }: Scope, file: SourceFile): Document | string {
  const earlier = run.documents.get(file)
  if (earlier !== undefined) return earlier
  const parsed = parseJsonEntries(file.text, { multilineStrings: true })
  const { root, validUntil, lost } = parsed
  for (const part of notReadParts(file, parsed, () => 'resources')) run.unread.set(file.path, part)
  if (root?.kind !== 'mapping') return 'it is not a template'
  const document = { file, root, validUntil, lost }
  run.documents.set(file, document)
  return document
}

/** What the outer template gives the parameters of an inner one. */
function givenBy(scope: Scope, properties: MappingNode | undefined): Given {
  const section = memberOf(properties, 'parameters')
  if (memberOf(properties, 'parametersLink') !== undefined || (section && section.kind !== 'mapping')) {
    const at = locate(scope.document, (properties ?? scope.document.root).range)
    return { find: (name) => givenLater(name, at), all: true }
  }
  if (section === undefined) return { find: () => undefined, all: true }
  const titleOf = (name: string) => ({
    what: `the value of parameter ${quote(name)}`,
    words: `parameters('${name}')`,
  })
  const given = readGiven(section, scope.document.file, {
    value: (name, node) => definedBy(titleOf(name), scope.run, node, () => scope),
    loop: (name, loop) => definedByLoop(titleOf(name), scope.run, loop, () => scope),
  })
  return { find: (name) => given.get(name), all: true }
}
