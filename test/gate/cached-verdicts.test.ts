/** With the cache on, a report is what it is without: over random edits of everything that a verdict may come from. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Store } from '../../src/cache/store.ts'
import type { Finding } from '../../src/core/finding.ts'
import { outcomeOf, type Report } from '../../src/core/report.ts'
import type { Snapshot } from '../../src/core/snapshot.ts'
import type { Location } from '../../src/core/source.ts'
import { openKnownVerdicts } from '../../src/gate/evaluate/known-verdicts.ts'
import { runGate } from '../../src/gate/run-gate.ts'
import { openRepository } from '../../src/git/git.ts'
import { indexSnapshot } from '../../src/git/index-snapshot.ts'
import { wholeChange } from '../../src/git/whole.ts'
import { changeOf, type Texts } from '../support/memory-snapshot.ts'
import { NO_TENANT } from '../support/no-tenant.ts'
import fc from '../support/properties.ts'
import { createRepository } from '../support/repository.ts'

const rule = (cidr: string) => `resource "aws_security_group_rule" "r" {
  type              = "ingress"
  security_group_id = "sg-1"
  protocol          = "tcp"
  from_port         = 22
  to_port           = 22
  cidr_blocks       = [${cidr}]
}
`
const OPEN = rule('"0.0.0.0/0"')
const CLOSED = rule('"10.0.0.0/8"')
/** What can't be read as text. */
const BINARY = `${OPEN}# \0\n`
const group = (cidr: string) => `Resources:
  Group:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: group
      SecurityGroupIngress:
        - { IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: ${cidr} }
`

const nested = (cidr: string) => `Resources:
  Child:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: child.yaml
      Parameters: { Cidr: ${cidr} }
`

/** What may stand at each path; undefined where there is no file. */
const CONTENTS: Readonly<Record<string, readonly (string | undefined)[]>> = {
  'a/main.tf': [
    CLOSED,
    'module "m" {\n  source = "../m"\n  cidr = var.cidr\n}\nvariable "cidr" {\n  default = "10.0.0.0/8"\n}\n',
    rule('file("cidr.txt")'),
    rule('jsondecode(file("cidr.txt"))'),
  ],
  'a/more.tf': [undefined, OPEN.replace('"r"', '"more"'), BINARY, '# nothing\n'],
  'a/cidr.txt': [undefined, '10.0.0.0/8', '0.0.0.0/0', '"0.0.0.0/0"', '0.0.0.0/0\0'],
  'a/terraform.tfvars': [undefined, 'cidr = "0.0.0.0/0"\n', 'cidr = "10.1.0.0/16"\n', 'cidr = "\0"\n'],
  'm/main.tf': [undefined, OPEN, CLOSED, BINARY, `variable "cidr" {}\n${rule('var.cidr')}`],
  'm/evil.tf': [undefined, OPEN.replace('"r"', '"evil"'), BINARY],
  'stack.yaml': [group('10.0.0.0/8'), group('0.0.0.0/0'), `${group('0.0.0.0/0')}# \0\n`, group('!Ref Cidr')],
  'a/main.tofu': [undefined, CLOSED, OPEN, BINARY],
  // A root that calls nothing and is called by nothing, and a chain of modules.
  'b/main.tf': [
    undefined,
    'module "m" {\n  source = "../a"\n}\n',
    'module "m" {\n  source = "../m"\n  cidr = "0.0.0.0/0"\n}\n',
  ],
  'parent.yaml': [nested('10.0.0.0/8'), nested('0.0.0.0/0'), undefined, `${nested('10.0.0.0/8')}# \0\n`],
  'child.yaml': [
    undefined,
    `Parameters:\n  Cidr: { Type: String }\n${group('!Ref Cidr')}`,
    group('0.0.0.0/0'),
  ],
  '.mvcrc': [
    undefined,
    'maxFileBytes: 300\n',
    'policies: { aws-sg-ssh-open-to-world: off }\n',
    'exclude: ["m/**"]\n',
  ],
}

