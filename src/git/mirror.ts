/**
 * Copies of other repositories: bare, of the tip of the default branch alone. No configuration, hook or template of the
 * repository that is copied reaches git here, and each visit writes the copy's own configuration anew.
 */
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { devNull } from 'node:os'
import { dirname, join } from 'node:path'
import { GateError } from '../core/errors.ts'
import { gitEnvironment } from './environment.ts'
import { type ObjectFormat, type Place, type Repository, runGit, traceGit } from './git.ts'
import { decodePath } from './paths.ts'

/** Where a copy comes from and where it is. */
export interface Mirror {
  /** Absolute; the folder of the bare repository, which need not be there yet. */
  readonly path: string
  /** A URL or an absolute path, with credentials where it has any. */
  readonly url: string
  /** Whether to leave out contents of files until they are asked for (`--filter=blob:none`). */
  readonly isPartial: boolean
}

/** What a remote says of its HEAD. */
export interface RemoteTip {
  /** `refs/heads/main`; undefined where HEAD is not on a branch. */
  readonly branch: string | undefined
  readonly id: string
}

/** A commit that a mirror has. */
export interface MirroredTip {
  readonly commit: string
  readonly tree: string
}

/** The only ref of a mirror. */
const REF = 'refs/heads/swept'

/** Variables that would have git use another repository, or other objects, than it is run for. */
const OF_REPOSITORY =
  /^GIT_(?:DIR|WORK_TREE|COMMON_DIR|INDEX_FILE|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|QUARANTINE_PATH|NAMESPACE|SHALLOW_FILE|GRAFT_FILE|REPLACE_REF_BASE|TEMPLATE_DIR|ATTR_SOURCE|DEFAULT_HASH)$/i

/** Helpers named in a URL (`ext::`) run programs; the operator may allow more. */
const PROTOCOLS = 'file:git:http:https:ssh'

/** Settings that no configuration file of the operator changes: nothing but git and its transport runs. */
const SETTINGS: readonly (readonly [key: string, value: string])[] = [
  ['core.hooksPath', devNull],
  ['core.fsmonitor', 'false'],
  ['core.alternateRefsCommand', ''],
  ['credential.interactive', 'false'],
  ['fetch.recurseSubmodules', 'false'],
  ['fetch.writeCommitGraph', 'false'],
  ['fetch.unpackLimit', '1'],
  ['gc.auto', '0'],
  ['maintenance.auto', 'false'],
  // What git has started for HTTP may outlive it, and would wait for a server that says nothing.
  ['http.lowSpeedLimit', '1'],
  ['http.lowSpeedTime', '300'],
]

/**
 * The environment for git in mirrors: the operator's own transport, proxies and credential helpers, and no question asked.
 * @param folder where the mirrors are; git looks for no repository above it
 */
export function mirrorEnvironment(environment: NodeJS.ProcessEnv, folder: string): NodeJS.ProcessEnv {
  const kept = Object.fromEntries(Object.entries(environment).filter(([name]) => !OF_REPOSITORY.test(name)))
  const own = gitEnvironment({
    GIT_ALLOW_PROTOCOL: PROTOCOLS,
    ...kept,
    GIT_TERMINAL_PROMPT: '0',
    GCM_INTERACTIVE: 'never',
    GIT_CEILING_DIRECTORIES: dirname(folder),
  })
  return withSettings(own, SETTINGS)
}

/** `-c key=value` as variables: a program's arguments are there for all to see, and some of these hold credentials. */
function withSettings(
  environment: NodeJS.ProcessEnv,
  settings: readonly (readonly [key: string, value: string])[],
): NodeJS.ProcessEnv {
  const first = Number(environment.GIT_CONFIG_COUNT ?? 0) || 0
  const variables = settings.flatMap(([key, value], i) => [
    [`GIT_CONFIG_KEY_${first + i}`, key],
    [`GIT_CONFIG_VALUE_${first + i}`, value],
  ])
  return {
    ...environment,
    ...Object.fromEntries(variables),
    GIT_CONFIG_COUNT: String(first + settings.length),
  }
}

/** The environment in which `origin` is the repository that is copied. */
export function originEnvironment(environment: NodeJS.ProcessEnv, url: string): NodeJS.ProcessEnv {
  return withSettings(environment, [['remote.origin.url', url]])
}

/**
 * Asks a remote what its HEAD is. Undefined where it has no commit.
 * @param place where git runs; `environment` is that of `originEnvironment`
 * @throws GateError `git` for a remote that cannot be reached, and for a HEAD that names a branch which is not there
 */
export async function askForTip(place: Place): Promise<RemoteTip | undefined> {
  const answer = await listRemote(place, ['--symref', 'origin', 'HEAD'])
  const [, branch] = /^ref: (\S+)\tHEAD$/m.exec(answer) ?? []
  const [, id] = /^([0-9a-f]{40,64})\tHEAD$/m.exec(answer) ?? []
  if (id !== undefined) return { branch, id }
  if ((await listRemote(place, ['--heads', 'origin'])) !== '') {
    throw new GateError('git', 'HEAD names a branch that does not exist', {
      hint: 'set the default branch of the repository',
    })
  }
  await expectGit(place)
  return undefined
}

/**
 * Any web page without a line feed is an empty repository to git, by the old way of files alone: one that asks for a sign-in
 * must not make all repositories empty. https://git-scm.com/docs/http-protocol
 */
