/** Many expressions and configurations, decided as Terraform plans them; skipped where `terraform` is not on PATH. */
import { describe, expect, test } from 'vitest'
import { compareConfigurations, compareExpressions } from '../support/terraform-oracle/compare.ts'
import { HAS_TERRAFORM } from '../support/terraform-oracle/plan.ts'

const COUNT = 100_000
/** Expressions of one plan. */
const BATCH = 5_000
/** Configurations of one plan. */
const CONFIGURATIONS = 300

describe.skipIf(!HAS_TERRAFORM)('Terraform as the oracle', () => {
  test.each(Array.from({ length: COUNT / BATCH }, (_, batch) => batch * BATCH))(
    'expressions from seed %i on',
    async (first) => {
      const { decided, undecided, different, refused } = await compareExpressions(first, BATCH)
      expect(different).toEqual([])
      expect(refused.length).toBeLessThan(0.005 * decided)
      expect(undecided.length).toBeLessThan(0.02 * (decided + undecided.length))
    },
  )

  test.each(Array.from({ length: 10 }, (_, batch) => batch * CONFIGURATIONS))(
    'configurations from seed %i on',
    async (first) => {
      const { decided, undecided, different, refused } = await compareConfigurations(first, CONFIGURATIONS)
      expect(different).toEqual([])
      expect(refused.length).toBeLessThan(0.01 * CONFIGURATIONS)
      expect(undecided.length).toBeLessThan(0.02 * decided)
    },
  )
})
