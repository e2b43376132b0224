/** Runs git: reads only, never through a shell, never in another language, always from the top level. */
import { type ChildProcess, spawn } from 'node:child_process'
import { GateError } from '../core/errors.ts'
import { gitEnvironment, gitProgram, pinRepository } from './environment.ts'
import { explainFailure, explainStart } from './failure.ts'
import { decodePath, isTextPath } from './paths.ts'
import type { DiffEntry } from './raw-diff.ts'

export type ObjectFormat = 'sha1' | 'sha256'

/** A repository and how to run git in it. */
export interface Repository {
  /** Absolute: the top level of the work tree; the git folder where there is no work tree. */
  readonly top: string
  readonly gitDir: string
  /** Shared by all work trees of the repository; the git folder of the main one. */
  readonly commonDir: string
  /** The commit that HEAD names; undefined before the first commit. */
  readonly head: string | undefined
  readonly objectFormat: ObjectFormat
  /** How the index differs from HEAD, where a git has been asked already. */
  readonly staged?: readonly DiffEntry[]
  readonly environment: NodeJS.ProcessEnv
  /** Stops every git that runs for this repository. */
  readonly signal: AbortSignal | undefined
}

export interface RunOptions {
  readonly input?: Uint8Array
  /** Exit codes that are an answer and no failure; 0 alone unless said. */
  readonly okCodes?: readonly number[]
}

/** Where git runs and with what; a repository is one. */
export type Place = Pick<Repository, 'top' | 'environment' | 'signal'>

/**
 * `core.precomposeUnicode` would rewrite paths in arguments on macOS; a file system monitor could be a program.
 */
const FIXED = ['--no-replace-objects', '-c', 'core.precomposeUnicode=false', '-c', 'core.fsmonitor=false']

const ABOUT = ['--path-format=absolute', '--show-object-format', '--git-dir', '--git-common-dir']

/**
 * The repository that the folder is in, or that the environment names (GIT_DIR in a hook).
 * @throws GateError `git` outside of a repository, without git, or when git refuses the repository
 */
export async function openRepository(
  cwd: string,
  environment: NodeJS.ProcessEnv = process.env,
  signal?: AbortSignal,
): Promise<Repository> {
  const place: Place = { top: cwd, environment: gitEnvironment(environment), signal }
  const head = ['--verify', '--quiet', 'HEAD^{commit}']
  // Exit 1: no commit yet. 128 after some answers: no work tree here, so that git stopped before HEAD.
  const answer = await collect(place, ['rev-parse', ...ABOUT, '--show-toplevel', ...head], {
    okCodes: [0, 1, 128],
  })
  const [format, gitDir, commonDir, ...rest] = decodePath(answer.output).split('\n').slice(0, -1)
  if (format === undefined) throw explainFailure('rev-parse', answer.code, answer.errors)
  if ((format !== 'sha1' && format !== 'sha256') || gitDir === undefined || commonDir === undefined) {
    throw new GateError('git', 'this version of git is too old', { hint: 'install git 2.31 or later' })
  }
  const workTree = answer.code === 128 ? undefined : rest[0]
  if (rest.length > 2 || ![gitDir, commonDir, workTree ?? ''].every(isTextPath)) {
    throw new GateError('git', 'the path of this repository is not valid UTF-8, or contains a line break', {
      hint: 'move the repository to another folder',
    })
  }
  const repository: Repository = {
    top: workTree ?? gitDir,
    gitDir,
    commonDir,
    head: rest[1],
    objectFormat: format,
    environment: pinRepository(place.environment, { gitDir, commonDir, workTree }),
    signal,
  }
  if (workTree !== undefined) return repository
  const found = await runGit(repository, ['rev-parse', ...head], { okCodes: [0, 1] })
  return { ...repository, head: found.toString('latin1').trim() || undefined }
}

/**
 * What git prints.
 * @throws GateError `git` with git's own last words; the signal's reason when the repository's signal fires
 */