async function expectGit(place: Place): Promise<void> {
  const { trace } = await traceGit(place, ['ls-remote', '--heads', 'origin'])
  if (/\bpacket:/.test(trace)) return
  throw new GateError('git', 'what answers there does not speak the protocol of git', {
    hint: 'check the address, and whether a proxy or a sign-in page answers for the server',
  })
}

async function listRemote(place: Place, args: readonly string[]): Promise<string> {
  return decodePath(await runGit(place, ['ls-remote', ...args]))
}

/**
 * Brings a mirror to the tip of its remote. What is there and cannot be used is made anew.
 * @param most bytes that a mirror may take
 * @throws GateError `git`; the reason of the place's signal
 */
export async function updateMirror(
  mirror: Mirror,
  tip: RemoteTip,
  place: Place,
  most: number,
): Promise<MirroredTip> {
  if (packsOf(mirror).length > MOST_PACKS) removeMirror(mirror)
  const isThere = prepareMirror(mirror, tip)
  try {
    return await fetchTip(mirror, place, most)
  } catch (error) {
    if (isThere || error instanceof TooLarge) removeMirror(mirror)
    // The remote has just answered: a mirror that has grown, or that a killed run left behind, is the likelier cause.
    if (!isThere || place.signal?.aborted) throw error
    prepareMirror(mirror, tip)
    return fetchTip(mirror, place, most)
  }
}

/** Files of packs; each fetch adds some, and a mirror is fetched anew in less time than git takes to repack it. */
const MOST_PACKS = 200

function removeMirror({ path }: Pick<Mirror, 'path'>): void {
  rmSync(path, { recursive: true, force: true, maxRetries: 3 })
}

/** Writes what makes a folder a bare repository. Whether it was one before. */
function prepareMirror(mirror: Mirror, { id }: RemoteTip): boolean {
  const { path, isPartial } = mirror
  const isSha256 = id.length === 64
  const config = [
    '[core]',
    `\trepositoryformatversion = ${isSha256 || isPartial ? 1 : 0}`,
    '\tbare = true',
    ...(isSha256 || isPartial ? ['[extensions]'] : []),
    ...(isSha256 ? ['\tobjectFormat = sha256'] : []),
    ...(isPartial ? ['\tpartialClone = origin'] : []),
    ...(isPartial ? ['[remote "origin"]', '\tpromisor = true', '\tpartialclonefilter = blob:none'] : []),
    '',
  ].join('\n')
  const isThere = statSync(join(path, 'objects'), { throwIfNoEntry: false })?.isDirectory() === true
  for (const folder of ['objects', 'refs/heads']) mkdirSync(join(path, folder), { recursive: true })
  // A hook, a link to other objects or a lock that was put there is not ours.
  for (const other of ['hooks', 'objects/info', 'shallow.lock', `${REF}.lock`, 'packed-refs.lock']) {
    rmSync(join(path, other), { recursive: true, force: true })
  }
  writeFileSync(join(path, 'config'), config)
  writeFileSync(join(path, 'HEAD'), `ref: ${REF}\n`)
  return isThere
}

class TooLarge extends GateError {}

async function fetchTip(mirror: Mirror, place: Place, most: number): Promise<MirroredTip> {
  const limit = new AbortController()
  const isOver = () => sizeOf(mirror) > most
  const tooLarge = () =>
    new TooLarge('git', `the repository is larger than ${Math.round(most / 1_048_576)} MiB`, {
      hint: 'allow more with --max-megabytes, or leave it out of the list',
    })
  const watch = setInterval(() => {
    if (isOver()) limit.abort(tooLarge())
  }, 500)
  const here: Place = {
    ...place,
    top: mirror.path,
    environment: { ...place.environment, GIT_DIR: mirror.path, GIT_NO_LAZY_FETCH: '1' },
    signal: place.signal === undefined ? limit.signal : AbortSignal.any([place.signal, limit.signal]),
  }
  try {
    await runGit(here, [
      'fetch',
      '--quiet',
      '--depth=1',
      '--force',
      '--no-tags',
      '--no-write-fetch-head',
      '--no-recurse-submodules',
      ...(mirror.isPartial ? ['--filter=blob:none'] : []),
      'origin',
      `+HEAD:${REF}`,
    ])
  } finally {
    clearInterval(watch)
  }
  if (isOver()) throw tooLarge()
  const ids = decodePath(await runGit(here, ['rev-parse', `${REF}^{commit}`, `${REF}^{tree}`])).split('\n')
  const [commit = '', tree = ''] = ids
  return { commit, tree }
}

/** The files of its packs, those that are being written too. */
function packsOf({ path }: Pick<Mirror, 'path'>): readonly string[] {
  const folder = join(path, 'objects', 'pack')
  try {
    return readdirSync(folder).map((name) => join(folder, name))
  } catch {
    return []
  }
}

/** In bytes. */
function sizeOf(mirror: Pick<Mirror, 'path'>): number {
  return packsOf(mirror).reduce(
    (sum, file) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0),
    0,
  )
}

/**
 * A mirror as a repository, without asking git what it is.
 * @param environment that of `originEnvironment`: git fetches what a partial mirror lacks
 */
export function openMirror(
  path: string,
  commit: string,
  environment: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Repository {
  const objectFormat: ObjectFormat = commit.length === 64 ? 'sha256' : 'sha1'
  return {
    top: path,
    gitDir: path,
    commonDir: path,
    head: commit,
    objectFormat,
    environment: { ...environment, GIT_DIR: path },
    signal,
  }
}
