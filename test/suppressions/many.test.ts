/** Matching suppressions is a look-up for each finding, however many there are of both. */
import { expect, test } from 'vitest'
import type { Finding } from '../../src/core/finding.ts'
import type { WrittenSuppression } from '../../src/core/report.ts'
import { SourceFile } from '../../src/core/source.ts'
import { headKey, lineKey } from '../../src/suppressions/cover.ts'
import { writtenSuppressions } from '../../src/suppressions/written.ts'
import { at, finding, OPEN_SSH, resource } from '../report/support.ts'

const MANY = 5_000
const FILE = new SourceFile('main.tf', 'x\n'.repeat(2 * MANY))

const findings = Array.from({ length: MANY }, (_, i): Finding => {
  const place = at(FILE, 4 * i + 2, 4 * i + 3)
  return finding(OPEN_SSH, resource('aws_x', `aws_x.a${i}`, place), [{ at: place, note: 'open' }])
})

test('each suppression is read once for each use, not once for each finding', () => {
  let reads = 0
  const written = findings.map(
    ({ resource: { name } }, i): WrittenSuppression => ({
      at: at(FILE, 4 * i, 4 * i + 1),
      policies: [OPEN_SSH.id],
      reason: `reason ${i}`,
      until: undefined,
      fault: undefined,
      get covers() {
        reads++
        return i % 2 === 0 ? [lineKey(FILE, 2 * i + 2)] : [headKey(FILE, name)]
      },
    }),
  )
  const suppressions = writtenSuppressions([OPEN_SSH.id], '2026-11-30')
  const { findings: left, suppressed } = suppressions.apply(findings, written)
  expect(left).toEqual([])
  expect(suppressed.map(({ reason }) => reason)).toEqual(written.map(({ reason }) => reason))
  expect(suppressions.problems()).toEqual([])
  expect(reads).toBeLessThanOrEqual(2 * MANY)
})

test('the first of several that apply is the one that is used', () => {
  const [only] = findings
  if (only === undefined) throw new Error('no finding')
  const one = (start: number, covers: readonly string[]): WrittenSuppression => ({
    at: at(FILE, start, start + 1),
    policies: [OPEN_SSH.id],
    reason: `from ${start}`,
    until: undefined,
    fault: undefined,
    covers,
  })
  const written = [one(40, ['elsewhere']), one(50, [headKey(FILE, 'aws_x.a0')]), one(60, [lineKey(FILE, 2)])]
  const suppressions = writtenSuppressions([OPEN_SSH.id], '2026-11-30')
  expect(suppressions.apply([only], written).suppressed).toMatchObject([{ reason: 'from 50' }])
  expect(suppressions.used()).toEqual([written[1]])
  expect(suppressions.problems()).toHaveLength(2)
})
