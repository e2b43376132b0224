/** The bar chart of violations by service, and the same numbers as a table. */
import { compareText } from '../../core/compare.ts'
import { serviceName } from '../../core/platforms.ts'
import { SEVERITIES, type Severity } from '../../core/policy-info.ts'
import { count } from '../words.ts'
import type { FindingEntry } from './entries.ts'
import { html, type Markup } from './markup.ts'

/** Bars in the chart; the table names every service. */
const MOST_BARS = 10
const WIDTH = 720
const LABEL_WIDTH = 210
const TOTAL_WIDTH = 44
const ROW_HEIGHT = 26
const BAR_HEIGHT = 18
/** A number needs so much room in its part of a bar, per digit and around. */
const DIGIT_WIDTH = 8
const NUMBER_MARGIN = 6
/** The narrowest part of a bar that can still be seen. */
const NARROWEST = 3

/** From most to least severe, as everything on the page. */
export const WORST_FIRST: readonly Severity[] = [...SEVERITIES].reverse()

export interface ServiceTotal {
  readonly service: string
  readonly total: number
  readonly bySeverity: Readonly<Record<Severity, number>>
}

/** Violations by service: the most first, then by severity, then by name. */
export function totalsByService(entries: readonly FindingEntry[]): readonly ServiceTotal[] {
  const services = new Map<string, FindingEntry[]>()
  for (const entry of entries) {
    const { policy } = entry.finding
    const service = serviceName(policy.platform, policy.service)
    const earlier = services.get(service)
    if (earlier === undefined) services.set(service, [entry])
    else earlier.push(entry)
  }
  return [...services].map(([service, own]) => totalOf(service, own)).sort(compareTotals)
}

function totalOf(service: string, entries: readonly FindingEntry[]): ServiceTotal {
  const bySeverity = { critical: 0, high: 0, medium: 0, low: 0 }
  for (const { finding } of entries) bySeverity[finding.severity]++
  return { service, total: entries.length, bySeverity }
}

function compareTotals(a: ServiceTotal, b: ServiceTotal): number {
  const worse = WORST_FIRST.map((severity) => b.bySeverity[severity] - a.bySeverity[severity])
  return b.total - a.total || worse.find((each) => each !== 0) || compareText(a.service, b.service)
}

/** `4 violations: 1 critical, 3 high` */
function inWords({ total, bySeverity }: ServiceTotal): string {
  const parts = WORST_FIRST.filter((severity) => bySeverity[severity] > 0)
  return `${count(total, 'violation')}: ${parts.map((each) => `${bySeverity[each]} ${each}`).join(', ')}`
}

/** The chart as one picture with a name and a description; none without violations. */
export function renderChart(totals: readonly ServiceTotal[]): Markup {
  if (totals.length === 0) return html``
  const bars = barsOf(totals)
  const most = Math.max(...bars.map(({ total }) => total))
  const height = bars.length * ROW_HEIGHT + 4
  return html`<figure class="chart">
<figcaption>${WORST_FIRST.map((each) => html`<span class="key"><span class="swatch ${each}"></span>${each}</span>`)}</figcaption>
<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="chart-name" aria-describedby="chart-text">
<title id="chart-name">Violations by service and severity</title>
<desc id="chart-text">${bars.map((each) => `${each.service}, ${inWords(each)}`).join('. ')}.</desc>
${bars.map((each, i) => renderBar(each, i * ROW_HEIGHT + 2, most))}
</svg>
</figure>`
}

/** The services, and the last of many together. */
function barsOf(totals: readonly ServiceTotal[]): readonly ServiceTotal[] {
  if (totals.length <= MOST_BARS) return totals
  const rest = totals.slice(MOST_BARS - 1)
  const sum = { critical: 0, high: 0, medium: 0, low: 0 }
  for (const { bySeverity } of rest) for (const each of SEVERITIES) sum[each] += bySeverity[each]
  const total = rest.reduce((all, each) => all + each.total, 0)
  return [
    ...totals.slice(0, MOST_BARS - 1),
    { service: `${rest.length} other services`, total, bySeverity: sum },
  ]
}

function renderBar(each: ServiceTotal, y: number, most: number): Markup {
  const room = WIDTH - LABEL_WIDTH - TOTAL_WIDTH
  const baseline = y + BAR_HEIGHT / 2 + 4
  const parts: Markup[] = []
  let x = LABEL_WIDTH
  for (const severity of WORST_FIRST) {
    const many = each.bySeverity[severity]
    if (many === 0) continue
    const width = Math.max(NARROWEST, Math.round((many / most) * room * 10) / 10)
    parts.push(
      html`<rect class="${severity}" x="${x}" y="${y}" width="${width}" height="${BAR_HEIGHT}"><title>${each.service}: ${many} ${severity}</title></rect>`,
    )
    if (width >= String(many).length * DIGIT_WIDTH + NUMBER_MARGIN) {
      parts.push(html`<text class="inside" x="${x + width / 2}" y="${baseline}">${many}</text>`)
    }
    x = Math.round((x + width) * 10) / 10
  }
  return html`<g><text class="label" x="${LABEL_WIDTH - 10}" y="${baseline}">${each.service}</text>${parts}<text class="total" x="${x + 7}" y="${baseline}">${each.total}</text></g>
`
}

/** Every service with its numbers. */
export function renderTotalsTable(totals: readonly ServiceTotal[]): Markup {
  if (totals.length === 0) return html``
  return html`<details><summary>Violations by service, as a table</summary>
<table><caption class="unseen">Violations by service and severity</caption>
<thead><tr><th scope="col">Service</th>${WORST_FIRST.map((each) => html`<th scope="col" class="number">${each}</th>`)}<th scope="col" class="number">all</th></tr></thead>
<tbody>
${totals.map(
  (each) =>
    html`<tr><th scope="row">${each.service}</th>${WORST_FIRST.map((severity) => html`<td class="number">${each.bySeverity[severity]}</td>`)}<td class="number">${each.total}</td></tr>
`,
)}</tbody></table></details>`
}
