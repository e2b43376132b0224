/**
 * Reads the suppressions that are written in a template: comments (`# mvc-gate:ignore <policy> until=2027-01-31 -- reason`),
 * and metadata of resources (`Metadata: { mvc-gate: { ignore: [{ policy, reason, until }] } }`).
 */
import type { WrittenSuppression } from '../core/report.ts'
import { type Location, type SourceFile, sourceText } from '../core/source.ts'
import type { Resource, Template } from '../core/template.ts'
import type { Value } from '../core/value.ts'
import { firstLine, headKey, lineKey, resourceKey } from './cover.ts'

const NAME = 'mvc-gate'
const MARK = `${NAME}:ignore`
const FORM = `${MARK} <policy-id> -- <reason>`
/** A comment that begins like a suppression in a wrong form: `mvc-gate: ignore`, `mvc_gate:ignore`, `mvc-gate:disable`. */
const ALMOST = /^(?:#|\/\/|\/\*)[\s#/*!]*mvc[-_]gate[\s:_-]{0,9}(?:ignor|disabl|suppress|skip|allow)/i
/** Longer comments are prose. */
const MAX_LENGTH = 2_000

/** In the order of the template's comments and resources; not yet validated. */
export function parseSuppressions(template: Template): readonly WrittenSuppression[] {
  // Modules are files of their own.
  const files = new Set([...template.files, ...template.resources.map(({ at }) => at.file)])
  if (![...files].some(({ text }) => /mvc[-_]gate/i.test(text))) return []
  const heads = headsByLine(template.resources)
  return [
    ...(template.comments?.() ?? []).flatMap((at) => readComment(at, heads, template.resources) ?? []),
    ...template.resources.flatMap(readMetadata),
  ]
}

function readComment(
  at: Location,
  heads: Heads,
  resources: readonly Resource[],
): WrittenSuppression | undefined {
  const { file, range } = at
  if (range.end - range.start > MAX_LENGTH) return undefined
  const text = sourceText(at)
  const start = text.indexOf(MARK)
  if (start === -1) return ALMOST.test(text) ? faulty({ at }, `not a suppression; write: ${FORM}`) : undefined
  const after = text.slice(start + MARK.length)
  // `ignore-next-line`, as other linters have it.
  if (/^[\w-]/.test(after)) return faulty({ at }, `not a suppression; write: ${FORM}`)
  const rest = after.replace(/\*\/\s*$/, '').replace(/\s+/g, ' ')
  const [head = '', ...reason] = rest.split(/ -- /)
  const words = head.split(' ').filter((word) => word !== '' && word !== ',')
  const options = words.filter((word) => word.includes('='))
  const until = options.find((option) => option.startsWith('until='))?.slice('until='.length)
  const strange = options.find((option) => !option.startsWith('until='))
  const line = lineOf(at)
  return {
    at,
    policies: words.filter((word) => !word.includes('=')).map((word) => word.replace(/,$/, '')),
    reason: reason.join(' -- ').trim(),
    until,
    fault:
      strange === undefined ? undefined : `unknown option '${strange}' (only until=YYYY-MM-DD is supported)`,
    ...(file.text[range.start - 1] === '"'
      ? coverOfString(at, resources)
      : { covers: coverOf(file, line, heads) }),
  }
}

/** The resources whose head, or whole, begins on a line, by the key of the line. */
type Heads = ReadonlyMap<string, readonly Resource[]>

function headsByLine(resources: readonly Resource[]): Heads {
  const heads = new Map<string, Resource[]>()
  for (const resource of resources) {
    const { head, at } = resource
    for (const line of new Set([firstLine(head), firstLine(at)])) {
      const key = lineKey(head.file, line)
      const same = heads.get(key)
      if (same === undefined) heads.set(key, [resource])
      else same.push(resource)
    }
  }
  return heads
}

/** Covers findings on the line, and those of the whole resource that starts there. */
function coverOf(file: SourceFile, line: number, heads: Heads): WrittenSuppression['covers'] {
  const key = lineKey(file, line)
  const names = new Set(heads.get(key)?.map(({ name }) => name))
  return [key, ...[...names].map((name) => headKey(file, name))]
}

/**
 * Covers what a string under `"//"` stands beside, in JSON: the resource whose arguments these are, or the findings in
 * the object.
 */
function coverOfString(
  { file, range }: Location,
  resources: readonly Resource[],
): Pick<WrittenSuppression, 'covers' | 'within'> {
  const around = resources.filter(
    ({ at }) => at.file === file && at.range.start < range.start && at.range.end >= range.end,
  )
  const object = objectAround(file.text, around[0]?.at.range.start ?? range.start, range)
  if (object === undefined) return { covers: [] }
  const { start, end, depth } = object
  return { covers: depth === 1 ? around.map(resourceKey) : [], within: { file, range: { start, end } } }
}

/** Characters of a resource that are looked through for the object around a string. */
const MAX_RESOURCE = 50_000

/** The innermost object around a range, and how many there are from an offset on; undefined outside of any. */
function objectAround(
  text: string,
  from: number,
  { start }: Location['range'],
): { readonly start: number; readonly end: number; readonly depth: number } | undefined {
  const opened: number[] = []
  let inner: number | undefined
  let depth = 0
  for (const { 0: sign, index } of text
    .slice(from, from + MAX_RESOURCE)
    .matchAll(/"(?:[^"\\]|\\.)*"|[{}]/g)) {
    const at = from + index
    if (inner === undefined && at + sign.length > start) {
      inner = opened.at(-1)
      depth = opened.length
      if (inner === undefined) return undefined
    }
    if (sign === '{') opened.push(at)
    else if (sign === '}' && opened.pop() === inner && inner !== undefined)
      return { start: inner, end: at + 1, depth }
  }
  return undefined
}

