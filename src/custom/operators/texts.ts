/** `matches`, `startsWith`, `endsWith`. */
import { mapAttr } from '../../core/attr.ts'
import { test } from '../../core/claim.ts'
import { isFound } from '../../frameworks/values/regex/found.ts'
import { compileRegex } from '../../frameworks/values/regex/match.ts'
import type { Literal, Plain } from '../syntax.ts'
import { type MakeClaim, type Operator, type Options, TEXT, textOf } from './operator.ts'
import { type PartTest, whereMisfits } from './partly-known.ts'

/** Compares texts with parts that they may have: whole texts, and those of which a part is known. */
export function textual(
  describes: string,
  { whole, known }: { whole: (text: string, part: string) => boolean; known: PartTest },
): Operator {
  return {
    takes: TEXT,
    argument: 'texts',
    describes,
    compile: (given, { ignoreCase }) => {
      const fold = (text: string) => (ignoreCase ? text.toLowerCase() : text)
      const parts = given.map(({ text }) => fold(text))
      return (attr, note) =>
        test(
          whereMisfits(attr, known, parts, fold),
          (value) =>
            parts.some((part) => whole(fold(textOf(value) ?? ''), part) && typeof value !== 'symbol'),
          note,
        )
    },
  }
}

/** Finds a regular expression in linear time. */
export const matches: Operator = {
  takes: TEXT,
  argument: 'pattern',
  describes: 'the regular expression (RE2 syntax) is found in the text; `^` and `$` anchor it',
  compile: matching,
}

/** Longer texts are no names: they are not matched, and stay undecided. */
const LONGEST_MATCHED = 10_000

function matching([literal]: readonly Literal[], { ignoreCase }: Options): MakeClaim | string {
  const pattern = literal?.text ?? ''
  const program = compileRegex(ignoreCase ? `(?i:${pattern})` : pattern)
  if (program === undefined) {
    return 'not a linear regular expression (RE2 syntax: no look-around, no back references, repeats up to 1000)'
  }
  return (attr, note, spend) => {
    const found = mapAttr<Plain, { readonly value: Plain; readonly isMatch: boolean }>(
      attr,
      (value) => {
        const text = textOf(value)
        if (text === undefined) return { value, isMatch: false }
        const isMatch = text.length > LONGEST_MATCHED ? undefined : isFound(program, text, spend)
        return isMatch === undefined ? undefined : { value, isMatch }
      },
      'a text short enough to match',
    )
    return test(
      found,
      ({ isMatch }) => isMatch,
      ({ value }) => note(value),
    )
  }
}
