/** What may go to a terminal: text from outside made visible, and color where it is wanted. */
import * as kleur from 'kleur/colors'

/**
 * Everything that moves the cursor, starts an escape sequence, reorders text or takes no room: controls, lone
 * surrogates, line separators, bidi controls, zero-width characters, tags. Variation selectors only choose a
 * glyph and stay.
 */
const UNSAFE = () =>
  /(?!\p{Variation_Selector})[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u{fff9}-\u{fffb}]/gu

/** Most text; to look up every class above takes longer than a commit should wait. */
const PLAIN = /^[\x20-\x7e]*$/

/**
 * Text from a template, a path, a ref or a server as it may be printed on one line: `\n`, `\t`, `\r`, `\x1b` for
 * ASCII controls, `\xNN` for a path byte that is not UTF-8 (U+DC80-DCFF, see git/paths.ts), `\u{..}` for the rest.
 * Backslashes stay as they are: they can't do harm, and paths would be hard to read.
 */
export function escapeText(text: string): string {
  return PLAIN.test(text) ? text : text.replace(UNSAFE(), escapeCharacter)
}

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0
  if (code === 0x0a) return '\\n'
  if (code === 0x09) return '\\t'
  if (code === 0x0d) return '\\r'
  if (code < 0x80) return `\\x${code.toString(16).padStart(2, '0')}`
  if (code >= 0xdc80 && code <= 0xdcff) return `\\x${(code - 0xdc00).toString(16)}`
  return `\\u{${code.toString(16)}}`
}

/** JSON text with the same characters as `\uNNNN`, so that it may be printed too; line feeds are JSON's own. */
export function escapeJson(json: string): string {
  return json.replace(UNSAFE(), (character) => {
    if (character === '\n') return character
    return Array.from({ length: character.length }, (_, i) => {
      return `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`
    }).join('')
  })
}

export type Paint = (text: string) => string

/** Paints by meaning. */
export interface Colors {
  readonly critical: Paint
  readonly high: Paint
  readonly medium: Paint
  readonly low: Paint
  readonly undecided: Paint
  readonly good: Paint
  readonly strong: Paint
  readonly quiet: Paint
  readonly related: Paint
}

/** Paints that color, or that change nothing. */
export function createColors(enabled: boolean): Colors {
  if (enabled) {
    // Kleur looks at stdout, but the report may go to stderr: the caller has decided.
    kleur.$.enabled = true
    return {
      critical: (text) => kleur.bold(kleur.red(text)),
      high: kleur.red,
      medium: kleur.yellow,
      low: kleur.cyan,
      undecided: kleur.magenta,
      good: kleur.green,
      strong: kleur.bold,
      quiet: kleur.dim,
      related: kleur.blue,
    }
  }
  const plain: Paint = (text) => text
  return {
    critical: plain,
    high: plain,
    medium: plain,
    low: plain,
    undecided: plain,
    good: plain,
    strong: plain,
    quiet: plain,
    related: plain,
  }
}

/**
 * Whether a stream gets color. NO_COLOR (when not empty) forbids it above all; then FORCE_COLOR decides:
 * `0` or `false` forbids, anything else that is not empty asks for it wherever the text goes. Without either,
 * color is for terminals only, and not with TERM=dumb or in CI.
 */
export function wantsColor(
  stream: { readonly isTTY?: boolean },
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  if (env.NO_COLOR) return false
  const forced = env.FORCE_COLOR
  if (forced) return !isOff(forced)
  const ci = env.CI
  return stream.isTTY === true && env.TERM !== 'dumb' && (!ci || isOff(ci))
}

function isOff(value: string): boolean {
  return value === '0' || value.toLowerCase() === 'false'
}
