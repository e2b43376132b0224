/** Documents that are made from code or from a run, and have to be in step with it. */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'

/** Compares a file of the repository with what it is made from; UPDATE=1 rewrites it. */
export function inStep(path: string, make: (current: string) => string): void {
  const file = fileURLToPath(new URL(`../../${path}`, import.meta.url))
  let current = ''
  try {
    current = readFileSync(file, 'utf8')
  } catch {
    // Made for the first time.
  }
  const expected = make(current)
  if (process.env.UPDATE) writeFileSync(file, expected)
  else expect(current).toBe(expected)
}

/** Replaces what stands between two markers of a Markdown file. */
export function withBlock(text: string, name: string, block: string): string {
  const pattern = new RegExp(`(<!-- ${name} -->\n)[\\s\\S]*?(<!-- end ${name} -->)`)
  expect(text).toMatch(pattern)
  return text.replace(pattern, (_, start: string, end: string) => `${start}${block}${end}`)
}
