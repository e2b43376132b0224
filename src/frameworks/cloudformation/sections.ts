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

/** Whether the top level has anything that only CloudFormation has. */
export function hasOwnMarks(root: MappingNode): boolean {
  return (
    root.entries.has('AWSTemplateFormatVersion') ||
    transformsOf(root).some((name) => name.startsWith('AWS::'))
  )
}

/** Entries of the top level that ask for a macro whose effect can't be known. */
export function macrosOf(root: MappingNode): readonly Entry[] {
  const macro = root.entries.get('Fn::Transform')
  const transform = root.entries.get('Transform')
  return [
    ...(macro === undefined ? [] : [macro]),
    ...(transform === undefined || isKnown(transform.value, root) ? [] : [transform]),
  ]
}

function isKnown(transform: Node, root: MappingNode): boolean {
  if (transform.kind === 'scalar' && transform.value === null) return true
  const names = transformsOf(root)
  return names.length > 0 && names.every((name) => KNOWN_TRANSFORMS.test(name))
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
  if (transform === undefined) return []
  return (transform.kind === 'sequence' ? transform.items : [transform]).map(nameOf)
}

function nameOf(transform: Node): string {
  const name = transform.kind === 'mapping' ? transform.entries.get('Name')?.value : transform
  return name?.kind === 'scalar' ? name.text : ''
}
