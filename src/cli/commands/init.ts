import { CI_NAMES } from '../../ci/ci.ts'
import { SERVER_NAMES } from '../../install/server/server-names.ts'
import type { InitRequest } from '../init.ts'
import { usageError } from '../usage-error.ts'
import { defineCommand } from './command.ts'

export const DRY_RUN = { type: 'boolean', describes: 'show what would change without changing it' } as const

export const init = defineCommand({
  name: 'init',
  summary: 'set up the hooks in this repository and in every clone that runs an install',
  usage: '[--husky | --tools | --global | --ci <name> | --server <name>] [--dry-run]',
  about: `Sets up the hooks that check (pre-commit, pre-merge-commit, pre-push) and those that detect commits that bypassed
them (post-commit, post-merge). In a husky project the gate is added to the husky hooks. Otherwise the hooks go to git's
own hooks folder, and the "prepare" script in package.json installs them in every clone that runs an install. Existing
hooks still run, before the gate. In a repository without package.json, --tools creates one in .mvc-gate/, and --global
uses the globally installed package. If lefthook, pre-commit or simple-git-hooks manage the hooks, or
core.hooksPath points elsewhere, init changes nothing and prints what to add there. Running it again changes nothing.`,
  options: {
    husky: { type: 'boolean', describes: 'set up husky first; it must be installed' },
    tools: {
      type: 'boolean',
      describes: 'without package.json: create one in .mvc-gate/, for every clone',
    },
    global: {
      type: 'boolean',
      describes: 'without package.json: run the globally installed package, in this clone',
    },
    ci: {
      type: 'string',
      value: '<name>',
      describes: 'write the files for a CI instead',
      choices: CI_NAMES,
    },
    server: {
      type: 'string',
      value: '<name>',
      describes: 'write the pre-receive hook for a server instead, see docs/server.md',
      choices: SERVER_NAMES,
    },
    'dry-run': DRY_RUN,
  },
  parse({ husky, tools, global, ci, server, 'dry-run': dryRun }) {
    const ways = [
      husky && '--husky',
      tools && '--tools',
      global && '--global',
      ci !== undefined && '--ci',
      server !== undefined && '--server',
    ]
    const [first, second] = ways.filter((way) => typeof way === 'string')
    if (second !== undefined) throw usageError(`${first} and ${second} cannot be used together`)
    if (husky && dryRun) throw usageError('--husky and --dry-run cannot be used together')
    const way = husky ? 'husky' : tools ? 'tools' : global ? 'global' : undefined
    return { way, ci, server, dryRun: dryRun === true } satisfies InitRequest
  },
  run: async (request, context) => (await import('../init.ts')).init(request, context),
})
