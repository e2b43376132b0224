import { FRAMEWORKS } from '../../core/frameworks.ts'
import { PLATFORM_IDS } from '../../core/platforms.ts'
import { SEVERITIES } from '../../core/policy-info.ts'
import type { Context } from '../context.ts'
import type { PoliciesRequest } from '../policies.ts'
import type { NewPolicyRequest } from '../policies-new.ts'
import type { PolicyTestRequest } from '../policies-test.ts'
import { usageError } from '../usage-error.ts'
import { defineCommand } from './command.ts'
import type { OptionSpecs, ValuesOf } from './option-specs.ts'

const OPTIONS = {
  cloud: {
    type: 'string',
    value: '<name>',
    describes: 'only one cloud',
    choices: PLATFORM_IDS,
  },
  severity: { type: 'string', value: '<severity>', describes: 'only one severity', choices: SEVERITIES },
  framework: {
    type: 'string',
    value: '<name>',
    describes: 'only one framework',
    choices: FRAMEWORKS.map(({ id }) => id),
  },
  control: {
    type: 'string',
    value: '<control>',
    describes: 'only one control (SC-28, "PCI DSS 4.0 3.5.1") or kind (encryption-at-rest)',
  },
  format: {
    type: 'string',
    value: '<format>',
    describes: 'output format',
    choices: ['pretty', 'json', 'junit'],
    choiceNotes: { pretty: 'default', junit: 'for test' },
  },
} as const satisfies OptionSpecs

type Request =
  | { readonly run: 'show'; readonly request: PoliciesRequest }
  | { readonly run: 'test'; readonly request: PolicyTestRequest }
  | { readonly run: 'new'; readonly request: NewPolicyRequest }

export const policies = defineCommand({
  name: 'policies',
  summary: 'list the policies, show one with examples, or test and write your own',
  usage: '[id] | test [paths] | new <id> [template [resource]]',
  about: `Lists the policies by severity, your own among them, or shows one: why it matters, how to fix it, examples and
references.

With test, the tests beside your own policies are run: files that are called <policy>.violating*, <policy>.passing* or
<policy>.undecided*, with \`# expect: <policy>\` on the lines of findings. With new, a first policy is written, from a
resource in a template.`,
  operands: { label: '[id]', max: Number.POSITIVE_INFINITY },
  options: OPTIONS,
  parse: toRequest,
  run: async ({ run, request }, context: Context) => {
    switch (run) {
      case 'show':
        return (await import('../policies.ts')).policies(request, context)
      case 'test':
        return (await import('../policies-test.ts')).testPolicies(request, context)
      case 'new':
        return (await import('../policies-new.ts')).newPolicy(request, context)
    }
  },
})

/** @throws GateError `usage` for operands that do not go together */
function toRequest(values: ValuesOf<typeof OPTIONS>, operands: readonly string[]): Request {
  const { format = 'pretty', cloud, severity, framework, control } = values
  const [first, ...rest] = operands
  if (first === 'test') return { run: 'test', request: { paths: rest, format } }
  if (first === 'new') {
    const [id, template, resource, more] = rest
    if (id === undefined) throw usageError('policies new needs the id of the policy')
    if (more !== undefined) throw usageError(`unexpected argument '${more}'`)
    return { run: 'new', request: { id, template, resource } }
  }
  if (rest[0] !== undefined) throw usageError(`unexpected argument '${rest[0]}'`)
  if (format === 'junit') throw usageError('--format junit is for policies test')
  return { run: 'show', request: { id: first, cloud, severity, framework, control, format } }
}
