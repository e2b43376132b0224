/** Reports in which everything that has a place in one is there, and every text is the given one. */
import type { Report } from '../../src/core/report.ts'
import { SourceFile } from '../../src/core/source.ts'
import { at, finding, judged, OPEN_SSH, policy, report, resource } from './support.ts'

export interface Texts {
  readonly content: string
  /** A path. */
  readonly where: string
  readonly words: string
}

/** @param range where the findings are, in the content */
export function fullReport({ content, where, words }: Texts, range: { start: number; end: number }): Report {
  const file = new SourceFile(where, content)
  const place = at(file, range.start, range.end)
  const owner = resource(words, words, place)
  const label = { at: place, note: words, from: { what: words, at: place } }
  const info = policy(OPEN_SSH.id, words, 'high', { why: words, fix: words, mvisionNames: [words] })
  const found = finding(info, owner, [label, { at: place, note: words }], {
    also: [words],
    remarks: [words],
    onlyExceptions: where,
  })
  const open = { ...found, verdict: 'undecided' as const }
  const low = { ...found, severity: 'low' as const }
  const remarked = { remarks: [words], onlyExceptions: where }
  const unplaced = { path: where, name: words, policy: undefined, blocks: true, ...remarked }
  const entry = {
    policy: words,
    path: where,
    resource: words,
    reason: words,
    owners: [words],
    ticket: words,
    until: words,
  }
  const suppressed = { path: where, policy: words, resource: words, reason: words }
  return report(
    [
      {
        ...judged(where, {
          findings: [found, found, open, low, { ...found, tenant: { name: words, blocks: true } }],
          unscannable: [
            { path: where, reason: words, at: place },
            { path: where, reason: words },
          ],
        }),
        unplaced: [unplaced, { ...unplaced, name: undefined, blocks: false }],
        existingUnplaced: [unplaced],
        existing: [found],
        unconfirmed: [found],
        suppressed: [
          { ...suppressed, by: 'template', finding: found },
          { ...suppressed, by: 'configuration', finding: undefined },
          { ...suppressed, by: 'exception', finding: found, exception: { ...entry, at: place } },
        ],
      },
      judged(`${where}2`, { passed: 3 }),
    ],
    {
      tenants: [{ host: words, failure: { reason: words, hint: words, instead: 'block' } }],
      notes: [words],
      notChecked: [true, false].map((notable) => ({ path: where, at: place, reason: words, notable })),
      suppressionProblems: [
        { path: where, at: place, message: words },
        { path: where, message: words },
      ],
      addedSuppressions: [{ path: where, policies: [words], reason: words }],
      exceptionChanges: (['added', 'widened', 'changed', 'prolonged', 'removed'] as const).map((kind) => ({
        kind,
        path: where,
        at: place,
        entry,
        before: kind === 'added' ? undefined : entry,
      })),
      configurationChanges: [{ path: where, key: words, message: words, files: [where] }],
      configurationProblems: [{ path: where, message: words }],
    },
  )
}

/** Plain ones. */
export const PLAIN: Report = fullReport(
  { content: 'A:\n  Cidr: 0.0.0.0/0\n', where: 'infra/a b#1.yaml', words: 'open to all' },
  { start: 11, end: 20 },
)
