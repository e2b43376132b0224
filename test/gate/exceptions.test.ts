/** Exceptions of owners: what they accept in a run, what a change does to them, and what else suppresses nothing. */
import { describe, expect, test } from 'vitest'
import type { Config } from '../../src/config/keys.ts'
import { outcomeOf, type Report } from '../../src/core/report.ts'
import type { Change } from '../../src/core/snapshot.ts'
import { type GateRequest, runGate } from '../../src/gate/run-gate.ts'
import { changeOf, snapshotOf, type Texts } from '../support/memory-snapshot.ts'
import { NO_TENANT } from '../support/no-tenant.ts'

const TODAY = '2026-11-30'
const FILE = '.mvc-gate/exceptions.yaml'
const SSH = 'aws-sg-ssh-open-to-world'

interface Group {
  readonly name?: string
  readonly port?: number
  readonly comment?: string
}

const group = ({
  name = 'jump',
  port = 22,
  comment = '',
}: Group = {}) => `resource "aws_security_group" "${name}" {
  description = "group"
  ingress {
    description = "in"
    protocol    = "tcp"
    from_port   = ${port}
    to_port     = ${port}
    cidr_blocks = ["0.0.0.0/0"]${comment}
  }
}
`
const COMMENT = ` # mvc-gate:ignore ${SSH} -- the jump host`

interface Entry {
  readonly policy?: string
  readonly path?: string
  readonly resource?: string
  readonly until?: string
  readonly owner?: string
  readonly ticket?: string
}

const entry = ({ policy = SSH, path, resource, until, owner = '@acme/security', ticket = 'SEC-12' }: Entry) =>
  `- ${JSON.stringify({ policy, path, resource, reason: 'the jump host', owner, ticket, until })}\n`

type Options = Partial<Pick<GateRequest, 'overrides' | 'isWhole' | 'suppressions' | 'baseline'>>

const gate = (changes: readonly Change[], options: Options = {}): Promise<Report> =>
  runGate({ action: 'push', changes, overrides: {}, tenant: NO_TENANT, today: TODAY, ...options })

/** A change of a tree. */
async function change(before: Texts, edits: Texts, options: Options = {}): Promise<Report> {
  return gate([await changeOf(before, { ...before, ...edits })], options)
}

/** A tree as a whole. */
async function whole(texts: Texts, options: Options = {}): Promise<Report> {
  const { bases: _, ...all } = await changeOf({}, texts)
  return gate([{ ...all, whole: ['.'] }], { isWhole: true, ...options })
}

const findings = ({ judged }: Report) =>
  judged.flatMap(({ result }) => result.findings.filter(({ verdict }) => verdict === 'violation'))
const violations = (report: Report) =>
  findings(report).map(({ policy, resource }) => `${policy.id} ${resource.name}`)
const remarks = (report: Report) => findings(report).flatMap((finding) => finding.remarks ?? [])
const suppressed = ({ judged }: Report) =>
  judged.flatMap((each) => each.suppressed.map(({ by, resource }) => `${by} ${resource}`))
const problems = ({ suppressionProblems }: Report) =>
  suppressionProblems.map(
    ({ path, at, message }) => `${path}:${at?.file.position(at.range.start).line} ${message}`,
  )
const config = (keys: Partial<Config>): Texts => ({ '.mvcrc': JSON.stringify(keys) })

const OPEN = `${SSH} aws_security_group.jump`

