import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { frameworkInfo } from '../../src/core/frameworks.ts'
import { CUSTOM, PLATFORM_IDS, platformInfo } from '../../src/core/platforms.ts'
import { frameworksOf, type PolicyInfo, platformOfId } from '../../src/core/policy-info.ts'
import { judgeTemplate } from '../../src/engines/offline.ts'
import { findPolicy, POLICIES } from '../../src/policies/index.ts'
import { describeFinding, EXAMPLES, FIXTURES, type Fixture, frameworkOf, parse } from './support.ts'

/** Where the vendors document a policy's platform and its frameworks. */
function documentationOf(policy: PolicyInfo): readonly string[] {
  const ofFrameworks = frameworksOf(policy).flatMap((each) => frameworkInfo(each).documentation ?? [])
  const ofPlatform = policy.platform === CUSTOM ? [] : platformInfo(policy.platform).documentation
  return [...ofPlatform, ...ofFrameworks]
}

/** Catalogs of controls with their versions, and the number of one control. */
const CONTROL =
  /^(?:CIS (?:AWS|Azure|GCP) \d+\.\d+\.\d+ [\d.]+|NIST 800-53 [A-Z]{2}-\d+(?:\(\d+\))?|PCI DSS 4\.0 [\d.]+)$/

/** Policies that the type of a resource decides: there is nothing to be left out or unknown. */
const BY_TYPE: ReadonlySet<string> = new Set(['aws-iam-user-inline-policy', 'aws-iam-user-present'])

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
  const examples = EXAMPLES.filter((example) => example.policy === policy.id)

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
    const kinds = BY_TYPE.has(policy.id) ? ['violating', 'passing'] : ['violating', 'passing', 'undecided']
    for (const framework of frameworksOf(policy)) {
      const names = fixtures.filter(({ name }) => frameworkOf(name) === framework).map(({ name }) => name)
      for (const kind of kinds) {
        expect(names, framework).toContainEqual(expect.stringMatching(`^${kind}`))
      }
    }
    if (BY_TYPE.has(policy.id)) return
    expect(fixtures.map(({ name }) => name)).toContainEqual(expect.stringMatching(/^default/))
  })

  test.each(examples)('$name', async (example) => {
    const { findings, passed } = await judgeFixture(example)
    expectGolden(`${example.path}.out`, findings.map((finding) => `${describeFinding(finding)}\n`).join(''))
    const isPassing = example.name.startsWith('example.passing')
    expect(findings.map(({ verdict }) => verdict)).toEqual(isPassing ? [] : ['violation'])
    if (isPassing) expect(passed).toBeGreaterThan(0)
  })

  test('has two examples for each framework of its cloud, or says why not', () => {
    const names = frameworksOf(policy).flatMap((framework) =>
      ['passing', 'violating'].map((kind) => `example.${kind}${frameworkInfo(framework).fixtureEnding}`),
    )
    expect(examples.map(({ name }) => name)).toEqual(names.sort())
    for (const reason of Object.values(policy.notIn ?? {})) expect(reason).toMatch(/^[a-zA-Z].{15,}[^.]$/)
  })
})

describe('the catalog', () => {
  test('is tested with unknown values on every platform', () => {
    const folder = fileURLToPath(new URL('unknown', import.meta.url))
    const files = readdirSync(folder).filter((name) => name.endsWith('.test.ts'))
    expect(files).toEqual(PLATFORM_IDS.map((id) => `${id}.test.ts`))
  })

  test('is sorted by id, and no id is used twice', () => {
    const ids = POLICIES.map(({ id }) => id)
    expect(ids).toEqual([...new Set(ids)].sort())
    for (const id of ids) expect(findPolicy(id)?.id).toBe(id)
    expect(findPolicy('constructor')).toBeUndefined()
  })

  test('says why, how to fix it, and where to read on', () => {
    for (const policy of POLICIES) {
      const { id, title, why, fix, references, controls = [] } = policy
      for (const control of controls) expect(control, id).toMatch(CONTROL)
      expect(id).toMatch(/^[a-z]+(-[a-z0-9]+)+$/)
      expect(platformOfId(id), id).toBe(policy.platform)
      const source = new URL(`../../src/policies/${policy.platform}/${id}.ts`, import.meta.url)
      expect(readFileSync(source, 'utf8'), 'what the scaffold leaves to write').not.toContain('TODO')
      expect(title, id).toMatch(/^[A-Z].*[^.]$/)
      expect(why, id).toMatch(/^[A-Z].*\.$/)
      expect(fix, id).toMatch(/^[A-Z].*\.$/)
      for (const sentence of [...(policy.accepts ?? []), ...(policy.since ?? [])]) {
        expect(sentence, id).toMatch(/^[A-Z].*\.$/)
      }
      expect(references.length, id).toBeGreaterThan(0)
      for (const reference of references) {
        expect(documentationOf(policy), id).toContain(new URL(reference).hostname)
      }
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
