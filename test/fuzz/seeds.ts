/** Templates to damage: fixtures and, where this machine has them, published ones. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Framework } from '../../src/core/frameworks.ts'
import { corpusFiles } from '../frameworks/support.ts'

const FIXTURES = fileURLToPath(new URL('../policies', import.meta.url))

/** Longer texts take longer, and the same code. */
const MAX_LENGTH = 6_000

/** Frameworks by the kinds of their files: framework, name of a file, and its ending. */
export const KINDS = [
  ['cloudformation', 'a.yaml', '.yaml'],
  ['cloudformation', 'a.json', '.json'],
  ['arm', 'main.json', '.json'],
  ['terraform', 'main.tf', '.tf'],
] as const

/** Texts of one kind, of which two frameworks share an ending. */
export function seedTexts(framework: Framework, ending: string): readonly string[] {
  const texts = ending === '.json' ? jsonTexts() : textsWith(ending)
  return ending === '.json' ? texts.filter((text) => isARM(text) === (framework === 'arm')) : texts
}

const isARM = (text: string): boolean => text.includes('deploymentTemplate.json')

/** Some of those in JSON that are no templates would be most of the seeds. */
function jsonTexts(): readonly string[] {
  return textsWith('.json').filter((text) => /deploymentTemplate\.json|"Resources"/.test(text))
}

function textsWith(ending: string): readonly string[] {
  const fixtures = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => readFileSync(join(FIXTURES, name), 'utf8'))
  const published = corpusFiles(ending).map(({ text }) => text)
  return [...fixtures, ...published.filter(({ length }) => length <= MAX_LENGTH)]
}
