/** The top level of a CloudFormation template. */
import type { Entry, MappingNode, Node } from '../node.ts'

/** Transforms that add nothing a policy could miss; all others are macros that may change anything. */
const KNOWN_TRANSFORMS =
  /^AWS::(?:Serverless-|LanguageExtensions$|SecretsManager-|CodeDeployBlueGreen$|ServiceCatalog$)/

/** A section that is a mapping. */
export function sectionOf(root: MappingNode, name: string): MappingNode | undefined {
  const section = root.entries.get(name)?.value
  return section?.kind === 'mapping' && section.tag === undefined ? section : undefined
}

/** Whether a tree is a template: by anything that only CloudFormation has at the top level. */
export function isTemplate(root: Node | undefined): boolean {
  if (root?.kind !== 'mapping') return false
  const { entries } = root
  if (entries.has('AWSTemplateFormatVersion') || transformsOf(root).some((name) => name.startsWith('AWS::')))
    return true
  const resources = entries.get('Resources')?.value
  if (resources === undefined) return entries.get('Fn::Transform')?.value.kind === 'mapping'
  const isMade = entries.has('Transform') || entries.has('Fn::Transform')
  return resources.kind === 'mapping' && (isMade || [...resources.entries.values()].some(isDeclared))
}

/** Whether an entry of the resources has a type, or a directive for one, or is made by a function. */
function isDeclared({ key, value }: Entry): boolean {
  if (key.startsWith('Fn::')) return true
  const type = value.kind === 'mapping' ? value.entries.get('Type')?.value : undefined
  const words = [value.tag, type?.tag, type?.kind === 'scalar' ? type.text : undefined]
  return words.some((word) => word?.includes('::'))
}

/**
 * Entries of the top level that ask for a macro whose effect can't be known.
 * @param isRead whether a transform is an include that was read
 */
export function macrosOf(root: MappingNode, isRead: (transform: Node) => boolean): readonly Entry[] {
  const macro = root.entries.get('Fn::Transform')
  const transform = root.entries.get('Transform')
  return [
    ...(macro === undefined || isRead(macro.value) ? [] : [macro]),
    ...(transform === undefined || isKnown(transform.value, isRead) ? [] : [transform]),
  ]
}

function isKnown(transform: Node, isRead: (transform: Node) => boolean): boolean {
  if (transform.kind === 'scalar' && transform.value === null) return true
  const all = itemsOf(transform)
  return all.length > 0 && all.every((each) => KNOWN_TRANSFORMS.test(nameOf(each)) || isRead(each))
}

/** The transforms that the top level asks for. */
export function topTransforms({ entries }: MappingNode): readonly Node[] {
  return ['Fn::Transform', 'Transform'].flatMap((key) => {
    const transform = entries.get(key)?.value
    return transform === undefined ? [] : itemsOf(transform)
  })
}

function itemsOf(transform: Node): readonly Node[] {
  return transform.kind === 'sequence' ? transform.items : [transform]
}

/** Whether the top level asks for the transform of SAM, which knows `Globals`. */
export function usesServerless(root: MappingNode): boolean {
  return transformsOf(root).some((name) => name.startsWith('AWS::Serverless-'))
}

/** Whether the top level asks for the language extensions, which write loops out. */
export function usesLoops(root: MappingNode): boolean {
  return transformsOf(root).includes('AWS::LanguageExtensions')
}

/** Names of transforms; one with parameters is `{Name, Parameters}`. */
function transformsOf(root: MappingNode): readonly string[] {
  const transform = root.entries.get('Transform')?.value
  return transform === undefined ? [] : itemsOf(transform).map(nameOf)
}

function nameOf(transform: Node): string {
  const name = transform.kind === 'mapping' ? transform.entries.get('Name')?.value : transform
  return name?.kind === 'scalar' ? name.text : ''
}
