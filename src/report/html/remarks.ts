/** What the page reports beside findings: what could not be read, what was not checked, suppressions, notes. */
import type {
  AddedSuppression,
  ConfigurationChange,
  ExceptionChange,
  JudgedTemplate,
  NotChecked,
  Report,
  SuppressionProblem,
} from '../../core/report.ts'
import type { Location } from '../../core/source.ts'
import { exceptionChange } from '../exception-words.ts'
import { configurationChange, HEADING, PAGE, packGives, unscannableFix } from '../messages.ts'
import type { Secrets } from '../secrets.ts'
import { place } from '../style.ts'
import { count, oneLine } from '../words.ts'
import { renderHtmlFrame, said } from './frames.ts'
import { html, type Markup } from './markup.ts'

/** Parts that could not be read, and what to do about it. */
export function renderUnscannable(report: Report, secrets: Secrets): Markup {
  const broken = report.judged.filter(({ result }) => result.unscannable.length > 0)
  const fixes = broken.flatMap(({ result, rules }) =>
    result.unscannable.map((each) => unscannableFix(each, rules.unscannable)),
  )
  const above = [...new Set(fixes)].map((fix) => html`<p class="also"><b>Fix</b> ${fix}</p>`)
  const parts = broken.flatMap((each) => unscannableParts(each, secrets))
  return list('unscannable', PAGE.unscannable, parts, above)
}

function unscannableParts({ result, rules }: JudgedTemplate, secrets: Secrets): readonly Markup[] {
  const [color, effect] = rules.unscannable === 'block' ? ['high', 'blocks'] : ['medium', 'does not block']
  return result.unscannable.map(
    ({
      path,
      at,
      reason,
    }) => html`<li><h3 class="small"><span class="badge ${color}">unscannable</span> ${said(reason, secrets, 1000)}</h3>
<p class="subject">${where(path, at)} <span class="tag">${effect}</span></p>
${at === undefined ? undefined : renderHtmlFrame([{ at, note: '' }], secrets)}</li>
`,
  )
}

/** Everything else that is not a finding. */
export function renderRemarks(report: Report, secrets: Secrets): Markup {
  const notable = report.notChecked.filter((each) => each.notable)
  const others = report.notChecked.filter((each) => !each.notable)
  const more = others.map((each) => notChecked(each, secrets))
  return html`${list(
    'exception-changes',
    HEADING.exceptionChanges,
    report.exceptionChanges.map((each) => changeOfExceptions(each, secrets)),
  )}${list(
    'packs',
    HEADING.packs,
    (report.packs ?? []).map(({ path, name, keys, final, policyFiles }) =>
      remark({ path, message: `${name}: ${packGives(keys, final, policyFiles)}` }, secrets),
    ),
  )}${list(
    'configuration-changes',
    HEADING.configurationChanges,
    report.configurationChanges.map((each) => changeOfConfiguration(each, secrets)),
  )}${list(
    'configuration-problems',
    HEADING.configurationProblems,
    report.configurationProblems.map((each) => remark(each, secrets)),
  )}${list(
    'invalid-suppressions',
    report.strictSuppressions ? PAGE.invalidBlocks : HEADING.invalidSuppressions,
    report.suppressionProblems.map((each) => remark(each, secrets)),
  )}${list(
    'added-suppressions',
    HEADING.addedSuppressions,
    report.addedSuppressions.map((each) => addedSuppression(each, secrets)),
  )}${list(
    'not-checked',
    HEADING.notChecked,
    notable.map((each) => notChecked(each, secrets)),
  )}${
    more.length === 0
      ? undefined
      : html`<details class="state"><summary>${PAGE.notTemplates}: ${count(more.length, 'file or part', 'files or parts')}</summary><ul class="remarks">${more}</ul></details>
`
  }${list(
    'notes',
    'Notes',
    report.notes.map((note) => html`<li>${said(note, secrets, 1000)}</li>`),
  )}`
}

function list(id: string, title: string, items: readonly Markup[], above: readonly Markup[] = []): Markup {
  if (items.length === 0) return html``
  return html`<section class="state" aria-labelledby="${id}">
<h2 id="${id}">${title} <span class="many">${items.length.toLocaleString('en-US')}</span></h2>
${above}<ul class="remarks">${items}</ul></section>
`
}

function where(path: string, at: Location | undefined): Markup {
  return html`<span class="path">${at === undefined ? oneLine(path, 1000) : place(at)}</span>`
}

function notChecked({ path, at, reason }: NotChecked, secrets: Secrets): Markup {
  return html`<li>${where(path, at)} ${said(reason, secrets, 1000)}</li>
`
}

function changeOfConfiguration({ path, ...change }: ConfigurationChange, secrets: Secrets): Markup {
  return html`<li>${where(path, undefined)} ${said(configurationChange(change), secrets, 2000)}</li>
`
}

function changeOfExceptions(change: ExceptionChange, secrets: Secrets): Markup {
  return html`<li>${where(change.path, change.at)} ${said(exceptionChange(change), secrets, 2000)}</li>
`
}

function remark({ path, at, message }: SuppressionProblem, secrets: Secrets): Markup {
  return html`<li>${where(path, at)} ${said(message, secrets, 1000)}</li>
`
}

function addedSuppression({ path, at, policies, reason }: AddedSuppression, secrets: Secrets): Markup {
  return html`<li>${where(path, at)} <code>${oneLine(policies.join(', '), 1000)}</code> ${said(reason, secrets, 1000)}</li>
`
}
