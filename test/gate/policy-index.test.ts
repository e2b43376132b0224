/** What is kept of own policies between runs: the same policies and the same errors as without it. */
import { describe, expect, test } from 'vitest'
import type { PolicyFiles } from '../../src/config/policy-files.ts'
import { SourceFile } from '../../src/core/source.ts'
import type { Template } from '../../src/core/template.ts'
import { parseOffline } from '../../src/engines/offline.ts'
import { readAll } from '../../src/gate/own-policies.ts'
import { keptIndex } from '../../src/gate/policy-index.ts'
import { editedSnapshot } from '../../src/git/edited-snapshot.ts'
import { snapshotOf, type Texts } from '../support/memory-snapshot.ts'

const policyOver = (id: string, judged: string, more = '') =>
  `id: ${id}\ntitle: T\nseverity: low\n${judged}\nrequire: { tag: Owner, exists: true }\n${more}`

const TEXTS: Texts = {
  'p/a.yaml': policyOver('acme-topic', 'resource: { terraform: aws_sns_topic }'),
  'p/b.yaml': policyOver('acme-bucket', 'subject: aws.s3-bucket'),
  'p/c.yaml': policyOver('acme-any', 'resource: { terraform: "aws_s*" }'),
  'p/d.json':
    '{"id": "acme-arm", "title": "T", "severity": "low", "resource": {"arm": "Microsoft.Storage/storageAccounts"}, "require": {"tag": "a", "exists": true}}',
}

function memory() {
  const contents = new Map<string, string>()
  const store = {
    read: async (name: string): Promise<unknown> => JSON.parse(contents.get(name) ?? 'null'),
    write: async (name: string, content: unknown) => void contents.set(name, JSON.stringify(content)),
  }
  return { contents, openStore: async () => store }
}

async function filesOf(texts: Texts): Promise<PolicyFiles & { readonly read: readonly string[] }> {
  const read: string[] = []
  const snapshot = snapshotOf(texts)
  const noted = {
    ...snapshot,
    read: (files: Parameters<typeof snapshot.read>[0]) => {
      read.push(...files.map(({ path }) => path))
      return snapshot.read(files)
    },
  }
  const files = await snapshot.list()
  return { snapshot: noted, files, read }
}

async function templateOf(text: string): Promise<Template> {
  const template = await parseOffline({
    framework: 'terraform',
    path: '.',
    files: [new SourceFile('main.tf', text)],
  })
  if ('notTemplate' in template) throw new Error(template.notTemplate)
  return template
}

const build = '1'

describe('the index of own policies', () => {
  test('only files with policies that a template needs are read, and once', async () => {
    const { openStore } = memory()
    const before = await filesOf(TEXTS)
    const own = await readAll(before)
    await keptIndex(before, readAll, { build, openStore }).keep(own)
    const after = await filesOf(TEXTS)
    const known = await keptIndex(after, readAll, { build, openStore }).recall()
    expect(known?.ids).toEqual(own.ids)
    expect(after.read).toEqual([])
    const [topic, both, none] = await Promise.all(
      [
        'resource "aws_sns_topic" "t" {}',
        'resource "aws_s3_bucket" "b" {}\nresource "aws_sns_topic" "t" {}',
        '',
      ].map(templateOf),
    )
    const idsFor = async (template: Template | undefined, policies = known) =>
      template && (await policies?.policiesFor(template))?.map(({ id }) => id)
    expect(await idsFor(topic)).toEqual(['acme-topic', 'acme-any'])
    expect(after.read).toEqual(['p/a.yaml', 'p/c.yaml'])
    expect(await idsFor(both)).toEqual(['acme-topic', 'acme-bucket', 'acme-any'])
    expect(after.read).toEqual(['p/a.yaml', 'p/c.yaml', 'p/b.yaml'])
    for (const each of [topic, both, none]) expect(await idsFor(each)).toEqual(await idsFor(each, own))
    const drafts = (await known?.drafts())?.map(({ text }) => text)
    expect(drafts).toEqual((await own.drafts()).map(({ text }) => text))
    expect((await known?.all())?.map(({ id }) => id)).toEqual((await own.all()).map(({ id }) => id))
  })

  test('is of these contents, at these paths, by this build', async () => {
    const { openStore } = memory()
    const files = await filesOf(TEXTS)
    const kept = keptIndex(files, readAll, { build, openStore })
    await kept.keep(await readAll(files))
    const others: readonly Texts[] = [
      { ...TEXTS, 'p/a.yaml': `${String(TEXTS['p/a.yaml'])}# more\n` },
      { ...TEXTS, 'p/e.yaml': 'id: [' },
      { 'p/a.yaml': TEXTS['p/a.yaml'] ?? '' },
    ]
    for (const texts of others) {
      expect(await keptIndex(await filesOf(texts), readAll, { build, openStore }).recall()).toBeUndefined()
    }
    expect(await keptIndex(files, readAll, { build: '2', openStore }).recall()).toBeUndefined()
    expect(await kept.recall()).toBeDefined()
  })

  test('that is damaged is not used', async () => {
    const { openStore, contents } = memory()
    const files = await filesOf(TEXTS)
    const kept = keptIndex(files, readAll, { build, openStore })
    await kept.keep(await readAll(files))
    const whole = contents.get('own-policies.json') ?? ''
    const damages: readonly (readonly [string | RegExp, string])[] = [
      ['p/a.yaml', 'p/z.yaml'],
      [/"about":\{[^}]*\}\}/, '"about":null'],
      ['"types":{"terraform":["aws_sns_topic"]}', '"types":null'],
      ['["aws_sns_topic"]', '"aws_sns_topic"'],
      ['"id":"acme-topic"', '"id":7'],
      [/^.*$/, '[]'],
      [/^.*$/, '7'],
    ]
    for (const [from, to] of damages) {
      const damaged = whole.replace(from, to)
      expect(damaged).not.toBe(whole)
      contents.set('own-policies.json', damaged)
      expect(await kept.recall()).toBeUndefined()
    }
  })

  test('keeps the last sets only', async () => {
    const { openStore, contents } = memory()
    for (let i = 0; i < 12; i++) {
      const files = await filesOf({
        'p/a.yaml': policyOver(`acme-p${i}`, 'resource: { terraform: aws_sns_topic }'),
      })
      await keptIndex(files, readAll, { build, openStore }).keep(await readAll(files))
    }
    const text = contents.get('own-policies.json') ?? ''
    expect(Object.keys(JSON.parse(text) as object)).toHaveLength(10)
    expect([text.includes('acme-p11"'), text.includes('acme-p1"')]).toEqual([true, false])
  })

  test('is not asked for in a snapshot whose files were edited: their ids are those of other contents', () => {
    const snapshot = { ...snapshotOf({}), environment: {} }
    expect(editedSnapshot(snapshot, async () => undefined).environment).toBeUndefined()
  })
})
