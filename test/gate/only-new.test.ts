/** Edits that change nothing of what a template says bring nothing new; those that bring a fault bring just that. */

import { describe, expect, test } from 'vitest'
import { runGate } from '../../src/gate/run-gate.ts'
import { changeOf, type Texts } from '../support/memory-snapshot.ts'
import { NO_TENANT } from '../support/no-tenant.ts'
import fc from '../support/properties.ts'

interface Rule {
  readonly port: number
  readonly isOpen: boolean
  readonly description: string
}

interface Group {
  readonly name: string
  readonly rules: readonly Rule[]
}

/** How a template is written, which is nothing of what it says. */
interface Writing {
  readonly format: 'yaml' | 'flow' | 'json' | 'minified' | 'terraform' | 'split'
  readonly path: string
  readonly comment: string
  readonly lineEnd: '\n' | '\r\n'
  /** Sorts resources and rules otherwise. */
  readonly seed: number
  readonly description: string
}

const range = ({ isOpen }: Rule): string => (isOpen ? '0.0.0.0/0' : '10.0.0.0/8')

function shuffled<T>(items: readonly T[], seed: number): readonly T[] {
  const keyOf = (i: number): number => ((i + 1) * (seed * 2 + 1) * 7919) % 104_729
  return items
    .map((item, i) => ({ item, key: keyOf(i) }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item)
}

function write(model: readonly Group[], writing: Writing): Texts {
  const { format, path, comment, lineEnd, seed, description } = writing
  const groups = shuffled(model, seed).map(({ name, rules }) => ({ name, rules: shuffled(rules, seed) }))
  const ended = (text: string): string => `# ${comment}\n${text}`.replaceAll('\n', lineEnd)
  switch (format) {
    case 'yaml':
      return { [`${path}/web.yaml`]: ended(yaml(groups, description)) }
    case 'flow':
      return { [`${path}/web.yaml`]: ended(JSON.stringify(cloudFormation(groups, description))) }
    case 'json':
      return { [`${path}/web.json`]: JSON.stringify(cloudFormation(groups, description), null, 2) }
    case 'minified':
      return { [`${path}/web.json`]: JSON.stringify(cloudFormation(groups, description)) }
    case 'terraform':
      return { [`${path}/main.tf`]: ended(groups.map((each) => terraform(each, description)).join('\n')) }
    case 'split':
      return Object.fromEntries(
        groups.map((each) => [`${path}/${each.name.toLowerCase()}.tf`, ended(terraform(each, description))]),
      )
  }
}

function cloudFormation(groups: readonly Group[], description: string): object {
  const resources = groups.map(({ name, rules }) => {
    const ingress = rules.map((rule) => ({
      IpProtocol: 'tcp',
      FromPort: rule.port,
      ToPort: rule.port,
      CidrIp: range(rule),
      Description: rule.description,
    }))
    const properties = { GroupDescription: description, SecurityGroupIngress: ingress }
    return [name, { Type: 'AWS::EC2::SecurityGroup', Properties: properties }]
  })
  return { Resources: Object.fromEntries(resources) }
}

function yaml(groups: readonly Group[], description: string): string {
  const written = groups.map(({ name, rules }) => {
    const ingress = rules.map(
      (rule) => `        - CidrIp: ${range(rule)}
          Description: ${rule.description}
          FromPort: ${rule.port}
          IpProtocol: tcp
          ToPort: "${rule.port}"
`,
    )
    return `  ${name}:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: ${description}
      SecurityGroupIngress:${ingress.length === 0 ? ' []' : ''}
${ingress.join('')}`
  })
  return `Resources:\n${written.join('')}`
}

function terraform({ name, rules }: Group, description: string): string {
  const ingress = rules.map(
    (rule) => `  ingress {
    description = "${rule.description}"
    protocol    = "tcp"
    from_port   = ${rule.port}
    to_port     = ${rule.port}
    cidr_blocks = ["${range(rule)}"]
  }
`,
  )
  return `resource "aws_security_group" "${name.toLowerCase()}" {\n  description = "${description}"\n${ingress.join('')}}\n`
}

interface Judged {
  readonly fresh: readonly string[]
  readonly existing: number
  readonly fixed: number
}

async function judge(before: Texts, after: Texts, changes: 'new' | 'all' = 'new'): Promise<Judged> {
  const { judged } = await runGate({
    action: 'commit',
    changes: [await changeOf(before, after)],
    overrides: { changes },
    tenant: NO_TENANT,
    today: '2026-11-23',
  })
  return {
    fresh: judged.flatMap(({ result }) =>
      result.findings.map(({ resource, policy }) => `${policy.id} ${resource.name}`),
    ),
    existing: judged.flatMap(({ existing }) => existing).length,
    fixed: judged.reduce((sum, each) => sum + each.fixed, 0),
  }
}

const rule = fc.record({
  port: fc.constantFrom(22, 3389, 443, 8443),
  isOpen: fc.boolean(),
  description: fc.constantFrom('a', 'b'),
})
const model = fc
  .uniqueArray(fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F'), { minLength: 1, maxLength: 6 })
  .chain((names) =>
    fc.tuple(
      ...names.map((name) =>
        fc.record({
          name: fc.constant(name),
          rules: fc.uniqueArray(rule, { maxLength: 4, selector: ({ port }) => port }),
        }),
      ),
    ),
  )
const writingIn = (...formats: readonly Writing['format'][]): fc.Arbitrary<Writing> =>
  fc.record({
    format: fc.constantFrom(...formats),
    path: fc.constantFrom('net', 'infra/net', 'old net'),
    comment: fc.constantFrom('', 'Reviewed', '---'),
    lineEnd: fc.constantFrom('\n' as const, '\r\n' as const),
    seed: fc.nat(1000),
    description: fc.constantFrom('group', 'another', 'third'),
  })

const FAULT: Rule = { port: 22, isOpen: true, description: 'new' }

describe.each([
  ['CloudFormation', writingIn('yaml', 'flow', 'json', 'minified'), (name: string) => name],
  [
    'Terraform',
    writingIn('terraform', 'split'),
    (name: string) => `aws_security_group.${name.toLowerCase()}`,
  ],
])('%s', (_, writing, addressOf) => {
  test('written otherwise, under another name, in another order: nothing is new, and nothing is lost', async () => {
    await fc.assert(
      fc.asyncProperty(model, writing, writing, async (groups, one, other) => {
        const before = write(groups, one)
        const after = write(groups, other)
        const all = await judge({}, before, 'all')
        const changed = await judge(before, after)
        const isSame = JSON.stringify(before) === JSON.stringify(after)
        expect(changed).toEqual({ fresh: [], existing: isSame ? 0 : all.fresh.length, fixed: 0 })
      }),
      { numRuns: 60 },
    )
  })

  test('a new resource with a fault is all that is new in it', async () => {
    await fc.assert(
      fc.asyncProperty(model, writing, writing, async (groups, one, other) => {
        const added = { name: 'Fresh', rules: [FAULT] }
        const changed = await judge(write(groups, one), write([...groups, added], other))
        const before = await judge({}, write(groups, one), 'all')
        expect(changed.fresh).toEqual([`aws-sg-ssh-open-to-world ${addressOf('Fresh')}`])
        // In Terraform's files that are a resource each, what stands in those untouched is existing too.
        expect(changed).toMatchObject({ existing: before.fresh.length, fixed: 0 })
      }),
      { numRuns: 60 },
    )
  })

  test('a resource that is taken away and comes again with its faults is existing', async () => {
    await fc.assert(
      fc.asyncProperty(model, writing, writing, async (groups, one, other) => {
        const before = write(groups, one)
        const without = groups.slice(1)
        const gone = await judge(before, write(without, other))
        const back = await judge(
          before,
          write([...without, ...groups.slice(0, 1)], { ...other, comment: 'Back' }),
        )
        expect({ gone: gone.fresh, back: back.fresh, fixed: back.fixed }).toEqual({
          gone: [],
          back: [],
          fixed: 0,
        })
      }),
      { numRuns: 40 },
    )
  })
})
