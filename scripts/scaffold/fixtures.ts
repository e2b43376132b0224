/** Templates of one resource in each vocabulary: the fixtures and examples of a new policy. */
import { frameworkInfo, type Vocabulary } from '../../src/core/frameworks.ts'
import type { AttributeRequest, Request, ResourceType } from './request.ts'

/** Where the value of the attribute comes from. */
type Source =
  | { readonly from: 'nowhere' }
  | { readonly from: 'literal'; readonly value: string }
  /** A parameter or variable, with a default or without. */
  | { readonly from: 'parameter'; readonly default?: string }

const LABEL = 'orders'

/** The files of the fixtures by name, without their endings' dot: `violating.yaml`. */
export function fixturesOf({ resources, attribute }: Request): ReadonlyMap<string, string> {
  const { violates, passes } = attribute
  const kinds: Readonly<Record<string, Source>> = {
    'example.violating': { from: 'literal', value: violates },
    'example.passing': { from: 'literal', value: passes },
    violating: { from: 'parameter', default: violates },
    passing: { from: 'parameter', default: passes },
    default: { from: 'nowhere' },
    undecided: { from: 'parameter' },
  }
  const byFramework = new Map(resources.toReversed().map((each) => [each.framework, each]))
  return new Map(
    [...byFramework.values()].flatMap((resource) => {
      const { fixtureEnding, vocabulary } = frameworkInfo(resource.framework)
      return Object.entries(kinds).map(
        ([kind, source]) =>
          [`${kind}${fixtureEnding}`, WRITERS[vocabulary](resource, attribute, source)] as const,
      )
    }),
  )
}

type Write = (resource: ResourceType, attribute: AttributeRequest, source: Source) => string

const WRITERS: Readonly<Record<Vocabulary, Write>> = {
  cloudformation: writeCloudFormation,
  terraform: writeTerraform,
  arm: writeARM,
}

/** The value as YAML, HCL and JSON write it alike, but for quotes. */
function spelled({ kind }: AttributeRequest, value: string): string {
  return kind === 'enabled' ? (value === 'true' ? 'Enabled' : 'Disabled') : value
}

function quoted(attribute: AttributeRequest, value: string): string {
  const text = spelled(attribute, value)
  return attribute.kind === 'flag' || attribute.kind === 'number' ? text : JSON.stringify(text)
}

function writeCloudFormation({ type, path }: ResourceType, attribute: AttributeRequest, source: Source) {
  const parameter = path.split('.').at(-1) ?? path
  const head =
    source.from === 'parameter'
      ? `Parameters:\n  ${parameter}:\n    Type: String\n${source.default === undefined ? '' : `    Default: ${yamlText(attribute, source.default)}\n`}`
      : ''
  const resource = `Resources:\n  Orders:\n    Type: ${type}\n`
  if (source.from === 'nowhere') return resource
  const value = source.from === 'literal' ? spelled(attribute, source.value) : `!Ref ${parameter}`
  const lines = path.split('.').map((key, i) => `${'  '.repeat(i + 3)}${key}:`)
  return `${head}${resource}    Properties:\n${lines.join('\n')} ${value}\n`
}

/** Parameters are strings. */
function yamlText(attribute: AttributeRequest, value: string): string {
  const text = spelled(attribute, value)
  return /^(?:true|false|[\d.]+)$/.test(text) ? JSON.stringify(text) : text
}

function writeTerraform({ type, path }: ResourceType, attribute: AttributeRequest, source: Source) {
  const blocks = path.split('.')
  const name = blocks.pop() ?? path
  const variable =
    source.from === 'parameter'
      ? `variable "${name}" {\n  ${source.default === undefined ? `type = ${terraformType(attribute)}` : `default = ${quoted(attribute, source.default)}`}\n}\n\n`
      : ''
  if (source.from === 'nowhere') return `resource "${type}" "${LABEL}" {}\n`
  const value = source.from === 'literal' ? quoted(attribute, source.value) : `var.${name}`
  const body = blocks.reduceRight((inner, block) => `${block} {\n${indent(inner)}\n}`, `${name} = ${value}`)
  return `${variable}resource "${type}" "${LABEL}" {\n${indent(body)}\n}\n`
}

function terraformType({ kind }: AttributeRequest): string {
  if (kind === 'flag') return 'bool'
  return kind === 'number' ? 'number' : 'string'
}

function indent(text: string): string {
  return text.replace(/^/gm, '  ')
}

function writeARM({ type, path }: ResourceType, attribute: AttributeRequest, source: Source) {
  const keys = path.split('.')
  const parameter = keys.at(-1) ?? path
  const written =
    source.from === 'literal' ? literal(attribute, source.value) : `[parameters('${parameter}')]`
  const properties = keys.reduceRight<unknown>((inner, key) => ({ [key]: inner }), written)
  const declared = {
    type: attribute.kind === 'flag' ? 'bool' : attribute.kind === 'number' ? 'int' : 'string',
    ...(source.from === 'parameter' &&
      source.default !== undefined && { defaultValue: literal(attribute, source.default) }),
  }
  const template = {
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    ...(source.from === 'parameter' && { parameters: { [parameter]: declared } }),
    resources: [
      {
        type,
        apiVersion: '2024-01-01',
        name: `example-${LABEL}`,
        location: 'westeurope',
        properties: source.from === 'nowhere' ? {} : properties,
      },
    ],
  }
  return `${JSON.stringify(template, null, 2)}\n`
}

function literal(attribute: AttributeRequest, value: string): unknown {
  return JSON.parse(quoted(attribute, value))
}