describe('what an exception accepts', () => {
  test.each<[string, Entry]>([
    ['a file', { path: 'jump/main.tf' }],
    ['a folder', { path: 'jump' }],
    ['a glob', { path: '**/main.*' }],
    ['a resource', { resource: 'aws_security_group.jump' }],
    ['a resource by a glob', { resource: '*.jump', path: 'jump' }],
    ["a tenant's name", { policy: 'Unrestricted SSH Access', path: 'jump' }],
    ['until today', { path: 'jump', until: TODAY }],
  ])('by %s', async (_, one) => {
    const report = await whole({ 'jump/main.tf': group(), [FILE]: entry(one) })
    expect(violations(report)).toEqual([])
    expect(suppressed(report)).toEqual(['exception aws_security_group.jump'])
    expect(problems(report)).toEqual([])
  })

  test.each<[string, Entry]>([
    ['another file', { path: 'other' }],
    ['another resource', { resource: '*.other', path: 'jump' }],
    ['another policy', { policy: 'aws-sg-rdp-open-to-world', path: 'jump' }],
  ])('not by %s', async (_, one) => {
    const report = await whole({ 'jump/main.tf': group(), [FILE]: entry(one) })
    expect(violations(report)).toEqual([OPEN])
    expect(problems(report)).toEqual([`${FILE}:1 unused exception: no finding matches`])
  })

  test('unused ones are reported only where everything is checked', async () => {
    const report = await change({ [FILE]: entry({ path: 'other' }) }, { 'main.tf': group() })
    expect(violations(report)).toEqual([OPEN])
    expect(problems(report)).toEqual([])
  })

  test('a finding that stands for others needs all of them', async () => {
    const all = group()
      .replace('from_port   = 22', 'from_port   = 0')
      .replace('to_port     = 22', 'to_port     = 65535')
    const [first] = findings(await whole({ 'main.tf': all }))
    expect(first?.also.length).toBeGreaterThan(0)
    const { policy, also = [] } = first ?? {}
    const of = (ids: readonly string[]) => ids.map((id) => entry({ policy: id, path: 'main.tf' })).join('')
    const partly = await whole({ 'main.tf': all, [FILE]: of([policy?.id ?? '']) })
    expect(violations(partly)).toHaveLength(1)
    expect(problems(partly)).toEqual([`${FILE}:1 also violates '${also[0]}' here; add an exception to it`])
    const wholly = await whole({ 'main.tf': all, [FILE]: of([policy?.id ?? '', ...also]) })
    expect(violations(wholly)).toEqual([])
    expect(problems(wholly)).toEqual([])
  })

  test('--no-ignores reports it all the same', async () => {
    const report = await whole(
      { 'main.tf': group(), [FILE]: entry({ path: 'main.tf' }) },
      { suppressions: 'none' },
    )
    expect(violations(report)).toEqual([OPEN])
  })

  test('a comment for the same is not unused', async () => {
    const texts = { 'main.tf': group({ comment: COMMENT }), [FILE]: entry({ path: 'main.tf' }) }
    expect(problems(await whole(texts))).toEqual([])
  })
})

describe('the end of an exception', () => {
  const before = { 'main.tf': group(), [FILE]: entry({ path: 'main.tf', until: '2026-11-29' }) }
  const said = `the exception in ${FILE}:1:3 expired on 2026-11-29 (@acme/security, SEC-12)`

  test('what it accepted counts again, though the base has it', async () => {
    const report = await change(before, { 'main.tf': `${group()}\n# more\n` })
    expect(violations(report)).toEqual([OPEN])
    expect(remarks(report)).toEqual([said])
    expect(problems(report)).toEqual([`${FILE}:1 the exception expired on 2026-11-29`])
    expect(outcomeOf(report)).toBe('violations')
  })

  test('in templates that the change does not touch it does not', async () => {
    expect(violations(await change(before, { 'other/main.tf': group({ port: 443 }) }))).toEqual([])
  })

  test('another exception may go on', async () => {
    const more = { [FILE]: `${before[FILE]}${entry({ path: '*.tf', until: '2027-01-31' })}` }
    expect(violations(await change({ ...before, ...more }, { 'main.tf': `${group()}\n` }))).toEqual([])
  })

  test.each([
    ['2026-11-30', 1],
    ['2026-12-07', 1],
    ['2026-12-08', 0],
  ])('%s is soon: %i', async (until, many) => {
    const report = await whole({ 'main.tf': group(), [FILE]: entry({ path: 'main.tf', until }) })
    const note = `1 exception expires within 7 days (${FILE}): ${SSH} on ${until} (@acme/security, SEC-12)`
    expect(report.notes).toEqual(many === 0 ? [] : [note])
  })

  test('a change names none that it has nothing to do with', async () => {
    const file = entry({ path: 'other.tf', until: '2026-12-01' })
    expect((await change({ [FILE]: file }, { 'main.tf': group() })).notes).toEqual([])
  })

  test('one that is taken out after its end is listed', async () => {
    const report = await change(before, { [FILE]: '[]\n', 'main.tf': `${group()}\n` })
    expect(report.exceptionChanges).toMatchObject([{ kind: 'removed', entry: { path: 'main.tf' } }])
    expect(violations(report)).toEqual([])
  })
})

