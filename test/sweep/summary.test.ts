import { expect, test } from 'vitest'
import { NO_VIOLATIONS, type SweptLine, type Verdict } from '../../src/sweep/line.ts'
import { type Summary, summaryOf } from '../../src/sweep/summary.ts'
import { renderSummaryHtml } from '../../src/sweep/summary-html.ts'
import { renderSummaryText } from '../../src/sweep/summary-text.ts'

const HIGH = (count: number) => ({ ...NO_VIOLATIONS, high: count })

function verdict(count: number, owner: string | null): Verdict {
  return {
    outcome: count > 0 ? 'violations' : 'allow',
    templates: 2,
    violations: HIGH(count),
    blocking: count,
    undecided: 1,
    suppressed: 0,
    unscannable: [],
    unscannableCount: 0,
    policies: count > 0 ? [{ policy: 'aws-ebs-unencrypted', severity: 'high', count }] : [],
    owners: count > 0 ? [{ owner, violations: HIGH(count) }] : [],
    findings: [],
    day: null,
  }
}

function line(repository: string, facts: Partial<SweptLine>): SweptLine {
  return {
    schemaVersion: 1,
    repository,
    status: 'checked',
    branch: null,
    commit: null,
    tree: null,
    cached: false,
    attempts: 1,
    durationMs: 1,
    failure: null,
    verdict: null,
    ...facts,
  }
}

async function* linesOf(all: readonly SweptLine[]): AsyncIterable<SweptLine> {
  yield* all
}

const failure = { reason: 'no <b>\u001b[31manswer', hint: null }
const NOW = [
  line('a', { verdict: verdict(3, '@org/a') }),
  line('b', { verdict: verdict(1, null) }),
  line('c', { status: 'failed', failure }),
  line('d', { status: 'empty' }),
  line('new', { verdict: verdict(5, '@org/a') }),
  // Lines that are there twice, or of a repository that is not in the list, count for nothing.
  line('a', { verdict: verdict(3, '@org/a') }),
  line('other', { verdict: verdict(9, null) }),
]
const LAST = [line('a', { verdict: verdict(1, '@org/a') }), line('b', { verdict: verdict(2, null) })]
const LIST = ['a', 'b', 'c', 'd', 'new', 'lost']

const summary = (last: readonly SweptLine[]): Promise<Summary> => summaryOf(linesOf(NOW), linesOf(last), LIST)

test('counts by repository, policy and owner, with the change since the last run', async () => {
  const { totals, byRepository, byPolicy, byOwner, failed, missing } = await summary(LAST)
  expect(totals).toMatchObject({
    repositories: 5,
    checked: 3,
    empty: 1,
    failed: 1,
    templates: 6,
    undecided: 3,
  })
  expect(totals.violations).toEqual(HIGH(9))
  const rows = (all: Summary['byOwner']) =>
    all.map(({ name, violations, change }) => [name, violations.high, change])
  expect(rows(byRepository)).toEqual([
    ['new', 5, undefined],
    ['a', 3, 2],
    ['b', 1, -1],
  ])
  expect(rows(byPolicy)).toEqual([['aws-ebs-unencrypted', 9, 6]])
  expect(rows(byOwner)).toEqual([
    ['@org/a', 8, 7],
    [undefined, 1, -1],
  ])
  expect(failed.map(({ repository }) => repository)).toEqual(['c'])
  expect(missing).toEqual(['lost'])
})

test('what failed is named in the order of the list, whichever failed first', async () => {
  const lines = ['b', 'c', 'a'].map((repository) => line(repository, { status: 'failed', failure }))
  const { failed } = await summaryOf(linesOf(lines), linesOf([]), ['c', 'a', 'a', 'b'])
  expect(failed.map(({ repository }) => repository)).toEqual(['c', 'a', 'b'])
})

test('the first run has nothing to compare with', async () => {
  const { last, byRepository } = await summary([])
  expect(last).toBeUndefined()
  expect(byRepository.map(({ change }) => change)).toEqual([undefined, undefined, undefined])
})

test('as text', async () => {
  expect(
    renderSummaryText(await summary(LAST)),
  ).toBe(`6 repositories: 3 checked, 1 empty, 1 failed, 1 without a result
9 violations in 6 templates: 0 critical, 9 high (+6), 0 medium, 0 low, +6 since the last run
3 undecided, 0 suppressed, 0 not readable

By repository:
  critical  high  medium  low  change  repositories
         0     5       0    0                     1   new
         0     3       0    0      +2             1   a
         0     1       0    0      -1             1   b

By policy:
  critical  high  medium  low  change  repositories
         0     9       0    0      +6             3   aws-ebs-unencrypted

By owner (CODEOWNERS):
  critical  high  medium  low  change  repositories
         0     8       0    0      +7             2   @org/a
         0     1       0    0      -1             1   no owner

Not checked (1):
  c: no <b>\\x1b[31manswer

Without a result (1):
  lost
`)
})

test('as a page, in which nothing from outside is markup', async () => {
  const page = renderSummaryHtml(await summary(LAST), { version: '1.0.0', now: new Date(0) })
  expect(page).toContain('no &lt;b&gt;\\x1b[31manswer')
  expect(page).not.toMatch(/<script|no <b>/)
  expect(page).toContain('6 more than in the last run, which had 3 in 2 repositories.')
})
