/** The lists of policies are made from the folders of src/policies. UPDATE=1 rewrites them. */
import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { POLICIES } from '../../src/policies/index.ts'
import { POLICY_IDS } from '../../src/policies/policy-ids.ts'
import { inStep } from '../support/generated.ts'
import { policyLists } from '../support/policy-lists.ts'

const lists = await policyLists()

describe('the lists of policies', () => {
  test.each([...lists])('%s is in step with the folders', (path, text) => {
    inStep(path, () => text)
    expect(text.split('\n').length).toBeGreaterThan(5)
  })

  test('are all that is beside them', () => {
    const files = readdirSync(new URL('../../src/policies/services', import.meta.url))
    const made = [...lists.keys()].filter((path) => path.includes('/services/'))
    expect(files.map((name) => `src/policies/services/${name}`).sort()).toEqual(made.sort())
  })

  test('hold the same policies', () => {
    expect(POLICIES.map(({ id }) => id)).toEqual(POLICY_IDS)
  })
})
