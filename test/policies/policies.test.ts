import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { judgeTemplate } from '../../src/engines/offline.ts'
import { findPolicy, POLICIES } from '../../src/policies/index.ts'
import { describeFinding, FIXTURES, type Fixture, frameworkOf, parse } from './support.ts'

const NO_RULES = { policies: new Map() }

async function judgeFixture({ name, text, policy }: Fixture) {
  const listed = findPolicy(policy)
  if (listed === undefined) throw new Error(`no policy is called ${policy}`)
  return judgeTemplate(await parse(name, text), NO_RULES, [listed])
}

/** Rewritten with UPDATE=1. */
function expectGolden(path: string, actual: string): void {
  if (process.env.UPDATE === '1') writeFileSync(path, actual)
  else expect(actual).toBe(readFileSync(path, 'utf8').replaceAll('\r\n', '\n'))
}

describe.each(POLICIES)('$id', (policy) => {
  const fixtures = FIXTURES.filter((fixture) => fixture.policy === policy.id)

  test.each(fixtures)('$name', async (fixture) => {
    const { findings } = await judgeFixture(fixture)
    const lines = findings.map((finding) => `${describeFinding(finding)}\n`)
    expectGolden(`${fixture.path}.out`, lines.join(''))
    const verdicts = [...new Set(findings.map(({ verdict }) => verdict))]
    if (fixture.name.startsWith('violating')) expect(verdicts).toEqual(['violation'])
    if (fixture.name.startsWith('undecided')) expect(verdicts).toEqual(['undecided'])
    if (fixture.name.startsWith('passing')) expect(verdicts).toEqual([])
  })

  test('has a fixture of each kind for each framework', () => {
    for (const framework of ['cloudformation', 'terraform']) {
      const names = fixtures.filter(({ name }) => frameworkOf(name) === framework).map(({ name }) => name)
      for (const kind of ['violating', 'passing', 'undecided']) {
        expect(names, framework).toContainEqual(expect.stringMatching(`^${kind}`))
      }
    }
    expect(fixtures.map(({ name }) => name)).toContainEqual(expect.stringMatching(/^default/))
  })

  test.each(policy.examples)('example for $framework', async ({ framework, violating, passing }) => {
    const name = framework === 'terraform' ? 'main.tf' : 'template.yaml'
    const broken = judgeTemplate(await parse(name, violating), NO_RULES, [policy])
    expect(broken.findings.map(({ verdict }) => verdict)).toEqual(['violation'])
    const sound = judgeTemplate(await parse(name, passing), NO_RULES, [policy])
    expect(sound.findings).toEqual([])
    expect(sound.passed).toBeGreaterThan(0)
  })
})

describe('the catalogue', () => {
  test('is sorted by id, and no id is used twice', () => {
    const ids = POLICIES.map(({ id }) => id)
    expect(ids).toEqual([...new Set(ids)].sort())
    for (const id of ids) expect(findPolicy(id)?.id).toBe(id)
    expect(findPolicy('constructor')).toBeUndefined()
  })

  test('covers both frameworks with every policy', () => {
    for (const { id, examples } of POLICIES) {
      expect(examples.map(({ framework }) => framework).sort(), id).toEqual(['cloudformation', 'terraform'])
    }
  })

  test('says why, how to mend it, and where to read on', () => {
    for (const { id, title, why, remedy, references } of POLICIES) {
      expect(id).toMatch(/^aws(-[a-z0-9]+)+$/)
      expect(title, id).toMatch(/^[A-Z].*[^.]$/)
      expect(why, id).toMatch(/^[A-Z].*\.$/)
      expect(remedy, id).toMatch(/^[A-Z][^.]*\.$/)
      expect(references.length, id).toBeGreaterThan(0)
      for (const reference of references) expect(new URL(reference).hostname, id).toBe('docs.aws.amazon.com')
    }
  })

  test('subsumes only what is no more severe, and through and through', () => {
    for (const policy of POLICIES) {
      for (const id of policy.subsumes ?? []) {
        const other = findPolicy(id)
        expect(other, id).toBeDefined()
        expect(other?.subsumes ?? [], id).not.toContain(policy.id)
        for (const further of other?.subsumes ?? []) expect(policy.subsumes).toContain(further)
      }
    }
  })
})
