/** The report as one page that needs nothing else: no request, no script but its own, readable without that too. */
import { createHash } from 'node:crypto'
import { outcomeOf, type Report } from '../../core/report.ts'
import type { HtmlOptions } from '../format-options.ts'
import { PAGE } from '../messages.ts'
import { fixesIn } from '../offered-fixes.ts'
import { collectSecrets } from '../secrets.ts'
import { runPage } from './client.ts'
import { collectEntries } from './entries.ts'
import { numberFiles, renderFilters } from './filters.ts'
import { renderFindings } from './findings.ts'
import { html, trusted } from './markup.ts'
import { decisionWords, renderFailure, renderHeadline, renderTotals } from './overview.ts'
import { renderRemarks, renderUnscannable } from './remarks.ts'
import { styleSheet } from './style.ts'

/** With more entries than this, a browser need not lay out what is not in sight. */
const MANY = 300

/**
 * Renders the report as an HTML document in UTF-8, ending in a line feed. Text from outside is escaped by the only
 * function that puts it there; the policy of the page forbids every script and style whose hash it does not name.
 */
export function renderHtml(report: Report, options: HtmlOptions): string {
  const { version } = options
  const secrets = collectSecrets(report)
  const entries = collectEntries(report)
  const files = numberFiles(entries)
  const style = styleSheet()
  const script = `(${runPage})(document)`
  const title = `mvc-gate: ${decisionWords(report)}`
  const many = entries.all.length
  const classes = ['page', ...(many > 0 ? ['filtered'] : []), ...(many > MANY ? ['large'] : [])]
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy(style, script)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${trusted(style)}</style>
</head>
<body>
<a class="skip" href="#results">Skip to the findings</a>
<header class="top"><b>mvc-gate</b><span class="quiet">${PAGE.tagline}</span><button type="button" id="theme" aria-pressed="false" hidden>Dark theme</button></header>
<main class="${classes.join(' ')}">
<div class="overview">
${renderHeadline(report, options, secrets)}
${report.tenants.map((tenant) => renderFailure(tenant, secrets))}${renderTotals(report, entries)}
</div>
${renderFilters(entries, files)}
<div class="results" id="results" tabindex="-1">
<p class="nothing" id="nothing-matches" hidden>${PAGE.nothingMatches}</p>
${many === 0 && isClean(report) ? html`<p class="nothing">${PAGE.nothingFound}</p>` : undefined}${renderFindings(entries, { secrets, files, compared: entries.compared, fixes: fixesIn(report) }, renderUnscannable(report, secrets))}${renderRemarks(report, secrets)}</div>
</main>
<footer class="quiet">Written by mvc-gate ${version}. ${PAGE.footer}</footer>
<script>${trusted(script)}</script>
</body>
</html>
`.markup
}

/** Whether every template could be checked. */
function isClean(report: Report): boolean {
  const { judged } = report
  return (
    judged.length > 0 &&
    outcomeOf(report) === 'allow' &&
    judged.every(({ result }) => result.unscannable.length === 0)
  )
}

/** Nothing may be loaded, sent or run but the page's own style and script. */
function contentPolicy(style: string, script: string): string {
  return [
    `default-src 'none'`,
    `style-src '${hashOf(style)}'`,
    `script-src '${hashOf(script)}'`,
    // The empty icon, without which browsers ask the server for one.
    'img-src data:',
    `base-uri 'none'`,
    `form-action 'none'`,
    `require-trusted-types-for 'script'`,
  ].join('; ')
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}
