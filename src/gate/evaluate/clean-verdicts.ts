/**
 * Templates that the embedded engine found nothing in, so that the next run need not evaluate the same bytes again. Only
 * those are cached: a finding shows the text around it, which has to be read anyway.
 */
import { createHash } from 'node:crypto'
import type { Store } from '../../cache/store.ts'
import type { TemplateResult } from '../../core/report.ts'
import type { SourceFile, UnreadFile } from '../../core/source.ts'
import type { TemplateSource, Use } from '../../core/template.ts'
import type { Asked, TracedSurroundings } from '../plan/surroundings.ts'
import type { PlannedTemplate } from '../stages.ts'

export interface CleanVerdicts {
  /** The verdict of an earlier run on the same template; undefined where there is none, or what it refers to has changed. */
  recall(subject: VerdictSubject): Promise<TemplateResult | undefined>
  /** Records a result, if it is clean. */
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
  /** What the team's own policies say; undefined where there are none. */
  readonly own?: string | undefined
}

const NAME = 'offline-verdicts.json'
/** Some 100 bytes each. */
const MAX_ENTRIES = 20_000

/** How many policies passed; what was asked for beyond the template, a digest of the answers, and what it uses. */
type Entry = readonly [passed: number, asked?: Asked, answers?: string, uses?: readonly Use[]]

/** @param build what tells two versions of the engine and its catalog apart */
export async function openCleanVerdicts(
  store: Pick<Store, 'read' | 'write'>,
  build: string,
): Promise<CleanVerdicts> {
  const known = entriesOf(await store.read(NAME), build)
  const used = new Map<string, Entry>()
  let isChanged = false
  return {
    async recall({ planned: { source, surroundings }, ...rules }) {
      const digest = digestOf(source, rules, build)
      const entry = used.get(digest) ?? known.get(digest)
      if (entry === undefined) return undefined
      const [passed, asked, answers, uses = []] = entry
      if (asked !== undefined) {
        await surroundings.askAgain(asked)
        if (answersTo(asked, surroundings) !== answers) return undefined
      }
      used.set(digest, entry)
      const { framework, path } = source
      return { framework, path, findings: [], unscannable: [], gaps: [], uses, suppressions: [], passed }
    },
    note({ planned: { source, surroundings }, ...rules }, result) {
      if (!isClean(result)) return
      const asked = surroundings.asked()
      const hasAsked = Object.values(asked).some((paths) => paths.length > 0)
      const entry: Entry = hasAsked
        ? [result.passed, asked, answersTo(asked, surroundings), result.uses ?? []]
        : [result.passed]
      used.set(digestOf(source, rules, build), entry)
      isChanged = true
    },
    async save() {
      if (!isChanged) return
      // Another run may have written in the meantime; the youngest stand last.
      const latest = entriesOf(await store.read(NAME), build)
      for (const digest of used.keys()) latest.delete(digest)
      const all = [...latest, ...used].slice(-MAX_ENTRIES)
      await store.write(NAME, { build, entries: Object.fromEntries(all) })
    },
  }
}

/** Results of this process, whatever was found: for runs that judge the same files again after a few edits. */
export function rememberResults(): CleanVerdicts {
  const known = new Map<string, { readonly asked: Asked; readonly answers: string; result: TemplateResult }>()
  return {
    async recall({ planned: { source, surroundings }, ...rules }) {
      const entry = known.get(digestOf(source, rules, ''))
      if (entry === undefined) return undefined
      await surroundings.askAgain(entry.asked)
      return answersTo(entry.asked, surroundings) === entry.answers ? entry.result : undefined
    },
    note({ planned: { source, surroundings }, ...rules }, result) {
      const asked = surroundings.asked()
      const answers = answersTo(asked, surroundings)
      known.set(digestOf(source, rules, ''), { asked, answers, result })
    },
    save: async () => undefined,
  }
}

function isClean({ findings, unscannable, gaps = [], suppressions = [] }: TemplateResult): boolean {
  return [findings, unscannable, gaps, suppressions].every((each) => each.length === 0)
}

/** A file that can't be read is a part of the template all the same: with it, the verdict is another one. */
function digestOf(
  source: TemplateSource,
  { grades, policySet = '', own }: Omit<VerdictSubject, 'planned'>,
  build: string,
): string {
  const { framework, path, files, unreadFiles = [], parameterFiles = [] } = source
  const contents = [files, unreadFiles, parameterFiles].map((all) => all.map(contentOf))
  return hash(JSON.stringify([build, framework, path, ...contents, [...grades].sort(), policySet, own]))
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

function entriesOf(content: unknown, build: string): Map<string, Entry> {
  const { build: of, entries } = (typeof content === 'object' && content !== null ? content : {}) as {
    readonly build?: unknown
    readonly entries?: unknown
  }
  if (of !== build || typeof entries !== 'object' || entries === null) return new Map()
  return new Map(Object.entries(entries).filter((entry): entry is [string, Entry] => isEntry(entry[1])))
}

function isEntry(value: unknown): value is Entry {
  if (!Array.isArray(value) || !Number.isInteger(value[0])) return false
  if (value.length === 1) return true
  const [, asked, answers, uses] = value as readonly unknown[]
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
