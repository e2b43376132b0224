/** Credentials in templates: which text no report may show. */
import type { Label } from '../core/claim.ts'
import type { Report } from '../core/report.ts'
import { type Location, type Range, type SourceFile, sourceText } from '../core/source.ts'
import { secretsIn, sureSecretsIn } from '../secrets/find.ts'

/** What stands for a credential; its width says nothing about the credential's. */
export const MASK = '******'

export interface Secrets {
  /** Parts of `range` to print as MASK: in order, not touching, possibly reaching beyond the range. */
  within(file: SourceFile, range: Range): readonly Range[]
  /** Words about a template, without the credentials they may quote. */
  scrub(text: string): string
}

/** So many different credentials are also looked for where nothing says that they stand there. */
const MOST_TEXTS = 100
/** Longer ones than this are not looked for elsewhere. */
const LONGEST_TEXT = 200

/**
 * Collects the places that any finding marks as secret, and where their values come from. A place is masked in
 * the whole report, not only under its own finding: the next frame's context may show the same line.
 */
export function collectSecrets(report: Pick<Report, 'judged'>): Secrets {
  const places = new Map<string, { text: string; ranges: Range[] }[]>()
  const texts = new Set<string>()
  for (const label of secretLabels(report)) {
    addRange(places, label.at)
    if (label.from !== undefined) addRange(places, label.from.at)
    // What is only made with a credential is an expression, whose words may stand anywhere.
    if (label.secret === 'place') continue
    // Where the value comes from elsewhere, the label's own place only names it: `var.password`.
    const text = unquoted(label.from?.at ?? label.at)
    if (text !== undefined && texts.size < MOST_TEXTS) texts.add(text)
  }
  const marked = new Map(
    [...places].map(([path, versions]) => [
      path,
      versions.map(({ text, ranges }) => ({ text, ranges: merge(ranges) })),
    ]),
  )
  const significant = [...texts].filter((text) => text.length >= 8 && !isPlainWord(text))
  return {
    within(file, range) {
      const ranges = placeOf(marked.get(file.path), file)?.ranges ?? []
      return merge([
        ...overlapping(ranges, range),
        ...occurrences(file, range, significant),
        ...overlapping(unmarked(file), range),
      ])
    },
    scrub: scrubber([...texts]),
  }
}

function* secretLabels(report: Pick<Report, 'judged'>): Generator<Label> {
  for (const { result, existing, unconfirmed, notEnforced = [], suppressed } of report.judged) {
    const accepted = suppressed.flatMap(({ finding }) => finding ?? [])
    // What doesn't count is listed too.
    for (const finding of [...result.findings, ...existing, ...unconfirmed, ...notEnforced, ...accepted]) {
      for (const label of finding.labels) if (label.secret) yield label
    }
  }
}

/** A plain word is a key, a type or an English word as well, and may only be masked where it is plainly quoted. */
function isPlainWord(text: string): boolean {
  return /^[A-Za-z_]+$/.test(text)
}

function scrubber(texts: readonly string[]): (text: string) => string {
  // The longest first: one credential may contain another.
  const patterns = [...texts]
    .sort((a, b) => b.length - a.length)
    .flatMap((text) => (isPlainWord(text) ? [`"${text}"`, `'${text}'`, `\`${text}\``] : [text]))
  return (words) => {
    if (texts.includes(words)) return MASK
    const rest = patterns.reduce((rest, pattern) => rest.replaceAll(pattern, () => MASK), words)
    return masked(rest, sureSecretsIn(rest))
  }
}

function masked(text: string, ranges: readonly Range[]): string {
  let printed = ''
  let done = 0
  for (const { start, end } of ranges) {
    printed += text.slice(done, start) + MASK
    done = end
  }
  return printed + text.slice(done)
}

/** One version of a file: the tips of a push may hold several. */
interface Place {
  readonly text: string
  readonly ranges: readonly Range[]
}

function placeOf<P extends Place>(versions: readonly P[] | undefined, file: SourceFile): P | undefined {
  return versions?.find((place) => place.text === file.text)
}

function addRange(places: Map<string, { text: string; ranges: Range[] }[]>, { file, range }: Location): void {
  const versions = places.get(file.path) ?? []
  places.set(file.path, versions)
  const place = placeOf(versions, file)
  if (place === undefined) versions.push({ text: file.text, ranges: [range] })
  else place.ranges.push(range)
}

function unquoted(at: Location): string | undefined {
  if (at.range.end - at.range.start > LONGEST_TEXT) return undefined
  const text = sourceText(at).trim()
  const inside = /^(["'])(.*)\1$/s.exec(text)?.[2] ?? text
  return inside.length >= 4 ? inside : undefined
}

function merge(ranges: readonly Range[]): readonly Range[] {
  const merged: Range[] = []
  for (const range of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1)
    if (last !== undefined && range.start <= last.end) {
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, range.end) }
    } else if (range.end > range.start) merged.push(range)
  }
  return merged
}

/** The ranges that share something with `range`; `sorted` is in order and disjoint. */
function overlapping(sorted: readonly Range[], range: Range): readonly Range[] {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle]?.end ?? 0) <= range.start) low = middle + 1
    else high = middle
  }
  let end = low
  while (end < sorted.length && (sorted[end]?.start ?? 0) < range.end) end++
  return sorted.slice(low, end)
}

/** The secrets of files that a report shows, which are read once. */
const SECRETS_OF = new WeakMap<SourceFile, readonly Range[]>()

/** What looks like a credential, whatever any policy says: the context of a frame may show any line. */
function unmarked(file: SourceFile): readonly Range[] {
  const ranges = SECRETS_OF.get(file) ?? merge(secretsIn(file.text).map(({ start, end }) => ({ start, end })))
  SECRETS_OF.set(file, ranges)
  return ranges
}

function occurrences(file: SourceFile, range: Range, texts: readonly string[]): readonly Range[] {
  if (texts.length === 0) return []
  const from = Math.max(0, range.start - LONGEST_TEXT)
  const near = file.text.slice(from, range.end + LONGEST_TEXT)
  const found: Range[] = []
  for (const text of texts) {
    for (let i = near.indexOf(text); i !== -1; i = near.indexOf(text, i + text.length)) {
      found.push({ start: from + i, end: from + i + text.length })
    }
  }
  return found.filter((each) => each.start < range.end && each.end > range.start)
}
