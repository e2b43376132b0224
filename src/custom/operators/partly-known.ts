/** Texts of which a part is unknown before deployment: `"${var.environment}-logs"` ends with `-logs` for certain. */
import { known, whereUnknown } from '../../core/attr.ts'
import type { Attr } from '../../core/claim.ts'
import { UNKNOWN_PART } from '../../core/value.ts'
import { knownText } from '../../subjects/define/deploy-time.ts'
import type { Plain } from '../syntax.ts'

/** What is known of a text. */
export interface KnownParts {
  /** Before the first part that is not known. */
  readonly first: string
  /** After the last one. */
  readonly last: string
  readonly isWhole: boolean
  /** Whether a text can be this one. */
  fits(text: string): boolean
}

/** What is certain of a text, of which only parts are known. */
export type PartTest = (known: KnownParts, text: string) => 'true' | 'false' | 'unknown'

/** Longer texts are left undecided. */
const LONGEST = 1_000
const MOST_PARTS = 20

/**
 * The attribute, with the known text in place of one that is partly unknown, where the known parts decide whether it passes
 * one of the tests.
 */
export function whereMisfits(
  attr: Attr<Plain>,
  part: PartTest,
  texts: readonly string[],
  fold: (text: string) => string,
): Attr<Plain> {
  return whereUnknown(attr, (single) => {
    const text = knownText(single)
    if (text === undefined || text.length > LONGEST || !text.includes(UNKNOWN_PART)) return single
    const parts = partsOf(fold(text))
    if (parts === undefined) return single
    const answers = texts.map((each) => part(parts, each))
    const isDecided = answers.includes('true') || answers.every((answer) => answer === 'false')
    // Whatever the rest is: the known text, as it stands, passes the tests or fails them all.
    return isDecided ? known<Plain>(text, single.at) : single
  })
}

function partsOf(text: string): KnownParts | undefined {
  const parts = text.split(UNKNOWN_PART)
  if (parts.length > MOST_PARTS) return undefined
  const [first = ''] = parts
  const last = parts.at(-1) ?? ''
  return {
    first,
    last,
    isWhole: parts.length === 1,
    fits: (whole) => {
      if (!whole.startsWith(first) || !whole.endsWith(last)) return false
      let at = first.length
      for (const each of parts.slice(1, -1)) {
        const found = whole.indexOf(each, at)
        if (found === -1) return false
        at = found + each.length
      }
      return at + last.length <= whole.length
    },
  }
}
