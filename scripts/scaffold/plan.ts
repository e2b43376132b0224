/** The files of a new policy: its code, the subject that it judges where none reads its resources, its fixtures. */
import { frameworkInfo, frameworksFor } from '../../src/core/frameworks.ts'
import type { ListedPolicy } from '../../src/core/policy.ts'
import { CURRENT_SET } from '../../src/core/policy-sets.ts'
import type { SubjectInfo } from '../../src/core/subject-info.ts'
import { POLICIES } from '../../src/policies/index.ts'
import { fixturesOf } from './fixtures.ts'
import { type Kind, type Request, type ResourceType, UsageError } from './request.ts'

export { parseRequest, USAGE } from './request.ts'

export interface Plan {
  /** Texts by paths in the repository. */
  readonly files: ReadonlyMap<string, string>
  /** What else a person has to do, a line each. */
  readonly notes: readonly string[]
}

/** The text of a file of the repository; undefined where there is none. */
export type ReadText = (path: string) => string | undefined

/** Paths of all files below a folder of the repository. */
export type ListFiles = (folder: string) => readonly string[]

const PLATFORM_FILE = 'src/core/platforms.ts'

/**
 * Plans the files for a request; reads the repository, and writes nothing.
 * @throws UsageError when a file would be replaced
 */
export function planPolicy(request: Request, read: ReadText, list: ListFiles): Plan {
  const path = `src/policies/${request.platform.id}/${request.id}.ts`
  if (read(path) !== undefined) throw new UsageError(`${path} exists already`)
  const existing = policyJudging(request)
  const service = serviceOf(request, existing)
  const subject =
    existing === undefined
      ? newSubject(request, service, read)
      : existingSubject(existing, request, read, list)
  const files = new Map(subject.files)
  files.set(path, policySource(request, service, subject))
  for (const [name, text] of fixturesOf(request)) files.set(`test/policies/${request.id}/${name}`, text)
  if (!(service in request.platform.services)) {
    files.set(PLATFORM_FILE, withService(read(PLATFORM_FILE) ?? '', request, service))
  }
  return { files, notes: subject.notes }
}

interface PlannedSubject {
  /** The identifier that the policy imports, and the path from `src/subjects/`. */
  readonly identifier: string
  readonly path: string
  readonly files: ReadonlyMap<string, string>
  readonly notes: readonly string[]
}

type Judging = ListedPolicy & { readonly subject: SubjectInfo }

/** A policy whose subject is read from the first of the types. */
function policyJudging({ resources }: Request): Judging | undefined {
  const [first] = resources
  if (first === undefined) return undefined
  return POLICIES.find((each): each is Judging => each.subject !== undefined && reads(each.subject, first))
}

function reads({ types }: SubjectInfo, { framework, type }: ResourceType): boolean {
  const { vocabulary, ignoresTypeCase } = frameworkInfo(framework)
  const fold = (text: string) => (ignoresTypeCase ? text.toLowerCase() : text)
  return types[vocabulary]?.some((each) => fold(each) === fold(type)) === true
}

function serviceOf({ id, platform, service }: Request, existing: ListedPolicy | undefined): string {
  if (service !== undefined) return service
  const known = Object.keys(platform.services).filter((each) => id.startsWith(`${platform.id}-${each}-`))
  return existing?.service ?? known.at(0) ?? id.split('-')[1] ?? id
}

/** Finds the file that defines a subject by its name. */
function existingSubject(
  { subject }: Judging,
  { platform, resources, attribute }: Request,
  read: ReadText,
  list: ListFiles,
): PlannedSubject {
  const definition = new RegExp(`export const (\\w+) = define\\w+\\(\\{\\s*name: '${subject.name}'`)
  for (const path of list(`src/subjects/${platform.id}`)) {
    const identifier = definition.exec(read(path) ?? '')?.[1]
    if (identifier === undefined) continue
    const missing = resources.filter((each) => !reads(subject, each))
    const notes = [
      `${path} reads these resources already`,
      ...(attribute.name in subject.attributes ? [] : [`add the attribute ${attribute.name} to it`]),
      ...missing.map(({ type }) => `add ${type} to its sources`),
    ]
    return { identifier, path: path.replace('src/subjects/', ''), files: new Map(), notes }
  }
  throw new Error(`no file defines the subject ${subject.name}`)
}

const READERS: Readonly<Record<Kind, { readonly type: string; readonly from: string }>> = {
  flag: { type: 'boolean', from: '../../define/readers.ts' },
  enabled: { type: 'boolean', from: '../../define/word.ts' },
  word: { type: 'text', from: '../../define/word.ts' },
  text: { type: 'text', from: '../../define/readers.ts' },
  number: { type: 'number', from: '../../define/readers.ts' },
}

function newSubject(request: Request, service: string, read: ReadText): PlannedSubject {
  const { platform } = request
  const words = resourceWords(request)
  const path = `${platform.id}/${service}/${words.join('-')}.ts`
  if (read(`src/subjects/${path}`) !== undefined) {
    throw new UsageError(`src/subjects/${path} exists, and reads none of these resources`)
  }
  const files = new Map([[`src/subjects/${path}`, subjectSource(request, words, service)]])
  return { identifier: camel(words), path, files, notes: [] }
}

/** `sagemaker`, `notebook`, `instance`: from Terraform's type where there is one. */
function resourceWords({ resources }: Request): readonly string[] {
  const isShared = ({ framework }: { framework: Parameters<typeof frameworkInfo>[0] }) =>
    frameworkInfo(framework).platforms.length > 1
  const type = (resources.find(isShared) ?? resources[0])?.type ?? ''
  const snake = /^[a-z0-9]+_\w+$/.test(type)
  if (snake) return type.split('_').slice(1)
  return type
    .split(/::|[/.]/)
    .slice(1)
    .flatMap((part) => part.split(/(?<=[a-z])(?=[A-Z])/))
    .map((word) => word.toLowerCase())
}

