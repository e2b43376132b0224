/** The top level of a CloudFormation template. */
import type { MappingNode, Node } from '../node.ts'

/** Transforms that add nothing a policy could miss; all others are macros that may change anything. */
const KNOWN_TRANSFORMS =
  /^AWS::(?:Serverless-|LanguageExtensions$|SecretsManager-|CodeDeployBlueGreen$|ServiceCatalog$)/

/** A section that is a mapping. */
export function sectionOf(root: MappingNode, name: string): MappingNode | undefined {
  const section = root.entries.get(name)?.value
  return section?.kind === 'mapping' && section.tag === undefined ? section : undefined
}

/** Whether the top level has anything that only CloudFormation has. */
export function hasOwnMarks(root: MappingNode): boolean {
  return (
    root.entries.has('AWSTemplateFormatVersion') ||
    transformsOf(root).some((name) => name.startsWith('AWS::'))
  )
}

/** Whether the top level asks for a macro whose effect can't be known. */
export function usesMacros(root: MappingNode): boolean {
  const transform = root.entries.get('Transform')?.value
  if (root.entries.has('Fn::Transform')) return true
  if (transform === undefined || (transform.kind === 'scalar' && transform.value === null)) return false
  const names = transformsOf(root)
  return names.length === 0 || names.some((name) => !KNOWN_TRANSFORMS.test(name))
}

/** Whether the top level asks for the language extensions, which write loops out. */
export function usesLoops(root: MappingNode): boolean {
  return transformsOf(root).includes('AWS::LanguageExtensions')
}

/** Names of transforms; one with parameters is `{Name, Parameters}`. */
function transformsOf(root: MappingNode): readonly string[] {
  const transform = root.entries.get('Transform')?.value
  if (transform === undefined) return []
  return (transform.kind === 'sequence' ? transform.items : [transform]).map(nameOf)
}

function nameOf(transform: Node): string {
  const name = transform.kind === 'mapping' ? transform.entries.get('Name')?.value : transform
  return name?.kind === 'scalar' ? name.text : ''
}