describe('the same change adds an exception and a violation', () => {
  const edits = { 'main.tf': group(), [FILE]: entry({ path: 'main.tf' }) }
  const FROM_BASE = { overrides: { exceptionsFrom: 'base' } } as const

  test('it applies, and is listed', async () => {
    const report = await change({ 'README.md': '' }, edits)
    expect(violations(report)).toEqual([])
    expect(report.exceptionChanges).toMatchObject([
      { kind: 'added', path: FILE, entry: { policy: SSH, owners: ['@acme/security'] }, before: undefined },
    ])
  })

  test('"exceptionsFrom": "base" does not apply it', async () => {
    for (const report of [
      await change({ 'README.md': '' }, edits, FROM_BASE),
      await change(config({ exceptionsFrom: 'base' }), edits),
    ]) {
      expect(violations(report)).toEqual([OPEN])
      expect(remarks(report)).toEqual([
        `the exception in ${FILE}:1:3 does not apply yet: the base of this change does not have it ("exceptionsFrom": "base")`,
      ])
      expect(report.exceptionChanges).toHaveLength(1)
    }
  })

  test.each<[string, string, number]>([
    ['the base has it', entry({ path: 'main.tf' }), 0],
    ['the base has it with another reason', entry({ path: 'main.tf', ticket: 'SEC-1' }), 0],
    ['the base has it for another file', entry({ path: 'other.tf' }), 1],
    ['that of the base is over', entry({ path: 'main.tf', until: '2026-11-29' }), 1],
    ['the file of the base is not valid', `${entry({ path: 'main.tf' })}- x\n`, 1],
  ])('from the base where %s', async (_, file, many) => {
    expect(violations(await change({ [FILE]: file }, edits, FROM_BASE))).toHaveLength(many)
  })

  test('one of several bases is enough', async () => {
    const after = snapshotOf(edits)
    const bases = [snapshotOf({}), snapshotOf({ [FILE]: edits[FILE] })]
    const merge = { snapshot: after, touched: await after.list(), removed: [], bases }
    expect(violations(await gate([merge], FROM_BASE))).toEqual([])
  })

  test('without a base, those in the tree apply', async () => {
    expect(violations(await whole(edits, FROM_BASE))).toEqual([])
  })

  test('what starts from nothing has none', async () => {
    const snapshot = snapshotOf(edits)
    const first = { snapshot, touched: await snapshot.list(), removed: [], bases: [] }
    expect(violations(await gate([first], FROM_BASE))).toEqual([OPEN])
    expect((await gate([first])).exceptionChanges).toHaveLength(1)
  })

  test('each of two branches has its own', async () => {
    const with_ = await changeOf({}, edits)
    const without = await changeOf({}, { 'main.tf': group() })
    for (const changes of [
      [with_, without],
      [without, with_],
    ]) {
      const report = await gate(changes)
      expect(violations(report)).toEqual([OPEN])
    }
  })
})

