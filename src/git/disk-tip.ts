/** The default branch of a repository on this disk, read as git writes it: asking git starts two processes for each. */
import { lstatSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Place, runGit } from './git.ts'
import type { RemoteTip } from './mirror.ts'
import { decodePath } from './paths.ts'
import { readSmallFile } from './small-file.ts'

/** In bytes. */
const MOST_OF_REF = 1_024
const MOST_OF_PACKED_REFS = 67_108_864

/** Names that are paths below the git folder and nothing else. Those of other ways to keep refs begin with a dot. */
const BRANCH = /^ref: (refs\/heads\/(?:(?!\.)[\w.+@=-]+\/)*(?!\.)[\w.+@=-]+)\n?$/
const ID = /^([0-9a-f]{40}|[0-9a-f]{64})\n?$/

/** What `askForTip` gives for an absolute path; undefined where git has to say it. */
export type DiskTips = (path: string) => Promise<RemoteTip | undefined>

/** @param place without a signal: what is asked for one repository is kept for all */
export function openDiskTips(place: Place): DiskTips {
  let asked: Promise<readonly string[]> | undefined
  return async (path) => {
    asked ??= replacedPrefixes(place)
    const isElsewhere = (await asked).some((prefix) => path.startsWith(prefix))
    return isElsewhere ? undefined : readDiskTip(path)
  }
}

/** What git takes for another address (`url.<base>.insteadOf`): https://git-scm.com/docs/git-config */
async function replacedPrefixes(place: Place): Promise<readonly string[]> {
  const found = await runGit(place, ['config', '-z', '--get-regexp', '^url\\..*\\.insteadof$'], {
    okCodes: [0, 1],
  })
  return decodePath(found)
    .split('\0')
    .slice(0, -1)
    .map((entry) => entry.slice(entry.indexOf('\n') + 1))
}

/**
 * What `askForTip` gives; undefined where git has to say it: for a repository of another user, a linked work tree, refs that
 * are not files, a branch that is not there.
 * https://git-scm.com/docs/gitrepository-layout
 * @param path absolute
 */
export function readDiskTip(path: string): RemoteTip | undefined {
  try {
    const folder = findGitFolder(path)
    return folder === undefined ? undefined : tipIn(folder)
  } catch {
    return undefined
  }
}

/** git looks for `.git` first: https://git-scm.com/docs/git-upload-pack */
function findGitFolder(path: string): string | undefined {
  if (!isOwn(path)) return undefined
  const inner = join(path, '.git')
  const found = lstatSync(inner, { throwIfNoEntry: false })
  if (found === undefined) return isGitFolder(path) ? path : undefined
  return found.isDirectory() && isOwn(inner) && isGitFolder(inner) ? inner : undefined
}

/** git refuses what belongs to another user, unless it is configured to allow it. */
function isOwn(folder: string): boolean {
  return process.geteuid !== undefined && statSync(folder).uid === process.geteuid()
}

function isGitFolder(folder: string): boolean {
  const isFolder = (name: string) => lstatSync(join(folder, name), { throwIfNoEntry: false })?.isDirectory()
  const isLinked = lstatSync(join(folder, 'commondir'), { throwIfNoEntry: false }) !== undefined
  return isFolder('objects') === true && isFolder('refs') === true && !isLinked
}

function tipIn(folder: string): RemoteTip | undefined {
  if (!lstatSync(join(folder, 'HEAD')).isFile()) return undefined
  const head = readSmallFile(join(folder, 'HEAD'), MOST_OF_REF) ?? ''
  const [, detached] = ID.exec(head) ?? []
  if (detached !== undefined) return { branch: undefined, id: detached }
  const [, branch] = BRANCH.exec(head) ?? []
  if (branch === undefined) return undefined
  const id = looseId(folder, branch) ?? packedId(folder, branch)
  return id === undefined ? undefined : { branch, id }
}

/** @throws where what is there is not an id, and git has to say what it is */
function looseId(folder: string, branch: string): string | undefined {
  const path = join(folder, branch)
  if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return undefined
  const [, id] = ID.exec(readSmallFile(path, MOST_OF_REF) ?? '') ?? []
  if (id === undefined) throw new Error(`not an id: ${path}`)
  return id
}

/** https://git-scm.com/docs/git-pack-refs */
function packedId(folder: string, branch: string): string | undefined {
  const text = readSmallFile(join(folder, 'packed-refs'), MOST_OF_PACKED_REFS) ?? ''
  const end = text.indexOf(` ${branch}\n`)
  const id = end === -1 ? '' : text.slice(text.lastIndexOf('\n', end) + 1, end)
  return ID.exec(id)?.[1]
}
