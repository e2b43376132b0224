/** Fixes of all violating fixtures: each is proven, small, and leaves nothing to fix at the same place. */
import { expect, test } from 'vitest'
import { applyEdits } from '../../src/core/edits.ts'
import { SourceFile } from '../../src/core/source.ts'
import { POLICIES } from '../../src/policies/index.ts'
import { parse } from '../policies/support.ts'
import { fixesOfFixture, violatingFixtures } from '../support/fixes-page.ts'

test('fixes of all violating fixtures', async () => {
  const lines: number[] = []
  for (const fixture of POLICIES.flatMap(({ id }) => violatingFixtures(id))) {
    const file = new SourceFile(fixture.name, fixture.text)
    const before = await fixesOfFixture(fixture)
    for (const each of before) {
      if (!('fix' in each)) continue
      const { text } = applyEdits(file, each.fix.edits)
      expect(text, fixture.path).not.toBe(fixture.text)
      await parse(fixture.name, text)
      const after = await fixesOfFixture({ ...fixture, text })
      const { policy, resource } = each.finding
      expect(countOf(policy.id, after), `${fixture.path}: ${resource.name}`).toBeLessThan(
        countOf(policy.id, before),
      )
      lines.push(changedLines(fixture.text, text))
    }
  }
  lines.sort((a, b) => a - b)
  expect(lines.length).toBeGreaterThan(1000)
  expect(lines[lines.length >> 1]).toBeLessThanOrEqual(3)
})

/** Findings of a policy; one that another policy stood for may come to light when that is fixed. */
function countOf(id: string, fixes: Awaited<ReturnType<typeof fixesOfFixture>>): number {
  return fixes.filter(({ finding }) => finding.policy.id === id).length
}

/** Lines between the first and the last one that differ, in the longer of the two. */
function changedLines(before: string, after: string): number {
  const [a, b] = [before.split('\n'), after.split('\n')]
  let start = 0
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start++
  let end = 0
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++
  return Math.max(a.length, b.length) - start - end
}
