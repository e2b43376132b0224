/** What is kept of own policies between runs: the same policies and the same errors as without it. */
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { PolicyFiles } from '../../src/config/policy-files.ts'
import type { SnapshotFile } from '../../src/core/snapshot.ts'
import { SourceFile } from '../../src/core/source.ts'
import type { Template } from '../../src/core/template.ts'
import { parseOffline } from '../../src/engines/offline.ts'
import { keptOwnPolicies } from '../../src/gate/kept-own-policies.ts'
import { readAll } from '../../src/gate/own-policies.ts'
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
    readText: async (name: string) => contents.get(name),
    writeText: async (name: string, text: string) => void contents.set(name, text),
    remove: async (name: string) => void contents.delete(name),
  }
  return { contents, openStore: async () => store }
}

/** Files with ids like those of git's objects, and which of them were read. */
async function filesOf(texts: Texts): Promise<PolicyFiles & { readonly read: readonly string[] }> {
  const read: string[] = []
  const snapshot = snapshotOf(texts)
  const listed = await snapshot.list()
  const inMemory = (files: readonly SnapshotFile[]) =>
    files.map(({ path }) => listed.find((each) => each.path === path) ?? { path, id: '' })
  const noted = {
    ...snapshot,
    sizes: (files: readonly SnapshotFile[]) => snapshot.sizes(inMemory(files)),
    read: (files: readonly SnapshotFile[]) => {
      read.push(...files.map(({ path }) => path))
      return snapshot.read(inMemory(files))
    },
  }
  const files = listed.map((file) => ({ ...file, id: createHash('sha1').update(file.id).digest('hex') }))
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

/** Every kind of condition, operator, path and bound. */
const ALL_KINDS = `id: acme-all-kinds
title: T
severity: low
resource: { terraform: aws_s3_bucket }
attributes: { name: { terraform: bucket } }
when: { self: name, isNot: x }
violatedWhen:
  any:
    - { attribute: name, matches: "^a", note: "{value} begins with a" }
    - { property: { terraform: { aws_s3_bucket: acl } }, exists: true }
    - { property: 'tags["a.b"]', oneOf: [1, true, x], ignoreCase: true }
    - { property: 'rule[*].*', count: { atLeast: 1 }, where: { property: size, above: 5 } }
    - { property: 'rule[*].cidr', some: { within: [10.0.0.0/8] } }
    - { property: 'rule[*].name', none: { startsWith: b } }
    - not: { property: 'names', contains: [a] }
    - { property: version, version: { atLeast: "1.2" }, date: { below: 2020-01-01 } }
    - linked: { from: { terraform: aws_s3_bucket_policy }, by: bucket, where: { property: policy, exists: true } }
      count: { atMost: 0 }
    - { attribute: name, is: { tag: Name }, version: { atLeast: { property: v } } }
    - false
`

const TEMPLATE = `resource "aws_s3_bucket" "b" {
  bucket = "abc"
  tags   = { "a.b" = "X", Owner = "o" }
  names  = ["a"]
  rule {
    cidr = "10.1.0.0/16"
    name = "bc"
    part = { size = 6 }
  }
}
resource "aws_sns_topic" "t" {}
resource "aws_s3_bucket_policy" "p" {
  bucket = aws_s3_bucket.b.id
  policy = var.policy
}
`

async function kept(texts: Texts) {
  const { openStore, contents } = memory()
  const files = await filesOf(texts)
  const own = await readAll(files)
  await keptOwnPolicies(files, readAll, { build, openStore }).keep(own)
  return { files, own, openStore, contents }
}

const setsIn = (contents: ReadonlyMap<string, string>) =>
  [...contents.keys()].filter((name) => name.startsWith('own-policies-'))

describe('kept own policies', () => {
  test('are as those that are read, and no file is read for them', async () => {
    const { own, openStore } = await kept(TEXTS)
    const after = await filesOf(TEXTS)
    const known = await keptOwnPolicies(after, readAll, { build, openStore }).recall()
    expect([known?.ids, known?.graded]).toEqual([own.ids, own.graded])
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
    expect(await idsFor(both)).toEqual(['acme-topic', 'acme-bucket', 'acme-any'])
    for (const each of [topic, both, none]) expect(await idsFor(each)).toEqual(await idsFor(each, own))
    expect(after.read).toEqual([])
    const written = (await known?.written())?.map(({ text }) => text)
    expect(written).toEqual((await own.written()).map(({ text }) => text))
    expect((await known?.all())?.map(({ id }) => id)).toEqual((await own.all()).map(({ id }) => id))
    expect(new Set(after.read).size).toBe(4)
  })

  test('judge as those that are read, by conditions of every kind', async () => {
    const texts = { 'p/a.yaml': ALL_KINDS }
    const { own, files, openStore } = await kept(texts)
    const known = await keptOwnPolicies(files, readAll, { build, openStore }).recall()
    const template = await templateOf(TEMPLATE)
    const judged = async (policies: typeof known) =>
      (await policies?.policiesFor(template))?.map((policy) => policy.judge(template))
    const expected = await judged(own)
    expect(expected?.[0]?.findings.map(({ labels }) => labels.map(({ note }) => note))).toEqual([
      ['"abc" begins with a', 'tags["a.b"] is "X"', 'there are 1', 'the item is "10.1.0.0/16"'],
    ])
    expect(await judged(known)).toEqual(expected)
  })

  test('of which one does not fit its subject are reported with the place in the file', async () => {
    const wrong =
      'id: acme-wrong\ntitle: T\nseverity: low\nsubject: aws.s3-bucket\nrequire: { attribute: nam, exists: true }'
    const { files, openStore } = await kept({ 'p/a.yaml': wrong })
    const known = await keptOwnPolicies(files, readAll, { build, openStore }).recall()
    const template = await templateOf('resource "aws_s3_bucket" "b" {}')
    await expect(known?.policiesFor(template)).rejects.toThrow(
      "p/a.yaml:5:23: unknown attribute of aws.s3-bucket 'nam'",
    )
  })

  test('are those of these contents, at these paths, by this build', async () => {
    const { files, openStore } = await kept(TEXTS)
    const others: readonly Texts[] = [
      { ...TEXTS, 'p/a.yaml': `${String(TEXTS['p/a.yaml'])}# more\n` },
      { ...TEXTS, 'p/e.yaml': 'id: [' },
      { 'p/a.yaml': TEXTS['p/a.yaml'] ?? '' },
    ]
    for (const texts of others) {
      expect(
        await keptOwnPolicies(await filesOf(texts), readAll, { build, openStore }).recall(),
      ).toBeUndefined()
    }
    expect(await keptOwnPolicies(files, readAll, { build: '2', openStore }).recall()).toBeUndefined()
    expect(await keptOwnPolicies(files, readAll, { build, openStore }).recall()).toBeDefined()
  })

  test('of another set under the same name are not taken for these', async () => {
    const { contents, files, openStore } = await kept(TEXTS)
    const [name = ''] = setsIn(contents)
    const others = await kept({ 'p/a.yaml': TEXTS['p/a.yaml'] ?? '' })
    const [other = ''] = setsIn(others.contents)
    expect(other).not.toBe(name)
    contents.set(name, others.contents.get(other) ?? '')
    expect(await keptOwnPolicies(files, readAll, { build, openStore }).recall()).toBeUndefined()
  })

  test('that are damaged are not used', async () => {
    const { contents, files, openStore } = await kept(TEXTS)
    const [name = ''] = setsIn(contents)
    const whole = contents.get(name) ?? ''
    const damages: readonly (readonly [string | RegExp, string])[] = [
      ['p/a.yaml', 'p/z.yaml'],
      [/"abouts":\[\{[^}]*\}/, '"abouts":[null'],
      ['{"terraform":["aws_sns_topic"]}', '{"terraform":null}'],
      ['["aws_sns_topic"]', '"aws_sns_topic"'],
      ['["acme-topic","low",0,', '[7,"low",0,'],
      ['["acme-topic","low",0,', '["acme-topic","lower",0,'],
      ['["acme-topic","low",0,', '["acme-topic","low",9,'],
      ['["acme-topic","low",0,', '["acme-topic","low",0,1'],
      ['["acme-topic","low",0,', '["acme-topic","low",0,-'],
      [/}$/, ''],
      [/$/, ' '],
      [/\n.*$/, ''],
      [/^.*\n/, '\n'],
      [/^.*$/s, '[]'],
      [/^.*$/s, '7'],
      [/^.*$/s, ''],
    ]
    for (const [from, to] of damages) {
      const damaged = whole.replace(from, to)
      expect(damaged).not.toBe(whole)
      contents.set(name, damaged)
      expect(await keptOwnPolicies(files, readAll, { build, openStore }).recall()).toBeUndefined()
    }
  })

  test('of which a draft is damaged are read from their files again', async () => {
    const { contents, openStore } = await kept(TEXTS)
    const [name = ''] = setsIn(contents)
    contents.set(name, (contents.get(name) ?? '').replace('{"path":"p/a.yaml"', '{"path"="p/a.yaml"'))
    const files = await filesOf(TEXTS)
    const known = await keptOwnPolicies(files, readAll, { build, openStore }).recall()
    const template = await templateOf('resource "aws_sns_topic" "t" {}')
    const ids = (await known?.policiesFor(template))?.map(({ id }) => id)
    expect(ids).toEqual(['acme-topic', 'acme-any'])
    expect(files.read).toHaveLength(4)
  })

  test('are the last sets only', async () => {
    const { openStore, contents } = memory()
    for (let i = 0; i < 12; i++) {
      const files = await filesOf({
        'p/a.yaml': policyOver(`acme-p${i}`, 'resource: { terraform: aws_sns_topic }'),
      })
      await keptOwnPolicies(files, readAll, { build, openStore }).keep(await readAll(files))
    }
    expect(setsIn(contents)).toHaveLength(10)
    const all = [...contents.values()].join('')
    expect([all.includes('acme-p11"'), all.includes('acme-p1"')]).toEqual([true, false])
  })

  test('are not asked for in a snapshot whose files were edited: their ids are those of other contents', () => {
    const snapshot = { ...snapshotOf({}), environment: {} }
    expect(editedSnapshot(snapshot, async () => undefined).environment).toBeUndefined()
  })
})
