/** The findings, grouped by policy: what the policy says once, then every place with its code. */

import { controlsOf } from '../../controls/controls.ts'
import type { Label } from '../../core/claim.ts'
import { type Finding, isViolation, primaryPlace, resourceNames } from '../../core/finding.ts'
import type { Fix, Refusal } from '../../core/fix.ts'
import { propertyOf } from '../../core/found-property.ts'
import type { PolicyInfo } from '../../core/policy-info.ts'
import { whatDecides } from '../../core/value.ts'

import { acceptedUntil } from '../exception-words.ts'
import { alsoViolates, HEADING, NO_LOCATION, PAGE, UNNAMED_VIOLATION } from '../messages.ts'
import { maskedDiff } from '../offered-fixes.ts'
import type { Secrets } from '../secrets.ts'
import { place } from '../style.ts'
import { fewOf, oneLine } from '../words.ts'
import {
  type Entries,
  type Facets,
  type FindingEntry,
  type Group,
  groupEntries,
  type SuppressedEntry,
  type UnplacedEntry,
} from './entries.ts'
import { renderHtmlFrame, said } from './frames.ts'
import { html, type Markup } from './markup.ts'

export interface ListContext {
  readonly secrets: Secrets
  /** The number of each file among the filter's choices. */
  readonly files: ReadonlyMap<string, number>
  /** Whether what counts is new. */
  readonly compared: boolean
  /** What is known of the fixes of findings. */
  readonly fixes: ReadonlyMap<Finding, Fix | Refusal>
}

/** Every entry of the page, in sections by state; `second` stands below what counts. */
export function renderFindings(entries: Entries, context: ListContext, second: Markup): Markup {
  const { findings, unplaced, suppressed } = entries
  const unplacedIn = (state: Facets['state']): readonly UnplacedEntry[] =>
    unplaced.filter((each) => each.state === state)
  const sections = [
    section('new', PAGE.violations, findings.new, unplacedIn('new'), context),
    second,
    section('undecided', HEADING.undecided, findings.undecided, [], context),
    section('existing', PAGE.existing, findings.existing, unplacedIn('existing'), context),
    suppressedSection(suppressed, context),
    section('unconfirmed', HEADING.unconfirmed, findings.unconfirmed, [], context),
  ]
  return html`${sections}`
}

function section(
  id: string,
  title: string,
  findings: readonly FindingEntry[],
  unplaced: readonly UnplacedEntry[],
  context: ListContext,
): Markup {
  const many = findings.length + unplaced.length
  if (many === 0) return html``
  return html`<section class="state" data-section aria-labelledby="${id}">
<h2 id="${id}">${title} <span class="many">${many.toLocaleString('en-US')}</span></h2>
${groupEntries(findings).map((group) => renderGroup(group, context))}${unplaced.map((each) => renderUnplaced(each, context))}</section>
`
}

function renderGroup({ entries }: Group, context: ListContext): Markup {
  const { finding } = entries[0]
  const { policy, severity } = finding
  const undecided = entries.every((each) => !isViolation(each.finding))
  return html`<section class="group" data-group>
<div class="about" data-about>
<h3><span class="badge ${undecided ? 'undecided' : severity}">${undecided ? `undecided, ${severity}` : severity}</span> ${oneLine(policy.title)} <span class="many">${entries.length}</span></h3>
<p class="id"><code>${oneLine(policy.id)}</code>${controlsOf(policy).map((each) => html` <span class="control">${oneLine(each)}</span>`)}</p>
<p><b>Why</b> ${oneLine(policy.why, 2000)}</p>
<p><b>Fix</b> ${oneLine(policy.fix, 2000)}</p>
${references(policy)}</div>
${entries.map((each) => renderFinding(each, context))}</section>
`
}

