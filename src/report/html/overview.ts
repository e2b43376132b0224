/** The head of the page: what was decided, by whom and on what, and the totals. */
import { FRAMEWORKS, frameworkInfo } from '../../core/frameworks.ts'
import { blocks, type JudgedTemplate, outcomeOf, type Report, type TenantReport } from '../../core/report.ts'
import { decidingInputs } from '../deciding-inputs.ts'
import type { HtmlOptions } from '../format-options.ts'
import { INSTEAD, inputDecides, noVerdictFrom, PAGE, SUBJECT } from '../messages.ts'
import type { Secrets } from '../secrets.ts'
import { engineWords, summarySentence } from '../summary.ts'
import { count, oneLine } from '../words.ts'
import { renderChart, renderTotalsTable, totalsByService, WORST_FIRST } from './chart.ts'
import { renderControls } from './controls.ts'
import type { Entries } from './entries.ts'
import { said } from './frames.ts'
import { html, type Markup } from './markup.ts'

/** `Commit blocked`, `Passed`: the decision in as few words as it takes. */
export function decisionWords(report: Report): string {
  if (outcomeOf(report) === 'allow') {
    if (report.judged.length === 0) return PAGE.nothingToCheck
    return report.action === 'scan' ? 'Passed' : `${SUBJECT[report.action]} passed`
  }
  return report.action === 'scan' ? 'Blocked' : `${SUBJECT[report.action]} blocked`
}

/** The decision, the sentence that every report ends with, and what it rests on. */
export function renderHeadline(report: Report, options: HtmlOptions, secrets: Secrets): Markup {
  const outcome = outcomeOf(report)
  const passed = report.judged.reduce((sum, { result }) => sum + result.passed, 0)
  return html`<div class="decision ${outcome === 'allow' ? 'passed' : 'blocked'}">
<h1>${decisionWords(report)}</h1>
<p>${summarySentence(report)}</p>
</div>
<dl class="facts">
${fact('Decided by', engineWords(report))}${inputsFact(report, secrets)}${fact('Scanned', scannedWords(report.judged))}${passed === 0 ? undefined : fact('Checks passed', passed.toLocaleString('en-US'))}${runFacts(options, secrets)}${fact('mvc-gate', options.version)}</dl>`
}

/** What was checked, by which command and when, for whoever opens the page later. */
function runFacts({ run, now }: HtmlOptions, secrets: Secrets): readonly Markup[] {
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Repository', run?.repository],
    ['Branch', run?.branch],
    ['Commit', run?.commit],
    ['Command', run?.command],
    ['Date', now?.toISOString().replace(/\.\d+Z$/, 'Z')],
    ['Node.js', run?.node],
  ]
  return facts.flatMap(([name, text]) => (text === undefined ? [] : [fact(name, said(text, secrets, 1000))]))
}

/** The input that would decide most of what is undecided. */
function inputsFact(report: Report, secrets: Secrets): Markup | undefined {
  const [most] = decidingInputs(report)
  if (most === undefined) return undefined
  return fact('Undecided', said(inputDecides(most.input, most.template, most.decides), secrets, 300))
}

function fact(name: string, text: string): Markup {
  return html`<div><dt>${name}</dt><dd>${text}</dd></div>
`
}

function scannedWords(judged: readonly JudgedTemplate[]): string {
  const parts = FRAMEWORKS.flatMap(({ id, name }) => {
    const many = judged.filter(({ result }) => result.framework === id).length
    return many === 0 ? [] : [`${many} ${name}`]
  })
  const all = count(judged.length, 'template')
  return parts.length === 0 ? all : `${all} (${parts.join(', ')})`
}

/** Why a tenant gave no verdict, and what happens instead. */
export function renderFailure({ host, failure }: TenantReport, secrets: Secrets): Markup {
  if (failure === undefined) return html``
  return html`<div class="callout" role="note"><p><b>${noVerdictFrom(oneLine(host, 100))}:</b> ${said(failure.reason, secrets)}</p>
${failure.hint === undefined ? undefined : html`<p>${said(failure.hint, secrets)}</p>`}<p>${INSTEAD[failure.instead]}</p></div>
`
}

/** Numbers by severity and by service, the chart, and what was scanned template by template. */
export function renderTotals(report: Report, entries: Entries): Markup {
  const violations = entries.findings.new
  const services = totalsByService(violations)
  const fixed = report.judged.reduce((sum, each) => sum + each.fixed, 0)
  const existing = entries.all.filter(({ state }) => state === 'existing').length
  const unplaced = entries.unplaced.filter(({ state }) => state === 'new').length
  return html`<section aria-labelledby="totals">
<h2 id="totals">Totals</h2>
<ul class="tiles">
${WORST_FIRST.map((each) => tile(each, violations.filter(({ severity }) => severity === each).length, each))}
${unplaced === 0 ? undefined : tile('without a location', unplaced, 'none')}${tile('undecided', entries.findings.undecided.length, 'undecided')}
${tile('existing', existing, 'none')}${tile('suppressed', entries.suppressed.length, 'none')}
${fixed === 0 ? undefined : tile('fixed', fixed, 'good')}</ul>
${renderChart(services)}
${renderTotalsTable(services)}
${renderControls(violations)}
${templatesTable(report.judged)}
</section>`
}

function tile(name: string, many: number, color: string): Markup {
  return html`<li class="tile ${color}${many === 0 ? ' zero' : ''}"><b>${many.toLocaleString('en-US')}</b> ${name}</li>`
}

function templatesTable(judged: readonly JudgedTemplate[]): Markup {
  if (judged.length === 0) return html``
  return html`<details><summary>What was scanned: ${count(judged.length, 'template')}</summary>
<div class="wide" tabindex="0" role="region" aria-label="Templates that were scanned"><table class="templates"><caption class="unseen">Templates that were scanned</caption>
<thead><tr><th scope="col">Template</th><th scope="col">Kind</th><th scope="col">Engine</th><th scope="col" class="number">blocking</th><th scope="col" class="number">not blocking</th><th scope="col" class="number">passed</th><th scope="col">Could be read</th></tr></thead>
<tbody>
${judged.map(templateRow)}</tbody></table></div></details>`
}

function templateRow({ result, rules, engine, unplaced }: JudgedTemplate): Markup {
  const blocking =
    result.findings.filter((finding) => blocks(finding, rules)).length +
    unplaced.filter((each) => each.blocks).length
  const others = result.findings.length + unplaced.length - blocking
  const isWhole = result.unscannable.length === 0
  return html`<tr><th scope="row" class="path">${oneLine(result.path, 1000)}</th><td>${frameworkInfo(result.framework).name}</td><td>${engine}</td><td class="number">${blocking}</td><td class="number">${others}</td><td class="number">${result.passed}</td><td>${isWhole ? 'yes' : 'not all'}</td></tr>
`
}
