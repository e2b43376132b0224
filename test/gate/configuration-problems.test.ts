/** What in a configuration has no effect, and what it hides without a word. */
import { describe, expect, test } from 'vitest'
import type { Report } from '../../src/core/report.ts'
import { runGate } from '../../src/gate/run-gate.ts'
import { wholeChange } from '../../src/git/whole.ts'
import { changeOf, snapshotOf, type Texts } from '../support/memory-snapshot.ts'
import { NO_TENANT } from '../support/no-tenant.ts'

const request = { overrides: {}, tenant: NO_TENANT, today: '2026-11-30' } as const

const scanAll = async (files: Texts): Promise<Report> =>
  runGate({ ...request, action: 'scan', changes: [await wholeChange(snapshotOf(files))] })

const commit = async (before: Texts, after: Texts): Promise<Report> =>
  runGate({ ...request, action: 'commit', changes: [await changeOf(before, after)] })

const linesOf = ({ configurationProblems }: Report): readonly string[] =>
  configurationProblems.map(({ path, message }) => `${path} ${message}`)

const config = (content: object) => ({ '.mvcrc': JSON.stringify(content) })

const OPEN = `resource "aws_security_group" "web" {
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
`

describe('globs that match no file', () => {
  const files = { 'infra/a.tf': '', 'docs/x.md': '' }

  test('in a scan of everything, also where they leave nothing to check', async () => {
    const report = await scanAll({
      ...files,
      ...config({ include: ['*.tf', 'docs'], exclude: ['infra', 'old/**'] }),
    })
    expect(linesOf(report)).toEqual([
      '.mvcrc include: "*.tf" matches no file; "**/*.tf" matches in every folder',
      '.mvcrc exclude: "old/**" matches no file',
    ])
  })

  test('in the change that brings them, and in no other', async () => {
    const after = { ...files, ...config({ exclude: ['old/**'] }) }
    expect(linesOf(await commit(files, after))).toEqual(['.mvcrc exclude: "old/**" matches no file'])
    expect(linesOf(await commit(after, { ...after, 'infra/b.tf': 'locals {}\n' }))).toEqual([])
  })

  test('are looked for below the folder of the configuration', async () => {
    const nested = { 'net/.mvcrc': JSON.stringify({ include: ['infra/**', 'own.tf'] }), 'net/own.tf': '' }
    expect(linesOf(await scanAll({ ...files, ...nested }))).toEqual([
      'net/.mvcrc include: "infra/**" matches no file',
    ])
  })

  test('the defaults, written out, are no problem', async () => {
    const exclude = ['**/node_modules/**', '**/pnpm-lock.yaml']
    expect(linesOf(await scanAll({ ...files, ...config({ exclude }) }))).toEqual([])
    expect(linesOf(await scanAll(files))).toEqual([])
  })
})

describe('a second configuration in a folder', () => {
  const first = { ...config({ failOn: 'high' }), 'a.tf': OPEN }
  const second = { '.mvcrc.yaml': 'failOn: low' }
  const message = '.mvcrc and .mvcrc.yaml: only one configuration file per folder is allowed'

  test.each<[string, () => Promise<Report>]>([
    ['where everything is scanned', () => scanAll({ ...first, ...second })],
    ['in the commit that adds it', () => commit(first, { ...first, ...second })],
    ['in the commit that adds it alone', () => commit({}, { ...first, ...second })],
    ['in a later commit', () => commit({ ...first, ...second }, { ...first, ...second, 'a.tf': '' })],
  ])('is an error %s', async (_, run) => {
    await expect(run()).rejects.toMatchObject({ code: 'config', message })
  })

  test('names every one of them, also in a subfolder', async () => {
    const files = {
      'net/.mvcrc.json': '{}',
      'net/package.json': '{ "mvc": {} }',
      'net/.mvcrc.yml': '',
      'net/a.tf': OPEN,
    }
    await expect(scanAll(files)).rejects.toMatchObject({
      message: expect.stringMatching(
        /^(?=.*net\/\.mvcrc\.json)(?=.*net\/package\.json)(?=.*net\/\.mvcrc\.yml).* and .* and .*: only one/,
      ),
    })
  })

  test('is not a package.json without the key, nor one in another folder', async () => {
    const others = { 'package.json': '{ "name": "mvc" }', 'net/.mvcrc': '{}', 'net/a.tf': OPEN }
    expect(linesOf(await scanAll({ ...first, ...others }))).toEqual([])
  })

  test('may be removed: what the base had does not matter', async () => {
    expect(linesOf(await commit({ ...first, ...second }, first))).toEqual([])
  })
})

describe('violations in excluded files that a checked template uses', () => {
  const CALL = 'module "m" {\n  source = "./vendor/m"\n}\n'
  const reasonsOf = ({ notChecked }: Report) =>
    notChecked.filter(({ notable }) => notable).map(({ path, reason }) => `${path} ${reason}`)
  const exclude = config({ exclude: ['vendor/**'] })
  const line = (many: string) =>
    `vendor/m ${many} not reported: a checked template uses it, but it is excluded ("exclude" in .mvcrc)`

  test('are counted once, however many call it', async () => {
    const twice = { 'main.tf': CALL, 'b/main.tf': CALL.replace('./', '../'), 'vendor/m/main.tf': OPEN }
    const report = await scanAll({ ...twice, ...exclude })
    expect(reasonsOf(report)).toEqual([line('1 violation')])
    expect(report.judged.flatMap(({ result }) => result.findings)).toEqual([])
    const two = `${OPEN}${OPEN.replace('"web"', '"other"')}`
    expect(reasonsOf(await scanAll({ ...twice, 'vendor/m/main.tf': two, ...exclude }))).toEqual([
      line('2 violations'),
    ])
  })

  test('without one there is nothing to report, nor without a call', async () => {
    expect(reasonsOf(await scanAll({ 'main.tf': CALL, 'vendor/m/main.tf': '', ...exclude }))).toEqual([])
    expect(reasonsOf(await scanAll({ 'main.tf': '', 'vendor/m/main.tf': OPEN, ...exclude }))).toEqual([])
  })

  test('a file that is excluded within a checked folder is in the verbose list', async () => {
    const report = await scanAll({ 'main.tf': '', 'old.tf': OPEN, ...config({ exclude: ['old.tf'] }) })
    expect(reasonsOf(report)).toEqual([])
    expect(report.notChecked).toContainEqual({
      path: '.',
      reason: '1 violation not reported: in excluded files ("exclude" in .mvcrc)',
      notable: false,
    })
  })
})