/** The line that a comment applies to: its own, where something stands before it, else the next that is not a comment. */
function lineOf({ file, range }: Location): number {
  const { text } = file
  const { line: own, column } = file.position(range.start)
  // Minified files have one line, of any length.
  if (column > MAX_LENGTH || text.slice(range.start - column + 1, range.start).trim() !== '') return own
  let at = range.end
  for (let lines = 0; lines < 100; lines++) {
    const next = /\S/.exec(text.slice(at, at + MAX_LENGTH))
    if (next === null) return own
    const found = at + next.index
    const isComment = /^(?:#|\/\/|\/\*)/.test(text.slice(found, found + 2))
    if (!isComment) return file.position(found).line
    const end = text.startsWith('/*', found) ? text.indexOf('*/', found) + 1 : text.indexOf('\n', found)
    if (end <= 0) return own
    at = end + 1
  }
  return own
}

function readMetadata(resource: Resource): readonly WrittenSuppression[] {
  const metadata = resource.meta.entries.get('Metadata') ?? resource.meta.entries.get('metadata')
  const own = metadata?.kind === 'mapping' ? metadata.entries.get(NAME) : undefined
  const list = own?.kind === 'mapping' ? own.entries.get('ignore') : undefined
  if (own === undefined) return []
  if (list?.kind !== 'list') return [faulty(own, `'${NAME}' in metadata must have a list 'ignore'`)]
  return list.items.map((item) => readItem(item, resource))
}

const KEYS = ['policy', 'reason', 'until']

function readItem(item: Value, resource: Resource): WrittenSuppression {
  if (item.kind !== 'mapping') return faulty(item, 'an entry must have a policy and a reason')
  const text = (key: string): string | undefined => {
    const value = item.entries.get(key)
    return value?.kind === 'scalar' && value.value !== null ? String(value.value) : undefined
  }
  const strange = [...item.entries.keys()].find((key) => !KEYS.includes(key))
  const policy = text('policy')
  return {
    at: item.at,
    policies: policy === undefined ? [] : [policy],
    reason: (text('reason') ?? '').trim(),
    until: text('until'),
    fault: strange === undefined ? undefined : `unknown key '${strange}' (supported: ${KEYS.join(', ')})`,
    covers: [resourceKey(resource)],
  }
}

function faulty({ at }: Pick<Value, 'at'>, fault: string): WrittenSuppression {
  return { at, policies: [], reason: '', until: undefined, fault, covers: [] }
}
