/** Other programs that write git's hooks: they get the lines for their own configuration. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { GateError } from '../core/errors.ts'
import { folderOfPackage } from './find-package.ts'
import { gateCommand, HOOK_NAMES, type HookName } from './hooks.ts'
import type { Manifest } from './manifest.ts'
import type { InstallTarget } from './repository.ts'

export type ManagerName = 'lefthook' | 'pre-commit' | 'simple-git-hooks'

interface Manager {
  readonly name: ManagerName
  /** Its configuration files, at the top of the repository. */
  readonly files: readonly string[]
  /** The lines for its configuration. @param folder where node_modules has the package */
  readonly snippet: (folder: string) => readonly string[]
}

const LEFTHOOK_FILES = ['lefthook', '.lefthook'].flatMap((name) =>
  ['yml', 'yaml', 'toml', 'json', 'jsonc'].map((end) => `${name}.${end}`),
)

const MANAGERS: readonly Manager[] = [
  {
    name: 'lefthook',
    files: LEFTHOOK_FILES,
    snippet: (folder) => [
      'add to its configuration, then run `lefthook install`:',
      ...HOOK_NAMES.flatMap((hook) => [
        `  ${hook}:`,
        '    jobs:',
        // In single quotes, which the command does not contain, YAML takes everything as it is.
        `      - run: '${gateCommand(hook, folder, hook === 'pre-push' ? '{1} {2}' : '')}'`,
        ...(hook === 'pre-push' ? ['        use_stdin: true'] : []),
      ]),
    ],
  },
  {
    name: 'pre-commit',
    files: ['.pre-commit-config.yaml', '.pre-commit-config.yml'],
    snippet: (folder) => [
      'add to its configuration, then run',
      `\`pre-commit install ${HOOK_NAMES.map((hook) => `--hook-type ${hook}`).join(' ')}\`:`,
      '  - repo: local',
      '    hooks:',
      ...frameworkHook('pre-commit', folder, ['pre-commit', 'pre-merge-commit']),
      ...frameworkHook('pre-push', folder, ['pre-push']),
      ...frameworkHook('post-commit', folder, ['post-commit']),
      ...frameworkHook('post-merge', folder, ['post-merge']),
    ],
  },
  {
    name: 'simple-git-hooks',
    files: ['js', 'cjs', 'mjs', 'json', 'ts'].flatMap((end) => [
      `.simple-git-hooks.${end}`,
      `simple-git-hooks.${end}`,
    ]),
    snippet: (folder) => [
      'add to its configuration, then run `npx simple-git-hooks`:',
      ...HOOK_NAMES.map((hook) => {
        const command = gateCommand(hook, folder, hook === 'pre-push' ? '"$@"' : '')
        return `  ${JSON.stringify(hook)}: ${JSON.stringify(command)},`
      }),
    ],
  },
]

/**
 * A hook of the pre-commit framework. It always runs, and gets the files that can be templates: so it knows what is
 * asked for with `pre-commit run --all-files`.
 */
function frameworkHook(hook: HookName, folder: string, stages: readonly HookName[]): readonly string[] {
  const takesFiles = hook === 'pre-commit'
  return [
    `      - id: mvc-gate${takesFiles ? '' : `-${hook}`}`,
    `        name: mvc-gate ${hook}`,
    '        entry: >-',
    `          sh -c '${gateCommand(hook, folder, takesFiles ? '"$@"' : '')}' --`,
    '        language: system',
    ...(takesFiles
      ? [`        files: ${FRAMEWORK_FILES}`, '        require_serial: true']
      : ['        pass_filenames: false']),
    '        always_run: true',
    `        stages: [${stages.join(', ')}]`,
  ]
}

/** What the gate's `include` means by default, as the framework writes it. */
const FRAMEWORK_FILES = String.raw`'(?i)\.(ya?ml|json|template|tf|tfvars|tofu)$'`

/** The program that writes this repository's hooks, and which of its files is here, if there is one. */
export function findManager(
  { top }: InstallTarget,
  { configures }: Pick<Manifest, 'configures'>,
): { readonly name: ManagerName; readonly file: string | undefined } | undefined {
  for (const { name, files } of MANAGERS) {
    const file = files.find((each) => existsSync(join(top, each)))
    if (file !== undefined || configures.includes(name)) return { name, file }
  }
  return undefined
}

/**
 * @throws GateError `refused` with the lines to add, where another program writes this repository's hooks: it would
 * replace ours, or ours its
 */
export function refuseManagers(target: InstallTarget, manifest: Manifest): void {
  const found = findManager(target, manifest)
  const manager = MANAGERS.find(({ name }) => name === found?.name)
  if (manager === undefined) return
  const { top, folder } = target
  throw new GateError('refused', `${manager.name} manages the hooks of this repository`, {
    details: manager.snippet(folderOfPackage(top, folder) ?? folder),
  })
}
