/** The files of the policies that a team writes itself, as configurations name them. */
import { folderOf, nameOf } from '../core/path.ts'
import type { Snapshot, SnapshotFile } from '../core/snapshot.ts'
import { DEFAULTS } from './keys.ts'

/** Everything below it is listed together with the configurations, at no further cost. */
export const POLICY_FOLDER = '.mvc-gate/policies'

/** The policy files in force for a folder; there is at least one. */
export interface PolicyFiles {
  readonly snapshot: Pick<Snapshot, 'sizes' | 'read' | 'environment'>
  readonly files: readonly SnapshotFile[]
}

const ENDING = /\.(?:yaml|yml|json)$/

/** `acme-untagged.violating-2.tf`: a test that stands beside its policy. */
const FIXTURE = /^([a-z0-9-]{1,100})\.(violating|passing|undecided)(?:[.-].*)?\.[A-Za-z]+$/

export type Expectation = 'violating' | 'passing' | 'undecided'

/** What a file beside policies is a test of, by its name; undefined where its name is not a test's. */
export function fixtureOf(path: string): { readonly id: string; readonly expects: Expectation } | undefined {
  const name = nameOf(path)
  // Of most policies, the name has one dot: those are many, and none is a test.
  if (name.indexOf('.') === name.lastIndexOf('.')) return undefined
  const [, id, expects] = FIXTURE.exec(name) ?? []
  return id === undefined ? undefined : { id, expects: expects as Expectation }
}

/** Those of the default globs: anywhere below the folder. Undefined where there is none. */
export async function defaultPolicyFiles(snapshot: Snapshot): Promise<PolicyFiles | undefined> {
  return among(snapshot, await snapshot.listFolders([], [POLICY_FOLDER]))
}

/** Those of a configuration that names some itself, relative to its folder. */
export async function policyFilesOf(
  globs: readonly string[],
  base: string,
  snapshot: Snapshot,
): Promise<PolicyFiles | undefined> {
  if (globs.length === 0) return undefined
  const isDefault = base === '.' && JSON.stringify(globs) === JSON.stringify(DEFAULTS.policyFiles)
  if (isDefault) return defaultPolicyFiles(snapshot)
  const { globError } = await import('./glob/glob.ts')
  // The validation of the configuration reports it.
  if (globs.some((glob) => globError(glob) !== undefined)) return undefined
  const { pathMatcher, relativeTo } = await import('./globs.ts')
  const [matches, relative] = [pathMatcher(globs), relativeTo(base)]
  const isInside = (path: string) => base === '.' || path.startsWith(`${base}/`)
  return among(
    snapshot,
    (await snapshot.list()).filter(({ path }) => isInside(path) && matches(relative(path))),
  )
}

function among(snapshot: Snapshot, listed: readonly SnapshotFile[]): PolicyFiles | undefined {
  const files = listed.filter(({ path }) => isPolicyData(path))
  return files.length === 0 ? undefined : { snapshot, files }
}

/** Whether a file that globs name is one of policies, by its name, and not a test of one. */
export function isPolicyData(path: string): boolean {
  return ENDING.test(path) && fixtureOf(path) === undefined
}

/** Policy files of several places together, each path once; undefined where there are none. */
export function joinPolicyFiles(all: readonly (PolicyFiles | undefined)[]): PolicyFiles | undefined {
  const some = all.filter((each) => each !== undefined)
  const [only] = some
  if (some.length < 2) return only
  const owners = new Map<string, { readonly file: SnapshotFile; readonly owner: PolicyFiles['snapshot'] }>()
  for (const { snapshot, files } of some) {
    for (const file of files) {
      if (!owners.has(file.path)) owners.set(file.path, { file, owner: snapshot })
    }
  }
  const each = async <T>(
    wanted: readonly SnapshotFile[],
    work: (owner: PolicyFiles['snapshot'], files: readonly SnapshotFile[]) => Promise<readonly T[]>,
  ): Promise<readonly T[]> => {
    const results = new Map<SnapshotFile, T>()
    for (const owner of new Set([...owners.values()].map((one) => one.owner))) {
      const files = wanted.filter(({ path }) => owners.get(path)?.owner === owner)
      const found = await work(owner, files)
      for (const [i, file] of files.entries()) {
        const result = found[i]
        if (result !== undefined) results.set(file, result)
      }
    }
    return wanted.flatMap((file) => results.get(file) ?? [])
  }
  const [first] = some
  const { environment } = first?.snapshot ?? {}
  // Kept between runs by their ids, where all of them stand for contents.
  const isKept = some.every(({ snapshot }) => snapshot.environment !== undefined)
  return {
    files: [...owners.values()].map(({ file }) => file),
    snapshot: {
      ...(isKept && environment !== undefined ? { environment } : {}),
      sizes: (wanted) => each(wanted, (owner, files) => owner.sizes(files)),
      read: (wanted) => each(wanted, (owner, files) => owner.read(files)),
    },
  }
}

/** Whether a path may be a test of one of the policies: it stands beside a policy file, and is called like a test. */
export function mayBeFixture(path: string, own: PolicyFiles | undefined): boolean {
  if (own === undefined || fixtureOf(path) === undefined) return false
  return own.files.some((file) => folderOf(file.path) === folderOf(path))
}

/** Whether a change of a path is a change of the policies. */
export function isPolicyFile(path: string, own: PolicyFiles | undefined): boolean {
  return path.startsWith(`${POLICY_FOLDER}/`) || own?.files.some((file) => file.path === path) === true
}
