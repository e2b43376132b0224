/**
 * The script of the page. It is not called here: its text goes into the page, so it may use nothing but its parameter
 * and what every browser knows. The types say how little of a browser it needs.
 */

export interface PageElement {
  hidden: boolean
  textContent: string | null
  readonly value?: string
  readonly dataset: Record<string, string | undefined>
  addEventListener(type: string, listener: (event: { preventDefault(): void }) => void): void
  setAttribute(name: string, value: string): void
  closest(selector: string): PageElement | null
  querySelector(selector: string): PageElement | null
  querySelectorAll(selector: string): Iterable<PageElement>
}

export interface Page extends Pick<PageElement, 'querySelector' | 'querySelectorAll'> {
  readonly documentElement: PageElement
  readonly defaultView: {
    requestAnimationFrame(callback: () => void): void
    matchMedia(query: string): { readonly matches: boolean }
  } | null
}

/** Makes the filters and the choice of the theme work, and shows them. */
export function runPage(page: Page): void {
  const view = page.defaultView
  const form = page.querySelector('#filters')
  const shown = page.querySelector('#shown')
  const nothing = page.querySelector('#nothing-matches')
  const theme = page.querySelector('#theme')
  const entries = [...page.querySelectorAll('[data-entry]')].map((element) => ({
    element,
    about: element.closest('[data-group]')?.querySelector('[data-about]') ?? null,
    text: '',
  }))
  const outer = ['[data-group]', '[data-section]'].flatMap((each) => [...page.querySelectorAll(each)])
  const total = entries.length.toLocaleString('en-US')
  let waiting = false

  const checked = (name: string): (string | undefined)[] => {
    const boxes = form?.querySelectorAll(`input[name=${name}]:checked`) ?? []
    return [...boxes].map((box) => box.value)
  }
  const fieldValue = (selector: string): string => form?.querySelector(selector)?.value ?? ''
  const textOf = (entry: (typeof entries)[number]): string => {
    // Read when it is first asked for: most readers never search.
    entry.text ||= `${entry.element.textContent} ${entry.about?.textContent ?? ''}`.toLowerCase()
    return entry.text
  }

  const apply = (): void => {
    waiting = false
    const facets = ['severity', 'state', 'cloud'].map((name) => ({ name, values: checked(name) }))
    const file = fieldValue('[name=file]')
    const words = fieldValue('[name=text]').toLowerCase().split(/\s+/).filter(Boolean)
    let many = 0
    for (const entry of entries) {
      const { dataset } = entry.element
      const matches =
        facets.every(({ name, values }) => values.length === 0 || values.includes(dataset[name])) &&
        (file === '' || dataset.file === file) &&
        words.every((word) => textOf(entry).includes(word))
      entry.element.hidden = !matches
      if (matches) many++
    }
    for (const each of outer) each.hidden = each.querySelector('[data-entry]:not([hidden])') === null
    if (nothing !== null) nothing.hidden = many > 0
    if (shown !== null) {
      const now = many.toLocaleString('en-US')
      shown.textContent = many === entries.length ? `${now} shown` : `${now} of ${total} shown`
    }
  }
  const applySoon = (): void => {
    if (waiting) return
    waiting = true
    view?.requestAnimationFrame(apply)
  }

  if (form !== null) {
    form.hidden = false
    form.addEventListener('input', applySoon)
    form.addEventListener('change', applySoon)
    // The fields have their first values only after this event.
    form.addEventListener('reset', applySoon)
    form.addEventListener('submit', (event) => event.preventDefault())
    // A browser may bring back what was chosen before the page was loaded again.
    applySoon()
  }

  if (theme !== null) {
    const root = page.documentElement
    let dark = view?.matchMedia('(prefers-color-scheme: dark)').matches === true
    const show = (): void => theme.setAttribute('aria-pressed', String(dark))
    theme.hidden = false
    theme.addEventListener('click', () => {
      dark = !dark
      root.dataset.theme = dark ? 'dark' : 'light'
      show()
    })
    show()
  }
}
