/** What own policies are about, kept between runs by the contents of their files, so that only those needed are read. */
import { createHash } from 'node:crypto'
import type { Store } from '../cache/store.ts'
import { isCacheWanted } from '../cache/wanted.ts'
import type { PolicyFiles } from '../config/policy-files.ts'
import type { OwnPolicies } from '../custom/own-policies.ts'
import { readBuildId } from '../package-files.ts'

/** The index of one set of policy files. */
export interface KeptIndex {
  /** The same for the same files, at the same paths. */
  readonly digest: string
  /** The policies, where an earlier run found all of them to be valid. */
  recall(): Promise<OwnPolicies | undefined>
  /** @param own valid policies of these files */
  keep(own: OwnPolicies): Promise<void>
}

const NAME = 'own-policies.json'
/** Of several repositories, and several branches. */
const MOST_SETS = 10
/** Of one set, in characters: what is longer takes as long to read as the policies. */
const LONGEST = 200_000

type Read = (files: PolicyFiles) => Promise<OwnPolicies>

/** The index in the user's cache folder. @returns undefined where nothing is kept of these files */
export function openIndex(all: PolicyFiles, read: Read): KeptIndex | undefined {
  const { environment } = all.snapshot
  if (environment === undefined || !isCacheWanted(environment)) return undefined
  const build = readBuildId()
  const openStore = async () => (await import('../cache/store.ts')).openUserStore(environment)
  return build === undefined ? undefined : keptIndex(all, read, { build, openStore })
}

/** Where indexes are kept. */
interface Place {
  /** What tells two versions of the package apart. */
  readonly build: string
  readonly openStore: () => Promise<Pick<Store, 'read' | 'write'>>
}

/**
 * The index of files whose ids stand for their contents.
 * @param read how to read policy files
 */
export function keptIndex(all: PolicyFiles, read: Read, { build, openStore }: Place): KeptIndex {
  const { files } = all
  const digest = hash(JSON.stringify(files.map(({ path, id }) => [path, id])))
  const key = hash(JSON.stringify([build, digest]))
  return {
    digest,
    async recall() {
      const index = setsOf(await (await openStore()).read(NAME)).get(key)
      if (index === undefined) return undefined
      const { fromIndex, readIndex } = await import('../custom/policy-index.ts')
      const known = readIndex(index, new Set(files.map(({ path }) => path)))
      return known && fromIndex(known, { digest, read: (paths) => read(among(all, paths)) })
    },
    async keep(own) {
      const { indexOf } = await import('../custom/policy-index.ts')
      const index = await indexOf(own)
      if (JSON.stringify(index).length > LONGEST) return
      const store = await openStore()
      const sets = setsOf(await store.read(NAME))
      sets.delete(key)
      await store.write(NAME, Object.fromEntries([...sets, [key, index]].slice(-MOST_SETS)))
    },
  }
}

function among({ snapshot, files }: PolicyFiles, paths: ReadonlySet<string> | undefined): PolicyFiles {
  return { snapshot, files: paths === undefined ? files : files.filter(({ path }) => paths.has(path)) }
}

function setsOf(content: unknown): Map<string, unknown> {
  return new Map(typeof content === 'object' && content !== null ? Object.entries(content) : [])
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 40)
}
