/**
 * `AWS::Include` of a file in the repository, as `aws cloudformation package` and `sam package` take it: its entries take
 * the place of the transform.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-aws-include.html
 */
import { folderOf, resolvePath } from '../../core/path.ts'
import type { SourceFile } from '../../core/source.ts'
import { parseJson } from '../json.ts'
import type { MappingNode, Node, ParsedText } from '../node.ts'
import { parseYamlStrictly } from '../yaml-events.ts'
import type { Evaluation } from './evaluation.ts'

/** What an include brings. */
export interface Included {
  readonly file: SourceFile
  readonly root: MappingNode
}

type Includer = Pick<Evaluation, 'file' | 'surroundings' | 'includes' | 'isIncluded'>

/** @param transform the value of `Fn::Transform`; undefined for a macro, and for what is elsewhere or can't be read */
export function includedBy(includer: Includer, transform: Node): Included | undefined {
  const { file, surroundings, includes, isIncluded } = includer
  const location = locationOf(transform)
  // A file that is included is uploaded as it is: paths in it lead nowhere.
  if (location === undefined || isIncluded) return undefined
  const path = resolvePath(folderOf(file.path), location)
  const found = path === undefined ? undefined : surroundings?.file(path)
  if (found === undefined || !('text' in found)) return undefined
  const root = includes.get(found) ?? rootOf(found)
  includes.set(found, root)
  return root && { file: found, root }
}

/** Sections that an include may add at the top level without a change of what the others mean. */
const ADDED_SECTIONS = ['Resources', 'Outputs', 'Metadata', 'Description']

/** What the includes of the top level bring, each by its transform; one that adds other sections is left out. */
export function includedAtTop(includer: Includer, transforms: readonly Node[]): ReadonlyMap<Node, Included> {
  const found = new Map<Node, Included>()
  for (const transform of transforms) {
    const included = includedBy(includer, transform)
    const names = [...(included?.root.entries.keys() ?? [])]
    if (included !== undefined && names.every((name) => ADDED_SECTIONS.includes(name)))
      found.set(transform, included)
  }
  return found
}

/** The evaluation of what an include brings: the names are those of the template. */
export function insideOf(evaluation: Evaluation, { file }: Included): Evaluation {
  return { ...evaluation, file, isIncluded: true }
}

export function isInclude(transform: Node): boolean {
  return textIn(transform, 'Name') === 'AWS::Include'
}

/** The path of an include in the repository; an address leads elsewhere. */
function locationOf(transform: Node): string | undefined {
  if (!isInclude(transform) || transform.kind !== 'mapping') return undefined
  const parameters = transform.entries.get('Parameters')?.value
  const location = parameters && textIn(parameters, 'Location')
  return location === undefined || /^[a-z][a-z0-9+.-]*:|^\/|^$/i.test(location) ? undefined : location
}

function textIn(node: Node, key: string): string | undefined {
  const value = node.kind === 'mapping' ? node.entries.get(key)?.value : undefined
  return value?.kind === 'scalar' && value.tag === undefined ? value.text : undefined
}

/** A file with faults says nothing that can be relied on. */
function rootOf({ text }: SourceFile): MappingNode | undefined {
  const parsed: ParsedText | undefined = /^\s*\{/.test(text) ? parseJson(text) : yamlOf(text)
  return parsed?.problems.length === 0 && parsed.root?.kind === 'mapping' ? parsed.root : undefined
}

function yamlOf(text: string): ParsedText | undefined {
  const parsed = parseYamlStrictly(text)
  return 'refused' in parsed ? undefined : parsed
}
