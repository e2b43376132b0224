/**
 * Files of the Serverless Framework, as far as they hold CloudFormation: what stands in their `resources` is put into the
 * template that the framework makes.
 * https://www.serverless.com/framework/docs/providers/aws/guide/resources
 */
import type { SourceFile } from '../../core/source.ts'
import type { Gap, UnreadPart } from '../../core/template.ts'
import type { Entry, MappingNode, Node } from '../node.ts'

/** The CloudFormation of a file, and what the file says beside it. */
export interface ServerlessResources {
  readonly root: MappingNode
  readonly gap: Gap
  readonly unread: UnreadPart
}

/** What the file holds of CloudFormation; undefined for other files, and for one that holds none. */
export function readServerless(file: SourceFile, root: Node | undefined): ServerlessResources | undefined {
  if (root?.kind !== 'mapping' || !root.entries.has('provider')) return undefined
  const section = root.entries.get('resources')
  if (section === undefined || !(root.entries.has('service') || root.entries.has('functions')))
    return undefined
  const parts = section.value.kind === 'sequence' ? section.value.items : [section.value]
  const resources = merged(parts, 'Resources')
  if (resources === undefined) return undefined
  const others = ['Parameters', 'Mappings', 'Conditions'].flatMap((name) => merged(parts, name) ?? [])
  const entries = new Map([resources, ...others].map((entry) => [entry.key, entry]))
  const at = { file, range: section.keyRange }
  const message = 'of the Serverless Framework, only the CloudFormation in its resources is checked'
  return {
    root: { kind: 'mapping', entries, range: section.value.range },
    gap: { message, at, notable: true },
    unread: { path: file.path, at, what: 'what the Serverless Framework makes', reach: 'resources' },
  }
}

/** Whether a tree is a file of the framework that has resources. */
export function holdsResources(root: Node | undefined): root is MappingNode {
  const has = (key: string) => root?.kind === 'mapping' && root.entries.has(key)
  return has('resources') && has('provider') && (has('service') || has('functions'))
}

/** A section that may stand in each of the parts. */
function merged(parts: readonly Node[], name: string): Entry | undefined {
  const sections = parts.flatMap((part) => (part.kind === 'mapping' ? (part.entries.get(name) ?? []) : []))
  const [first] = sections
  if (first?.value.kind !== 'mapping') return undefined
  const entries = sections.flatMap(({ value }) => (value.kind === 'mapping' ? [...value.entries] : []))
  return { ...first, value: { ...first.value, entries: new Map(entries) } }
}

/** A variable of the framework: `${self:custom.x}`, `${env:X, 'y'}`; those of CloudFormation have two colons. */
const VARIABLE = /\$\{\s*(?!AWS::)[^{}:]*(?::(?!:)|\(|\{|$)/

/** Whether a text holds a variable, so that what it says is known only when the framework has replaced it. */
export function holdsVariable(text: string): boolean {
  return text.includes('${') && VARIABLE.test(text)
}
