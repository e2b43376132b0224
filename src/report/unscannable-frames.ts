/** Frames of what could not be read, for people. */
import type { JudgedTemplate, Unscannable } from '../core/report.ts'
import { renderFrame } from './frame.ts'
import { FIELD, unscannableFix } from './messages.ts'
import { field, place, placeLine, type Style, words } from './style.ts'
import type { Paint } from './terminal.ts'
import { count, oneLine } from './words.ts'

const MAX_UNSCANNABLE = 3

/**
 * One frame a file: where one bracket is missing, what follows is often said to be broken too. What to do about them
 * stands once, below the last one that needs it.
 */
export function unscannableFrames(
  { result, rules }: JudgedTemplate,
  style: Style,
): readonly (readonly string[])[] {
  const accent = rules.unscannable === 'block' ? style.colors.high : style.colors.medium
  const groups = new Map<string, Unscannable[]>()
  for (const each of result.unscannable) {
    const key = `${each.cause ?? ''} ${each.path}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [each])
    else group.push(each)
  }
  const files = [...groups.values()].flatMap(([first, ...more]) =>
    first === undefined ? [] : [{ first, more: more.length }],
  )
  const shown = files.slice(0, MAX_UNSCANNABLE)
  const hidden = files.length - shown.length
  const fixes = shown.map(({ first }) => unscannableFix(first, rules.unscannable))
  return shown.map(({ first, more }, i) => [
    ...unscannableFrame(first, accent, style),
    ...(more > 0
      ? field(FIELD.also, `${count(more, 'more part')} of this file, which may follow from this one`, style)
      : []),
    ...(i === shown.length - 1 && hidden > 0
      ? field(FIELD.also, `${count(hidden, 'more file')} of ${oneLine(result.path, 1000)}`, style)
      : []),
    ...(fixes.lastIndexOf(fixes[i] ?? '') === i ? field(FIELD.fix, fixes[i] ?? '', style) : []),
  ])
}

function unscannableFrame({ path, reason, at }: Unscannable, accent: Paint, style: Style): readonly string[] {
  const head = `${accent(style.colors.strong('unscannable'))}  ${style.colors.strong(words(reason, style))}`
  if (at === undefined) return [head, placeLine(oneLine(path, 1000), '', style)]
  return [head, placeLine(place(at), '', style), ...renderFrame([{ at, note: '' }], { ...style, accent })]
}
