import { FRAMEWORKS } from '../../core/frameworks.ts'
import { PLATFORM_IDS } from '../../core/platforms.ts'
import { SEVERITIES } from '../../core/policy-info.ts'
import { defineCommand } from './command.ts'
import { LIST_FORMAT } from './list-format.ts'

export const policies = defineCommand({
  name: 'policies',
  summary: 'list the policies, or show one with examples',
  about:
    'Lists the policies by severity, or shows one: why it matters, how to fix it, examples and references.',
  operands: { label: '[id]', max: 1 },
  options: {
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
    format: LIST_FORMAT,
  },
  parse: ({ format = 'pretty', ...filters }, [id]) => ({ id, format, ...filters }),
  run: async (request, context) => (await import('../policies.ts')).policies(request, context),
})
