/**
 * What the embedded engine found in templates, so that the next run need not evaluate the same bytes again. A result that
 * could be another one tomorrow, because the time was over or something could not be read, is not kept.
 */
import { createHash } from 'node:crypto'
import type { Store } from '../../cache/store.ts'
import type { TemplateResult } from '../../core/report.ts'
import type { SourceFile, UnreadFile } from '../../core/source.ts'
import type { TemplateSource, Use } from '../../core/template.ts'
import type { Asked, TracedSurroundings } from '../plan/surroundings.ts'
import type { PlannedTemplate } from '../stages.ts'
import { FindingsKeeper, type KeptFindings, type KeptPolicies } from './kept-findings.ts'

export interface KnownVerdicts {
  /** The verdict of an earlier run on the same template; undefined where there is none, or what it refers to has changed. */
  recall(subject: VerdictSubject): Promise<TemplateResult | undefined>
  /** Records a result, if it can be kept. */
  note(subject: VerdictSubject, result: TemplateResult): void
  /** Writes what is new, and forgets what was not asked for longest. */
  save(): Promise<void>
}

/** All that a verdict depends on. */
export interface VerdictSubject {
  readonly planned: Pick<PlannedTemplate, 'source' | 'surroundings'>
  /** What the configuration makes of policies. */
  readonly grades: ReadonlyMap<string, string>
  /** The pinned set of policies; '' where none is. */
  readonly policySet?: string
  /** Whether what only a tenant asks for is judged too. */
  readonly forTenant?: boolean | undefined
  /** What the team's own policies say; undefined where there are none. */
  readonly own?: string | undefined
}

const NAME = 'offline-verdicts.json'
const MAX_ENTRIES = 20_000
/** Characters of all entries: 100 of a clean one, 1,500 of one with findings. */
const MAX_LENGTH = 12_000_000

/**
 * What was found, or how many policies passed where nothing was; what was asked for beyond the template, a digest of the
 * answers, and what it uses.
 */
type Entry = readonly [found: number | KeptFindings, asked?: Asked, answers?: string, uses?: readonly Use[]]

interface Kept {
  readonly entries: Map<string, Entry>
  readonly policies: KeptPolicies
}

/** @param build what tells two versions of the engine and its catalogue apart */
export async function openKnownVerdicts(
  store: Pick<Store, 'read' | 'write'>,
  build: string,
): Promise<KnownVerdicts> {
  const known = keptIn(await store.read(NAME), build)
  const keeper = new FindingsKeeper(known.policies)
  const used = new Map<string, Entry>()
  const digests = new WeakMap<VerdictSubject, string>()
  const digest = (subject: VerdictSubject): string => {
    const made = digests.get(subject) ?? digestOf(subject, build)
    digests.set(subject, made)
    return made
  }
  let isChanged = false
  return {
    async recall(subject) {
      const key = digest(subject)
      const entry = used.get(key) ?? known.entries.get(key)
      if (entry === undefined) return undefined
      const [found, asked, answers, uses = []] = entry
      const { source, surroundings } = subject.planned
      if (asked !== undefined) {
        await surroundings.askAgain(asked)
        if (answersTo(asked, surroundings) !== answers) return undefined
      }
      const result =
        typeof found === 'number' ? clean(source, found, uses) : keeper.recall(found, subject.planned)
      if (result !== undefined) used.set(key, entry)
      return result
    },
    note(subject, result) {
      if (result.unscannable.length > 0) return
      const { surroundings } = subject.planned
      const found = isClean(result) ? result.passed : keeper.keep(result, subject.planned)
      if (found === undefined) return
      const asked = surroundings.asked()
      const hasAsked = Object.values(asked).some((paths) => paths.length > 0)
      const uses = typeof found === 'number' ? (result.uses ?? []) : []
      const entry: Entry = hasAsked ? [found, asked, answersTo(asked, surroundings), uses] : [found]
      used.set(digest(subject), entry)
      isChanged = true
    },
    async save() {
      if (!isChanged) return
      // Another run may have written in the meantime; the youngest stand last.
      const latest = keptIn(await store.read(NAME), build)
      for (const key of used.keys()) latest.entries.delete(key)
      const entries = youngest([...latest.entries, ...used])
      const found = entries.flatMap(([, [each]]) => (typeof each === 'number' ? [] : [each]))
      const policies = {
        ...new FindingsKeeper(latest.policies).policiesOf(found),
        ...keeper.policiesOf(found),
      }
      await store.write(NAME, { build, policies, entries: Object.fromEntries(entries) })
    },
  }
}

