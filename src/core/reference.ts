/** What a value refers to when only the deployment knows it. Its fields are for comparing, its text for printing. */

export interface Reference {
  readonly root: ReferenceRoot
  /**
   * What the root alone does not say: the called module (after the address of its caller), the pseudo parameter, the
   * function (in lower case), the secret, the service of a dynamic reference, the resource that the template does not
   * declare.
   */
  readonly name?: string
  /** The type of the resource as `Resource.type` has it, where the reference names it: `aws_vpc`, `data.aws_ami`. */
  readonly type?: string
  /** The name of the resource, usable as a link: what `Resource.name` or `Resource.block` has. */
  readonly resource?: string
  /**
   * Which instance of the resource or the module; ANY_KEY where the key is not fixed. Of a parameter that is read from
   * the Parameter Store, the name that it has there.
   */
  readonly key?: string
  /** The steps from there to the value: names of attributes and keys of elements, ANY_KEY where one is not fixed. */
  readonly attribute: readonly string[]
  /** How the template writes it. For messages only: no code compares it. */
  readonly text: string
}

export type ReferenceRoot =
  | 'resource'
  /** A data source of Terraform. */
  | 'data'
  | 'ephemeral'
  /** An output of a module that is not read. */
  | 'module'
  | 'provider'
  | 'each'
  | 'count'
  | 'self'
  | 'path'
  | 'terraform'
  /** A parameter that CloudFormation reads from the Parameter Store. */
  | 'parameter'
  /** A pseudo parameter of CloudFormation. */
  | 'pseudo'
  /** A dynamic reference of CloudFormation, `{{resolve:...}}`. */
  | 'dynamic'
  /** A function of ARM that the deployment evaluates. */
  | 'function'
  /** A secret of a key vault. */
  | 'secret'

/** In place of a key that is not fixed, and for all elements: `b[each.key]`, `b[*]`. */
export const ANY_KEY = '*'

/** Whether it is the resource as a whole, with all of its instances. */
export function isWholeResource({ resource, key, attribute }: Reference): boolean {
  return resource !== undefined && key === undefined && attribute.length === 0
}

/** The name of the attribute that the value is, or is an element of; undefined where it is of none. */
export function attributeName({ attribute }: Reference): string | undefined {
  return attribute.findLast(isName)
}

/** Whether its names say that it is an ARN, or one of several: `aws_iam_role.r.arn`, `module.m.role_arns["a"]`. */
export function isNamedARN({ name, attribute }: Reference): boolean {
  const names = attribute.length === 0 ? [name ?? ''] : attribute.filter(isName).slice(-2)
  return names.some((each) => /arns?$/i.test(each))
}

/** Whether both are certainly one value: the same attribute of the same thing, with every key fixed. */
export function isSameReference(a: Reference, b: Reference): boolean {
  if (a.root !== b.root || a.name !== b.name || a.type !== b.type || a.resource !== b.resource) return false
  if (NAMED.has(a.root) && a.resource === undefined && a.name === undefined) return false
  const [steps, others] = [a, b].map(({ key = '', attribute }) => [key, ...attribute])
  if (steps === undefined || steps.includes(ANY_KEY) || steps.length !== others?.length) return false
  return !DEPENDS_ON_PLACE.has(a.root) && steps.every((step, index) => step === others[index])
}

/** What is made from one of these keeps its type and attribute, and no name. */
const NAMED: ReadonlySet<ReferenceRoot> = new Set(['resource', 'data', 'module'])

/** What these refer to depends on the block that they stand in. */
const DEPENDS_ON_PLACE: ReadonlySet<ReferenceRoot> = new Set(['each', 'count', 'self'])

function isName(step: string): boolean {
  return step !== ANY_KEY && !/^\d+$/.test(step)
}