describe('where only exceptions count', () => {
  const ONLY = config({ suppressions: { high: 'exceptions' } })
  const only = `this finding is suppressed only by ${FILE}`

  test('a comment does not apply, and the finding says so', async () => {
    const report = await whole({ ...ONLY, 'main.tf': group({ comment: COMMENT }) })
    expect(violations(report)).toEqual([OPEN])
    expect(remarks(report)).toEqual([`the suppression in main.tf:8 does not apply: ${only}`])
    expect(problems(report)).toEqual([`main.tf:8 does not apply: ${only}`])
    expect(findings(report)[0]?.onlyExceptions).toBe(FILE)
  })

  test('nor does metadata', async () => {
    const text = JSON.stringify({
      Resources: {
        Jump: {
          Type: 'AWS::EC2::SecurityGroup',
          Metadata: { 'mvc-gate': { ignore: [{ policy: SSH, reason: 'r' }] } },
          Properties: {
            GroupDescription: 'x',
            SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '0.0.0.0/0' }],
          },
        },
      },
    })
    const report = await whole({ ...ONLY, 'main.json': text })
    expect(violations(report)).toContain(`${SSH} Jump`)
  })

  test('nor does the configuration', async () => {
    const ignore = [{ policy: SSH, reason: 'r' }]
    const report = await whole({
      ...config({ suppressions: { high: 'exceptions' }, ignore }),
      'main.tf': group(),
    })
    expect(violations(report)).toEqual([OPEN])
    expect(remarks(report)).toEqual([`"ignore" in .mvcrc does not apply: ${only}`])
    expect(problems(report)).toEqual([`.mvcrc:undefined ignore.0 (${SSH}) does not apply: ${only}`])
  })

  test('nor does the baseline', async () => {
    const { entriesOf, writeBaseline } = await import('../../src/gate/baseline.ts')
    const plain = await whole({ 'main.tf': group() })
    const baseline = writeBaseline(entriesOf(plain.judged))
    const texts = { 'main.tf': group(), '.mvc-baseline.json': baseline }
    expect(violations(await whole(texts, { baseline: true }))).toEqual([])
    const report = await whole({ ...texts, ...ONLY }, { baseline: true })
    expect(violations(report)).toEqual([OPEN])
    expect(remarks(report)).toEqual([`.mvc-baseline.json does not apply: ${only}`])
    expect(entriesOf((await whole({ ...ONLY, 'main.tf': group() })).judged)).toEqual([])
  })

  test('an exception does', async () => {
    const texts = { ...ONLY, 'main.tf': group({ comment: COMMENT }), [FILE]: entry({ path: 'main.tf' }) }
    const report = await whole(texts)
    expect(violations(report)).toEqual([])
    expect(suppressed(report)).toEqual(['exception aws_security_group.jump'])
  })

  test.each<[string, Config['suppressions'], boolean]>([
    ['its severity', { critical: 'exceptions' }, true],
    ['a severity below', { low: 'exceptions' }, true],
    ['a severity below, and all at its own', { low: 'exceptions', critical: 'all' }, false],
    ['its id', { [SSH]: 'exceptions' }, true],
    ['its id, before its severity', { [SSH]: 'all', low: 'exceptions' }, false],
    ["a tenant's name for it", { 'unrestricted  SSH access': 'exceptions' }, true],
    ['its id, whatever another spelling says', { [SSH]: 'exceptions', [SSH.toUpperCase()]: 'all' }, true],
    ['another policy', { 'aws-sg-rdp-open-to-world': 'exceptions' }, false],
    ['nothing', {}, false],
  ])('by %s', async (_, suppressions, isOnly) => {
    const report = await whole({ ...config({ suppressions }), 'main.tf': group({ comment: COMMENT }) })
    expect(violations(report)).toEqual(isOnly ? [OPEN] : [])
  })

  test('nor does a suppression of a finding that stands for it', async () => {
    const ports = group({ name: 'all' }).replace('= 22', '= 0').replace('= 22', '= 65535')
    const [first] = findings(await whole({ 'main.tf': ports }))
    const { policy, also = [] } = first ?? {}
    expect(also).toContain(SSH)
    const ignore = [policy?.id ?? '', ...also].map((id) => ({ policy: id, reason: 'r' }))
    const texts = { 'main.tf': ports, ...config({ ignore }) }
    expect(violations(await whole(texts))).toEqual([])
    const suppressions = { [SSH]: 'exceptions' } as const
    const report = await whole({ ...texts, ...config({ ignore, suppressions }) })
    expect(violations(report)).toEqual([`${policy?.id} aws_security_group.all`])
    const accepted = [policy?.id ?? '', ...also].map((id) => entry({ policy: id, path: 'main.tf' })).join('')
    expect(violations(await whole({ ...texts, ...config({ suppressions }), [FILE]: accepted }))).toEqual([])
  })

  test.each([SSH, SSH.toUpperCase(), 'Unrestricted SSH Access', 'critical'])(
    'what a pack makes final is not loosened by %s',
    async (name) => {
      const pack = `suppressions: { ${SSH}: exceptions }\nfinal: [suppressions]\n`
      const keys = { extends: ['./acme.yaml'], suppressions: { [name]: 'all' } } as const
      const texts = { 'acme.yaml': pack, ...config(keys), 'main.tf': group({ comment: COMMENT }) }
      expect(violations(await whole(texts))).toEqual([OPEN])
    },
  )

  test('what the base has is existing as before', async () => {
    const before = { ...ONLY, 'main.tf': group({ comment: COMMENT }) }
    expect(violations(await change(before, { 'main.tf': `${before['main.tf']}\n` }))).toEqual([])
  })
})

