/**
 * Templates that something else carries than a deployment: stacks, template specs, managed applications, blueprints and
 * policies, as resources of a template or as files of their own, and the bodies of requests to deploy one.
 * https://learn.microsoft.com/azure/templates/microsoft.resources/deploymentstacks
 * https://learn.microsoft.com/azure/templates/microsoft.resources/templatespecs/versions
 * https://learn.microsoft.com/azure/templates/microsoft.solutions/applicationdefinitions
 * https://learn.microsoft.com/azure/templates/microsoft.blueprint/blueprints/artifacts
 * https://learn.microsoft.com/azure/governance/policy/concepts/effect-deploy-if-not-exists
 */
import type { MappingNode, Node } from '../node.ts'
import { isTemplate } from './marks.ts'
import { memberOf, objectOf } from './members.ts'

/** A template inside of something else. */
export interface Carried {
  readonly template: Node
  /** What stands beside it and may give its parameters values; undefined where who uses it gives them. */
  readonly beside: MappingNode | undefined
  /** Set where it is applied to resources that are there: a policy corrects what it finds. */
  readonly amends?: true
}

const SHAPES: Readonly<Record<string, (properties: MappingNode) => readonly Carried[]>> = {
  'microsoft.resources/deploymentstacks': deployed,
  'microsoft.resources/templatespecs/versions': published,
  'microsoft.solutions/applicationdefinitions': published,
  'microsoft.blueprint/blueprints/artifacts': deployed,
  'microsoft.authorization/policydefinitions': deployedByPolicy,
}

/** The templates that a resource carries. */
export function carriedByResource(type: string, node: Node): readonly Carried[] {
  const properties = objectOf(node, 'properties')
  return properties === undefined ? [] : (SHAPES[type.toLowerCase()]?.(properties) ?? [])
}

/** The templates that an object carries which is the whole of a file, and is none itself. */
export function carriedByFile(root: Node): readonly Carried[] {
  const properties = objectOf(root, 'properties')
  const holders = [root, properties].filter((node) => node?.kind === 'mapping')
  const all = [
    ...(properties === undefined ? [] : deployed(properties)),
    ...holders.flatMap(published),
    ...holders.flatMap(deployedByPolicy),
    // The rule of a policy alone.
    ...deployedBy(root),
  ]
  return all.filter(({ template }) => isTemplate(template))
}

function deployed(properties: MappingNode): readonly Carried[] {
  const template = memberOf(properties, 'template')
  return template === undefined ? [] : [{ template, beside: properties }]
}

/** The main template, and those that it links to. */
function published(properties: MappingNode): readonly Carried[] {
  const linked = memberOf(properties, 'linkedTemplates')
  const others = linked?.kind === 'sequence' ? linked.items.map((item) => memberOf(item, 'template')) : []
  return [memberOf(properties, 'mainTemplate'), ...others]
    .filter((template) => template !== undefined)
    .map((template) => ({ template, beside: undefined }))
}

function deployedByPolicy(properties: MappingNode): readonly Carried[] {
  return deployedBy(memberOf(properties, 'policyRule'))
}

function deployedBy(rule: Node | undefined): readonly Carried[] {
  const details = memberOf(memberOf(rule, 'then'), 'details')
  const properties = objectOf(memberOf(details, 'deployment'), 'properties')
  return properties === undefined ? [] : deployed(properties).map((each) => ({ ...each, amends: true }))
}
