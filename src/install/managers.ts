/** Other programs that write git's hooks: they get the lines for their own configuration. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { GateError } from '../core/errors.ts'
import type { Manifest } from './manifest.ts'
import type { InstallTarget } from './repository.ts'

interface Manager {
  readonly name: string
  /** Its configuration files, at the top of the repository. */
  readonly files: readonly string[]
  /** The lines for its configuration. */
  readonly snippet: (command: string) => readonly string[]
}

const LEFTHOOK_FILES = ['lefthook', '.lefthook'].flatMap((name) =>
  ['yml', 'yaml', 'toml', 'json', 'jsonc'].map((end) => `${name}.${end}`),
)

const MANAGERS: readonly Manager[] = [
  {
    name: 'lefthook',
    files: LEFTHOOK_FILES,
    snippet: (command) => [
      'add to its configuration, then run `lefthook install`:',
      ...['pre-commit', 'pre-merge-commit', 'post-commit', 'post-merge'].flatMap((hook) => [
        `  ${hook}:`,
        '    jobs:',
        `      - run: ${command} ${hook}`,
      ]),
      '  pre-push:',
      '    jobs:',
      `      - run: ${command} pre-push {1} {2}`,
      '        use_stdin: true',
    ],
  },
  {
    name: 'pre-commit',
    files: ['.pre-commit-config.yaml', '.pre-commit-config.yml'],
    snippet: (command) => [
      'add to its configuration, then run `pre-commit install --hook-type pre-commit --hook-type pre-merge-commit`:',
      '  - repo: local',
      '    hooks:',
      '      - id: mvc-gate',
      '        name: mvc-gate',
      `        entry: ${command} pre-commit`,
      '        language: system',
      '        pass_filenames: false',
      '        always_run: true',
      '        stages: [pre-commit, pre-merge-commit]',
      'pre-commit does not pass refs to pre-push hooks; run `mvc-gate scan --since <target branch>` in CI instead',
    ],
  },
  {
    name: 'simple-git-hooks',
    files: ['js', 'cjs', 'mjs', 'json', 'ts'].flatMap((end) => [
      `.simple-git-hooks.${end}`,
      `simple-git-hooks.${end}`,
    ]),
    snippet: (command) => [
      'add to its configuration, then run `npx simple-git-hooks`:',
      ...['pre-commit', 'pre-merge-commit', 'post-commit', 'post-merge'].map(
        (hook) => `  "${hook}": "${command} ${hook}",`,
      ),
      `  "pre-push": "${command} pre-push \\"$@\\""`,
    ],
  },
]

/**
 * @throws GateError `refused` with the lines to add, where another program writes this repository's hooks: it would
 * replace ours, or ours its
 */
export function refuseManagers({ top, folder }: InstallTarget, { configures }: Manifest): void {
  const manager = MANAGERS.find(
    ({ name, files }) => configures.includes(name) || files.some((file) => existsSync(join(top, file))),
  )
  if (manager === undefined) return
  const command = `${folder === '.' ? '' : `${folder}/`}node_modules/.bin/mvc-gate`
  throw new GateError('refused', `${manager.name} manages the hooks of this repository`, {
    details: manager.snippet(command),
  })
}
