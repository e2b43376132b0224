/** The summary of a sweep as one page that needs nothing else: no request, and no script. */
import { createHash } from 'node:crypto'
import { WORST_FIRST } from '../report/html/chart.ts'
import { html, type Markup, trusted } from '../report/html/markup.ts'
import { styleSheet } from '../report/html/style.ts'
import { sumOf } from './line.ts'
import { changeText, type Failed, type Row, type Summary } from './summary.ts'

/** Rows of a table: a browser has no use for a hundred thousand. */
const MOST_ROWS = 1_000

export interface SummaryPage {
  /** Of mvc-gate. */
  readonly version: string
  /** When the sweep ended. */
  readonly now: Date
}

/** An HTML document in UTF-8, ending in a line feed. */
export function renderSummaryHtml(summary: Summary, { version, now }: SummaryPage): string {
  const { totals, byRepository, byPolicy, byOwner, failed, missing } = summary
  const count = sumOf(totals.violations)
  const title = `${count} violations in ${totals.checked} repositories`
  const style = styleSheet()
  const policy = [
    `default-src 'none'`,
    `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    'img-src data:',
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ')
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>mvc-gate sweep: ${title}</title>
<link rel="icon" href="data:,">
<style>${trusted(style)}</style>
</head>
<body>
<header class="top"><b>mvc-gate</b><span class="quiet">Sweep of ${now.toISOString().slice(0, 16).replace('T', ' ')} UTC</span></header>
<main class="page">
<div class="overview">
<div class="decision${count === 0 && failed.length + missing.length === 0 ? ' passed' : ''}">
<h1>${title}</h1>
<p>${trendText(summary)}</p>
</div>
${facts(summary)}
${tiles(summary)}
</div>
<div class="results">
${rowsTable('By repository', 'Repository', byRepository, 'without a name')}
${rowsTable('By policy', 'Policy', byPolicy, 'without a name')}
${rowsTable('By owner', 'Owner (CODEOWNERS)', byOwner, 'no owner')}
${failedTable(failed)}
${missingList(missing)}
</div>
</main>
<footer class="quiet">Written by mvc-gate ${version}.</footer>
</body>
</html>
`.markup
}

function trendText({ totals, last }: Summary): string {
  if (last === undefined) return 'This is the first run in its folder.'
  const change = sumOf(totals.violations) - sumOf(last.violations)
  const than = `than in the last run, which had ${sumOf(last.violations)} in ${last.checked} repositories.`
  if (change === 0) return `As many as in the last run, in ${last.checked} repositories.`
  return `${Math.abs(change)} ${change > 0 ? 'more' : 'fewer'} ${than}`
}

function facts({ totals, missing }: Summary): Markup {
  const all: readonly (readonly [string, number])[] = [
    ['Repositories', totals.repositories + missing.length],
    ['Checked', totals.checked],
    ['Empty', totals.empty],
    ['Failed', totals.failed],
    ['Without a result', missing.length],
    ['Templates', totals.templates],
    ['Not readable', totals.unscannable],
    ['Undecided', totals.undecided],
    ['Suppressed', totals.suppressed],
  ]
  return html`<dl class="facts">${all.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`
}

function tiles({ totals, last }: Summary): Markup {
  return html`<ul class="tiles" aria-label="Violations by severity">${WORST_FIRST.map((severity) => {
    const count = totals.violations[severity]
    const change = last === undefined ? undefined : count - last.violations[severity]
    return html`<li class="tile ${severity}${count === 0 ? ' zero' : ''}"><b>${count}</b> ${severity} <span class="quiet">${changeText(change)}</span></li>`
  })}</ul>`
}

function rowsTable(title: string, name: string, rows: readonly Row[], unnamed: string): Markup | undefined {
  if (rows.length === 0) return undefined
  const body = rows
    .slice(0, MOST_ROWS)
    .map(
      (row) =>
        html`<tr><th scope="row">${row.name ?? unnamed}</th>${WORST_FIRST.map((severity) => html`<td class="number">${row.violations[severity]}</td>`)}<td class="number">${changeText(row.change)}</td><td class="number">${row.repositories}</td></tr>\n`,
    )
  return html`<section><h2>${title} <span class="many">${rows.length}</span></h2>
<div class="wide"><table>
<thead><tr><th scope="col">${name}</th>${WORST_FIRST.map((severity) => html`<th scope="col" class="number">${severity}</th>`)}<th scope="col" class="number">Change</th><th scope="col" class="number">Repositories</th></tr></thead>
<tbody>
${body}</tbody>
</table></div>${more(rows.length)}</section>`
}

function failedTable(failed: readonly Failed[]): Markup | undefined {
  if (failed.length === 0) return undefined
  return html`<section><h2>Not checked <span class="many">${failed.length}</span></h2>
<div class="wide"><table>
<thead><tr><th scope="col">Repository</th><th scope="col">Reason</th><th scope="col">What to do</th><th scope="col" class="number">Tried</th></tr></thead>
<tbody>
${failed
  .slice(0, MOST_ROWS)
  .map(
    ({ repository, reason, hint, attempts }) =>
      html`<tr><th scope="row">${repository}</th><td>${reason}</td><td>${hint ?? ''}</td><td class="number">${attempts}</td></tr>\n`,
  )}</tbody>
</table></div>${more(failed.length)}</section>`
}

function missingList(missing: readonly string[]): Markup | undefined {
  if (missing.length === 0) return undefined
  const shown = missing.slice(0, MOST_ROWS)
  return html`<section><h2>Without a result <span class="many">${missing.length}</span></h2>
<ul class="remarks">${shown.map((name) => html`<li>${name}</li>`)}</ul>${more(missing.length)}</section>`
}

function more(count: number): Markup | undefined {
  return count > MOST_ROWS ? html`<p class="quiet">and ${count - MOST_ROWS} more</p>` : undefined
}
