/**
 * Nested stacks whose templates are files of the snapshot, as `aws cloudformation package` and `sam package` take them:
 * their resources are judged with the parameters that the stack hands over.
 */
import { folderOf, resolvePath } from '../../core/path.ts'
import { propertyOf } from '../../core/properties.ts'
import type { SourceFile } from '../../core/source.ts'
import type {
  Gap,
  ModuleInstance,
  Resource,
  Template,
  TemplateSource,
  UnreadPart,
  Use,
} from '../../core/template.ts'
import type { Mapping, Value } from '../../core/value.ts'
import { quote } from '../node.ts'
import { notRead, notReadFile } from '../unread.ts'
import type { Given, GivenValue } from './parameter-files.ts'

/** Reads one template file; undefined for one that is not a template. */
export type ReadStack = (
  file: SourceFile,
  given: Given,
  prefix: string,
) => Promise<Pick<Template, 'resources' | 'unread'> | undefined>

export interface NestedStacks {
  readonly resources: readonly Resource[]
  readonly gaps: readonly Gap[]
  readonly unread: readonly UnreadPart[]
  readonly uses: readonly Use[]
}

/** Property that names the template, by type. */
const TEMPLATES: ReadonlyMap<string, string> = new Map([
  ['AWS::CloudFormation::Stack', 'TemplateURL'],
  ['AWS::Serverless::Application', 'Location'],
])

/** Deeper chains, and more stacks, than anyone writes. */
const LONGEST_CHAIN = 10
const MOST_STACKS = 200

/** @param path of the template that the resources stand in */
export async function readNestedStacks(
  resources: readonly Resource[],
  source: TemplateSource,
  path: string,
  read: ReadStack,
): Promise<NestedStacks> {
  const found: Resource[] = []
  const gaps: Gap[] = []
  const unread: UnreadPart[] = []
  const entered = new Set<string>()
  const leftOut = new Set<string>()
  let left = MOST_STACKS
  const enter = async (stacks: readonly Resource[], chain: readonly string[]): Promise<void> => {
    for (const stack of stacks) {
      const written = templateOf(stack)
      if (written === undefined) {
        gaps.push(...(elsewhere(stack) ?? []))
        continue
      }
      const { value, at } = written
      const file = resolvePath(folderOf(chain.at(-1) ?? path), value)
      const problem =
        file === undefined ? 'is outside the repository' : problemWith(file, chain, source, left--)
      if (problem !== undefined || file === undefined) {
        gaps.push({ message: `the nested template ${quote(value)} ${problem}`, at, notable: true })
        unread.push(notRead(at, 'resources'))
        if (file !== undefined) leftOut.add(file)
        continue
      }
      const text = source.surroundings?.file(file)
      if (text === undefined || !('text' in text)) continue
      const inner = await read(text, handedOver(stack), `${stack.name}/`)
      if (inner !== undefined) entered.add(file)
      unread.push(...(inner?.unread ?? [notReadFile(text, 'resources')]))
      const within = instanceOf(stack)
      const own = (inner?.resources ?? []).map((resource) => ({
        ...withConditionOf(stack, resource),
        within,
      }))
      found.push(...own)
      await enter(own, [...chain, file])
    }
  }
  await enter(resources, [path])
  const used = [...entered].filter((each) => !leftOut.has(each))
  const uses = used.map((each) => ({ path: each, isMade: true, given: [] }))
  return { resources: found, gaps, unread, uses }
}

/** Why a template is not entered; undefined where it can be. */
function problemWith(
  file: string,
  chain: readonly string[],
  { surroundings }: TemplateSource,
  left: number,
): string | undefined {
  if (chain.includes(file)) return 'leads back here'
  if (chain.length > LONGEST_CHAIN || left <= 0) return 'is one of very many'
  const found = surroundings?.file(file)
  if (found === undefined) return 'was not found'
  return 'text' in found ? undefined : `can't be read: ${found.reason}`
}

/** What names a template by a path; an address leads elsewhere. */
function templateOf({ type, properties }: Resource): { value: string; at: Value['at'] } | undefined {
  const written = properties.entries.get(TEMPLATES.get(type) ?? '')
  if (written?.kind !== 'scalar' || typeof written.value !== 'string') return undefined
  return /^[a-z][a-z0-9+.-]*:|^\/|^$/i.test(written.value)
    ? undefined
    : { value: written.value, at: written.at }
}

/** Where a stack takes its template from, if not from a path: it is named. */
function elsewhere({ type, name, properties, head }: Resource): readonly Gap[] | undefined {
  const property =
    TEMPLATES.get(type) ?? (type === 'AWS::CloudFormation::StackSet' ? 'TemplateURL' : undefined)
  if (property === undefined) return undefined
  const written = properties.entries.get(property)
  const address = written?.kind === 'scalar' ? ` at ${quote(String(written.value))}` : ''
  const message = `the template of ${quote(name)}${address} is not in this repository and was not checked`
  return [{ message, at: written?.at ?? head, notable: true }]
}

/** Values that are known; a parameter that gets anything else is as one without a default. */
function handedOver({ properties }: Resource): Given {
  const section = propertyOf(properties, 'Parameters')
  const values = new Map<string, GivenValue>()
  for (const [name, value] of section?.kind === 'mapping' ? section.entries : []) {
    const text = textOf(value)
    const { file, range } = value.at
    values.set(name, {
      file,
      node: { kind: 'scalar', value: text ?? null, text: text ?? '', style: 'plain', range, content: range },
      isOpen: text === undefined,
    })
  }
  const isWhole = section === undefined || (section.kind === 'mapping' && section.rest === undefined)
  return { values, mayBeMore: !isWhole }
}

function textOf(value: Value): string | undefined {
  if (value.kind === 'scalar') return value.value === null ? undefined : String(value.value)
  if (value.kind !== 'list') return undefined
  const texts = value.items.map(textOf)
  return texts.every((text) => text !== undefined) ? texts.join(',') : undefined
}

/** The stack as the call of its template; what decides whether it exists is with each resource. */
function instanceOf({ name, head, at, within }: Resource): ModuleInstance {
  const meta: Mapping = { kind: 'mapping', entries: new Map(), at }
  return { name, meta, call: head, ...(within === undefined ? {} : { outer: within }) }
}

/** What a stack that may not exist deploys may not exist either. */
function withConditionOf({ meta: { entries } }: Resource, resource: Resource): Resource {
  const condition = entries.get('Condition')
  if (condition === undefined || resource.meta.entries.has('Condition')) return resource
  const meta: Mapping = {
    ...resource.meta,
    entries: new Map(resource.meta.entries).set('Condition', condition),
  }
  return { ...resource, meta }
}
