/** What people take for one character, which is what Terraform counts. */

let segmenter: Intl.Segmenter | undefined

/** The characters of a text as people see them. */
export function graphemes(text: string): readonly string[] {
  // A line end of two characters is one.
  if (/^[\0-\x7f]*$/.test(text) && !text.includes('\r\n')) return [...text]
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}
