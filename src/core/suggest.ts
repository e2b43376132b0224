/** What a person may have meant by a word that is not known. */

/** Share of the word's length that may differ. */
const MAX_DIFFERENCE = 0.4
/** Words that are more than so many times as far as the nearest one only distract from it. */
const MAX_FACTOR = 2
const MAX_SUGGESTIONS = 3
/** Longer words are not compared: they are not typing errors. */
const MAX_LENGTH = 200

/**
 * The known words that are close to a word: those that it begins, those with one word more or less between hyphens, or
 * else those within an edit distance of 0.4 of its length, nearest first. Letter case does not count.
 * @returns at most three
 */
export function suggest(word: string, known: readonly string[]): readonly string[] {
  const typed = word.toLowerCase()
  if (typed === '' || typed.length > MAX_LENGTH) return []
  const limit = typed.length * MAX_DIFFERENCE
  const near = known
    .map((candidate) => ({ candidate, distance: distanceTo(typed, candidate.toLowerCase(), limit) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance)
  const nearest = near[0]?.distance ?? 0
  return near
    .filter(({ distance }) => distance <= nearest * MAX_FACTOR)
    .slice(0, MAX_SUGGESTIONS)
    .map(({ candidate }) => candidate)
}

/** `did you mean 'a' or 'b'?`; undefined where no known word is close. */
export function didYouMean(word: string, known: readonly string[]): string | undefined {
  const close = suggest(word, known).map((each) => `'${each}'`)
  return close.length === 0 ? undefined : `did you mean ${alternatives(close)}?`
}

/** `a`, `a or b`, `a, b or c` */
export function alternatives(items: readonly string[]): string {
  const last = items.at(-1) ?? ''
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} or ${last}`
}

/** A word more or less is nearer than any other letter. */
const ONE_WORD = 0.5

function distanceTo(typed: string, candidate: string, limit: number): number {
  if (candidate.startsWith(typed)) return 0
  if (differsByWord(typed.split('-'), candidate.split('-'))) return Math.min(limit, ONE_WORD)
  return Math.abs(candidate.length - typed.length) > limit
    ? Number.POSITIVE_INFINITY
    : edits(typed, candidate)
}

/** Whether one of two names has one word more than the other, which has at least two and the same ones. */
function differsByWord(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (short.length < 2 || long.length !== short.length + 1) return false
  const added = long.findIndex((word, index) => word !== short[index])
  return long.every((word, index) => index === added || word === short[index < added ? index : index - 1])
}

/** Edits between two words, where two letters that changed places count as one: the commonest typing error. */
function edits(a: string, b: string): number {
  let before: readonly number[] = []
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1]
      const replaced = (last[j - 1] ?? 0) + (isSame ? 0 : 1)
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const swapped = isSwapped ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY
      row.push(Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, replaced, swapped))
    }
    before = last
    last = row
  }
  return last[b.length] ?? 0
}
