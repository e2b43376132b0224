/** Documents that are made from code, and have to be in step with it. UPDATE=1 rewrites them. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { COMMANDS } from '../src/cli/commands/index.ts'
import { helpFor } from '../src/cli/help.ts'
import { type Config, DEFAULTS, DOCS } from '../src/config/keys.ts'
import { configFile, packFile } from '../src/config/schema.ts'
import { validateConfig } from '../src/config/validate.ts'
import { OPERATORS } from '../src/custom/operators/table.ts'
import { policySchema } from '../src/custom/schema.ts'
import { exceptionsSchema } from '../src/suppressions/exceptions/schema.ts'
import { lineSchema } from '../src/sweep/schema.ts'
import { inStep, withBlock } from './support/generated.ts'

function schemaOf(file: z.ZodMiniType, title: string, others: Readonly<Record<string, string>> = {}): string {
  const { $schema, ...schema } = z.toJSONSchema(file)
  const properties = Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([name, property]) => {
      if (typeof property !== 'object') return [name, property]
      if (!isKey(name)) return [name, name in others ? { description: others[name], ...property } : property]
      return [name, { description: DOCS[name], ...property, default: DEFAULTS[name] }]
    }),
  )
  return `${JSON.stringify({ $schema, title, ...schema, properties }, null, 2)}\n`
}

function isKey(name: string): name is keyof Config {
  return name in DEFAULTS
}

function configTable(): string {
  const rows = Object.keys(DEFAULTS)
    .filter(isKey)
    .map((name) => {
      const value = DEFAULTS[name]
      const shown = Array.isArray(value)
        ? `[${value.map((each) => JSON.stringify(each)).join(', ')}]`
        : JSON.stringify(value)
      return `| \`${name}\` | \`${shown}\` | ${DOCS[name]} |\n`
    })
  return `| key | default | meaning |\n| --- | --- | --- |\n${rows.join('')}`
}

describe('generated documents', () => {
  test('schemas/config.schema.json', () => {
    inStep('schemas/config.schema.json', () => schemaOf(configFile, 'mvc-gate configuration (.mvcrc)'))
  })

  test('schemas/pack.schema.json', () => {
    const final = 'Keys that the repository, and packs above this one, may make stricter only.'
    inStep('schemas/pack.schema.json', () => schemaOf(packFile, 'mvc-gate pack (mvc-pack.yaml)', { final }))
  })

  test('schemas/policy.schema.json', () => {
    inStep('schemas/policy.schema.json', () => `${JSON.stringify(policySchema(), null, 2)}\n`)
  })

  test('schemas/exceptions.schema.json', () => {
    inStep('schemas/exceptions.schema.json', () => `${JSON.stringify(exceptionsSchema(), null, 2)}\n`)
  })

  test('schemas/sweep.schema.json', () => {
    inStep('schemas/sweep.schema.json', () => `${JSON.stringify(lineSchema(), null, 2)}\n`)
  })

  test('the operators in docs/custom-policies.md', () => {
    const rows = Object.entries(OPERATORS).map(
      ([name, { takes, argument, describes }]) =>
        `| \`${name}\` | ${takes.join(', ')} | ${argument} | ${describes} |\n`,
    )
    const table = `| operator | of | argument | the value |\n| --- | --- | --- | --- |\n${rows.join('')}`
    inStep('docs/custom-policies.md', (text) => withBlock(text, 'operators', table))
  })

  test('the table of keys in docs/configuration.md', () => {
    inStep('docs/configuration.md', (text) => withBlock(text, 'keys', configTable()))
  })

  test('the help in docs/commands.md', () => {
    const help = `\`\`\`text\n${helpFor(undefined, COMMANDS)}\`\`\`\n`
    inStep('docs/commands.md', (text) => withBlock(text, 'help', help))
  })

  test('.mvcrc.example.json shows every key at its default', () => {
    const file = fileURLToPath(new URL('../.mvcrc.example.json', import.meta.url))
    const { $schema: _, ...example } = JSON.parse(readFileSync(file, 'utf8'))
    expect(example).toEqual(DEFAULTS)
    expect(Object.keys(example)).toEqual(Object.keys(DEFAULTS))
    expect(validateConfig(example, [])).toEqual({ config: DEFAULTS })
  })
})
