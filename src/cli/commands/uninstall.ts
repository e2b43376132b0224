import { defineCommand } from './command.ts'
import { DRY_RUN } from './init.ts'

export const uninstall = defineCommand({
  name: 'uninstall',
  summary: 'remove the hooks',
  usage: '[--dry-run]',
  about: `Removes the gate from the hooks and from package.json, and restores what was there before init.
The record of commits that bypassed the gate stays (mvc-gate skipped --clear).`,
  options: { 'dry-run': DRY_RUN },
  parse: ({ 'dry-run': dryRun }) => ({ dryRun: dryRun === true }),
  run: async (request, context) => (await import('../init.ts')).uninstall(request, context),
})
