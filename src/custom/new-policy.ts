/** A first policy, made from a resource: what it says now, as what must hold. */
import { vocabularyOf } from '../core/frameworks.ts'
import type { Resource, Template } from '../core/template.ts'
import type { Value } from '../core/value.ts'
import { SUBJECT_SOURCES } from '../policies/services/subjects.ts'
import { secretsIn } from '../secrets/find.ts'
import { secretName } from '../secrets/names.ts'

/** Properties of the resource that the policy starts with. */
const MOST_PROPERTIES = 6
const MOST_SUBJECTS = 8

/** The schema of the installed package, from the folder of policies. */
const SCHEMA = '../../node_modules/mvc-gate/schemas/policy.schema.json'

/** A resource of a template. */
export interface Example {
  readonly template: Template
  readonly resource: Resource
}

/** The text of a policy file. */
export function firstPolicy(id: string, example?: Example): string {
  const head = [
    `# yaml-language-server: $schema=${SCHEMA}`,
    `id: ${id}`,
    'title: Say what is wrong, in one line',
    'severity: medium',
    'why: Say what an attacker or an accident does with it.',
    'fix: Say what to change.',
  ]
  const body = example === undefined ? GENERIC : linesOf(example)
  return `${[...head, ...body].join('\n')}\n`
}

const GENERIC = [
  '# A subject of the catalog (docs/subjects.md), the same for every framework; or `resource` with types and property paths.',
  'subject: aws.s3-bucket-settings',
  '# What must hold. Operators: docs/custom-policies.md',
  'require: { attribute: versioned, is: true }',
]

function linesOf({ template, resource }: Example): readonly string[] {
  const vocabulary = vocabularyOf(template)
  const subjects = SUBJECT_SOURCES.filter(({ types }) => types().includes(resource.type)).map(
    ({ name }) => name,
  )
  const properties = propertiesOf(resource)
  const listed = subjects.slice(0, MOST_SUBJECTS).join(', ')
  return [
    ...(subjects.length === 0
      ? []
      : [
          `# Subjects of the catalog over this type, the same for every framework (docs/subjects.md): ${listed}`,
        ]),
    `resource: { ${vocabulary}: ${quote(resource.type)} }`,
    ...(properties.length === 0
      ? ['require: { self: name, exists: true }']
      : [
          'attributes:',
          ...properties.map(({ name, path }) => `  ${name}: { ${vocabulary}: ${quote(path)} }`),
          '# What the resource says now: change it to what must hold. Operators: docs/custom-policies.md',
          'require:',
          '  all:',
          ...properties.map(({ name, test }) => `    - { attribute: ${name}, ${test} }`),
        ]),
  ]
}

interface Property {
  readonly name: string
  readonly path: string
  readonly test: string
}

/** Scalars of the resource, and of its blocks; of what may be a secret, only that it is there. */
function propertiesOf({ properties }: Resource): readonly Property[] {
  const prefix = properties.caseless === undefined ? '' : 'properties.'
  const found: Property[] = []
  const names = new Set<string>()
  const add = (steps: readonly string[], value: Value): void => {
    const last = steps.at(-1) ?? ''
    if (found.length === MOST_PROPERTIES || !steps.every((step) => /^[A-Za-z_][\w-]*$/.test(step))) return
    if (value.kind === 'mapping' && steps.length < 2) {
      for (const [key, entry] of value.entries) add([...steps, key], entry)
      return
    }
    if (value.kind === 'list' && value.block && value.items.length === 1 && value.items[0] !== undefined) {
      add(steps, value.items[0])
      return
    }
    const name = names.has(last) ? steps.join('-') : last
    if (names.has(name) || value.kind === 'mapping') return
    names.add(name)
    found.push({ name, path: `${prefix}${steps.join('.')}`, test: testOf(last, value) })
  }
  for (const [key, value] of properties.entries) add([key], value)
  return found
}

function testOf(name: string, value: Value): string {
  if (value.kind !== 'scalar' || value.value === null) return 'exists: true'
  const text = String(value.value)
  const isHidden = secretName(name) !== 'none' || secretsIn(text).length > 0 || text.length > 60
  return isHidden ? 'exists: true' : `is: ${quote(value.value)}`
}

function quote(value: string | number | boolean): string {
  return typeof value === 'string' && !/^[A-Za-z_][\w-]*$/.test(value) ? JSON.stringify(value) : String(value)
}