function subjectSource(request: Request, words: readonly string[], service: string): string {
  const { platform, resources, attribute } = request
  const { type, from } = READERS[attribute.kind]
  const frameworks = frameworksFor(platform.id).filter((id) =>
    resources.some((each) => each.framework === id),
  )
  const sources = frameworks.map((id) => {
    const types = resources.filter((each) => each.framework === id).map((each) => `'${each.type}'`)
    return `    ${frameworkInfo(id).vocabulary}: [${types.join(', ')}],\n`
  })
  const fallback = attribute.default === undefined ? '' : `, ${literalOf(attribute, attribute.default)}`
  const readers = frameworks.map((id) => {
    const path = resources.find((each) => each.framework === id)?.path
    return `      ${frameworkInfo(id).vocabulary}: ${attribute.kind}('${path}'${fallback}),\n`
  })
  const [, ...rest] = words
  const noun = [serviceName(request, service), ...rest].join(' ')
  return `/** ${withArticle(noun)}. */
import { ${attribute.kind} } from '${from}'
import { defineSubject } from '../../define/subject.ts'

/**
${resources.map((each) => ` * ${documentationOf(each.type)}\n`).join('')} */
export const ${camel(words)} = defineSubject({
  name: '${platform.id}.${words.join('-')}',
  describes: '${withArticle(noun)}',
  sources: {
${sources.join('')}  },
  attributes: {
    ${attribute.name}: {
      type: '${type}',
      describes: '${describeAttribute(attribute)}',
${readers.join('')}    },
  },
})
`
}

function describeAttribute({ name, kind, default: fallback }: Request['attribute']): string {
  const words = spaced(name)
  const noun = kind === 'flag' || kind === 'enabled' ? `Whether ${words} is on` : `The ${words}`
  const first = fallback?.charAt(0).toUpperCase()
  return `${noun}.${fallback === undefined ? '' : ` ${first}${fallback.slice(1)} by default.`}`
}

function policySource(request: Request, service: string, subject: PlannedSubject): string {
  const { id, platform, resources, attribute } = request
  const covered = new Set(resources.map(({ framework }) => framework))
  const missing = frameworksFor(platform.id).filter((framework) => !covered.has(framework))
  const notIn = missing.map((framework) => `${framework}: 'TODO: why the fault cannot be written there'`)
  const references = resources.map(({ type }) => `    '${documentationOf(type)}',\n`)
  return `import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { ${subject.identifier} } from '../../subjects/${subject.path}'

export const ${camel(id.split('-'))} = definePolicy({
  id: '${id}',
  platform: '${platform.id}',
  service: '${service}',
  title: 'TODO: the fault in one line',
  severity: 'medium',
  policySet: '${CURRENT_SET}',
  why: 'TODO: what an attacker or an accident does with it.',
  fix: 'TODO: what to set, with the names of the properties.',
  references: [
${references.join('')}  ],
${notIn.length === 0 ? '' : `  notIn: { ${notIn.join(', ')} },\n`}  mvisionNames: [],
  subject: ${subject.identifier},
  violatedWhen: ({ ${attribute.name} }) =>
    is(${attribute.name}, [${literalOf(attribute, attribute.violates)}], 'TODO: what the value does'),
})
`
}

function literalOf({ kind }: Request['attribute'], value: string): string {
  if (kind === 'word') return `'${value.toLowerCase()}'`
  return kind === 'text' ? `'${value}'` : value
}

/** The vendor's page about a resource type. */
function documentationOf(type: string): string {
  const terraform = /^([a-z0-9]+)_(\w+)$/.exec(type)
  if (terraform !== null) {
    return `https://registry.terraform.io/providers/hashicorp/${terraform[1]}/latest/docs/resources/${terraform[2]}`
  }
  if (type.includes('::')) {
    const page = type.toLowerCase().replaceAll('::', '-').replace(/^aws-/, 'aws-resource-')
    return `https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/${page}.html`
  }
  return `https://learn.microsoft.com/azure/templates/${type.toLowerCase()}`
}

/** The table of platforms with one service more, in its place. */
function withService(text: string, request: Request, service: string): string {
  const start = text.indexOf(`id: '${request.platform.id}'`)
  const open = text.indexOf('services: {\n', start) + 'services: {\n'.length
  const end = text.indexOf('    },', open)
  const key = /^\w+$/.test(service) ? service : `'${service}'`
  const lines = text.slice(open, end).trimEnd().split('\n')
  const added = `      ${key}: '${serviceName(request, service)}',`
  const name = (line: string) => line.trim().replace(/^'/, '')
  const sorted = [...lines, added].sort((a, b) => (name(a) < name(b) ? -1 : 1))
  return `${text.slice(0, open)}${sorted.join('\n')}\n${text.slice(end)}`
}

/** The name of a service for people: the platform's, else as a resource type spells it. */
function serviceName({ platform, resources }: Request, service: string): string {
  const spelled = resources
    .flatMap(({ type }) => type.split(/::|[/._]/))
    .find((word) => word.toLowerCase() === service.replaceAll('-', '') && /[A-Z]/.test(word))
  return platform.services[service] ?? spelled ?? service.charAt(0).toUpperCase() + service.slice(1)
}

function camel([first = '', ...rest]: readonly string[]): string {
  return first + rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
}

function spaced(name: string): string {
  return name.replace(/[A-Z]+/g, (upper) => ` ${upper.toLowerCase()}`)
}

function withArticle(noun: string): string {
  return `${/^[aeio]/i.test(noun) ? 'An' : 'A'} ${noun}`
}