/** Enough for the cache to be used; nothing is found in them. */
const OTHERS: Texts = Object.fromEntries(
  Array.from({ length: 20 }, (_, i) => [
    `wait${i}.yaml`,
    `Resources:\n  Wait${i}:\n    Type: AWS::CloudFormation::WaitConditionHandle\n`,
  ]),
)

function memoryStore(): Pick<Store, 'read' | 'write'> {
  let content: unknown
  return {
    read: async () => content,
    write: async (_, written) => {
      content = JSON.parse(JSON.stringify(written))
    },
  }
}

type MemoryStore = ReturnType<typeof memoryStore>

async function run(texts: Texts, store?: MemoryStore): Promise<Report> {
  return runOn((await changeOf({}, texts)).snapshot, store)
}

async function runOn(snapshot: Snapshot, store?: MemoryStore): Promise<Report> {
  return runGate({
    action: 'scan',
    changes: [await wholeChange(snapshot)],
    overrides: {},
    tenant: NO_TENANT,
    today: '2026-11-23',
    ...(store === undefined ? {} : { openVerdicts: () => openKnownVerdicts(store, 'build') }),
  })
}

/** All of a finding that reports show; files by the text that they have. */
function wordsOf({ resource, labels, subject, policy, ...others }: Finding): unknown {
  const placed = (at: Location) => [at.file.path, at.file.text, at.range.start, at.range.end]
  const shown = labels.map(({ at, note }) => [note, ...placed(at)])
  return {
    ...others,
    policy: policy.why,
    name: resource.name,
    head: placed(resource.head),
    shown,
    at: placed(subject),
  }
}

/** Everything that the gate says. */
function said(report: Report): unknown {
  return {
    outcome: outcomeOf(report),
    judged: report.judged.map(({ result }) => ({
      path: result.path,
      findings: result.findings.map(wordsOf),
      unscannable: result.unscannable.map(({ path, reason }) => [path, reason]),
      passed: result.passed,
    })),
    notChecked: report.notChecked.map(({ path, reason }) => [path, reason]),
  }
}

const paths = Object.keys(CONTENTS)
const edit = fc.tuple(fc.constantFrom(...paths), fc.nat(4))

test('reports are the same with and without the cache', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 6 }), async (edits) => {
      const store = memoryStore()
      const current = new Map(paths.map((path) => [path, CONTENTS[path]?.[0]]))
      for (const [path, choice] of [['', 0] as const, ...edits]) {
        const contents = CONTENTS[path]
        if (contents !== undefined) current.set(path, contents[choice % contents.length])
        const there = [...current].filter((each): each is [string, string] => each[1] !== undefined)
        const texts = { ...OTHERS, ...Object.fromEntries(there) }
        expect(said(await run(texts, store))).toEqual(said(await run(texts)))
      }
    }),
    { numRuns: 12 },
  )
})

test('and so they are in the index of a real repository', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 6, maxLength: 8 }), async (edits) => {
      const store = memoryStore()
      const repository = await createRepository()
      for (const [path, text] of Object.entries(OTHERS)) await repository.write(path, text)
      for (const path of paths) {
        const text = CONTENTS[path]?.[0]
        if (text !== undefined) await repository.write(path, text)
      }
      for (const [path, choice] of [['', 0] as const, ...edits]) {
        const contents = CONTENTS[path]
        const text = contents?.[choice % contents.length]
        if (text !== undefined) await repository.write(path, text)
        else if (path !== '') await rm(join(repository.path, path), { force: true })
        await repository.git('add', '--all')
        const opened = await openRepository(repository.path, repository.environment)
        const cached = said(await runOn(indexSnapshot(opened), store))
        expect(cached).toEqual(said(await runOn(indexSnapshot(opened))))
      }
    }),
    { numRuns: 2 },
  )
})

test('a folder that was clean and gets a file that can not be read is not clean any more', async () => {
  const store = memoryStore()
  const texts = { ...OTHERS, 'a/main.tf': CLOSED }
  expect(outcomeOf(await run(texts, store))).toBe('allow')
  expect(outcomeOf(await run({ ...texts, 'a/more.tf': BINARY }, store))).toBe('unscannable')
})
