/**
 * In which set each policy came, and how it was graded then. A policy that is not in the list must name its set;
 * UPDATE=1 then adds it.
 */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type PolicyInfo, SEVERITIES } from '../../src/core/policy-info.ts'
import { CURRENT_SET, FIRST_SET, POLICY_SETS, SET_FORM, setOf } from '../../src/core/policy-sets.ts'
import { POLICIES } from '../../src/policies/index.ts'
import { inStep } from '../support/generated.ts'

const LIST = 'test/policies/sets.json'

const known: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(new URL(`../../${LIST}`, import.meta.url), 'utf8'),
)

const gradeOf = ({ severity, enabledByDefault }: PolicyInfo) =>
  enabledByDefault === false ? 'off' : severity

/** From `off` to `critical`. */
const rankOf = (grade: string) => ['off', ...SEVERITIES].indexOf(grade)

test('sets are quarters, in order', () => {
  expect([...POLICY_SETS].sort()).toEqual(POLICY_SETS)
  for (const set of POLICY_SETS) expect(set).toMatch(SET_FORM)
})

test('every policy is in a set of the package, and a new one says in which', () => {
  const silent = POLICIES.filter(({ id, policySet }) => policySet === undefined && known[id] === undefined)
  expect(
    silent.map(({ id }) => id),
    `state policySet: '${CURRENT_SET}'`,
  ).toEqual([])
  for (const policy of POLICIES) {
    expect(POLICY_SETS, policy.id).toContain(policy.policySet ?? FIRST_SET)
    expect(POLICY_SETS, policy.id).toContain(setOf(policy))
    expect(setOf(policy) >= (policy.policySet ?? FIRST_SET), policy.id).toBe(true)
  }
})

test('a policy stays in its set, and what gets stricter says in which', () => {
  for (const policy of POLICIES) {
    const [set, grade = ''] = known[policy.id]?.split(' ') ?? []
    if (set === undefined) continue
    expect(policy.policySet ?? FIRST_SET, policy.id).toBe(set)
    const isStricter = rankOf(gradeOf(policy)) > rankOf(grade)
    if (isStricter) expect(policy.changedIn, `${policy.id} was ${grade}: state changedIn`).toBeDefined()
  }
})

test('the list has every policy', () => {
  const entries = POLICIES.map((policy) => {
    return [policy.id, known[policy.id] ?? `${policy.policySet} ${gradeOf(policy)}`]
  })
  inStep(LIST, () => `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`)
})