/** Of entries from the oldest on, as many of the last ones as are kept. */
function youngest(all: readonly (readonly [string, Entry])[]): readonly (readonly [string, Entry])[] {
  let length = 0
  let first = all.length
  while (first > Math.max(0, all.length - MAX_ENTRIES)) {
    length += JSON.stringify(all[first - 1]).length
    if (length > MAX_LENGTH) break
    first--
  }
  return all.slice(first)
}

function clean({ framework, path }: TemplateSource, passed: number, uses: readonly Use[]): TemplateResult {
  return { framework, path, findings: [], unscannable: [], gaps: [], uses, suppressions: [], passed }
}

/** Results of this process, whatever was found: for runs that judge the same files again after a few edits. */
export function rememberResults(): KnownVerdicts {
  const known = new Map<string, { readonly asked: Asked; readonly answers: string; result: TemplateResult }>()
  return {
    async recall(subject) {
      const { surroundings } = subject.planned
      const entry = known.get(digestOf(subject, ''))
      if (entry === undefined) return undefined
      await surroundings.askAgain(entry.asked)
      return answersTo(entry.asked, surroundings) === entry.answers ? entry.result : undefined
    },
    note(subject, result) {
      const { surroundings } = subject.planned
      const asked = surroundings.asked()
      const answers = answersTo(asked, surroundings)
      known.set(digestOf(subject, ''), { asked, answers, result })
    },
    save: async () => undefined,
  }
}

function isClean({ findings, unscannable, gaps = [], suppressions = [] }: TemplateResult): boolean {
  return [findings, unscannable, gaps, suppressions].every((each) => each.length === 0)
}

/** A file that can't be read is a part of the template all the same: with it, the verdict is another one. */
function digestOf(
  { planned, grades, policySet = '', forTenant = false, own }: VerdictSubject,
  build: string,
): string {
  const { framework, path, files, unreadFiles = [], parameterFiles = [] } = planned.source
  const contents = [files, unreadFiles, parameterFiles].map((all) => all.map(contentOf))
  const rules = [[...grades].sort(), policySet, forTenant, own]
  return hash(JSON.stringify([build, framework, path, ...contents, ...rules]))
}

/** By content: what a snapshot on disk calls a file says nothing of what is in it. */
function contentOf(file: SourceFile | UnreadFile): readonly string[] {
  return 'text' in file ? [file.path, 'text', hash(file.text)] : [file.path, 'unread', file.reason]
}

function answersTo({ files, folders, trees }: Asked, surroundings: TracedSurroundings): string {
  const fileAt = (path: string) => {
    const file = surroundings.file(path)
    return file === undefined ? null : contentOf(file)
  }
  return hash(
    JSON.stringify([
      files.map(fileAt),
      folders.map((path) => surroundings.terraformFolder(path).map(contentOf)),
      trees.map((path) => surroundings.filesBelow?.(path)),
    ]),
  )
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 40)
}

function keptIn(content: unknown, build: string): Kept {
  const { build: of, entries, policies = {} } = isObject(content) ? content : {}
  const texts = isObject(policies) ? Object.entries(policies).filter(isTextEntry) : []
  if (of !== build || !isObject(entries)) return { entries: new Map(), policies: {} }
  return {
    entries: new Map(Object.entries(entries).filter((entry): entry is [string, Entry] => isEntry(entry[1]))),
    policies: Object.fromEntries(texts),
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

function isTextEntry(entry: [string, unknown]): entry is [string, string] {
  return typeof entry[1] === 'string'
}

function isEntry(value: unknown): value is Entry {
  if (!Array.isArray(value)) return false
  const [found, asked, answers, uses] = value as readonly unknown[]
  if (!Number.isInteger(found) && !(isTexts(found) && found.length > 0)) return false
  if (value.length === 1) return true
  return isAsked(asked) && typeof answers === 'string' && Array.isArray(uses) && uses.every(isUse)
}

function isUse(value: unknown): value is Use {
  if (typeof value !== 'object' || value === null) return false
  const { path, isMade, given } = value as Partial<Record<keyof Use, unknown>>
  return typeof path === 'string' && typeof isMade === 'boolean' && isTexts(given)
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string')
}

function isAsked(value: unknown): value is Asked {
  if (typeof value !== 'object' || value === null) return false
  const { files, folders, trees } = value as Partial<Record<keyof Asked, unknown>>
  return [files, folders, trees].every(isTexts)
}
