/** Verdicts by all that they were made from, so that a tree is checked once wherever it is found. */
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { openStore } from '../cache/store.ts'
import { GateError, messageOf } from '../core/errors.ts'
import type { SweepRules } from './judge-tree.ts'
import { parseVerdict, type Verdict } from './line.ts'

/** Texts by key, kept between runs. An entry that was lost is made again. */
export interface TextStore {
  get(key: string): Promise<string | undefined>
  set(key: string, text: string): Promise<void>
  /**
   * Has one process at a time make what a key stands for, where several share the store: the others wait, and may find it
   * made. By default each process makes its own.
   */
  alone?<T>(key: string, act: () => Promise<T>, signal: AbortSignal): Promise<T>
}

/**
 * What a verdict was made by: the build, with its engine and its policies, and what the command line sets. Two runs from
 * sources never have the same.
 * @param build undefined from sources
 */
export function policySetOf(build: string | undefined, rules: SweepRules): string {
  return hash(JSON.stringify([build ?? `${process.pid} ${process.hrtime.bigint()}`, rules]))
}

/** A tree's id names all of its bytes, the configurations and suppressions among them. */
export function verdictKey(policySet: string, tree: string): string {
  return hash(`${policySet} ${tree}`)
}

/** @param today a verdict that depends on the day counts on that day alone */
export async function recallVerdict(
  store: TextStore,
  key: string,
  today: string,
): Promise<Verdict | undefined> {
  const text = await store.get(key)
  const verdict = text === undefined ? undefined : parseVerdict(text)
  return verdict !== undefined && (verdict.day === null || verdict.day === today) ? verdict : undefined
}

/** The tree of a commit, where it is known: a commit that was seen before is not fetched. */
export async function recallTree(store: TextStore, commit: string): Promise<string | undefined> {
  const tree = await store.get(treeKey(commit))
  return tree !== undefined && /^[0-9a-f]{40,64}$/.test(tree) ? tree : undefined
}

export function noteTree(store: TextStore, commit: string, tree: string): Promise<void> {
  return store.set(treeKey(commit), tree)
}

function treeKey(commit: string): string {
  return hash(`tree of ${commit}`)
}

/**
 * Texts in a folder. What other builds left there is removed.
 * @param folder absolute; made where it is not there
 * @param build undefined from sources
 * @throws GateError `io`
 */
export function openTextFolder(folder: string, build: string | undefined): TextStore {
  const own = hash(build ?? 'sources').slice(0, 16)
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    throw new GateError('io', `cannot write to '${folder}': ${messageOf(error)}`)
  }
  for (const name of namesIn(folder)) {
    if (name !== own) rmSync(join(folder, name), { recursive: true, force: true })
  }
  const storeOf = (key: string) => openStore(join(folder, own, key.slice(0, 2)))
  return {
    async get(key) {
      const text = await storeOf(key).read(key)
      return typeof text === 'string' ? text : undefined
    },
    set: (key, text) => storeOf(key).write(key, text),
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 40)
}
