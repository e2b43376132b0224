/** An EC2 security group, and whether anything of its template is in it. */
import { byDefault, unknownBecause } from '../../../core/attr.ts'
import type { Attr } from '../../../core/claim.ts'
import type { Resource, Template } from '../../../core/template.ts'
import { partsOf, type UnknownCause, type Value } from '../../../core/value.ts'
import { memoize, type Read } from '../../define/scope.ts'
import { defineSubject } from '../../define/subject.ts'
import { hiddenResources } from '../../define/unread.ts'
import { isGroupOrRule } from './security-group-attachment.ts'

/** Values that are walked in a template; hostile ones share values until they are astronomically many. */
const MAX_VALUES = 200_000

interface Uses {
  /** Names of the resources that something other than groups and their rules refers to, outputs included. */
  readonly names: ReadonlySet<string>
  /** Why more names may be used than these. */
  readonly open?: UnknownCause
}

const usesIn = memoize((template: Template): Uses => {
  const users = template.resources.filter((resource) => !isGroupOrRule(resource))
  const stack: Value[] = [...users.map(({ properties }) => properties), ...(template.outputs?.() ?? [])]
  const seen = new Set<Value>()
  const names = new Set<string>()
  let open = hiddenResources(template)
  for (let next = stack.pop(); next !== undefined && seen.size < MAX_VALUES; next = stack.pop()) {
    if (seen.has(next)) continue
    seen.add(next)
    if (next.kind === 'unknown' && next.because.kind === 'reference') names.add(next.because.resource ?? '')
    else if (next.kind === 'unknown' && next.because.kind !== 'variable') open ??= next.because
    stack.push(...partsOf(next))
  }
  if (stack.length > 0) open ??= { kind: 'expression', text: 'such a large template' }
  return open === undefined ? { names } : { names, open }
})

function isUsed({ name, block }: Resource, { names }: Uses): boolean {
  return names.has(name) || (block !== undefined && names.has(block))
}

const inUse: Read<Attr<boolean>> = ({ template, resource, at }) => {
  const uses = usesIn(template)
  if (isUsed(resource, uses)) return byDefault(true, at)
  return uses.open === undefined ? byDefault(false, at) : unknownBecause(uses.open, at)
}

export const securityGroup = defineSubject({
  name: 'aws.security-group',
  describes: 'An EC2 security group',
  sources: { terraform: ['aws_security_group'] },
  attributes: {
    inUse: {
      type: 'boolean',
      describes:
        'Whether a resource of the template other than groups and their rules refers to it, or an output: false only where all of the template is known.',
      terraform: inUse,
    },
  },
})
