import { CI_NAMES } from '../../ci/ci.ts'
import { usageError } from '../usage-error.ts'
import { defineCommand } from './command.ts'

export const DRY_RUN = { type: 'boolean', describes: 'show what would change without changing it' } as const

export const init = defineCommand({
  name: 'init',
  summary: 'set up the hooks in this repository and in every clone that runs an install',
  usage: '[--husky | --ci <name>] [--dry-run]',
  about: `Sets up pre-commit, pre-merge-commit and pre-push, which check, and post-commit and post-merge, which detect
commits that bypassed them. In a husky project the gate is added to the husky hooks. Otherwise the hooks go to git's own
hooks folder, and the "prepare" script in package.json brings them into every clone that runs an install. Existing hooks
still run, before the gate. If lefthook, pre-commit or simple-git-hooks manage the hooks, or core.hooksPath points
elsewhere, init changes nothing and prints what to add there. Running it again changes nothing.`,
  options: {
    husky: { type: 'boolean', describes: 'set up husky first; it must be installed' },
    ci: {
      type: 'string',
      value: '<name>',
      describes: 'write the files for a CI instead',
      choices: CI_NAMES,
    },
    'dry-run': DRY_RUN,
  },
  parse({ husky, ci, 'dry-run': dryRun }) {
    if (husky && dryRun) throw usageError('--husky and --dry-run cannot be used together')
    if (husky && ci !== undefined) throw usageError('--husky and --ci cannot be used together')
    return { husky: husky === true, ci, dryRun: dryRun === true }
  },
  run: async (request, context) => (await import('../init.ts')).init(request, context),
})
