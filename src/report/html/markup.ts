/** Markup that is safe by construction: what is put into a template is escaped unless it is markup itself. */
import { escapeText } from '../terminal.ts'

/** Text that is HTML already. Only this file makes it. */
export interface Markup {
  readonly markup: string
}

type Part = Markup | string | number | undefined | readonly Part[]

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/**
 * Text for an element's content or a quoted attribute. Controls, bidi and invisible characters are written out as
 * `\u{202e}`, line feeds too: nothing in a template may move, hide or reorder what the page says.
 */
export function escapeHtml(text: string): string {
  return escapeText(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
}

/** A piece of a page. Strings and numbers are escaped, lists are joined, undefined is nothing. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  let markup = strings[0] ?? ''
  parts.forEach((part, i) => {
    markup += render(part) + (strings[i + 1] ?? '')
  })
  return { markup }
}

/** Text of this package that is not to be escaped: its style sheet, its script. */
export function trusted(markup: string): Markup {
  return { markup }
}

function render(part: Part): string {
  if (part === undefined) return ''
  if (typeof part === 'string') return escapeHtml(part)
  if (typeof part === 'number') return String(part)
  return isMarkup(part) ? part.markup : part.map(render).join('')
}

function isMarkup(part: Markup | readonly Part[]): part is Markup {
  return 'markup' in part
}
