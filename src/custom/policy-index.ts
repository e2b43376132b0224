/** What each policy is about, as an earlier run read it: policies that no template asks for are not parsed again. */
import { vocabularies } from '../core/frameworks.ts'
import type { ListedPolicy } from '../core/policy.ts'
import { type About, concerning } from './concerns.ts'
import type { OwnPolicies } from './own-policies.ts'

/** One policy of a set of files that were all found to be valid. */
export interface IndexedPolicy {
  readonly id: string
  readonly path: string
  readonly about: About
}

/** How to read the files that an index is of. */
export interface IndexedFiles {
  readonly digest: string
  /** @param paths by default all */
  read(paths?: ReadonlySet<string>): Promise<OwnPolicies>
}

/** What is to be known of policies in the next run; it can be written as JSON. */
export async function indexOf(own: OwnPolicies): Promise<readonly IndexedPolicy[]> {
  return (await own.drafts()).map(({ id, file, judges }) => ({
    id: id.text,
    path: file.path,
    about: judges.kind === 'subject' ? { subject: judges.name.text } : { types: judges.types },
  }))
}

/** Policies of files that were valid when their index was made, and whose contents are the same. */
export function fromIndex(index: readonly IndexedPolicy[], files: IndexedFiles): OwnPolicies {
  let whole: Promise<OwnPolicies> | undefined
  const all = () => {
    whole ??= files.read()
    return whole
  }
  const byPath = new Map<string, Promise<OwnPolicies>>()
  return {
    ids: index.map(({ id }) => id).sort(),
    digest: files.digest,
    drafts: async () => (await all()).drafts(),
    all: async () => (await all()).all(),
    policiesFor: async (template) => {
      const concerns = concerning(template)
      const paths = new Set(index.filter(({ about }) => concerns(about)).map(({ path }) => path))
      const missing = new Set([...paths].filter((path) => !byPath.has(path)))
      const fresh = missing.size === 0 ? undefined : files.read(missing)
      if (fresh !== undefined) for (const path of missing) byPath.set(path, fresh)
      const groups = [...new Set([...paths].flatMap((path) => byPath.get(path) ?? []))]
      const found: readonly ListedPolicy[][] = await Promise.all(
        groups.map(async (group) => [...(await (await group).policiesFor(template))]),
      )
      return inOrder(found.flat(), index)
    },
  }
}

/** In the order of the files, as when all are read. */
function inOrder(policies: readonly ListedPolicy[], index: readonly IndexedPolicy[]) {
  const places = new Map(index.map(({ id }, i) => [id, i]))
  const placeOf = ({ id }: ListedPolicy) => places.get(id) ?? 0
  return [...policies].sort((a, b) => placeOf(a) - placeOf(b))
}

/** The index that a file of the cache has; undefined where it is damaged, or is of other files. */
export function readIndex(
  content: unknown,
  paths: ReadonlySet<string>,
): readonly IndexedPolicy[] | undefined {
  if (!Array.isArray(content)) return undefined
  return content.every((each) => isIndexed(each) && paths.has(each.path)) ? content : undefined
}

function isIndexed(value: unknown): value is IndexedPolicy {
  const { id, path, about } = Object(value) as Partial<Record<keyof IndexedPolicy, unknown>>
  if (typeof id !== 'string' || typeof path !== 'string') return false
  const { subject, types } = Object(about) as { readonly subject?: unknown; readonly types?: unknown }
  if (typeof types !== 'object' || types === null) return typeof subject === 'string'
  const byVocabulary = types as Readonly<Record<string, unknown>>
  return vocabularies().every((each) => byVocabulary[each] === undefined || isTexts(byVocabulary[each]))
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((each) => typeof each === 'string')
}