export async function runGit(
  repository: Place,
  args: readonly string[],
  options: RunOptions = {},
): Promise<Buffer> {
  return (await collect(repository, args, options)).output
}

/**
 * What git prints, and what it traces of its words with a remote (`GIT_TRACE_PACKET`), up to a limit.
 * @throws what `runGit` throws
 */
export async function traceGit(
  place: Place,
  args: readonly string[],
): Promise<{ readonly output: Buffer; readonly trace: string }> {
  const environment = { ...place.environment, GIT_TRACE_PACKET: '1' }
  const { output, errors } = await collect({ ...place, environment }, args, {})
  return { output, trace: errors }
}

interface Answer {
  readonly output: Buffer
  readonly code: number
  readonly errors: string
}

async function collect(place: Place, args: readonly string[], options: RunOptions): Promise<Answer> {
  const chunks: Buffer[] = []
  const end = await stream(place, args, options, (chunk) => {
    chunks.push(chunk)
    return 'more'
  })
  return { output: Buffer.concat(chunks), ...end }
}

/** What a reader of git's output says to each piece: go on, or that it has all it wants. */
export type Reading = 'more' | 'enough'

/**
 * Hands git's output to a reader piece by piece; git is ended when the reader has enough or throws.
 * @throws what `runGit` throws, and what the reader throws
 */
export async function streamGit(
  repository: Repository,
  args: readonly string[],
  options: RunOptions,
  reader: (chunk: Buffer) => Reading,
): Promise<void> {
  await stream(repository, args, options, reader)
}

async function stream(
  place: Place,
  args: readonly string[],
  options: RunOptions,
  reader: (chunk: Buffer) => Reading,
): Promise<Omit<Answer, 'output'>> {
  place.signal?.throwIfAborted()
  const child = startGit(place, args, options.input === undefined ? 'ignore' : 'pipe')
  if (options.input !== undefined) {
    // Git may be done before it has read everything; its exit code says whether that is a failure.
    child.stdin?.on('error', () => {})
    child.stdin?.end(options.input)
  }
  let stopped = false
  let thrown: { readonly error: unknown } | undefined
  let errors = ''
  const stop = () => {
    stopped = true
    child.kill()
    child.stdout?.destroy()
  }
  child.stderr?.on('data', (chunk: Buffer) => {
    errors = (errors + decodePath(chunk)).slice(-MAX_ERROR_LENGTH)
  })
  child.stdout?.on('data', (chunk: Buffer) => {
    if (stopped) return
    try {
      if (reader(chunk) === 'enough') stop()
    } catch (error) {
      thrown = { error }
      stop()
    }
  })
  const end = await ended(child, place)
  if (thrown !== undefined) throw thrown.error
  if (stopped) return { code: 0, errors }
  if (end.code === null || !(options.okCodes ?? [0]).includes(end.code)) {
    throw explainFailure(args[0] ?? 'git', end.code ?? end.signal, errors)
  }
  return { code: end.code, errors }
}

/** Git's errors are short; what hooks and traces add to them can be dropped. */
const MAX_ERROR_LENGTH = 16_384

/** Starts git; whoever calls has to look after its streams and its end. */
export function startGit(place: Place, args: readonly string[], stdin: 'pipe' | 'ignore'): ChildProcess {
  return spawn(gitProgram(place.environment), [...FIXED, ...args], {
    cwd: place.top,
    env: place.environment,
    stdio: [stdin, 'pipe', 'pipe'],
    windowsHide: true,
    ...(place.signal === undefined ? {} : { signal: place.signal }),
  })
}

interface End {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}

function ended(child: ChildProcess, place: Place): Promise<End> {
  return new Promise((resolve, reject) => {
    child.on('error', (error) => {
      if (!place.signal?.aborted) return reject(explainStart(error, place.top))
      // A program that git has started may go on, and hold the other ends: this process must not wait for it.
      child.stdout?.destroy()
      child.stderr?.destroy()
      reject(place.signal.reason)
    })
    child.on('close', (code, signal) => resolve({ code, signal }))
  })
}
