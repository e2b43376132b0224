import { defineCommand } from './command.ts'
import { LIST_FORMAT } from './list-format.ts'

export const doctor = defineCommand({
  name: 'doctor',
  summary: 'diagnose hooks, configuration and tenant access',
  about: `Checks Node.js and git, the hooks that git runs here, the configuration and where each key comes from, and the tenant:
proxy, certificates, credentials (never shown), connection and permission to scan. Each line is ok, a warning, or a problem
with what to do about it. A problem makes the exit code 1.`,
  options: { format: LIST_FORMAT },
  parse: ({ format = 'pretty' }) => ({ format }),
  run: async (request, context) => (await import('../doctor.ts')).doctor(request, context),
})
