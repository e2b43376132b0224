/** `mvc-gate doctor` tells the truth in every set-up: what git runs decides. */
import { chmod, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createGatedRepository, createUngatedRepository, gate } from '../support/gate.ts'
import { createFolder, type TestRepository, useRepository } from '../support/repository.ts'

const CALL = 'sh node_modules/mvc-gate/hooks/gate.sh'
const HOOKS = ['pre-commit', 'pre-merge-commit', 'pre-push', 'post-commit', 'post-merge']

type Check = Readonly<Record<'about' | 'state' | 'text', string>> & { readonly hint?: string }

/** The doctor's lines about hooks and the package that are not ok. */
async function complaints(repository: TestRepository): Promise<readonly string[]> {
  const { stdout } = await gate(repository, ['doctor', '--format', 'json'])
  const { checks }: { readonly checks: readonly Check[] } = JSON.parse(stdout)
  return checks
    .filter(({ about, state }) => /^hook|^package/.test(about) && state !== 'ok')
    .map(({ about, state, text, hint }) => `${state} ${about}: ${text}; ${hint ?? 'no hint'}`)
}

/** A hook as lefthook writes it, as far as the doctor reads it. */
const LEFTHOOK_HOOK =
  '#!/bin/sh\ncall_lefthook() { lefthook "$@"; }\ncall_lefthook run "$(basename "$0")" "$@"\n'

async function withLefthook(config: string, name = 'lefthook.yml'): Promise<TestRepository> {
  const repository = await createUngatedRepository()
  await repository.write(name, config)
  for (const hook of HOOKS) await repository.hook(hook, LEFTHOOK_HOOK)
  return repository
}

