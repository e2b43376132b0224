/** With the cache on, a report is what it is without: over random edits of everything that a verdict may come from. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Store } from '../../src/cache/store.ts'
import { outcomeOf, type Report } from '../../src/core/report.ts'
import { openCleanVerdicts } from '../../src/gate/evaluate/clean-verdicts.ts'
import { runGate } from '../../src/gate/run-gate.ts'
import { changeOf, type Texts } from '../support/memory-snapshot.ts'
import { NO_TENANT } from '../support/no-tenant.ts'

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

async function run(texts: Texts, store?: Pick<Store, 'read' | 'write'>): Promise<Report> {
  const { snapshot, touched, removed } = await changeOf({}, texts)
  return runGate({
    action: 'scan',
    changes: [{ snapshot, touched, removed }],
    overrides: {},
    tenant: NO_TENANT,
    today: '2026-11-23',
    ...(store === undefined ? {} : { openVerdicts: () => openCleanVerdicts(store, 'build') }),
  })
}

/** Everything that the gate says. */
function said(report: Report): unknown {
  return {
    outcome: outcomeOf(report),
    judged: report.judged.map(({ result }) => ({
      path: result.path,
      findings: result.findings.map(({ verdict, policy, resource }) => [verdict, policy.id, resource.name]),
      unscannable: result.unscannable.map(({ path, reason }) => [path, reason]),
      passed: result.passed,
    })),
    notChecked: report.notChecked.map(({ path, reason }) => [path, reason]),
  }
}

test('reports are the same with and without the cache', async () => {
  const paths = Object.keys(CONTENTS)
  const edit = fc.tuple(fc.constantFrom(...paths), fc.nat(4))
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

test('a folder that was clean and gets a file that can not be read is not clean any more', async () => {
  const store = memoryStore()
  const texts = { ...OTHERS, 'a/main.tf': CLOSED }
  expect(outcomeOf(await run(texts, store))).toBe('allow')
  expect(outcomeOf(await run({ ...texts, 'a/more.tf': BINARY }, store))).toBe('unscannable')
})
