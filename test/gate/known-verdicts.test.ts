/** Verdicts of earlier runs: believed for the same template in the same surroundings by the same build, only. */
import { describe, expect, test } from 'vitest'
import type { Store } from '../../src/cache/store.ts'
import type { Report } from '../../src/core/report.ts'
import { openKnownVerdicts } from '../../src/gate/evaluate/known-verdicts.ts'
import { runGate } from '../../src/gate/run-gate.ts'
import { changeOf, type Texts } from '../support/memory-snapshot.ts'
import { NO_TENANT } from '../support/no-tenant.ts'

interface MemoryStore extends Pick<Store, 'read' | 'write'> {
  content: unknown
  reads: number
}

function memoryStore(content?: unknown): MemoryStore {
  const store: MemoryStore = {
    content,
    reads: 0,
    read: async () => {
      store.reads++
      return store.content
    },
    write: async (_, written) => {
      store.content = JSON.parse(JSON.stringify(written))
    },
  }
  return store
}

const entries = ({ content }: MemoryStore): number =>
  Object.keys((content as { entries?: object } | undefined)?.entries ?? {}).length

const topic = (i: number) => `Resources:
  Wait${i}:
    Type: AWS::CloudFormation::WaitConditionHandle
`
const OPEN = `Resources:
  Open:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: open
      SecurityGroupIngress:
        - { IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 0.0.0.0/0 }
`
const many = (count = 30): Texts =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`wait${i}.yaml`, topic(i)]))

async function run(texts: Texts, store: MemoryStore, build = 'build'): Promise<Report> {
  const { snapshot, touched, removed } = await changeOf({}, texts)
  return runGate({
    action: 'scan',
    // A module that is not touched itself is judged where it is called.
    changes: [{ snapshot, touched: touched.filter(({ path }) => !path.startsWith('m/')), removed }],
    overrides: {},
    tenant: NO_TENANT,
    today: '2026-11-23',
    openVerdicts: () => openKnownVerdicts(store, build),
  })
}

const found = ({ judged }: Report): readonly string[] =>
  judged.flatMap(({ result }) =>
    result.findings.map(({ policy, resource, verdict }) => `${verdict} ${policy.id} ${resource.name}`),
  )
const without = ({ judged }: Report) =>
  judged.map(({ result }) => ({ ...result, findings: result.findings.length }))

/** What was found, as it is kept: a text of bytes, and the keys of policies. */
type Kept = readonly [string, ...string[]]

function forEachKept({ content }: MemoryStore, change: (kept: Kept) => readonly string[]): unknown {
  const { entries: all, ...others } = content as { entries: Record<string, readonly [number | Kept]> }
  const changed = Object.entries(all).map(([key, [kept, ...rest]]) => [
    key,
    [typeof kept === 'number' ? kept : change(kept), ...rest],
  ])
  return { ...others, entries: Object.fromEntries(changed) }
}

/** All bytes that are kept. */
function kept(store: MemoryStore): string {
  const texts: string[] = [JSON.stringify(store.content)]
  forEachKept(store, ([text]) => {
    const bytes = Buffer.from(text, 'base64')
    // A text with a character beyond Latin-1 has two bytes for each.
    const wide = [bytes, bytes.subarray(1)].map((part) => part.toString('utf16le'))
    return [String(texts.push(bytes.toString('latin1'), ...wide))]
  })
  return texts.join('\n')
}

