/** Terraform directories as templates: every resource, data source and provider with its evaluated properties. */
import type { Problem, Resource, Template, TemplateSource } from '../../core/template.ts'
import type { Mapping, Value } from '../../core/value.ts'
import { readBody } from './blocks.ts'
import { isEmpty } from './elements.ts'
import { startEvaluation } from './evaluation.ts'
import type { Block } from './hcl/ast.ts'
import { readModule } from './module.ts'
import { toNumber } from './operators.ts'
import { attributesOf, type Placed } from './placed.ts'
import { type Evaluation, evaluate, excerpt, locate, type Scope, scopeOf } from './scope.ts'
import { mapping, unknown } from './values.ts'

/**
 * Parses and evaluates a directory: its `.tf` files with overrides merged, `terraform.tfvars` and
 * `*.auto.tfvars`. Never throws: a syntax error becomes a problem and costs the attribute or block it stands in.
 * Resources that certainly do not exist (`count = 0`, an empty `for_each`) are left out; the others are listed
 * once, at the place of the original where there are overrides.
 */
export function parseTerraform(source: TemplateSource): Template {
  const module = readModule(source.files)
  const evaluation = startEvaluation(module)
  const resources = module.resources
    .map((placed) => readResource(placed, evaluation))
    .filter((resource) => resource !== undefined)
  const problems: readonly Problem[] = module.problems
  const complete = module.complete && (source.unread ?? []).length === 0
  return { ...source, resources, problems, complete }
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

function readResource({ node, file }: Placed<Block>, evaluation: Evaluation): Resource | undefined {
  const scope: Scope = { file, evaluation }
  if (isLeftOut(node, scope)) return undefined
  const { properties, meta } = readArguments(node, scope)
  const { type, name } = addressOf(node, properties)
  return { type, name, properties, meta, at: locate(scope, node.range), head: locate(scope, node.head) }
}

/** Whether the block stands for no resource at all. */
function isLeftOut(block: Block, scope: Scope): boolean {
  return attributesOf(block.body).some((attribute) => {
    const { name, value } = attribute
    const inner = scopeOf(attribute, scope)
    if (name.text === 'count') return toNumber(evaluate(value, inner)) === 0
    return name.text === 'for_each' && isEmpty(evaluate(value, inner))
  })
}

function readArguments(block: Block, scope: Scope): { properties: Mapping; meta: Mapping } {
  const at = locate(scope, block.range)
  const properties = new Map<string, Value>()
  const meta = new Map<string, Value>()
  const takesMeta = block.type.text !== 'provider'
  for (const [name, value] of readBody(block.body, scope)) {
    if (takesMeta && META.has(name)) meta.set(name, value)
    else properties.set(name, value)
  }
  const provider = takesMeta ? providerOf(block, scope) : undefined
  if (provider !== undefined) meta.set('provider', provider)
  return { properties: mapping(properties, at), meta: mapping(meta, at) }
}

/** `provider = aws.east` names a provider block and no resource. */
function providerOf(block: Block, scope: Scope): Value | undefined {
  const written = attributesOf(block.body).find(({ name }) => name.text === 'provider')
  if (written?.value.kind !== 'traversal' && written?.value.kind !== 'variable') return undefined
  const inner = scopeOf(written, scope)
  const { range } = written.value
  const to = excerpt(inner, range)
  return unknown({ kind: 'reference', to, resource: `provider.${to}` }, locate(inner, range))
}

function addressOf(block: Block, properties: Mapping): { type: string; name: string } {
  const [first = '', second = ''] = block.labels.map((label) => label.text)
  switch (block.type.text) {
    case 'resource':
      return { type: first, name: `${first}.${second}` }
    case 'data':
      return { type: `data.${first}`, name: `data.${first}.${second}` }
    default: {
      const alias = properties.entries.get('alias')
      const suffix = alias?.kind === 'scalar' && typeof alias.value === 'string' ? `.${alias.value}` : ''
      return { type: `provider.${first}`, name: `provider.${first}${suffix}` }
    }
  }
}
