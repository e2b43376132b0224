/** Repositories to measure in, with the hooks that `mvc-gate init` writes. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** A folder for everything that is measured, and the environment of it: nothing of the machine's own reaches it. */
export function createBench(work) {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(GIT|MVC|MVISION|SKYHIGH|HUSKY)_?|^(NODE_OPTIONS|NODE_EXTRA_CA_CERTS|CI)$/.test(name),
  )
  const installed = install(work)
  const config = join(work, 'gitconfig')
  const none = join(work, 'no-hooks')
  mkdirSync(none)
  writeFileSync(config, '[user]\nname = Bench\nemail = bench@example.com\n[init]\ndefaultBranch = main\n')
  const env = {
    ...Object.fromEntries(kept),
    HOME: work,
    XDG_CACHE_HOME: join(work, 'cache'),
    GIT_CONFIG_GLOBAL: config,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
  }
  return {
    work,
    env,
    /** The package, as an installation has it. */
    installed,
    /** Its command. */
    main: join(installed, 'dist/main.js'),
    /** The flags of git that leave out all hooks. */
    withoutHooks: ['-c', `core.hooksPath=${none}`],
    /** The flags of git that have it run a hook before and after a commit which do nothing. */
    withIdleHooks: ['-c', `core.hooksPath=${idleHooks(work)}`],
    node: { name: 'node -e 0', command: process.execPath, args: ['-e', '0'], cwd: work, env },
  }
}

/** What was built, in a folder of packages: only there is compiled code kept from run to run. */
function install(work) {
  const folder = join(work, 'installed/node_modules/mvc-gate')
  for (const part of ['dist', 'hooks', 'package.json'])
    cpSync(join(root, part), join(folder, part), { recursive: true })
  return folder
}

function idleHooks(work) {
  const folder = join(work, 'idle-hooks')
  mkdirSync(folder)
  for (const hook of ['pre-commit', 'post-commit']) {
    writeFileSync(join(folder, hook), '#!/bin/sh\nexit 0\n', { mode: 0o755 })
  }
  return folder
}

/** Runs git. @throws where it fails */
export function git({ env }, cwd, ...args) {
  return run({ command: 'git', args, cwd, env })
}

/** Adds commits and tags to a repository, in the words of `git fast-import`. */
export function importHistory({ env }, cwd, input) {
  run({ command: 'git', args: ['fast-import', '--quiet'], cwd, env, input })
}

function run({ command, args, cwd, env, input }) {
  const done = spawnSync(command, args, { cwd, env, input, encoding: 'utf8' })
  if (done.status !== 0) throw new Error(`${command} ${args.join(' ')}: ${done.error ?? done.stderr}`)
  return done.stdout.trim()
}

/** Writes files, with their folders. */
export function writeFiles(folder, files) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

/**
 * A repository with a first commit and the gate's hooks.
 * @param committed how many files of text it has
 * @param files what else is committed
 * @returns its path
 */
export function createRepository(bench, name, { committed = 200, files = {} } = {}) {
  const folder = join(bench.work, name)
  mkdirSync(join(folder, 'node_modules'), { recursive: true })
  symlinkSync(bench.installed, join(folder, 'node_modules/mvc-gate'), 'junction')
  writeFiles(folder, {
    '.gitignore': 'node_modules\n',
    'package.json': '{\n  "name": "bench"\n}\n',
    ...files,
  })
  for (let i = 0; i < committed; i++) {
    const part = join(folder, `part${Math.floor(i / 200)}`)
    if (i % 200 === 0) mkdirSync(part)
    writeFileSync(join(part, `file${i}.txt`), `${i}\n`)
  }
  git(bench, bench.work, 'init', '-q', name)
  run({ command: process.execPath, args: [bench.main, 'init'], cwd: folder, env: bench.env })
  git(bench, folder, ...bench.withoutHooks, 'add', '.')
  git(bench, folder, ...bench.withoutHooks, 'commit', '-qm', 'start')
  return folder
}

/**
 * Stages the files, other ones in each round, and has git write the trees of the index as it does before it runs a hook.
 * @param files from the round to paths and texts
 */
export function staging(bench, folder, files) {
  let turn = 0
  return () => {
    writeFiles(folder, files(turn++))
    git(bench, folder, 'add', '.')
    git(bench, folder, 'write-tree')
  }
}