describe('configurations of folders', () => {
  const rooted = config({ suppressions: { low: 'exceptions' }, maxExceptionDays: 30, exceptionsFrom: 'base' })

  test('one that says nothing of exceptions leaves everything as it is above', async () => {
    const texts = { ...rooted, 'svc/.mvcrc': '{}', 'svc/main.tf': group({ comment: COMMENT }) }
    expect(violations(await whole(texts))).toEqual([OPEN])
    const report = await change(rooted, { 'svc/.mvcrc': '{}' })
    expect(report.configurationChanges.map(({ key }) => key)).toEqual([undefined])
  })

  test('one that says something is listed', async () => {
    const keys = {
      suppressions: {},
      maxExceptionDays: 60,
      exceptionsFrom: 'change',
      exceptions: 'mine.yaml',
    } as const
    const report = await change(rooted, { 'svc/.mvcrc': JSON.stringify(keys) })
    expect(report.configurationChanges.map(({ path, key, message }) => `${path} ${key} ${message}`)).toEqual([
      'svc/.mvcrc undefined applies instead of .mvcrc',
      'svc/.mvcrc exceptions mine.yaml (was .mvc-gate/exceptions.yaml)',
      'svc/.mvcrc exceptionsFrom change (was base)',
      'svc/.mvcrc maxExceptionDays 60 (was 30)',
      ...['low', 'medium', 'high', 'critical'].map(
        (each) => `svc/.mvcrc suppressions ${each} all (was exceptions)`,
      ),
    ])
  })

  test('the exceptions of the root apply in all folders', async () => {
    const texts = { 'svc/.mvcrc': '{}', 'svc/main.tf': group(), [FILE]: entry({ path: 'svc/**' }) }
    expect(violations(await whole(texts))).toEqual([])
  })

  test('a file of exceptions in a folder is not read, and a change that adds one is reported', async () => {
    const nested = `svc/${FILE}`
    const texts = { 'svc/main.tf': group(), [nested]: entry({ path: 'main.tf' }) }
    expect(violations(await whole(texts))).toEqual([OPEN])
    const { configurationProblems } = await change({}, texts)
    expect(configurationProblems).toEqual([
      { path: nested, message: `not read; the exceptions for this folder are in ${FILE}` },
    ])
  })

  test('one that a configuration names is relative to its folder, and applies to nothing outside', async () => {
    const texts = {
      'svc/.mvcrc': JSON.stringify({ exceptions: 'exceptions.yaml' }),
      'svc/exceptions.yaml': entry({ path: '*.tf' }),
      'svc/main.tf': group(),
      'main.tf': group({ name: 'other' }),
    }
    expect(violations(await whole(texts))).toEqual([`${SSH} aws_security_group.other`])
  })

  test.each(['../x.yaml', '/x.yaml', 'a/../../x.yaml', 'x.txt', '', './x.yaml'])(
    '%s is not a file',
    async (path) => {
      await expect(whole({ ...config({ exceptions: path }), 'main.tf': '' })).rejects.toMatchObject({
        code: 'config',
      })
    },
  )
})

describe('a file that is not valid', () => {
  const broken = { [FILE]: `${entry({ path: 'main.tf' })}- policy: x\n` }

  test('stops a change that touches it', async () => {
    await expect(change({}, broken)).rejects.toMatchObject({ code: 'config' })
  })
  test('stops a change with a finding', async () => {
    await expect(change(broken, { 'main.tf': group() })).rejects.toMatchObject({ code: 'config' })
  })
  test('stops a check of everything', async () => {
    await expect(whole({ ...broken, 'main.tf': group({ port: 443 }) })).rejects.toMatchObject({
      code: 'config',
    })
  })
  test('a change without a finding goes on', async () => {
    expect(violations(await change(broken, { 'main.tf': '# nothing\n' }))).toEqual([])
  })
  test('too large', async () => {
    const large = { [FILE]: `# ${'x'.repeat(262_144)}\n` }
    await expect(change({}, large)).rejects.toThrow('file too large (256 KiB limit)')
  })
  test('too long for a configuration that is tightened', async () => {
    const before = { [FILE]: entry({ path: 'main.tf', until: '2030-01-01' }) }
    await expect(change(before, config({ maxExceptionDays: 30 }))).rejects.toThrow(
      /more than 30 days from today/,
    )
  })
  test('with a byte order mark', async () => {
    const report = await whole({ 'main.tf': group(), [FILE]: `\ufeff${entry({ path: 'main.tf' })}` })
    expect(violations(report)).toEqual([])
  })
})

describe('the file is taken out', () => {
  test('with the violation it accepted, which is existing', async () => {
    const before = { 'main.tf': group(), [FILE]: entry({ path: 'main.tf' }) }
    const { [FILE]: _, ...after } = before
    const report = await gate([await changeOf(before, { ...after, 'main.tf': `${group()}\n` })])
    expect(violations(report)).toEqual([])
    expect(report.judged[0]?.existing).toHaveLength(1)
  })
  test('with a new violation', async () => {
    const before = { [FILE]: entry({ path: 'main.tf' }) }
    expect(violations(await gate([await changeOf(before, { 'main.tf': group() })]))).toEqual([OPEN])
  })
})
