/** The form that narrows what is listed. It is hidden until the page's script runs: without one it would do nothing. */
import { PLATFORM_IDS, platformInfo } from '../../core/platforms.ts'
import { oneLine } from '../words.ts'
import { WORST_FIRST } from './chart.ts'
import { type Entries, type Facets, STATES, type State } from './entries.ts'
import { html, type Markup } from './markup.ts'

const STATE_NAMES: Readonly<Record<State, string>> = {
  new: 'new',
  undecided: 'undecided',
  existing: 'existing',
  suppressed: 'suppressed',
  unconfirmed: 'not reported by the tenant',
}

/** The files that entries stand in, by name, each with the number that stands for it on the page. */
export function numberFiles(entries: Pick<Entries, 'all'>): ReadonlyMap<string, number> {
  const paths = [...new Set(entries.all.map(({ path }) => path))].sort()
  return new Map(paths.map((path, i) => [path, i]))
}

/** The form; nothing where nothing is listed. */
export function renderFilters({ all, compared }: Entries, files: ReadonlyMap<string, number>): Markup {
  if (all.length === 0) return html``
  return html`<form class="filters" id="filters" role="search" aria-label="Filter the findings" hidden>
<h2>Filter</h2>
<p><label for="filter-text">Text</label>
<input type="search" id="filter-text" name="text" autocomplete="off" spellcheck="false" placeholder="policy, resource, code …"></p>
<p><label for="filter-file">File</label>
<select id="filter-file" name="file"><option value="">all files (${files.size.toLocaleString('en-US')})</option>${fileOptions(all, files)}</select></p>
${checkboxes('Severity', 'severity', WORST_FIRST, all, (each) => each)}
${checkboxes('State', 'state', STATES, all, (each) => (each === 'new' && !compared ? 'violation' : STATE_NAMES[each]))}
${checkboxes('Cloud', 'cloud', PLATFORM_IDS, all, (each) => platformInfo(each).name)}
<p class="shown"><output id="shown" role="status" aria-live="polite">${all.length.toLocaleString('en-US')} shown</output>
<button type="reset">Reset</button></p>
</form>`
}

function fileOptions(all: readonly Facets[], files: ReadonlyMap<string, number>): readonly Markup[] {
  const totals = new Map<string, number>()
  for (const { path } of all) totals.set(path, (totals.get(path) ?? 0) + 1)
  return [...files].map(
    ([path, number]) =>
      html`<option value="${number}">${oneLine(path, 200)} (${totals.get(path) ?? 0})</option>`,
  )
}

/** One box for each value that occurs; none checked means all. */
function checkboxes<Name extends 'severity' | 'state' | 'cloud', Value extends Facets[Name] & string>(
  legend: string,
  name: Name,
  values: readonly Value[],
  all: readonly Facets[],
  wordOf: (value: Value) => string,
): Markup {
  const boxes = values.flatMap((value) => {
    const many = all.filter((each) => each[name] === value).length
    if (many === 0) return []
    return [
      html`<label><input type="checkbox" name="${name}" value="${value}"> <span class="word">${wordOf(value)}</span> <span class="many">${many.toLocaleString('en-US')}</span></label>
`,
    ]
  })
  return boxes.length === 0 ? html`` : html`<fieldset><legend>${legend}</legend>${boxes}</fieldset>`
}
