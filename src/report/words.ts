/** Small pure pieces of wording: one line, plurals, durations. */
import { escapeText } from './terminal.ts'

/** Text from outside on one line: escaped, and cut with `…` after `most` UTF-16 units so that nothing can flood the report. */
export function oneLine(text: string, most = 300): string {
  if (text.length <= most) return escapeText(text)
  // Half a surrogate pair would be shown as an escape.
  const end = /[\ud800-\udbff]/.test(text[most - 1] ?? '') ? most - 1 : most
  return `${escapeText(text.slice(0, end))}…`
}

/** `1 template`, `2 templates`. */
export function count(many: number, singular: string, plural = `${singular}s`): string {
  return `${many} ${many === 1 ? singular : plural}`
}

/** The first few of a list, and how many more there are; unescaped. */
export function fewOf(items: readonly string[], most = 3): string {
  const more = items.length - most
  return items.slice(0, most).join(', ') + (more > 0 ? ` and ${more} more` : '')
}

/** Paths after a command, to copy: ` a.yaml b.yaml`, or ` <paths>` where a shell would read them otherwise or they are long. */
export function pathWords(paths: readonly string[]): string {
  if (paths.length === 0) return ''
  const typed = paths.join(' ')
  const isPlain = typed.length <= 80 && paths.every((path) => /^[\w./][\w./-]*$/.test(path))
  return isPlain ? ` ${typed}` : ' <paths>'
}

/** A number of milliseconds as people say it: `40 ms`, `0.1 s`, `12.3 s`, `2 min 5 s`. */
export function formatDuration(milliseconds: number): string {
  const whole = Math.max(0, Math.round(milliseconds))
  if (whole < 95) return `${whole} ms`
  const tenths = Math.round(whole / 100)
  if (tenths < 600) return `${(tenths / 10).toFixed(1)} s`
  const seconds = Math.round(whole / 1000)
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}

/** Up to the first full stop that ends a sentence: what a frame has room for. */
export function firstSentence(text: string): string {
  return /^.*?[.!?](?=\s|$)/s.exec(text)?.[0] ?? text
}
