/** The summary of a sweep as text. */

import { WORST_FIRST } from '../report/html/chart.ts'
import { escapeText } from '../report/terminal.ts'
import { sumOf } from './line.ts'
import { changeText, type Row, type Summary } from './summary.ts'

/** Rows of a table. */
const MOST_ROWS = 10

/** Lines of plain text, ending in a line feed. */
export function renderSummaryText(summary: Summary): string {
  const { byRepository, byPolicy, byOwner, failed, missing } = summary
  const rest = (all: readonly unknown[]) =>
    all.length > MOST_ROWS ? [`  and ${all.length - MOST_ROWS} more`] : []
  const lines = [
    ...totalLines(summary),
    ...table('By repository', byRepository, 'without a name'),
    ...table('By policy', byPolicy, 'without a name'),
    ...table('By owner (CODEOWNERS)', byOwner, 'no owner'),
    ...(failed.length === 0 ? [] : ['', `Not checked (${failed.length}):`]),
    ...failed
      .slice(0, MOST_ROWS)
      .map(({ repository, reason }) => `  ${escapeText(repository)}: ${escapeText(reason)}`),
    ...rest(failed),
    ...(missing.length === 0 ? [] : ['', `Without a result (${missing.length}):`]),
    ...missing.slice(0, MOST_ROWS).map((name) => `  ${escapeText(name)}`),
    ...rest(missing),
  ]
  return `${lines.join('\n')}\n`
}

function totalLines({ totals, last, missing }: Summary): readonly string[] {
  const { repositories, checked, empty, failed, templates, undecided, suppressed, unscannable } = totals
  const count = sumOf(totals.violations)
  const compared =
    last === undefined ? '' : `, ${changeText(count - sumOf(last.violations))} since the last run`
  const parts = WORST_FIRST.map((severity) => {
    const change =
      last === undefined ? '' : changeText(totals.violations[severity] - last.violations[severity])
    return `${totals.violations[severity]} ${severity}${change === '' || change === '0' ? '' : ` (${change})`}`
  })
  return [
    `${repositories + missing.length} repositories: ${checked} checked, ${empty} empty, ${failed} failed${missing.length > 0 ? `, ${missing.length} without a result` : ''}`,
    `${count} violations in ${templates} templates: ${parts.join(', ')}${compared}`,
    `${undecided} undecided, ${suppressed} suppressed, ${unscannable} not readable`,
  ]
}

function table(title: string, rows: readonly Row[], unnamed: string): readonly string[] {
  if (rows.length === 0) return []
  const hasChange = rows.some(({ change }) => change !== undefined)
  const head = [...WORST_FIRST, ...(hasChange ? ['change'] : []), 'repositories']
  const cells = rows
    .slice(0, MOST_ROWS)
    .map(({ name, violations, repositories, change }) => [
      ...WORST_FIRST.map((severity) => String(violations[severity])),
      ...(hasChange ? [changeText(change)] : []),
      String(repositories),
      name === undefined ? unnamed : escapeText(name),
    ])
  const widths = head.map((text, i) => Math.max(text.length, ...cells.map((row) => row[i]?.length ?? 0)))
  const lineOf = (row: readonly string[]) =>
    `  ${row.map((text, i) => (i < widths.length ? text.padStart(widths[i] ?? 0) : ` ${text}`)).join('  ')}`.trimEnd()
  const more = rows.length - cells.length
  return ['', `${title}:`, lineOf(head), ...cells.map(lineOf), ...(more > 0 ? [`  and ${more} more`] : [])]
}
