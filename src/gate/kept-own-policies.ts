/** Own policies as they were read, kept between runs by the ids of their files' contents. */
import type { TextStore } from '../cache/store.ts'
import { isCacheWanted } from '../cache/wanted.ts'
import type { PolicyFiles } from '../config/policy-files.ts'
import { fromKept, readKept, toKeep, writeKept } from '../custom/kept-policies.ts'
import type { OwnPolicies } from '../custom/own-policies.ts'
import { readBuildId } from '../package-files.ts'

/** What is kept of one set of policy files. */
export interface KeptOwnPolicies {
  /** The policies, where an earlier run found all of the files to be valid. */
  recall(): Promise<OwnPolicies | undefined>
  /** @param own valid policies of these files @returns the same, as the next run knows them */
  keep(own: OwnPolicies): Promise<OwnPolicies>
}

/** The names of the files in which sets are kept, the latest last. */
const NAMES = 'own-policies.json'
/** Of several repositories, and several branches. */
const MOST_SETS = 10
/** Of one set, in characters. */
const LONGEST = 4_000_000

type Read = (files: PolicyFiles) => Promise<OwnPolicies>

/** What is kept in the user's cache folder. @returns undefined where nothing is kept of these files */
export function openKeptPolicies(all: PolicyFiles, read: Read): KeptOwnPolicies | undefined {
  const { environment } = all.snapshot
  if (environment === undefined || !isCacheWanted(environment)) return undefined
  const build = readBuildId()
  const openStore = async () => (await import('../cache/store.ts')).openUserStore(environment)
  return build === undefined ? undefined : keptOwnPolicies(all, read, { build, openStore })
}

/** Where policies are kept. */
interface Place {
  /** What tells two versions of the package apart. */
  readonly build: string
  readonly openStore: () => Promise<TextStore>
}

/**
 * What is kept of files whose ids stand for their contents.
 * @param read how to read policy files
 */
export function keptOwnPolicies(all: PolicyFiles, read: Read, { build, openStore }: Place): KeptOwnPolicies {
  const files = all.files.map(({ path, id }) => `${path}\0${id}\n`).join('')
  const name = nameOf(all.files)
  // Another set may have the same name; another build may read the same files otherwise.
  const key = { build, files }
  return {
    async recall() {
      const text = await (await openStore()).readText(name)
      const policies = text === undefined ? undefined : readKept(text, key)
      return policies && fromKept(policies, { files, read: () => read(all) })
    },
    async keep(own) {
      const policies = await toKeep(own)
      const text = writeKept(policies, key)
      if (text.length > LONGEST) return own
      const store = await openStore()
      await store.writeText(name, text)
      await forgetOthers(store, name)
      return fromKept(policies, { files, read: async () => own })
    },
  }
}

async function forgetOthers(store: TextStore, name: string): Promise<void> {
  const known = await store.read(NAMES)
  const names = Array.isArray(known) ? known.filter((each) => typeof each === 'string') : []
  const latest = [
    ...names.filter((each) => each !== name && /^own-policies-[0-9a-f]+\.txt$/.test(each)),
    name,
  ]
  await Promise.all(latest.slice(0, -MOST_SETS).map((each) => store.remove(each)))
  await store.write(NAMES, latest.slice(-MOST_SETS))
}

/** A name that few sets share, by the ids of their contents: what is kept says itself which files it is of. */
function nameOf(files: PolicyFiles['files']): string {
  let hash = files.length
  for (const { id } of files) hash = Math.imul(hash ^ Number.parseInt(id.slice(0, 8), 16), 0x01000193)
  return `own-policies-${(hash >>> 0).toString(16)}.txt`
}
