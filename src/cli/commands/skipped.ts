import { defineCommand } from './command.ts'
import { LIST_FORMAT } from './list-format.ts'

export const skipped = defineCommand({
  name: 'skipped',
  summary: 'list commits that bypassed the gate',
  about: `Lists the commits that bypassed the gate (--no-verify) and contain templates that it would have checked, from a record
in the git folder that all work trees of this clone share. A push checks what these commits introduce.`,
  options: {
    clear: { type: 'boolean', describes: 'clear the record after printing it' },
    format: LIST_FORMAT,
  },
  parse: ({ clear, format = 'pretty' }) => ({ clear: clear === true, format }),
  run: async (request, context) => (await import('../skipped.ts')).skipped(request, context),
})