describe('verdicts of earlier runs', () => {
  test('give the same report again, and are written once', async () => {
    const store = memoryStore()
    const texts = { ...many(), 'open.yaml': OPEN }
    const first = await run(texts, store)
    expect(entries(store)).toBe(31)
    const written = store.content
    const again = await run(texts, store)
    expect(without(again)).toEqual(without(first))
    expect(found(again)).toEqual(['violation aws-sg-ssh-open-to-world Open'])
    expect(store.content).toBe(written)
  })

  test('show what was found where it was found', async () => {
    const store = memoryStore()
    const texts = { ...many(), 'open.yaml': OPEN }
    const [first, again] = [await run(texts, store), await run(texts, store)].map(({ judged }) =>
      judged.flatMap(({ result }) => result.findings),
    )
    expect(again?.[0]?.labels[0].at.file.text).toBe(OPEN)
    expect(again).toEqual(first)
  })

  test.each([
    [
      'damaged',
      (store: MemoryStore) => forEachKept(store, ([text, ...keys]) => [text.slice(0, 40), ...keys]),
    ],
    ['of a policy that is lost', (store: MemoryStore) => ({ ...(store.content as object), policies: {} })],
    ['no bytes', (store: MemoryStore) => forEachKept(store, () => ['?'])],
    ['empty', (store: MemoryStore) => forEachKept(store, () => [''])],
  ])('are judged again where what was found is %s', async (_, change) => {
    const store = memoryStore()
    const texts = { ...many(), 'open.yaml': OPEN }
    const first = await run(texts, store)
    store.content = change(store)
    expect(found(await run(texts, store))).toEqual(found(first))
    expect(found(await run(texts, store))).toEqual(found(first))
  })

  test('are kept where the cause is a parameter whose texts are limited', async () => {
    const store = memoryStore()
    const parameters = 'Parameters:\n  Cidr: { Type: String, AllowedPattern: "[0-9./]+" }\n'
    const texts = { ...many(), 'open.yaml': parameters + OPEN.replace('0.0.0.0/0', '!Ref Cidr') }
    expect(found(await run(texts, store))).toEqual(['undecided aws-sg-ssh-open-to-world Open'])
    expect(entries(store)).toBe(31)
    expect(found(await run(texts, store))).toEqual(['undecided aws-sg-ssh-open-to-world Open'])
  })

  test('a secret is not kept, nor what may be one', async () => {
    const store = memoryStore()
    const secret = 'wJalrXUtnFEMI9K7MDENGbPxRfiCYzzq'
    const variable = `Resources:
  F:
    Type: AWS::Lambda::Function
    Properties:
      Environment: { Variables: { DB_PASSWORD: ${secret} } }
`
    const beside = (name: string, value: string) =>
      OPEN.replace('IpProtocol: tcp', `IpProtocol: tcp, ${name}: ${value}`)
    const withPart = (part: string) =>
      `Parameters:\n  Cidr: { Type: String }\n${OPEN.replace('0.0.0.0/0', `!Sub "${part}\${Cidr}"`)}`
    const texts = {
      'a.yaml': variable,
      'b.yaml': beside('AuthToken', secret),
      'c.yaml': beside('Label', 'L4b3l'),
      'd.yaml': withPart(`password=${secret}`),
      'e.yaml': withPart('p4rt'),
    }
    const report = await run({ ...many(), ...texts }, store)
    expect(new Set(report.judged.flatMap(({ result }) => result.findings.map(() => result.path)))).toEqual(
      new Set(Object.keys(texts)),
    )
    expect(kept(store)).toContain('L4b3l')
    expect(kept(store)).toContain('p4rt')
    expect(kept(store)).not.toContain(secret)
  })

  test('are not looked up for a few templates', async () => {
    const store = memoryStore()
    await run(many(19), store)
    expect(store).toMatchObject({ reads: 0, content: undefined })
  })

  test('are believed as they stand, which is why only the user may write them', async () => {
    const store = memoryStore()
    const first = await run(many(), store)
    const { build, entries: all } = store.content as { build: string; entries: Record<string, [number]> }
    const forged = Object.fromEntries(Object.keys(all).map((digest) => [digest, [7]]))
    const again = await run(many(), memoryStore({ build, entries: forged }))
    expect(first.judged.map(({ result }) => result.passed)).not.toContain(7)
    expect(new Set(again.judged.map(({ result }) => result.passed))).toEqual(new Set([7]))
  })

  test.each<[string, Texts, string | undefined]>([
    ['other content', { 'wait3.yaml': OPEN }, undefined],
    [
      'a configuration that grades otherwise',
      { '.mvcrc': 'policies: { aws-s3-no-versioning: off }\n' },
      undefined,
    ],
    ['another build', {}, 'other'],
  ])('are not believed for %s', async (_, more, build) => {
    const store = memoryStore()
    await run(many(), store)
    const { build: of, entries: all } = store.content as { build: string; entries: Record<string, [number]> }
    const forged = memoryStore({
      build: of,
      entries: Object.fromEntries(Object.keys(all).map((digest) => [digest, [7]])),
    })
    const texts = { ...many(), ...more }
    const report = await run(texts, forged, build)
    const passed = report.judged.filter(({ result }) => result.passed === 7)
    expect(passed).toHaveLength('wait3.yaml' in more ? 29 : 0)
    expect(found(report)).toEqual('wait3.yaml' in more ? ['violation aws-sg-ssh-open-to-world Open'] : [])
  })

  test('are not believed where a file has changed that the template refers to', async () => {
    const store = memoryStore()
    const module = (cidr: string) => ({
      ...many(),
      'app/main.tf': 'module "m" {\n  source = "../m"\n}\n',
      'm/main.tf': `resource "aws_security_group_rule" "r" {
  type              = "ingress"
  security_group_id = "sg-1"
  protocol          = "tcp"
  from_port         = 22
  to_port           = 22
  cidr_blocks       = ["${cidr}"]
}
`,
    })
    expect(found(await run(module('10.0.0.0/8'), store))).toEqual([])
    const before = entries(store)
    expect(found(await run(module('10.0.0.0/8'), store))).toEqual([])
    expect(entries(store)).toBe(before)
    expect(found(await run(module('0.0.0.0/0'), store))).toContain(
      'violation aws-sg-ssh-open-to-world module.m.aws_security_group_rule.r',
    )
  })

  test('are not believed where an installed module has changed', async () => {
    const store = memoryStore()
    const Modules = [{ Key: 'm', Source: 'a/b/c', Dir: '.terraform/modules/m' }]
    const texts = (encrypted: boolean) => ({
      ...many(),
      'app/main.tf': 'module "m" {\n  source = "a/b/c"\n}\n',
      'app/.terraform/modules/modules.json': JSON.stringify({ Modules }),
      'app/.terraform/modules/m/main.tf': `resource "aws_ebs_volume" "v" {\n  encrypted = ${encrypted}\n}\n`,
    })
    expect(found(await run(texts(true), store))).toEqual([])
    expect(entries(store)).toBe(31)
    expect(found(await run(texts(false), store))).toEqual([
      'violation aws-ebs-volume-unencrypted module.m.aws_ebs_volume.v',
    ])
  })

  test.each<[string, unknown]>([
    ['no object', 'x'],
    ['other fields', { build: 'build' }],
    ['entries of another form', { build: 'build', entries: { a: 1, b: [], c: ['1'], d: [1, {}, 'x'] } }],
  ])('a store that holds %s is empty', async (_, content) => {
    const store = memoryStore(content)
    expect(found(await run(many(), store))).toEqual([])
    expect(entries(store)).toBe(30)
  })

  test('what another run has written meanwhile stays, and the oldest go first', async () => {
    const store = memoryStore()
    const one = await openKnownVerdicts(store, 'build')
    await run(many(25), store)
    await one.save()
    expect(entries(store)).toBe(25)
    const full = Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`old${i}`, [1]]))
    const crowded = memoryStore({ build: 'build', entries: full })
    await run(many(25), crowded)
    const { entries: left } = crowded.content as { entries: object }
    expect(Object.keys(left)).toHaveLength(20_000)
    expect(left).not.toHaveProperty('old0')
    expect(left).toHaveProperty('old19999')
  })
})
