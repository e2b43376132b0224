import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Report } from '../../src/core/report.ts'
import { SourceFile } from '../../src/core/source.ts'
import { renderHtml } from '../../src/report/html/html.ts'
import { PAGE } from '../../src/report/messages.ts'
import {
  find,
  finding,
  judged,
  openSshInCloudFormation,
  openSshInTerraform,
  policy,
  report,
  resource,
} from './support.ts'

const chrome = [
  process.env.CHROME_PATH ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
].find((path) => path !== '' && existsSync(path))

if (chrome === undefined) console.log('skipped: no Chromium here; CHROME_PATH names one')

const buckets = new SourceFile('infra/buckets.yaml', 'Logs:\n  AccessControl: PublicRead\nData: 1\n')
const logs = resource('AWS::S3::Bucket', 'Logs', find(buckets, 'Logs'))
const publicBucket = policy('aws-s3-public-read-acl', 'Bucket is public', 'critical', { service: 's3' })
const isPublic = finding(publicBucket, logs, [{ at: find(buckets, 'PublicRead'), note: 'public-read' }])
const vault = policy('azure-keyvault-no-purge-protection', 'Vault can be purged', 'medium', {
  platform: 'azure',
  service: 'key-vault',
})
const purgeable = finding(vault, logs, [{ at: logs.head, note: 'nothing is written' }])
const undecided = finding(vault, logs, [{ at: find(buckets, 'Data'), note: 'Mode has no default' }], {
  verdict: 'undecided',
})

const EVERYTHING = report([
  judged('infra/web.yaml', { findings: [openSshInCloudFormation()] }),
  judged('infra', { framework: 'terraform', findings: [openSshInTerraform()] }),
  {
    ...judged('infra/buckets.yaml', { findings: [isPublic, purgeable, undecided] }),
    existing: [finding(publicBucket, logs, [{ at: find(buckets, 'Data'), note: 'existing' }])],
    suppressed: [
      {
        path: 'old.yaml',
        policy: 'aws-s3-no-versioning',
        resource: 'Old',
        reason: 'kept',
        by: 'configuration',
        finding: undefined,
      },
    ],
  },
])

/** Milliseconds that a browser gets for one thing, as others may use the processor too. */
const PATIENCE = 150_000

/** What a page did that it must not do. */
const deeds: string[] = []

