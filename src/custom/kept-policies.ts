/** Policies as an earlier run read them, as plain data: none of their files is read or parsed again. */
import { createHash } from 'node:crypto'
import { vocabularies } from '../core/frameworks.ts'
import type { ListedPolicy } from '../core/policy.ts'
import { SEVERITIES } from '../core/policy-info.ts'
import { SourceFile } from '../core/source.ts'
import { type About, concerning } from './concerns.ts'
import { Faults } from './faults.ts'
import type { Graded, OwnPolicies } from './own-policies.ts'
import type { bindPolicy } from './own-policy.ts'
import type { PolicyDraft } from './policy-file.ts'

/** One policy of files that were all found to be valid. */
export interface KeptPolicy extends Graded {
  readonly about: About
  /** The draft as JSON: it is read where a template needs the policy. */
  readonly draft: string
}

/** The files that policies are of. */
export interface KeptFiles {
  /** Their paths and the ids of their contents. */
  readonly files: string
  /** Reads them again, for what is not kept: their texts, and the places of what is wrong in them. */
  read(): Promise<OwnPolicies>
}

/** What the next run is to know of policies; it can be written as JSON. */
export async function toKeep(own: OwnPolicies): Promise<readonly KeptPolicy[]> {
  const { aboutOf } = await import('./own-policies.ts')
  return (await own.written()).map((each) => ({
    id: each.draft.id.text,
    severity: each.draft.severity,
    about: aboutOf(each),
    draft: JSON.stringify(each.draft),
  }))
}

/** The policies of files that were valid when these were kept, and whose contents are the same. */
export function fromKept(kept: readonly KeptPolicy[], files: KeptFiles): OwnPolicies {
  let read: Promise<OwnPolicies> | undefined
  const again = () => {
    read ??= files.read()
    return read
  }
  const bound = new Map<KeptPolicy, Promise<ListedPolicy | undefined>>()
  return {
    ids: kept.map(({ id }) => id).sort(),
    graded: kept.map(({ id, severity }) => ({ id, severity })),
    // Few runs ask for it.
    get digest() {
      return createHash('sha256').update(files.files).digest('hex').slice(0, 40)
    },
    written: async () => (await again()).written(),
    all: async () => (await again()).all(),
    policiesFor: async (template) => {
      const concerns = concerning(template)
      const needed = kept.filter(({ about }) => concerns(about))
      if (needed.length === 0) return []
      const { bindPolicy } = await import('./own-policy.ts')
      const policies = await Promise.all(
        needed.map((each) => {
          const known = bound.get(each) ?? bindKept(each, bindPolicy)
          bound.set(each, known)
          return known
        }),
      )
      const sound = policies.filter((each) => each !== undefined)
      // What is wrong is reported as without a cache, with its place.
      return sound.length < policies.length ? (await again()).policiesFor(template) : sound
    },
  }
}

/** Undefined where it names what its subject does not have: where that is written is found out from the file. */
async function bindKept({ draft }: KeptPolicy, bind: typeof bindPolicy): Promise<ListedPolicy | undefined> {
  const read = JSON.parse(draft) as PolicyDraft
  return bind(read, new Faults(new SourceFile(read.path, '')))
}

/** What a file of the cache holds; undefined where it is damaged. */
export function keptPolicies(content: unknown): readonly KeptPolicy[] | undefined {
  return Array.isArray(content) && content.every(isKept) ? content : undefined
}

function isKept(value: unknown): value is KeptPolicy {
  const { id, severity, about, draft } = Object(value) as Partial<Record<keyof KeptPolicy, unknown>>
  if (!SEVERITIES.some((each) => each === severity)) return false
  if (typeof id !== 'string' || typeof draft !== 'string') return false
  if (isTexts(about)) return true
  const types = Object(about) as Readonly<Record<string, unknown>>
  const lists = vocabularies().flatMap((each) => (types[each] === undefined ? [] : [types[each]]))
  return lists.length > 0 && lists.every(isTexts)
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((each) => typeof each === 'string')
}
