/** The policies that a team writes itself, read from the snapshot that is judged; loaded where there are any. */
import type { ConfigFor, FolderConfig } from '../config/load.ts'
import type { PolicyFiles } from '../config/policy-files.ts'
import { allInOrder } from '../core/all-in-order.ts'
import { utf8Text } from '../core/decode.ts'
import { GateError } from '../core/errors.ts'
import type { OwnPolicies } from '../custom/own-policies.ts'
import { openKeptPolicies } from './kept-own-policies.ts'

/** More are no longer written by people. */
const MOST_FILES = 1_000
/** All of them together: to read this much takes seconds. */
const MOST_BYTES = 4 * 1024 * 1024

const read = new WeakMap<PolicyFiles, Promise<OwnPolicies>>()

/**
 * Reads the policies of a configuration, once.
 * @throws GateError `config` for policies that are not valid
 */
export function ownPolicies(files: PolicyFiles): Promise<OwnPolicies> {
  const known = read.get(files) ?? readFiles(files)
  read.set(files, known)
  return known
}

async function readFiles(all: PolicyFiles): Promise<OwnPolicies> {
  const kept = openKeptPolicies(all, readAll)
  const known = await kept?.recall()
  if (known !== undefined) return known
  const own = await readAll(all)
  return kept === undefined ? own : kept.keep(own)
}

/** Reads files, and holds that there are not too many, and none is too large. */
export async function readAll({ snapshot, files }: PolicyFiles): Promise<OwnPolicies> {
  const { MAX_POLICY_BYTES, readOwnPolicies } = await import('../custom/own-policies.ts')
  if (files.length > MOST_FILES) {
    throw new GateError('config', `policyFiles: ${files.length} files, more than ${MOST_FILES}`)
  }
  const sizes = await snapshot.sizes(files)
  const large = files.find((_, i) => (sizes[i] ?? 0) > MAX_POLICY_BYTES)
  if (large !== undefined) {
    throw new GateError(
      'config',
      `${large.path}: policy file too large (${MAX_POLICY_BYTES / 1024} KiB limit)`,
    )
  }
  if (sizes.reduce((sum, size) => sum + size, 0) > MOST_BYTES) {
    throw new GateError('config', `policyFiles: more than ${MOST_BYTES / 1024 / 1024} MiB of policy files`)
  }
  const contents = await snapshot.read(files)
  return readOwnPolicies(
    files.map(({ path }, i) => ({ path, text: utf8Text(contents[i] ?? new Uint8Array()) })),
  )
}

/** The policies in force for a folder, or of a pack; undefined where there are none. */
export async function ownPoliciesOf({
  policyFiles,
}: {
  readonly policyFiles?: PolicyFiles | undefined
}): Promise<OwnPolicies | undefined> {
  return policyFiles && ownPolicies(policyFiles)
}

/** Templates of a change, with the configurations in force. */
export interface ConfiguredTemplates {
  readonly configFor: ConfigFor
  readonly templates: readonly { readonly config: FolderConfig }[]
}

/** The ids of every policy that is in force for a template of the changes, or at the root of one. */
export async function ownIdsOf(changes: readonly ConfiguredTemplates[]): Promise<readonly string[]> {
  const files = new Set(
    changes
      .flatMap(({ configFor, templates }) => [configFor('.'), ...templates.map(({ config }) => config)])
      .flatMap(({ policyFiles }) => policyFiles ?? []),
  )
  const ids = await allInOrder([...files].map(async (each) => (await ownPolicies(each)).ids))
  return [...new Set(ids.flat())]
}