const SETUPS: readonly (readonly [string, () => Promise<TestRepository>, readonly string[]])[] = [
  ['the shims', createGatedRepository, []],
  [
    'no hooks',
    createUngatedRepository,
    HOOKS.map((hook) => {
      const state = hook.startsWith('post') ? 'warning' : 'problem'
      return `${state} hook ${hook}: not installed; run \`mvc-gate init\``
    }),
  ],
  [
    'the shims without the package',
    async () => {
      const repository = await createGatedRepository()
      await rm(join(repository.path, 'node_modules/mvc-gate'))
      return repository
    },
    ['problem package: the hooks find no mvc-gate in node_modules; run `npm install`'],
  ],
  [
    'a linked work tree without an install of its own',
    async () => {
      const repository = await createGatedRepository()
      const path = join(createFolder(), 'linked')
      await repository.git('worktree', 'add', '-q', path)
      return { ...useRepository(path), environment: repository.environment }
    },
    [],
  ],
  [
    'husky in a work tree where it is not set up',
    async () => {
      const repository = await createUngatedRepository()
      await repository.write('.husky/pre-commit', `${CALL} pre-commit "$@" || exit $?\n`)
      await repository.git('config', 'core.hooksPath', '.husky/_')
      return repository
    },
    [
      "problem hooks: core.hooksPath (local) is '.husky/_', which does not exist here, so git runs no hooks; " +
        'run `npm install` in this work tree: husky writes the folder',
    ],
  ],
  [
    'husky',
    async () => {
      const repository = await createUngatedRepository()
      for (const hook of HOOKS) {
        await repository.write(`.husky/${hook}`, `${CALL} ${hook} "$@" || exit $?\n`)
        await repository.write(`.husky/_/${hook}`, '#!/usr/bin/env sh\n. "$(dirname "$0")/h"\n')
      }
      await repository.git('config', 'core.hooksPath', '.husky/_')
      return repository
    },
    [],
  ],
  [
    'core.hooksPath that is empty',
    async () => {
      const repository = await createGatedRepository()
      await repository.git('config', 'core.hooksPath', '')
      return repository
    },
    [
      'problem hooks: core.hooksPath is empty (local), so git runs no hooks; ' +
        "run `git config --local --unset core.hooksPath` to use git's own hooks",
    ],
  ],
  [
    'core.hooksPath that does not exist',
    async () => {
      const repository = await createGatedRepository()
      await repository.git('config', 'core.hooksPath', '.githooks')
      return repository
    },
    [
      "problem hooks: core.hooksPath (local) is '.githooks', which does not exist here, so git runs no hooks; " +
        "run `git config --local --unset core.hooksPath` to use git's own hooks",
    ],
  ],
  [
    "a team's own hooks folder without the gate in one hook",
    async () => {
      const repository = await createUngatedRepository()
      await repository.git('config', 'core.hooksPath', '.githooks')
      for (const hook of HOOKS)
        await repository.write(`.githooks/${hook}`, `#!/bin/sh\n${CALL} ${hook} "$@"\n`)
      await repository.write('.githooks/pre-push', '#!/bin/sh\ntrue\n')
      for (const hook of HOOKS) await chmod(join(repository.path, '.githooks', hook), 0o755)
      return repository
    },
    [
      'problem hook pre-push: .githooks/pre-push (core.hooksPath, local) does not call the gate; ' +
        '`mvc-gate init` prints the lines to add',
    ],
  ],
  [
    'lefthook that calls the gate, in jobs and in commands',
    () =>
      withLefthook(
        HOOKS.map((hook, i) =>
          i % 2 === 0
            ? `${hook}:\n  jobs:\n    - run: ${CALL} ${hook}\n`
            : `${hook}:\n  commands:\n    gate:\n      run: ${CALL} ${hook}\n`,
        ).join(''),
      ),
    [],
  ],
  [
    'lefthook that does not',
    () => withLefthook('pre-commit:\n  jobs:\n    - run: npx mvc-gate pre-commit\n'),
    HOOKS.slice(1).map((hook) => {
      const state = hook.startsWith('post') ? 'warning' : 'problem'
      const text = `.git/hooks/${hook} runs lefthook; lefthook.yml does not call the gate`
      return `${state} hook ${hook}: ${text}; \`mvc-gate init\` prints the lines to add`
    }),
  ],
  [
    'lefthook whose configuration takes in others',
    () => withLefthook('extends: [shared.yml]\n'),
    HOOKS.map(
      (hook) =>
        `warning hook ${hook}: .git/hooks/${hook} runs lefthook; cannot tell whether lefthook.yml calls the gate; no hint`,
    ),
  ],
  [
    'lefthook that is configured and not installed',
    async () => {
      const repository = await createUngatedRepository()
      await repository.write('lefthook.yml', `pre-commit:\n  jobs:\n    - run: ${CALL} pre-commit\n`)
      return repository
    },
    [
      'problem hook pre-commit: not installed; run `lefthook install`',
      'problem hook pre-merge-commit: not installed; `mvc-gate init` prints the lines to add',
      'problem hook pre-push: not installed; `mvc-gate init` prints the lines to add',
      'warning hook post-commit: not installed; `mvc-gate init` prints the lines to add',
      'warning hook post-merge: not installed; `mvc-gate init` prints the lines to add',
    ],
  ],
  [
    'the pre-commit framework, in one of its stages',
    async () => {
      const repository = await createUngatedRepository()
      const hook =
        '      - id: mvc-gate\n        entry: mvc-gate pre-commit\n        stages: [commit, merge-commit]\n'
      await repository.write('.pre-commit-config.yaml', `repos:\n  - repo: local\n    hooks:\n${hook}`)
      for (const name of HOOKS.slice(0, 3)) await repository.hook(name, 'exec pre-commit hook-impl "$@"')
      return repository
    },
    [
      'problem hook pre-push: .git/hooks/pre-push runs pre-commit; .pre-commit-config.yaml does not call the gate; ' +
        '`mvc-gate init` prints the lines to add',
      'warning hook post-commit: not installed; `mvc-gate init` prints the lines to add',
      'warning hook post-merge: not installed; `mvc-gate init` prints the lines to add',
    ],
  ],
]

test.each(SETUPS)('%s', async (_, setUp, expected) => {
  expect(await complaints(await setUp())).toEqual(expected)
})
