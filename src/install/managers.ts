/** Other programs that write git's hooks: they get the lines for their own configuration. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { GateError } from '../core/errors.ts'
import { readVersion } from '../package-files.ts'
import { folderOfPackage } from './find-package.ts'
import { gateCommand, HOOK_NAMES, type HookName } from './hooks.ts'
import type { Manifest } from './manifest.ts'
import type { InstallTarget } from './repository.ts'

export type ManagerName = 'lefthook' | 'pre-commit' | 'simple-git-hooks'

/** How the gate is called: a line of POSIX shell without single quotes. */
interface Call {
  readonly command: (hook: HookName, args?: string) => string
  /** Whether the repository installs the package; the pre-commit framework can do it otherwise. */
  readonly isInstalled: boolean
}

interface Manager {
  readonly name: ManagerName
  /** Its configuration files, at the top of the repository. */
  readonly files: readonly string[]
  /** The lines for its configuration. @param call the command of a hook */
  readonly snippet: (call: Call) => readonly string[]
}

const LEFTHOOK_FILES = ['lefthook', '.lefthook'].flatMap((name) =>
  ['yml', 'yaml', 'toml', 'json', 'jsonc'].map((end) => `${name}.${end}`),
)

const MANAGERS: readonly Manager[] = [
  {
    name: 'lefthook',
    files: LEFTHOOK_FILES,
    snippet: (call) => [
      'add to its configuration, then run `lefthook install`:',
      ...HOOK_NAMES.flatMap((hook) => [
        `  ${hook}:`,
        '    jobs:',
        // In single quotes, which the command does not contain, YAML takes everything as it is.
        `      - run: '${call.command(hook, hook === 'pre-push' ? '{1} {2}' : '')}'`,
        ...(hook === 'pre-push' ? ['        use_stdin: true'] : []),
      ]),
    ],
  },
  {
    name: 'pre-commit',
    files: ['.pre-commit-config.yaml', '.pre-commit-config.yml'],
    snippet: (call) => [
      'add to its configuration, then run',
      `\`pre-commit install ${HOOK_NAMES.map((hook) => `--hook-type ${hook}`).join(' ')}\`:`,
      '  - repo: local',
      '    hooks:',
      ...frameworkHooks((hook, args) => entryOf(hook, args, call)).map((line) => `      ${line}`),
    ],
  },
  {
    name: 'simple-git-hooks',
    files: ['js', 'cjs', 'mjs', 'json', 'ts'].flatMap((end) => [
      `.simple-git-hooks.${end}`,
      `simple-git-hooks.${end}`,
    ]),
    snippet: (call) => [
      'add to its configuration, then run `npx simple-git-hooks`:',
      ...HOOK_NAMES.map((hook) => {
        const command = call.command(hook, hook === 'pre-push' ? '"$@"' : '')
        return `  ${JSON.stringify(hook)}: ${JSON.stringify(command)},`
      }),
    ],
  },
]

/**
 * The hooks of the pre-commit framework, in YAML. They always run; the one that checks a commit gets the files that can be
 * templates, so it knows what is asked for with `pre-commit run --all-files`.
 * @param entry the lines that say how a hook is started, without indentation. Its second parameter is the arguments in shell
 */
export function frameworkHooks(
  entry: (hook: HookName, args: string) => readonly string[],
): readonly string[] {
  const hook = (name: HookName, stages: readonly HookName[] = [name]): readonly string[] => {
    const takesFiles = name === 'pre-commit'
    return [
      `- id: mvc-gate${takesFiles ? '' : `-${name}`}`,
      `  name: mvc-gate ${name}`,
      ...entry(name, takesFiles ? '"$@"' : '').map((line) => `  ${line}`),
      ...(takesFiles
        ? [`  files: ${FRAMEWORK_FILES}`, '  require_serial: true']
        : ['  pass_filenames: false']),
      '  always_run: true',
      `  stages: [${stages.join(', ')}]`,
    ]
  }
  const checks = hook('pre-commit', ['pre-commit', 'pre-merge-commit'])
  return [...checks, ...hook('pre-push'), ...hook('post-commit'), ...hook('post-merge')]
}

/** The framework installs the package where the repository does not. */
function entryOf(hook: HookName, args: string, call: Call): readonly string[] {
  return call.isInstalled
    ? ['entry: >-', `  sh -c '${call.command(hook, args)}' --`, 'language: system']
    : [`entry: mvc-gate ${hook}`, 'language: node', `additional_dependencies: ['mvc-gate@${readVersion()}']`]
}

/** What the gate's `include` means by default, as the framework writes it. */
const FRAMEWORK_FILES = String.raw`'(?i)\.(ya?ml|json|template|tf|tfvars|tofu|bicep|hcl)$'`

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
export function refuseManagers(target: InstallTarget, manifest: Pick<Manifest, 'configures'>): void {
  const found = findManager(target, manifest)
  const manager = MANAGERS.find(({ name }) => name === found?.name)
  if (manager === undefined) return
  throw new GateError('refused', `${manager.name} manages the hooks of this repository`, {
    details: manager.snippet(callIn(target)),
  })
}

/** Without a package.json, the command is the machine's, or the one that the pre-commit framework installs. */
function callIn({ top, folder }: InstallTarget): Call {
  const isInstalled = existsSync(join(top, folder, 'package.json'))
  const at = folderOfPackage(top, folder) ?? folder
  return {
    isInstalled,
    command: (hook, args = '') =>
      isInstalled ? gateCommand(hook, at, args) : `mvc-gate ${hook}${args === '' ? '' : ` ${args}`}`,
  }
}
