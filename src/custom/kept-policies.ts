/** Policies as an earlier run read them, as plain data: none of their files is read or parsed again. */
import { createHash } from 'node:crypto'
import { allInOrder } from '../core/all-in-order.ts'
import { vocabularies } from '../core/frameworks.ts'
import type { ListedPolicy } from '../core/policy.ts'
import { SEVERITIES, type Severity } from '../core/policy-info.ts'
import { SourceFile } from '../core/source.ts'
import { type About, concerning } from './concerns.ts'
import { Faults } from './faults.ts'
import type { Graded, OwnPolicies } from './own-policies.ts'
import { bindPolicy } from './own-policy.ts'
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
      const policies = await allInOrder(
        needed.map((each) => {
          const known = bound.get(each) ?? bindKept(each)
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

/**
 * Undefined where it names what its subject does not have, or what is kept is damaged: what is wrong is found out from the
 * file.
 */
async function bindKept({ draft }: KeptPolicy): Promise<ListedPolicy | undefined> {
  const read = parsed(draft) as PolicyDraft | undefined
  return read && bindPolicy(read, new Faults(new SourceFile(read.path, '')))
}

/** What kept policies are of: the version of the package that read them, and files with their contents. */
export interface KeptKey {
  readonly build: string
  readonly files: string
}

/** A policy in the first line of what is kept, with the numbers of what it is about and of the characters of its draft. */
type KeptLine = readonly [id: string, severity: Severity, about: number, length: number]

interface KeptHead extends KeptKey {
  readonly abouts: readonly About[]
  readonly policies: readonly KeptLine[]
}

/** One line of JSON about all policies, and the drafts one after another: few of them are read. */
export function writeKept(kept: readonly KeptPolicy[], key: KeptKey): string {
  const abouts = new Map<string, number>()
  const policies = kept.map(({ id, severity, about, draft }): KeptLine => {
    const text = JSON.stringify(about)
    const known = abouts.get(text) ?? abouts.size
    abouts.set(text, known)
    return [id, severity, known, draft.length]
  })
  const head: KeptHead = { ...key, abouts: [...abouts.keys()].map((each) => JSON.parse(each)), policies }
  return `${JSON.stringify(head)}\n${kept.map(({ draft }) => draft).join('')}`
}

/** What was kept with the key; undefined where it was another, or the text is damaged. */
export function readKept(text: string, key: KeptKey): readonly KeptPolicy[] | undefined {
  let at = text.indexOf('\n') + 1
  const head = Object(parsed(text.slice(0, at))) as Partial<Record<keyof KeptHead, unknown>>
  const { build, files, abouts, policies } = head
  if (build !== key.build || files !== key.files || !isListOf(abouts, isAbout)) return undefined
  if (!isListOf(policies, isKeptLine)) return undefined
  const kept: KeptPolicy[] = []
  for (const [id, severity, number, length] of policies) {
    const about = abouts[number]
    if (about === undefined) return undefined
    kept.push({ id, severity, about, draft: text.slice(at, at + length) })
    at += length
  }
  return at === text.length ? kept : undefined
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isListOf<T>(value: unknown, isItem: (item: unknown) => item is T): value is readonly T[] {
  return Array.isArray(value) && value.every(isItem)
}

function isKeptLine(value: unknown): value is KeptLine {
  if (!Array.isArray(value)) return false
  const [id, severity, about, length] = value as readonly unknown[]
  if (typeof id !== 'string' || typeof about !== 'number' || !Number.isSafeInteger(length)) return false
  return Number(length) > 0 && SEVERITIES.some((each) => each === severity)
}

function isAbout(value: unknown): value is About {
  if (isListOf(value, isText)) return true
  const types = Object(value) as Readonly<Record<string, unknown>>
  const lists = vocabularies().flatMap((each) => (types[each] === undefined ? [] : [types[each]]))
  return lists.length > 0 && lists.every((each) => isListOf(each, isText))
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}
