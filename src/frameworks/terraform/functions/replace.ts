/**
 * `replace`, also in what only the deployment knows: a text keeps its known parts, and a document its statements.
 * https://developer.hashicorp.com/terraform/language/functions/replace
 */
import type { EditedText, Unknown, Value } from '../../../core/value.ts'
import { MAX_TEXT, spend } from '../../values/budget.ts'
import { computed, textOf, unknown, unlinked } from '../../values/make.ts'
import { replaceInJson, type TextChange, withUnknown } from '../../values/replaced.ts'
import { MAY_BE_JSON, textOfPieces } from '../render.ts'
import { around } from './json-result.ts'
import { replaceAll } from './regex-functions.ts'
import { allTexts, type CallSite, type Rules } from './rule.ts'

type Args = readonly Value[]

/** `/x/` as what to replace is a regular expression. */
function replace(args: Args, site: CallSite): Value | undefined {
  const [text, what, by] = allTexts(args) ?? []
  if (text === undefined || what === undefined || by === undefined) return replaceInUnknown(args, site)
  const result = isPattern(what) ? replaceAll(text, what.slice(1, -1), by, site) : replaceText(text, what, by)
  return result === undefined ? undefined : computed(result, args, site.at)
}

function isPattern(what: string): boolean {
  return what.length > 1 && what.startsWith('/') && what.endsWith('/')
}

function replaceText(text: string, what: string, by: string): string | undefined {
  // Nothing is found before and after every character.
  const parts = what === '' ? ['', ...text, ''] : text.split(what)
  return text.length + parts.length * by.length > MAX_TEXT ? undefined : parts.join(by)
}

/** The text, or what comes in the place of a part of it, is not known. */
function replaceInUnknown([text, sought, by]: Args, { at, scope, budget }: CallSite): Value | undefined {
  const what = sought && textOf(sought)
  if (text === undefined || by === undefined || what === undefined || what === '' || isPattern(what))
    return undefined
  if (by.kind !== 'unknown' && textOf(by) === undefined) return undefined
  const change: TextChange = { what, by }
  if (text.kind === 'unknown') return edited(text, change, at)
  const known = textOf(text)
  if (known !== undefined && !known.includes(what)) return computed(known, [text], at)
  if (text.kind === 'json') {
    const of = replaceInJson(text.of, change)
    if (of !== undefined) return { kind: 'json', of, at }
  }
  if (known === undefined || by.kind !== 'unknown') return undefined
  const pieces = MAY_BE_JSON.test(known) ? around(known, what, { because: by.because, range: at.range }) : []
  if (!spend(budget, pieces.length)) return undefined
  const made = pieces.length === 0 ? undefined : textOfPieces(pieces, { at }, scope)
  return made?.kind === 'json' ? made : withUnknown(known, change, at)
}

/** The text of a reference, which a reader of what it refers to may know. */
function edited(
  { because, edited: earlier }: Unknown,
  change: TextChange,
  at: Value['at'],
): Value | undefined {
  const isWhole = because.kind === 'reference' && because.within === undefined
  const of = earlier?.of ?? (isWhole ? because : undefined)
  if (of === undefined) return undefined
  const apply: EditedText['apply'] = (part, beside) => {
    const before = earlier === undefined ? part : earlier.apply(part, beside)
    return before && replaceInJson(before, change, beside)
  }
  return { ...unknown(unlinked(because), at), edited: { of, apply } }
}

export const REPLACE: Rules = [['replace', { run: replace, takesUnknown: true }]]
