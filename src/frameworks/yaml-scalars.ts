/**
 * What a plain YAML scalar means to CloudFormation. It reads YAML 1.1 (so `yes` and `on` are true), but has no
 * timestamps: `2012-10-17` is text.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html
 */

const WORDS: ReadonlyMap<string, boolean | null> = new Map<string, boolean | null>([
  ['', null],
  ['~', null],
  ...spellings('null', null),
  ...spellings('true', true),
  ...spellings('yes', true),
  ...spellings('on', true),
  ...spellings('false', false),
  ...spellings('no', false),
  ...spellings('off', false),
])

function spellings(word: string, value: boolean | null): readonly [string, boolean | null][] {
  const capital = word.charAt(0).toUpperCase() + word.slice(1)
  return [word, capital, word.toUpperCase()].map((spelling) => [spelling, value])
}

const DECIMAL = /^[-+]?(?:0|[1-9][0-9_]*)$/
const OCTAL = /^[-+]?0[0-7_]+$/
const BINARY = /^[-+]?0b[01_]+$/
const HEXADECIMAL = /^[-+]?0x[0-9a-fA-F_]+$/
/** YAML 1.1 wants a point in a float: the commit id `12e4567` is text. */
const FLOAT = /^[-+]?(?:[0-9][0-9_]*\.[0-9_]*|\.[0-9][0-9_]*)(?:[eE][-+]?[0-9]+)?$/

/** Longer than any number; such a text is not worth matching. */
const LONGEST_NUMBER = 40

/**
 * The value of a plain scalar. Whole numbers too large to be exact (some identifiers) and sexagesimal numbers
 * (`22:30`, which is never meant) stay text.
 */
export function resolvePlain(text: string): string | number | boolean | null {
  const word = WORDS.get(text)
  if (word !== undefined) return word
  if (text.length > LONGEST_NUMBER || !/^[-+.0-9]/.test(text)) return text
  const digits = text.replaceAll('_', '')
  if (DECIMAL.test(text)) return exact(Number(digits), text)
  if (HEXADECIMAL.test(text)) return exact(Number.parseInt(digits, 16), text)
  if (OCTAL.test(text)) return exact(Number.parseInt(digits, 8), text)
  if (BINARY.test(text)) return exact(Number.parseInt(digits.replace('0b', ''), 2), text)
  return FLOAT.test(text) ? Number(digits) : text
}

function exact(number: number, text: string): number | string {
  return Number.isSafeInteger(number) ? number : text
}