describe.skipIf(chrome === undefined)('the page in a browser', () => {
  let browser: Browser
  let folder: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mvc-gate-html-'))
    browser = await chromium.launch({
      ...(chrome === undefined ? {} : { executablePath: chrome }),
      args: ['--no-sandbox'],
      timeout: PATIENCE,
    })
  })

  afterAll(async () => {
    await browser?.close()
    await rm(folder, { recursive: true, force: true })
  })

  afterEach(() => {
    expect(deeds.splice(0)).toEqual([])
  })

  async function open(of: Report, options: BrowserContextOptions = {}): Promise<Page> {
    const path = join(folder, 'report.html')
    await writeFile(path, renderHtml(of, { version: '1.2.3' }))
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options })
    page.setDefaultTimeout(PATIENCE)
    const url = pathToFileURL(path).href
    page.on('console', (message) => deeds.push(`console: ${message.text()}`))
    page.on('pageerror', (error) => deeds.push(`error: ${error.message}`))
    page.on('dialog', (dialog) => {
      deeds.push(`dialog: ${dialog.message()}`)
      void dialog.dismiss()
    })
    page.on('request', (request) => {
      if (request.url() !== url) deeds.push(`request: ${request.url()}`)
    })
    await page.goto(url)
    return page
  }

  const shown = (page: Page): Promise<string[]> => page.locator('article:visible .path').allTextContents()
  const counted = (page: Page, words: string): Promise<void> =>
    page.locator('#shown', { hasText: new RegExp(`^${words}$`) }).waitFor()

  it('filters by severity, state, cloud, file and text, and starts again', async () => {
    const page = await open(EVERYTHING)
    await counted(page, '7 shown')
    expect(await page.getByRole('search').isVisible()).toBe(true)

    await page.getByRole('checkbox', { name: 'critical' }).check()
    await counted(page, '2 of 7 shown')
    expect(await shown(page)).toEqual(['infra/buckets.yaml:2:18', 'infra/buckets.yaml:3:1'])
    await page.getByRole('checkbox', { name: 'existing' }).check()
    await counted(page, '1 of 7 shown')
    expect(await page.locator('h2:visible').allTextContents()).toEqual([
      'Totals',
      'Filter',
      'Existing: already in the base of this change 1',
    ])
    await page.getByRole('checkbox', { name: 'high' }).check()
    await counted(page, '1 of 7 shown')

    await page.getByRole('button', { name: 'Reset' }).click()
    await counted(page, '7 shown')
    await page.getByRole('checkbox', { name: 'Azure' }).check()
    await counted(page, '2 of 7 shown')
    await page.getByRole('checkbox', { name: 'undecided' }).check()
    await counted(page, '1 of 7 shown')

    await page.getByRole('button', { name: 'Reset' }).click()
    await page.getByRole('combobox', { name: 'File' }).selectOption({ label: 'infra/web.yaml (1)' })
    await counted(page, '1 of 7 shown')
    expect(await shown(page)).toEqual(['infra/web.yaml:15:19'])

    await page.getByRole('button', { name: 'Reset' }).click()
    await page.getByRole('searchbox', { name: 'Text' }).fill('CIDR  default')
    await counted(page, '1 of 7 shown')
    await page.getByRole('searchbox', { name: 'Text' }).press('Enter')
    expect(await page.getByText(PAGE.nothingMatches).isVisible()).toBe(false)
    await page.getByRole('searchbox', { name: 'Text' }).fill('no such thing')
    await counted(page, '0 of 7 shown')
    expect(await page.getByText(PAGE.nothingMatches).isVisible()).toBe(true)
    await page.close()
  })

  it('keeps a hostile template text', async () => {
    const attack = `</code></script><script>alert(1)</script><img src=x onerror="alert(2)">'"&amp;\u202e\u0007`
    const file = new SourceFile(`${attack}.yaml`, `A: "${attack}"\n</style><style>body{display:none}`)
    const info = policy(`aws-${attack}`, attack, 'high', {
      why: attack,
      fix: attack,
      references: [`https://x/${attack}`, `javascript:alert(3)`],
    })
    const owner = resource(attack, attack, find(file, 'A'))
    const found = finding(info, owner, [{ at: find(file, attack), note: attack }], { also: [attack] })
    const notes = [attack]
    const page = await open(report([judged(attack, { findings: [found] })], { notes }))
    const visible = attack.replace('\u202e', '\\u{202e}').replace('\u0007', '\\x07')
    expect(await page.locator('mark').textContent()).toBe(visible)
    expect(await page.locator('.remarks li').textContent()).toBe(visible)
    expect(await page.locator('.l').last().textContent()).toBe('</style><style>body{display:none}')
    expect(await page.locator('img, script').count()).toBe(1)
    await page.getByRole('searchbox', { name: 'Text' }).fill('onerror="alert(2)">')
    await counted(page, '1 shown')
    await page.close()
  })

  it('is reached and used by keyboard alone', async () => {
    const page = await open(EVERYTHING)
    const stops: string[] = []
    for (let i = 0; i < 30 && !stops.includes('Reset'); i++) {
      await page.keyboard.press('Tab')
      stops.push(
        await page.evaluate(`(() => {
          const { activeElement: at } = document
          if (getComputedStyle(at).outlineStyle === 'none') return 'no outline: ' + at.outerHTML
          return at.name ? (at.name + ' ' + (at.type === 'checkbox' ? at.value : '')).trim() : at.textContent
        })()`),
      )
    }
    expect(stops).toEqual([
      'Skip to the findings',
      'Dark theme',
      'Violations by service, as a table',
      'Violations by control: 12 controls',
      'What was scanned: 3 templates',
      'text',
      'file',
      'severity critical',
      'severity high',
      'severity medium',
      'state new',
      'state undecided',
      'state existing',
      'state suppressed',
      'cloud aws',
      'cloud azure',
      'Reset',
    ])
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Space')
    await counted(page, '2 of 7 shown')
    await page.close()
  })

  it('has names for all controls, one heading of the first rank, no rank left out and unique ids', async () => {
    const page = await open(EVERYTHING)
    const faults = await page.evaluate(`(() => {
      const faults = []
      for (const each of document.querySelectorAll('input, select, button, output')) {
        const name = [...(each.labels ?? [])].map((label) => label.textContent).join('') || each.textContent
        if (name.trim() === '') faults.push('no name: ' + each.outerHTML)
      }
      for (const each of document.querySelectorAll('fieldset')) {
        if (each.firstElementChild.tagName !== 'LEGEND') faults.push('no legend')
      }
      const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
      if (new Set(ids).size !== ids.length) faults.push('an id twice')
      for (const each of document.querySelectorAll('[aria-labelledby]')) {
        for (const id of each.getAttribute('aria-labelledby').split(' ')) {
          if (!ids.includes(id)) faults.push('no ' + id)
        }
      }
      const ranks = [...document.querySelectorAll('h1,h2,h3,h4')].map(({ tagName }) => Number(tagName[1]))
      if (ranks.filter((rank) => rank === 1).length !== 1) faults.push('not one h1')
      ranks.forEach((rank, i) => rank > (ranks[i - 1] ?? 0) + 1 && faults.push('a rank left out'))
      for (const name of ['main', 'header', 'footer', 'form[role=search]', 'html[lang=en]']) {
        if (document.querySelectorAll(name).length !== 1) faults.push('not one ' + name)
      }
      if (document.documentElement.scrollWidth > innerWidth) faults.push('wider than the window')
      return faults
    })()`)
    expect(faults).toEqual([])
    const chart = page.getByRole('img', { name: 'Violations by service and severity' })
    expect(await chart.isVisible()).toBe(true)
    await page.close()
  })

  it('is dark or light as the system is, until the reader chooses', async () => {
    const ground = `getComputedStyle(document.body).backgroundColor`
    for (const [colorScheme, first, second] of [
      ['light', 'rgb(245, 246, 248)', 'rgb(17, 21, 27)'],
      ['dark', 'rgb(17, 21, 27)', 'rgb(245, 246, 248)'],
    ] as const) {
      const page = await open(EVERYTHING, { colorScheme })
      const toggle = page.getByRole('button', { name: 'Dark theme' })
      expect(await page.evaluate(ground)).toBe(first)
      expect(await toggle.getAttribute('aria-pressed')).toBe(String(colorScheme === 'dark'))
      await toggle.click()
      expect(await page.evaluate(ground)).toBe(second)
      expect(await toggle.getAttribute('aria-pressed')).toBe(String(colorScheme === 'light'))
      await page.emulateMedia({ media: 'print' })
      expect(await page.evaluate(`getComputedStyle(document.querySelector('h1')).color`)).toBe(
        'rgb(151, 16, 58)',
      )
      expect(await page.getByRole('search').isVisible()).toBe(false)
      await page.close()
    }
  })

  it('can be read without its script, and then offers no filters', async () => {
    const page = await open(EVERYTHING, { javaScriptEnabled: false })
    expect(await page.getByRole('search').isVisible()).toBe(false)
    expect(await page.getByRole('button').count()).toBe(0)
    expect(await page.locator('article:visible').count()).toBe(7)
    await page.close()
  })

  it('fits a phone, with everything opened', async () => {
    const page = await open(EVERYTHING, { viewport: { width: 360, height: 700 } })
    await page.evaluate(`document.querySelectorAll('details').forEach((each) => { each.open = true })`)
    const beyond = await page.evaluate(`[...document.querySelectorAll('body :not(.unseen, .skip)')]
      .filter((each) => each.getBoundingClientRect().right > innerWidth)
      .map((each) => each.outerHTML.slice(0, 100))`)
    expect(beyond).toEqual([])
    await page.close()
  })

  it('counts in the filters what it counts in the totals', async () => {
    const existing = { ...judged('infra/old.yaml'), existing: [undecided, isPublic] }
    const page = await open(
      report([existing, judged('infra/buckets.yaml', { findings: [purgeable, undecided] })]),
    )
    for (const [name, many] of [
      ['medium', 1],
      ['undecided', 1],
      ['existing', 2],
    ] as const) {
      const tile = page.locator('.tile', { hasText: name })
      expect(await tile.textContent()).toBe(`${many} ${name}`)
      const box = page.locator('fieldset label', { hasText: name })
      expect((await box.locator('.many').textContent())?.trim()).toBe(String(many))
    }
    await page.close()
  })

  it('filters five thousand findings', async () => {
    const findings = Array.from({ length: 5_000 }, (_, i) =>
      openSshInCloudFormation(`infra/web-${i % 250}.yaml`),
    )
    const page = await open(report([judged('infra', { findings })]))
    await counted(page, '5,000 shown')
    await page.getByRole('searchbox', { name: 'Text' }).fill('web-17.yaml')
    await counted(page, '20 of 5,000 shown')
    await page.getByRole('button', { name: 'Reset' }).click()
    await counted(page, '5,000 shown')
    await page.close()
  })
})
