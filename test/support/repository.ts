/**
 * Temporary repositories for tests. Nothing of the machine's own git configuration, environment or home folder
 * reaches them, and they are removed when the test file is done.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, realpathSync } from 'node:fs'
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'

export interface CommandResult {
  readonly stdout: string
  readonly stderr: string
  readonly code: number
}

export interface TestRepository {
  /** Absolute, without links in it. */
  readonly path: string
  /** What git, and anything else that is tested here, should be run with. */
  readonly environment: NodeJS.ProcessEnv
  /** Runs git at the top level; rejects when it fails. */
  git(...args: readonly string[]): Promise<CommandResult>
  /** Runs git at the top level, whatever comes of it. */
  tryGit(...args: readonly string[]): Promise<CommandResult>
  /** Writes a file of the work tree, with its folders. A path of bytes may be no UTF-8. */
  write(path: string | Buffer, content: string | Uint8Array): Promise<void>
  /** Puts content into the index alone, under any path that git can hold. The mode is six octal digits. */
  stage(path: string | Buffer, content: string | Uint8Array, mode?: string): Promise<void>
  /** Writes an executable hook. */
  hook(name: string, script: string): Promise<void>
  /** Commits all of the work tree past the hooks, even when nothing changed; gives the commit's id. */
  commit(message?: string): Promise<string>
  /** Commits the index as it is past the hooks; gives the commit's id. */
  commitIndex(message?: string): Promise<string>
  /** Removes files from the work tree. */
  remove(...paths: readonly string[]): Promise<void>
  /** The id that a revision means. */
  id(revision: string): Promise<string>
}

export interface RepositoryOptions {
  readonly objectFormat?: 'sha1' | 'sha256'
  readonly bare?: boolean
  /** Where to make it; a new temporary folder unless given. */
  readonly path?: string
}

const folders: string[] = []

afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})

/** A new empty folder, removed when the test file is done; absolute, without links in it. */
export function createFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'mvc-gate-test-')))
  folders.push(folder)
  return folder
}

/** A new repository on branch `main`, without a commit. */
export async function createRepository(options: RepositoryOptions = {}): Promise<TestRepository> {
  const path = options.path ?? createFolder()
  const repository = useRepository(path)
  const how = options.bare ? ['--bare'] : []
  await mkdir(path, { recursive: true })
  await repository.git(
    'init',
    '-q',
    '-b',
    'main',
    `--object-format=${options.objectFormat ?? 'sha1'}`,
    ...how,
  )
  return repository
}

/** A repository, work tree or clone that is already there. */
export function useRepository(path: string): TestRepository {
  const environment = testEnvironment(path)
  const tryGit = (...args: readonly string[]) => run('git', args, path, environment)
  const git = (...args: readonly string[]) => succeed('git', args, path, environment)
  const id = async (revision: string) =>
    (await git('rev-parse', '--verify', '--end-of-options', revision)).stdout.trim()
  const commitIndex = async (message = 'change') => {
    await git('commit', '-q', '--no-verify', '--allow-empty', '-m', message)
    return id('HEAD')
  }
  return {
    path,
    environment,
    git,
    tryGit,
    id,
    commitIndex,
    async write(file, content) {
      const absolute = Buffer.concat([Buffer.from(`${path}/`), Buffer.from(file)])
      await mkdir(absolute.subarray(0, absolute.lastIndexOf('/')), { recursive: true })
      await writeFile(absolute, content)
    },
    async stage(file, content, mode = '100644') {
      const blob = await succeed('git', ['hash-object', '-w', '--stdin'], path, environment, content)
      const line = [Buffer.from(`${mode} ${blob.stdout.trim()} 0\t`), Buffer.from(file), Buffer.of(0)]
      await succeed('git', ['update-index', '-z', '--index-info'], path, environment, Buffer.concat(line))
    },
    async hook(name, script) {
      const file = (
        await git('rev-parse', '--path-format=absolute', '--git-path', `hooks/${name}`)
      ).stdout.trim()
      await mkdir(dirname(file), { recursive: true })
      await writeFile(file, `#!/bin/sh\n${script}\n`)
      await chmod(file, 0o755)
    },
    async commit(message) {
      await git('add', '--all')
      return commitIndex(message)
    },
    async remove(...files) {
      for (const file of files) await rm(join(path, file), { recursive: true })
    },
  }
}

/** What git, the gate, Terraform, npm or the commands for a CI go by. The machine may be a CI itself. */
const OF_MACHINE = new RegExp(
  [
    '^(?:GIT|MVC|MVISION|SKYHIGH|PRE_COMMIT|CI|GITHUB|GITLAB|GITEA|BITBUCKET|CODEBUILD|BUILD|SYSTEM|JENKINS|CHANGE|npm)_',
    '^(?:CI|TF_BUILD|TF_DATA_DIR|TAG_NAME|NO_COLOR|FORCE_COLOR|XDG_CACHE_HOME|LOCALAPPDATA|(?:https?|all|no)_proxy)$',
  ].join('|'),
  'i',
)

const GIT_CONFIG = fileURLToPath(new URL('gitconfig', import.meta.url))

/** The process's environment without what would change a test's outcome from one machine to another. */
export function testEnvironment(home: string): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !OF_MACHINE.test(name))
  const person = { NAME: 'Test', EMAIL: 'test@example.com', DATE: '2024-01-01T00:00:00Z' }
  const people = Object.entries(person).flatMap(([key, value]) => [
    [`GIT_AUTHOR_${key}`, value],
    [`GIT_COMMITTER_${key}`, value],
  ])
  return {
    ...Object.fromEntries(kept),
    ...Object.fromEntries(people),
    // A folder that does not exist: no configuration is found in it, and none is left in the work tree.
    HOME: join(home, '.git', 'no-home'),
    USERPROFILE: join(home, '.git', 'no-home'),
    LOCALAPPDATA: join(home, '.git', 'no-home'),
    XDG_CONFIG_HOME: join(home, '.git', 'no-home'),
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: GIT_CONFIG,
    GIT_TERMINAL_PROMPT: '0',
    GIT_EDITOR: ':',
    // npm would ask its registry once a week whether there is a newer npm, and say so among its errors.
    npm_config_update_notifier: 'false',
  }
}

/** Runs a program to its end. Text is UTF-8. */
export function run(
  program: string,
  args: readonly string[],
  cwd: string,
  environment: NodeJS.ProcessEnv,
  input: string | Uint8Array = '',
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env: environment })
    const stdout: Buffer[] = []
    const stderr: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk))
    child.stdin.on('error', () => {})
    child.stdin.end(input)
    child.on('error', reject)
    child.on('close', (code) => {
      const text = (chunks: readonly Buffer[]) => Buffer.concat(chunks).toString('utf8')
      resolve({ stdout: text(stdout), stderr: text(stderr), code: code ?? -1 })
    })
  })
}

async function succeed(
  program: string,
  args: readonly string[],
  cwd: string,
  environment: NodeJS.ProcessEnv,
  input?: string | Uint8Array,
): Promise<CommandResult> {
  const result = await run(program, args, cwd, environment, input)
  if (result.code === 0) return result
  throw new Error(`${program} ${args.join(' ')} ended with ${result.code}: ${result.stderr}${result.stdout}`)
}