const WEB_PAGE = /^https:\/\/[\w.-]+(?:[/?#][!-~]*)?$/

/** Only what is surely a page of the web becomes a link. */
function references({ references: all }: PolicyInfo): Markup {
  if (all.length === 0) return html``
  return html`<ul class="references">${all.map((each) =>
    WEB_PAGE.test(each)
      ? html`<li><a href="${each}" target="_blank" rel="noopener noreferrer">${oneLine(each.replace(/^https:\/\//, ''))}</a></li>`
      : html`<li>${oneLine(each)}</li>`,
  )}</ul>
`
}

function renderFinding(entry: FindingEntry, context: ListContext): Markup {
  const { finding, blocking } = entry
  const { secrets } = context
  const { resource, tenant, also, labels } = finding
  const at = primaryPlace(finding)
  const property = propertyOf(finding).path
  const others = resourceNames(finding).slice(1)
  const repeats = others.length === 0 ? undefined : html`, also ${said(fewOf(others), secrets)}`
  const path = property === undefined ? undefined : html` · <code>${said(property, secrets)}</code>`
  return html`<article class="finding"${facetsOf(entry, context)}>
<h4><span class="path">${place(at)}</span> <span class="tag">${tagOf(entry, blocking, context)}</span></h4>
<p class="subject"><code>${said(resource.name, secrets)}</code> <span class="type">${oneLine(resource.type)}</span>${path}${repeats}</p>
${renderHtmlFrame(labels, secrets)}${undecidedWords(entry, labels[0], secrets)}${renderFix(finding, context)}${also.length === 0 ? undefined : html`<p class="also"><b>Also</b> ${oneLine(alsoViolates(also), 1000)}</p>`}${tenant === undefined ? undefined : html`<p class="also"><b>Tenant</b> ${said(tenant.name, secrets)}</p>`}${remarksOf(finding, secrets)}</article>
`
}

/** Why suppressions do not apply. */
function remarksOf({ remarks = [] }: Pick<Finding, 'remarks'>, secrets: Secrets): Markup {
  return html`${remarks.map((each) => html`<p class="also"><b>Note</b> ${said(each, secrets, 1000)}</p>`)}`
}

/** The state in words, and what it means for the decision. */
function tagOf(entry: FindingEntry | UnplacedEntry, blocking: boolean, { compared }: ListContext): string {
  if (entry.state === 'unconfirmed') return 'not reported by the tenant'
  if (entry.state === 'existing') {
    const undecided = 'finding' in entry && !isViolation(entry.finding)
    return undecided ? 'existing, undecided' : 'existing'
  }
  const effect = blocking ? 'blocks' : 'does not block'
  return entry.state === 'new' && !compared ? effect : `${entry.state}, ${effect}`
}

function undecidedWords({ finding }: FindingEntry, { because }: Label, secrets: Secrets): Markup {
  if (isViolation(finding) || because === undefined) return html``
  return html`<p class="also">${said(whatDecides(because), secrets)}</p>`
}

/** The diff that `mvc-gate fix` would make of the template. */
function renderFix(finding: Finding, { fixes, secrets }: ListContext): Markup {
  const fix = fixes.get(finding)
  const diff = fix === undefined || 'refused' in fix ? undefined : maskedDiff(fix, secrets)
  if (fix === undefined || diff === undefined || 'refused' in fix) return html``
  const unsafe = fix.unsafe === undefined ? undefined : html` (unsafe: ${said(fix.unsafe, secrets)})`
  const lines = diff
    .trimEnd()
    .split('\n')
    .map((line) => html`<span class="${diffClass(line)}">${line.slice(0, LONGEST_LINE)}</span>`)
  return html`<details class="fix"><summary>${PAGE.automaticFix}${unsafe}</summary><pre class="code diff"><code>${lines}</code></pre></details>`
}

/** UTF-16 units; minified files are one line. */
const LONGEST_LINE = 500

function diffClass(line: string): string {
  if (/^(?:diff --git|---|\+\+\+) /.test(line)) return 'head'
  if (line.startsWith('+')) return 'added'
  if (line.startsWith('-')) return 'gone'
  return line.startsWith('@@') ? 'hunk' : 'same'
}

function renderUnplaced(entry: UnplacedEntry, context: ListContext): Markup {
  const { name, policy, blocks, path } = entry.violation
  const title = name === undefined ? UNNAMED_VIOLATION : said(name, context.secrets)
  return html`<article class="finding"${facetsOf(entry, context)}>
<h3><span class="badge none">${PAGE.ofTenant}</span> ${title}</h3>
<p class="subject"><span class="path">${oneLine(path, 1000)}</span> <span class="tag">${tagOf(entry, blocks, context)}</span></p>
<p class="also">${NO_LOCATION}</p>${remarksOf(entry.violation, context.secrets)}
${policy === undefined ? undefined : html`<p class="also"><b>Fix</b> ${oneLine(policy.fix, 2000)}</p>${references(policy)}`}</article>
`
}

function suppressedSection(entries: readonly SuppressedEntry[], context: ListContext): Markup {
  if (entries.length === 0) return html``
  return html`<section class="state" data-section aria-labelledby="suppressed">
<h2 id="suppressed">${PAGE.suppressed} <span class="many">${entries.length.toLocaleString('en-US')}</span></h2>
<div class="group">${entries.map((each) => renderSuppressed(each, context))}</div></section>
`
}

function renderSuppressed(entry: SuppressedEntry, context: ListContext): Markup {
  const { path, policy, resource, reason, exception } = entry.suppressed
  const { secrets } = context
  const owner = resource === undefined ? undefined : html` <code>${said(resource, secrets)}</code>`
  return html`<article class="finding"${facetsOf(entry, context)}>
<h3 class="small"><code>${said(policy, secrets)}</code></h3>
<p class="subject"><span class="path">${oneLine(path, 1000)}</span>${owner} <span class="tag">suppressed</span></p>
<p class="also"><b>Reason</b> ${said(reason, secrets, 1000)}</p>${exception === undefined ? undefined : html`<p class="also"><b>Exception</b> ${said(acceptedUntil(exception), secrets, 1000)} <span class="path">${place(exception.at)}</span></p>`}</article>
`
}

/** What the filters look at. */
function facetsOf({ state, severity, cloud, path }: Facets, { files }: ListContext): Markup {
  return html` data-entry data-state="${state}" data-severity="${severity ?? ''}" data-cloud="${cloud ?? ''}" data-file="${files.get(path) ?? ''}"`
}
