/** Comma-separated values: https://datatracker.ietf.org/doc/html/rfc4180 */

/** The rows of a text; undefined where its quotes don't match. Blank lines are no rows. */
export function readCsv(text: string): readonly (readonly string[])[] | undefined {
  const rows: string[][] = []
  let row: string[] = []
  for (let at = 0; at < text.length; ) {
    const isFirst = row.length === 0
    if (isFirst && (text[at] === '\n' || text.startsWith('\r\n', at))) {
      at += text[at] === '\n' ? 1 : 2
      continue
    }
    const field = text[at] === '"' ? readQuoted(text, at) : readPlain(text, at)
    if (field === undefined) return undefined
    row.push(field.value)
    at = field.end
    if (text[at] === ',') {
      at++
      // A comma at the end begins another field.
      if (at < text.length && text[at] !== '\n') continue
      row.push('')
    }
    rows.push(row)
    row = []
    if (text[at] === '\r') at++
    at++
  }
  return rows
}

interface Field {
  readonly value: string
  readonly end: number
}

function readPlain(text: string, start: number): Field | undefined {
  let end = start
  while (end < text.length && text[end] !== ',' && text[end] !== '\n') end++
  if (text[end] !== ',' && text[end - 1] === '\r' && end > start) end--
  const value = text.slice(start, end)
  return value.includes('"') ? undefined : { value, end }
}

function readQuoted(text: string, start: number): Field | undefined {
  let value = ''
  for (let at = start + 1; ; ) {
    const quote = text.indexOf('"', at)
    if (quote === -1) return undefined
    value += text.slice(at, quote)
    if (text[quote + 1] !== '"') {
      const end = quote + 1
      return end === text.length || /^(?:,|\r?\n)/.test(text.slice(end, end + 2)) ? { value, end } : undefined
    }
    value += '"'
    at = quote + 2
  }
}
