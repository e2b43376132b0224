/** Where lines end in JSON and YAML: at a line feed, a carriage return, or both. */

/** The offset of the first line end from `start` on; the text's length where there is none. */
export function lineEnd(text: string, start: number): number {
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x0a || code === 0x0d) return at
  }
  return text.length
}
