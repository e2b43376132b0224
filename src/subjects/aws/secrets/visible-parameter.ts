/** Whether a secret comes from where it is stored or shown in plain text: a parameter without `NoEcho`, the Parameter Store. */
import type { Claim } from '../../../core/claim.ts'
import type { Location } from '../../../core/source.ts'
import type { Template, TemplateParameter } from '../../../core/template.ts'
import { explainUnknown, type Unknown, type Value } from '../../../core/value.ts'
import { memoize } from '../../define/scope.ts'
import { isImported } from '../../secrets/written-credential.ts'

const NONE: Claim = { truth: 'false', evidence: [] }

/**
 * Whether a parameter that the stack shows, or a parameter of the Parameter Store that is no secure string, fills the
 * value or a branch of it.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
 */
export function isShownAtDeployment(value: Value | undefined, template: Template): Claim {
  switch (value?.kind) {
    case 'either': {
      const claims = value.branches.map((branch) => isShownAtDeployment(branch, template))
      return (
        claims.find(({ truth }) => truth === 'true') ??
        claims.find(({ truth }) => truth === 'unknown') ??
        NONE
      )
    }
    case 'unknown':
      return ofUnknown(value, template)
    case 'scalar': {
      // A default that is not empty is a secret in plain text, which says more.
      const { at, from } = value
      const parameter = value.value === '' && from !== undefined ? parameterAt(from.at, template) : undefined
      return parameter === undefined ? NONE : shown(at, parameter)
    }
    default:
      return NONE
  }
}

function ofUnknown(value: Unknown, template: Template): Claim {
  const { because, at } = value
  if (because.kind === 'variable') {
    const parameter = parameterCalled(because.name, at, template)
    return parameter === undefined || parameter.isMasked ? NONE : shown(at, parameter)
  }
  // What another stack exports is shown there, if anywhere.
  if (isImported(value)) return NONE
  if (because.kind !== 'reference') {
    return { truth: 'unknown', evidence: [{ at, note: explainUnknown(because), because }] }
  }
  if (because.root === 'parameter')
    return violated(at, `${because.name} is a plain-text parameter of the Parameter Store`)
  const isPlain = because.root === 'dynamic' && because.name === 'ssm'
  return isPlain ? violated(at, '{{resolve:ssm:...}} reads a plain-text parameter') : NONE
}

function shown(at: Location, { name, head, isMasked }: TemplateParameter): Claim {
  if (isMasked) return NONE
  const place = { at: head, note: `${name} is visible to anyone who can view the stack` }
  return { truth: 'true', evidence: [{ at, note: `parameter ${name} has no NoEcho` }, place] }
}

function violated(at: Location, note: string): Claim {
  return { truth: 'true', evidence: [{ at, note }] }
}

const parametersOf = memoize((template: Template) => template.parameters?.() ?? [])

/** The one of the same file, since nested stacks have parameters of their own. */
function parameterCalled(
  name: string,
  { file }: Location,
  template: Template,
): TemplateParameter | undefined {
  const called = parametersOf(template).filter((each) => each.name === name)
  return called.find(({ head }) => head.file === file) ?? called[0]
}

function parameterAt({ file, range }: Location, template: Template): TemplateParameter | undefined {
  return parametersOf(template).find(
    ({ at }) => at.file === file && at.range.start <= range.start && range.end <= at.range.end,
  )
}
