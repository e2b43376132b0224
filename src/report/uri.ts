/** Paths as relative URIs. */

/** Percent-encoded, part by part; a byte that is not UTF-8 (see git/paths.ts) is itself. */
export function uriOf(path: string): string {
  return path.split('/').map(encodePart).join('/')
}

function encodePart(part: string): string {
  // A first part such as `a:b` would be read as a scheme.
  return Array.from(part, encodeCharacter).join('').replaceAll(':', '%3A')
}

function encodeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0
  if (code >= 0xdc80 && code <= 0xdcff) return `%${(code - 0xdc00).toString(16).toUpperCase()}`
  return code >= 0xd800 && code <= 0xdfff ? '%EF%BF%BD' : encodeURIComponent(character)
}
