/** A page for each policy, and an index with what is covered. UPDATE=1 rewrites them. */
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { EXAMPLE_HEADINGS, readExamples } from '../../src/cli/policy-examples.ts'
import { type Cloud, cloudOf, FRAMEWORKS, frameworksOf, type PolicyInfo } from '../../src/core/policy-info.ts'
import { POLICIES } from '../../src/policies/index.ts'
import { inStep } from '../support/generated.ts'
import { exampleOf } from './support.ts'

const FOLDER = fileURLToPath(new URL('../../docs/policies', import.meta.url))
mkdirSync(FOLDER, { recursive: true })

const LANGUAGES = { cloudformation: 'yaml', terraform: 'hcl', arm: 'json' } as const
const CLOUDS: Readonly<Record<Cloud, string>> = { aws: 'AWS', azure: 'Azure', gcp: 'Google Cloud' }

function pageOf(policy: PolicyInfo): string {
  const { id, title, severity, why, fix, references, controls = [], mvisionNames, notIn = {} } = policy
  const list = (heading: string, items: readonly string[]) =>
    items.length === 0 ? [] : [`## ${heading}\n\n${items.map((item) => `- ${item}`).join('\n')}`]
  const examples = frameworksOf(policy).map((framework) => {
    const fenced = (kind: 'violating' | 'passing') =>
      `\`\`\`${LANGUAGES[framework]}\n${exampleOf(id, framework, kind).text.trimEnd()}\n\`\`\``
    const heading = EXAMPLE_HEADINGS[framework]
    return `## ${heading}\n\nViolating:\n\n${fenced('violating')}\n\nMended:\n\n${fenced('passing')}`
  })
  return `${[
    `# ${id}`,
    `**${title}** · severity ${severity}`,
    `## Why it matters\n\n${why}`,
    `## How to mend it\n\n${fix}`,
    ...examples,
    ...list('Where it can not be written', Object.values(notIn)),
    '## When it is undecided\n\nWhere a value that decides is known only at deployment: a parameter or variable without a value, an attribute of another resource, a condition. The report names it.',
    `## How to live with it\n\nIn \`.mvcrc\`: \`"policies": { "${id}": "off" }\`, or another severity; \`"ignore": [{ "policy": "${id}", "path": "...", "reason": "..." }]\` for single places.`,
    ...list(
      'Stands for',
      (policy.subsumes ?? []).map((other) => `[${other}](${other}.md)`),
    ),
    ...list('Controls', controls),
    ...list('In MVISION Cloud', mvisionNames),
    ...list(
      'References',
      references.map((url) => `<${url}>`),
    ),
  ].join('\n\n')}\n`
}

function rowOf(policy: PolicyInfo, cloud: Cloud): string {
  const cells = FRAMEWORKS[cloud].map((framework) =>
    policy.notIn?.[framework] === undefined ? 'yes' : 'does not exist there',
  )
  return `| [${policy.id}](${policy.id}.md) | ${policy.severity} | ${policy.title} | ${cells.join(' | ')} |`
}

function index(): string {
  const tables = (['aws', 'azure', 'gcp'] as const).flatMap((cloud) => {
    const rows = POLICIES.filter((policy) => cloudOf(policy) === cloud).map((policy) => rowOf(policy, cloud))
    if (rows.length === 0) return []
    const frameworks = FRAMEWORKS[cloud].map((framework) => EXAMPLE_HEADINGS[framework])
    const head = ['policy', 'severity', 'fault', ...frameworks]
    const line = `| ${head.join(' | ')} |\n|${' --- |'.repeat(head.length)}`
    return [`## ${CLOUDS[cloud]} (${rows.length})\n\n${line}\n${rows.join('\n')}`]
  })
  return `# Policies\n\nMade from the policies themselves. \`mvc-gate policies\` lists them in the terminal.\n\n${tables.join('\n\n')}\n`
}

describe('pages', () => {
  test.each(POLICIES)('$id', (policy) => {
    inStep(`docs/policies/${policy.id}.md`, () => pageOf(policy))
    for (const { framework, violating, passing } of readExamples(policy)) {
      expect(violating).toBe(exampleOf(policy.id, framework, 'violating').text)
      expect(passing).toBe(exampleOf(policy.id, framework, 'passing').text)
    }
  })

  test('the index', () => inStep('docs/policies/README.md', index))

  test('there are no others', () => {
    const wanted = new Set(['README.md', ...POLICIES.map(({ id }) => `${id}.md`)])
    const others = readdirSync(FOLDER).filter((name) => !wanted.has(name))
    if (process.env.UPDATE) for (const name of others) rmSync(`${FOLDER}/${name}`)
    else expect(others).toEqual([])
  })
})
