/** The violations by control, for whoever reports to an auditor. */
import { CONTROLS, controlsOf } from '../../controls/controls.ts'
import { compareText } from '../../core/compare.ts'
import { PAGE } from '../messages.ts'
import { count, oneLine } from '../words.ts'
import type { FindingEntry } from './entries.ts'
import { html, type Markup } from './markup.ts'

interface Row {
  violations: number
  readonly policies: Set<string>
}

/** A table of the controls of violated policies; nothing without violations. */
export function renderControls(violations: readonly FindingEntry[]): Markup {
  const rows = new Map<string, Row>()
  for (const { finding } of violations) {
    for (const name of controlsOf(finding.policy)) {
      const row = rows.get(name) ?? { violations: 0, policies: new Set() }
      row.violations++
      row.policies.add(finding.policy.id)
      rows.set(name, row)
    }
  }
  if (rows.size === 0) return html``
  const sorted = [...rows].sort(([a], [b]) => compareText(a, b))
  return html`<details><summary>${PAGE.controls}: ${count(rows.size, 'control')}</summary>
<p class="quiet">${PAGE.ownMapping}</p>
<div class="wide" tabindex="0" role="region" aria-label="${PAGE.controls}"><table class="templates"><caption class="unseen">${PAGE.controls}</caption>
<thead><tr><th scope="col">Control</th><th scope="col">Title</th><th scope="col" class="number">violations</th><th scope="col">Policies</th></tr></thead>
<tbody>
${sorted.map(([name, row]) => controlRow(name, row))}</tbody></table></div></details>`
}

/** Policies that are named in a row. */
const MOST_POLICIES = 10

function controlRow(name: string, { violations, policies }: Row): Markup {
  const ids = [...policies].sort(compareText)
  const more = ids.length > MOST_POLICIES ? ` and ${ids.length - MOST_POLICIES} more` : ''
  const named = `${ids.slice(0, MOST_POLICIES).join(', ')}${more}`
  return html`<tr><th scope="row">${oneLine(name)}</th><td>${CONTROLS.get(name)?.title ?? ''}</td><td class="number">${violations}</td><td>${oneLine(named, 2000)}</td></tr>
`
}
