/** A page for each policy, and an index with what is covered. UPDATE=1 rewrites them. */
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { readExamples } from '../../src/cli/policy-examples.ts'
import { controlsOf, kindsOf } from '../../src/controls/controls.ts'
import { KINDS } from '../../src/controls/kinds.ts'
import { frameworkInfo, frameworksFor } from '../../src/core/frameworks.ts'
import { PLATFORMS, type Platform } from '../../src/core/platforms.ts'
import { frameworksOf, type PolicyInfo, severitiesOf } from '../../src/core/policy-info.ts'
import { setWords } from '../../src/core/policy-sets.ts'
import { POLICIES } from '../../src/policies/index.ts'
import { defaultsPage } from '../support/defaults-page.ts'
import { fixesPage } from '../support/fixes-page.ts'
import { inStep } from '../support/generated.ts'
import { exampleOf } from './support.ts'

const FOLDER = fileURLToPath(new URL('../../docs/policies', import.meta.url))
mkdirSync(FOLDER, { recursive: true })

function pageOf(policy: PolicyInfo): string {
  const { id, title, why, fix, references, mvisionNames, notIn = {} } = policy
  const list = (heading: string, items: readonly string[]) =>
    items.length === 0 ? [] : [`## ${heading}\n\n${items.map((item) => `- ${item}`).join('\n')}`]
  const examples = frameworksOf(policy).map((framework) => {
    const { shortName, fence } = frameworkInfo(framework)
    const fenced = (kind: 'violating' | 'passing') =>
      `\`\`\`${fence}\n${exampleOf(id, framework, kind).text.trimEnd()}\n\`\`\``
    return `## ${shortName}\n\nViolating:\n\n${fenced('violating')}\n\nCompliant:\n\n${fenced('passing')}`
  })
  return `${[
    `# ${id}`,
    [`**${title}**`, `severity ${severitiesOf(policy)}`, setWords(policy)]
      .filter((each) => each !== undefined)
      .join(' · '),
    `## Why it matters\n\n${why}`,
    `## How to fix it\n\n${fix}`,
    ...examples,
    ...list('What it accepts', policy.accepts ?? []),
    ...list('Since when', policy.since ?? []),
    ...(policy.defaults === undefined ? [] : ['[What nothing written means](../defaults.md)']),
    ...list('Not applicable to', Object.values(notIn)),
    '## When it is undecided\n\nIf a value that decides is only known at deployment: a parameter or variable without a value, an attribute of another resource, a condition. The report names the value.',
    policy.enabledByDefault === false
      ? `## Turning it on\n\nThe policy is off by default. A severity in \`.mvcrc\` turns it on: \`"policies": { "${id}": "${policy.severity}" }\`. Where a tenant decides and reports it under one of its names, the report shows the place all the same.`
      : `## Suppressing or re-grading\n\nIn \`.mvcrc\`: \`"policies": { "${id}": "off" }\`, or another severity; \`"ignore": [{ "policy": "${id}", "path": "...", "reason": "..." }]\` for a single place.`,
    ...list(
      'Includes (also reported by this policy)',
      (policy.subsumes ?? []).map((other) => `[${other}](${other}.md)`),
    ),
    ...list(
      'Protects',
      kindsOf(policy).map((kind) => `[${KINDS[kind].title}](../controls.md#${kind})`),
    ),
    ...list('Controls (as mapped by mvc-gate)', controlsOf(policy)),
    ...list('MVISION Cloud policy names', mvisionNames),
    ...list(
      'References',
      references.map((url) => `<${url}>`),
    ),
  ].join('\n\n')}\n`
}

function rowOf(policy: PolicyInfo, platform: Platform): string {
  const cells = frameworksFor(platform).map((framework) =>
    policy.notIn?.[framework] === undefined ? 'yes' : 'does not exist there',
  )
  return `| [${policy.id}](${policy.id}.md) | ${policy.severity}${policy.enabledByDefault === false ? ', off by default' : ''} | ${policy.title} | ${cells.join(' | ')} |`
}

function index(): string {
  const tables = PLATFORMS.flatMap(({ id, name }) => {
    const rows = POLICIES.filter(({ platform }) => platform === id).map((policy) => rowOf(policy, id))
    if (rows.length === 0) return []
    const frameworks = frameworksFor(id).map((framework) => frameworkInfo(framework).shortName)
    const head = ['policy', 'severity', 'fault', ...frameworks]
    const line = `| ${head.join(' | ')} |\n|${' --- |'.repeat(head.length)}`
    return [`## ${name} (${rows.length})\n\n${line}\n${rows.join('\n')}`]
  })
  return `# Policies\n\nMade from the policies themselves. \`mvc-gate policies\` lists them in the terminal. A policy that is off by default is turned on by a severity in \`.mvcrc\`:\n\`"policies": { "<id>": "low" }\`.\n\n${tables.join('\n\n')}\n`
}

describe('pages', () => {
  test.each(POLICIES)('$id', (policy) => {
    inStep(`docs/policies/${policy.id}.md`, () => pageOf(policy))
    for (const { framework, violating, passing } of readExamples(policy)) {
      expect(violating).toBe(exampleOf(policy.id, framework, 'violating').text)
      expect(passing).toBe(exampleOf(policy.id, framework, 'passing').text)
    }
  })

  test('the defaults', async () => {
    const page = await defaultsPage()
    inStep('docs/defaults.md', () => page)
    for (const { id, defaults = [], safeDefaultSeverity } of POLICIES) {
      const isMild = defaults.some((each) => each.is === 'new')
      expect(isMild, id).toBe(safeDefaultSeverity !== undefined)
      for (const each of defaults) {
        if (each.is === 'new') expect(each.since, id).toMatch(/^\d{4}-\d{2}(?:-\d{2})?$/)
        expect(each.source, id).toMatch(/^https:\/\//)
      }
    }
  })

  test('the fixes', async () => {
    const { fixed, page } = await fixesPage()
    inStep('docs/fixes.md', () => page)
    expect(fixed).toBeGreaterThanOrEqual(150)
    for (const { id, repair } of POLICIES) {
      for (const sentence of [repair?.unsafe, repair?.decide]) {
        if (sentence !== undefined) expect(sentence, id).toMatch(/^[A-Z].*\.$/)
      }
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
