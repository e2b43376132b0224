/** The resources that the blocks of a module make, with those of the modules that it calls. */
import { locate } from '../../core/source.ts'
import type { Gap, Resource } from '../../core/template.ts'
import type { Mapping, Value } from '../../core/value.ts'
import { excerpt } from '../values/excerpt.ts'
import { mapping, unknown } from '../values/make.ts'
import { bodyAsMapping, readBody } from './blocks.ts'
import type { Block } from './hcl/ast.ts'
import { attributesOf, type Placed } from './placed.ts'
import {
  type Evaluation,
  type Expansion,
  type Instance,
  type ModuleCall,
  type Scope,
  scopeOf,
  type Unread,
} from './scope.ts'
import { CALL_META } from './uses.ts'

/** What is read of a template and its modules. */
export interface Reading {
  readonly resources: Resource[]
  /** Calls that lead to nothing that is read; each is said once, however often its module is called. */
  readonly gaps: Map<Block, Gap>
}

/**
 * Reads the resources, data and providers of a module and of those that it calls. Blocks that certainly make
 * nothing (`count = 0`, an empty `for_each`) are left out. The call of a module that is not read is listed as a
 * resource of the type `module`, with its arguments as properties.
 */
export function readResources(evaluation: Evaluation, reading: Reading): void {
  const { module } = evaluation
  for (const placed of module.resources) reading.resources.push(...readBlock(placed, evaluation))
  for (const [name, placed] of module.calls) {
    const call = evaluation.call(name)
    if (call !== undefined) readCall(name, placed, call, evaluation, reading)
  }
}

function readCall(
  name: string,
  placed: Placed<Block>,
  { expansion, inside }: ModuleCall,
  evaluation: Evaluation,
  reading: Reading,
): void {
  for (const [key, instance] of expansion.instances) {
    const entered = inside(key)
    if (!('message' in entered)) {
      readResources(entered, reading)
      continue
    }
    const address = `module.${name}`
    reading.resources.push(
      makeResource({
        type: 'module',
        address,
        placed,
        instance,
        by: expansion.by,
        evaluation,
        meta: CALL_META,
      }),
    )
    addGap(placed, entered, reading)
  }
}

function addGap({ node, file }: Placed<Block>, { message, notable }: Unread, { gaps }: Reading): void {
  if (!gaps.has(node)) gaps.set(node, { message, notable, at: { file, range: node.head } })
}

/** Arguments that Terraform itself takes, as opposed to the provider. */
const META: ReadonlySet<string> = new Set([
  'count',
  'for_each',
  'provider',
  'depends_on',
  'lifecycle',
  'connection',
  'provisioner',
])
const PROVIDER_META: ReadonlySet<string> = new Set()

function readBlock(placed: Placed<Block>, evaluation: Evaluation): readonly Resource[] {
  const { node, file } = placed
  const [first = '', second = ''] = node.labels.map((label) => label.text)
  if (node.type.text === 'provider') {
    const instance: Instance = { suffix: '', scope: { file, evaluation } }
    const read = makeResource({
      type: `provider.${first}`,
      address: `provider.${first}`,
      placed,
      instance,
      by: undefined,
      evaluation,
      meta: PROVIDER_META,
    })
    const alias = read.properties.entries.get('alias')
    const hasAlias = alias?.kind === 'scalar' && typeof alias.value === 'string'
    return [hasAlias ? { ...read, name: `${read.name}.${alias.value}` } : read]
  }
  const type = node.type.text === 'data' ? `data.${first}` : first
  const address = `${type}.${second}`
  const expansion = evaluation.resource(address)
  if (expansion === undefined) return []
  const { by, instances } = expansion
  const shared = dependsOnInstance(placed) ? undefined : readShared(placed, expansion)
  return [...instances.values()].map((instance) =>
    makeResource({ type, address, placed, instance, by, evaluation, meta: META, shared }),
  )
}

interface Arguments {
  readonly properties: Mapping
  readonly meta: ReadonlyMap<string, Value>
}

/** What all instances have in common, where there are several. */
function readShared(placed: Placed<Block>, { instances, by }: Expansion): Arguments | undefined {
  const [first] = instances.values()
  const isOne = first === undefined || instances.size === 1
  return isOne ? undefined : readArguments(placed, first.scope, META, by)
}

/** Whether what is written in the block may differ from one instance to the next. */
function dependsOnInstance({ node, file }: Placed<Block>): boolean {
  const isWhole = node.body.items.every((item) => item.file === undefined)
  return !isWhole || /\b(?:each|count)\b\s*[.[]/.test(file.text.slice(node.range.start, node.range.end))
}

interface Source {
  readonly type: string
  /** Without what leads to the module, and without a key. */
  readonly address: string
  readonly placed: Placed<Block>
  readonly instance: Instance
  readonly by: Expansion['by']
  readonly evaluation: Evaluation
  /** The arguments that Terraform itself takes. */
  readonly meta: ReadonlySet<string>
  readonly shared?: Arguments | undefined
}

function makeResource({ type, address, placed, instance, by, evaluation, meta, shared }: Source): Resource {
  const { prefix, within } = evaluation
  const { suffix, exists } = instance
  // A block that is declared twice is evaluated as often, each in its own file.
  const scope: Scope = { ...instance.scope, file: placed.file }
  const isTold = by !== undefined && suffix !== '' && exists !== undefined
  const read = shared ?? readArguments(placed, scope, meta, isTold ? by : undefined)
  const at = locate(scope, placed.node.range)
  return {
    type,
    name: prefix + address + suffix,
    properties: read.properties,
    meta: mapping(isTold ? new Map([[by, exists], ...read.meta]) : read.meta, at),
    at,
    head: locate(scope, placed.node.head),
    ...(suffix === '' ? {} : { block: prefix + address }),
    ...(within === undefined ? {} : { within }),
  }
}

/** @param except an argument that is the same for all instances, and known of each */
function readArguments(
  { node }: Placed<Block>,
  scope: Scope,
  own: ReadonlySet<string>,
  except?: string,
): Arguments {
  const properties = new Map<string, Value>()
  const meta = new Map<string, Value>()
  for (const [name, value] of readBody(node.body, scope, except)) {
    if (own.has(name)) meta.set(name, value)
    else properties.set(name, value)
  }
  const provider = own.has('provider') ? providerOf(node, scope) : undefined
  if (provider !== undefined) meta.set('provider', provider)
  const place = { at: locate(scope, node.range), head: locate(scope, node.head) }
  return { properties: bodyAsMapping(node.body, properties, place), meta }
}

/** `provider = aws.east` names a provider block and no resource. */
function providerOf(block: Block, scope: Scope): Value | undefined {
  const written = attributesOf(block.body).find(({ name }) => name.text === 'provider')
  if (written?.value.kind !== 'traversal' && written?.value.kind !== 'variable') return undefined
  const inner = scopeOf(written, scope)
  const { range } = written.value
  const name = excerpt(locate(inner, range))
  const to = { root: 'provider', name, resource: `provider.${name}`, attribute: [], text: name } as const
  return unknown({ kind: 'reference', ...to }, locate(inner, range))
}
