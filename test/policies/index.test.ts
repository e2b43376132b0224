/** The lists of policies are made from the folders of src/policies. UPDATE=1 rewrites them. */
import { describe, expect, test } from 'vitest'
import { POLICIES } from '../../src/policies/index.ts'
import { POLICY_IDS } from '../../src/policies/policy-ids.ts'
import { inStep } from '../support/generated.ts'
import { policyLists } from '../support/policy-lists.ts'

describe('the lists of policies', () => {
  test.each([...policyLists()])('%s is in step with the folders', (path, text) => {
    inStep(path, () => text)
    expect(text.split('\n').length).toBeGreaterThan(20)
  })

  test('hold the same policies', () => {
    expect(POLICIES.map(({ id }) => id)).toEqual(POLICY_IDS)
  })
})
