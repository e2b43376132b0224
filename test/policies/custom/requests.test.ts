/** Requests from public trackers, each as an own policy of at most 15 lines, in every framework that applies. */
import { describe, expect, test } from 'vitest'
import type { Framework } from '../../../src/core/frameworks.ts'
import { faultsOf, policy, verdicts } from '../../custom/support.ts'
import { NOT_EXPRESSIBLE, REQUESTS } from './requests.ts'

const MOST_LINES = 15

const cases = REQUESTS.flatMap((each) =>
  Object.entries(each.examples).map(([framework, examples]) => ({
    ...each,
    framework: framework as Framework,
    examples,
  })),
)

describe('requests for checks', () => {
  test('30 can be written, 3 cannot', () => {
    expect(REQUESTS.length).toBeGreaterThanOrEqual(30)
    expect(NOT_EXPRESSIBLE.length).toBe(3)
    const sources = [...REQUESTS, ...NOT_EXPRESSIBLE].map(({ source }) => source)
    expect(new Set(sources).size).toBe(sources.length)
  })

  test.each(REQUESTS)('$source: $asks', async ({ policy: lines, examples }) => {
    const text = policy(lines)
    expect(await faultsOf(text)).toEqual([])
    expect(text.trim().split('\n').length).toBeLessThanOrEqual(MOST_LINES)
    const named = ['cloudformation', 'terraform', 'arm'].filter((name) =>
      new RegExp(`^resource:.*\\b${name}:`, 'm').test(text),
    )
    for (const name of named) expect(Object.keys(examples)).toContain(name)
  })

  test.each(cases)(
    '$framework: $asks',
    async ({ policy: lines, framework, examples: { violating, passing } }) => {
      const found = await verdicts(lines, framework, violating)
      expect(found.length).toBeGreaterThan(0)
      expect(found.filter((each) => !each.startsWith('violation'))).toEqual([])
      expect(await verdicts(lines, framework, passing)).toEqual([])
    },
  )
})
