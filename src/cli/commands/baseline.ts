import { usageError } from '../usage-error.ts'
import { defineCommand } from './command.ts'

export const baseline = defineCommand({
  name: 'baseline',
  summary: 'record current findings in a baseline file, for scan --baseline',
  usage: '[--update | --renew]',
  about: `Checks every template of the index with the embedded engine, and writes the violations to .mvc-baseline.json at the top
of the repository, one per line. \`mvc-gate scan --baseline\` then treats them as existing. The file never grows by itself.`,
  options: {
    update: { type: 'boolean', describes: 'remove fixed findings, and add none' },
    renew: { type: 'boolean', describes: 'regenerate the file, including new findings' },
  },
  parse({ update, renew }): { readonly how: 'write' | 'update' | 'renew' } {
    if (update && renew) throw usageError('--update and --renew cannot be used together')
    return { how: update ? 'update' : renew ? 'renew' : 'write' }
  },
  run: async (request, context) => (await import('../baseline.ts')).baseline(request, context),
})
