import { describe, expect, it, test } from 'vitest'
import type { Report } from '../../src/core/report.ts'
import { SourceFile } from '../../src/core/source.ts'
import { renderPretty } from '../../src/report/pretty.ts'
import {
  at,
  find,
  finding,
  judged,
  OPEN_SSH,
  openSshInCloudFormation,
  openSshInTerraform,
  policy,
  report,
  resource,
} from './support.ts'

const plain = (of: Report, verbose = false, width?: number): string =>
  renderPretty(of, { color: false, verbose, ...(width === undefined ? {} : { width }) })

const buckets = new SourceFile(
  'infra/buckets.yaml',
  `Resources:
  Logs:
    Type: AWS::S3::Bucket
    Properties:
      AccessControl: PublicRead
  Data:
    Type: AWS::S3::Bucket
`,
)
const logs = resource('AWS::S3::Bucket', 'Logs', find(buckets, 'Logs'))
const data = resource('AWS::S3::Bucket', 'Data', find(buckets, 'Data'))
const publicBucket = policy('aws-s3-public-acl', 'Bucket is public', 'critical', {
  why: 'Anyone can read it.',
  fix: 'remove AccessControl',
})
const unversioned = policy('aws-s3-no-versioning', 'Bucket keeps no earlier versions', 'low')
const unencrypted = policy('aws-s3-unencrypted', 'Bucket is not encrypted', 'medium')

const isPublic = finding(publicBucket, logs, [{ at: find(buckets, 'PublicRead'), note: 'public-read' }])
const keepsNothing = finding(unversioned, logs, [{ at: logs.head, note: 'nothing is written' }])
const plainText = finding(unencrypted, data, [{ at: data.head, note: 'nothing is written' }])
const undecided = finding(unencrypted, logs, [{ at: logs.head, note: 'KmsKey has no default' }], {
  verdict: 'undecided',
})

describe('violations', () => {
  it('in CloudFormation', () => {
    const templates = [judged('infra/web.yaml', { findings: [openSshInCloudFormation()], passed: 7 })]
    expect(plain(report([...templates, judged('a.yaml'), judged('b.yaml')]))).toMatchInlineSnapshot(`
      "high[aws-sg-ssh-open-to-world]  Security group opens SSH (port 22) to the internet
        infra/web.yaml:15:19  WebSecurityGroup · SecurityGroupIngress[1].CidrIp
          13 |           FromPort: 22
             |                     -- the range includes port 22
          14 |           ToPort: 22
          15 |           CidrIp: 0.0.0.0/0
             |                   ^^^^^^^^^ any IPv4 address reaches port 22
          16 |       Tags: []
        why     Every host on the internet can try passwords and unpatched flaws of the SSH server.
        fix     restrict the source addresses to those that need it, or use SSM Session Manager
        policy  mvc-gate policies aws-sg-ssh-open-to-world

      Commit blocked: 1 high in 1 of 3 templates · offline engine · 0.1 s
      To accept a finding, put above its line: # mvc-gate:ignore aws-sg-ssh-open-to-world -- <reason>
      Emergency: git commit --no-verify
      "
    `)
  })

  it('in Terraform, with a value from another file and labels elsewhere', () => {
    const found = { ...openSshInTerraform(), also: ['aws-sg-all-ports', 'aws-sg-rdp-open-to-world'] }
    const templates = [judged('infra', { framework: 'terraform', findings: [found] })]
    expect(plain(report(templates, { action: 'push', duration: 1234 }))).toMatchInlineSnapshot(`
      "high[aws-sg-ssh-open-to-world]  Security group opens SSH (port 22) to the internet
        infra/main.tf:8:20  aws_security_group.web · ingress.cidr_blocks[0]
          6 |     to_port     = 1024
            |                   ---- the range includes port 22
          7 |     protocol    = "tcp"
          8 |     cidr_blocks = [var.cidr]
            |                    ^^^^^^^^ any IPv4 address reaches port 22
          9 |   }
        from    the default of variable "cidr" (infra/variables.tf:3:13)
          3 |   default = "0.0.0.0/0"
            |             ^^^^^^^^^^^
        see     infra/main.tf:1:10  this group
        why     Every host on the internet can try passwords and unpatched flaws of the SSH server.
        also    violates aws-sg-all-ports, aws-sg-rdp-open-to-world
        fix     restrict the source addresses to those that need it, or use SSM Session Manager
        policy  mvc-gate policies aws-sg-ssh-open-to-world

      Push blocked: 1 high in 1 template · offline engine · 1.2 s
      To accept a finding, put above its line: # mvc-gate:ignore aws-sg-ssh-open-to-world, aws-sg-all-ports, aws-sg-rdp-open-to-world -- <reason>
      Emergency: git push --no-verify
      "
    `)
  })

  it('from critical to low, those below failOn in one line each', () => {
    const findings = [keepsNothing, plainText, undecided, isPublic]
    const templates = [judged('infra/buckets.yaml', { findings }, { failOn: 'high' }), judged('a.yaml')]
    expect(plain(report(templates, { action: 'merge' }))).toMatchInlineSnapshot(`
      "critical[aws-s3-public-acl]  Bucket is public
        infra/buckets.yaml:5:22  Logs
          3 |     Type: AWS::S3::Bucket
          4 |     Properties:
          5 |       AccessControl: PublicRead
            |                      ^^^^^^^^^^ public-read
          6 |   Data:
        why     Anyone can read it.
        fix     remove AccessControl
        policy  mvc-gate policies aws-s3-public-acl

      Not blocking:
        medium  infra/buckets.yaml:6:3  Bucket is not encrypted [aws-s3-unencrypted]
        low     infra/buckets.yaml:2:3  Bucket keeps no earlier versions [aws-s3-no-versioning]

      Merge blocked: 1 critical in 1 of 2 templates · 1 medium, 1 low not blocking · 1 undecided · offline engine · 0.1 s
      To accept a finding, put above its line: # mvc-gate:ignore aws-s3-public-acl -- <reason>
      Emergency: git commit --no-verify; to undo the merge: git merge --abort
      "
    `)
  })

  it('of one policy explain it once', () => {
    const second = openSshInCloudFormation('infra/other.yaml')
    const templates = [judged('infra', { findings: [openSshInCloudFormation(), second] })]
    const output = plain(report(templates))
    expect(output.match(/^ {2}why /gm)).toHaveLength(1)
    expect(output.match(/^ {2}fix /gm)).toHaveLength(2)
    expect(output.indexOf('infra/other.yaml')).toBeLessThan(output.indexOf('infra/web.yaml'))
  })

  it('wrap at the width of the terminal', () => {
    const templates = [judged('infra/web.yaml', { findings: [openSshInCloudFormation()] })]
    expect(plain(report(templates), false, 60)).toMatchInlineSnapshot(`
      "high[aws-sg-ssh-open-to-world]  Security group opens SSH (port 22) to the internet
        infra/web.yaml:15:19  WebSecurityGroup · SecurityGroupIngress[1].CidrIp
          13 |           FromPort: 22
             |                     -- the range includes port 22
          14 |           ToPort: 22
          15 |           CidrIp: 0.0.0.0/0
             |                   ^^^^^^^^^
             |                   any IPv4 address reaches port 22
          16 |       Tags: []
        why     Every host on the internet can try passwords and
                unpatched flaws of the SSH server.
        fix     restrict the source addresses to those that need
                it, or use SSM Session Manager
        policy  mvc-gate policies aws-sg-ssh-open-to-world

      Commit blocked: 1 high in 1 template · offline engine · 0.1 s
      To accept a finding, put above its line: # mvc-gate:ignore aws-sg-ssh-open-to-world -- <reason>
      Emergency: git commit --no-verify
      "
    `)
  })

  it('of a scan name no action and no emergency', () => {
    const templates = [judged('infra/buckets.yaml', { findings: [isPublic] }), judged('a.yaml')]
    expect(
      plain(report(templates, { action: 'scan' }))
        .split('\n')
        .slice(-4),
    ).toEqual([
      '',
      '1 critical in 1 of 2 templates · offline engine · 0.1 s',
      `To accept a finding, put above its line: # mvc-gate:ignore ${isPublic.policy.id} -- <reason>`,
      '',
    ])
  })
})

describe('what is undecided', () => {
  const templates = [judged('infra/buckets.yaml', { findings: [undecided], passed: 1 })]

  it('is counted', () => {
    expect(plain(report(templates))).toBe(
      'mvc-gate: 1 template, 1 check passed, 1 undecided · offline engine · 0.1 s\n',
    )
  })

  it('is listed when asked for', () => {
    expect(plain(report(templates), true)).toMatchInlineSnapshot(`
      "Not decidable before deployment:
        infra/buckets.yaml:2:3  aws-s3-unencrypted  KmsKey has no default

      mvc-gate: 1 template, 1 check passed, 1 undecided · offline engine · 0.1 s
      "
    `)
  })

  it('is a frame where it blocks', () => {
    const strict = [judged('infra/buckets.yaml', { findings: [undecided, isPublic] }, { undecided: 'block' })]
    expect(plain(report(strict))).toMatchInlineSnapshot(`
      "critical[aws-s3-public-acl]  Bucket is public
        infra/buckets.yaml:5:22  Logs
          3 |     Type: AWS::S3::Bucket
          4 |     Properties:
          5 |       AccessControl: PublicRead
            |                      ^^^^^^^^^^ public-read
          6 |   Data:
        why     Anyone can read it.
        fix     remove AccessControl
        policy  mvc-gate policies aws-s3-public-acl

      undecided[aws-s3-unencrypted]  Bucket is not encrypted
        infra/buckets.yaml:2:3  Logs
          1 | Resources:
          2 |   Logs:
            |   ^^^^ KmsKey has no default
          3 |     Type: AWS::S3::Bucket
        why     It matters.
        fix     change it
        policy  mvc-gate policies aws-s3-unencrypted

      Commit blocked: 1 critical, 1 undecided in 1 template · offline engine · 0.1 s
      To accept a finding, put above its line: # mvc-gate:ignore <policy-id> -- <reason>
      Emergency: git commit --no-verify
      "
    `)
  })
})

describe('unscannable parts', () => {
  const broken = new SourceFile('infra/queue.yaml', 'Resources:\n  Queue:\n    Type: "AWS::SQS::Queue\n')
  const part = {
    path: broken.path,
    reason: 'the string is never closed',
    at: at(broken, broken.text.indexOf('"'), broken.text.length),
  }
  const whole = { path: 'infra/old.yaml', reason: 'not UTF-8 text' }

  it('block with the reason, the place and what to do', () => {
    const templates = [
      judged('infra/queue.yaml', { unscannable: [part] }),
      judged('infra/old.yaml', { unscannable: [whole] }),
      judged('a.yaml', { passed: 9 }),
    ]
    expect(plain(report(templates))).toMatchInlineSnapshot(`
      "unscannable  the string is never closed
        infra/queue.yaml:3:11
          1 | Resources:
          2 |   Queue:
          3 |     Type: "AWS::SQS::Queue
            |           ^^^^^^^^^^^^^^^^
        fix     correct the syntax, or exclude the file ("exclude" in .mvcrc)

      unscannable  not UTF-8 text
        infra/old.yaml
        fix     correct it, or exclude the file ("exclude" in .mvcrc)

      Commit blocked: 2 templates could not be scanned · offline engine · 0.1 s
      Emergency: git commit --no-verify
      "
    `)
  })

  it('warn where the configuration says so', () => {
    const templates = [judged('infra/old.yaml', { unscannable: [whole], passed: 2 }, { unscannable: 'warn' })]
    expect(plain(report(templates))).toMatchInlineSnapshot(`
      "unscannable  not UTF-8 text
        infra/old.yaml
        fix     correct it, or exclude the file ("exclude" in .mvcrc); not blocking ("unscannable": "warn"
                in .mvcrc)

      mvc-gate: 1 template, 2 checks passed, 1 template could not be fully scanned · offline engine · 0.1 s
      "
    `)
  })

  it('are not all shown when they are many', () => {
    const many = Array.from({ length: 12 }, () => part)
    const output = plain(report([judged('infra/queue.yaml', { unscannable: many })]))
    expect(output.match(/^unscannable/gm)).toHaveLength(1)
    expect(output).toContain('  also    11 more parts of this file, which may follow from this one\n  fix ')
    const files = Array.from({ length: 12 }, (_, i) => ({ ...part, path: `infra/${i}.tf` }))
    const folder = plain(report([judged('infra', { unscannable: files })]))
    expect(folder.match(/^unscannable/gm)).toHaveLength(3)
    expect(folder).toContain('  also    9 more files of infra\n  fix ')
  })

  it('are counted beside violations', () => {
    const templates = [
      judged('infra/queue.yaml', { unscannable: [part] }),
      judged('infra/buckets.yaml', { findings: [isPublic] }),
    ]
    expect(plain(report(templates)).split('\n').slice(-4)).toEqual([
      'Commit blocked: 1 critical in 1 of 2 templates · 1 template could not be scanned · offline engine · 0.1 s',
      `To accept a finding, put above its line: # mvc-gate:ignore ${isPublic.policy.id} -- <reason>`,
      'Emergency: git commit --no-verify',
      '',
    ])
  })
})

describe('nothing to object to', () => {
  it('is one line', () => {
    const templates = [judged('a.yaml', { passed: 20 }), judged('b.yaml', { passed: 11 })]
    expect(plain(report(templates))).toBe(
      'mvc-gate: 2 templates, 31 checks passed · offline engine · 0.1 s\n',
    )
  })

  it('with violations that do not block lists them', () => {
    const templates = [judged('infra/buckets.yaml', { findings: [keepsNothing], passed: 3 })]
    expect(plain(report(templates))).toMatchInlineSnapshot(`
      "Not blocking:
        low  infra/buckets.yaml:2:3  Bucket keeps no earlier versions [aws-s3-no-versioning]

      mvc-gate: 1 template, 3 checks passed, 1 low not blocking · offline engine · 0.1 s
      "
    `)
  })

  it('lists those of one place together, unless all are asked for', () => {
    const ids = ['aws-s3-no-versioning', 'aws-s3-no-access-logging', 'aws-s3-no-cmk', 'aws-s3-no-mfa-delete']
    const findings = ids.map((id) =>
      finding(policy(id, `Bucket violates ${id}`, 'low'), logs, [
        { at: logs.head, note: 'nothing is written' },
      ]),
    )
    const templates = [
      judged('infra/buckets.yaml', { findings: [...findings, plainText] }, { failOn: 'high' }),
    ]
    expect(plain(report(templates), false, 60)).toMatchInlineSnapshot(`
      "Not blocking:
        medium  infra/buckets.yaml:6:3  Bucket is not encrypted [aws-s3-unencrypted]
        low     infra/buckets.yaml:2:3  Logs: 4 policies
                aws-s3-no-access-logging, aws-s3-no-cmk,
                aws-s3-no-mfa-delete, aws-s3-no-versioning

      mvc-gate: 1 template, 0 checks passed, 1 medium, 4 low not blocking · offline engine · 0.1 s
      "
    `)
    expect(plain(report(templates), true).match(/^ {2}low /gm)).toHaveLength(4)
  })

  it('lists a dozen places and counts the others', () => {
    const many = Array.from({ length: 30 }, (_, i) =>
      finding(unversioned, resource('AWS::S3::Bucket', `B${i}`, at(buckets, i)), [
        { at: at(buckets, i), note: 'nothing is written' },
      ]),
    )
    const templates = [judged('infra/buckets.yaml', { findings: many })]
    const last = (action: Report['action'], verbose = false) =>
      plain(report(templates, { action }), verbose).split('\n\n')[0]?.split('\n').slice(12)
    expect(last('commit')).toEqual([
      expect.stringContaining('infra/buckets.yaml'),
      '  and 18 more; run mvc-gate scan --staged --verbose to see all',
    ])
    expect(last('push')?.[1]).toBe('  and 18 more; run mvc-gate scan --all --verbose to see all')
    expect(last('scan')?.[1]).toBe('  and 18 more; use --verbose to see all')
    expect(last('scan', true)).toHaveLength(19)
  })

  it('is silence in a hook without templates, and a line in a scan', () => {
    const notChecked = [{ path: 'package.json', reason: 'not a template', notable: false }]
    for (const action of ['commit', 'merge', 'push'] as const) {
      expect(plain(report([], { action }))).toBe('')
      expect(plain(report([], { action, notChecked }))).toBe('')
    }
    expect(plain(report([], { action: 'scan' }))).toBe('No templates found.\n')
    expect(plain(report([], { action: 'scan', notChecked }))).toBe(
      'No templates found in 1 file (use --verbose to see why).\n',
    )
  })

  it('reports notes and notable files even without templates', () => {
    const notChecked = [
      { path: 'big.yaml', reason: '2000000 bytes, more than maxFileBytes (1048576)', notable: true },
      { path: 'package.json', reason: 'not a template', notable: false },
    ]
    const notes = ['tag v1 holds no files']
    expect(plain(report([], { action: 'push', notChecked, notes }))).toMatchInlineSnapshot(`
      "Not checked:
        big.yaml  2000000 bytes, more than maxFileBytes (1048576)

        note    tag v1 holds no files

      mvc-gate: no templates checked · offline engine · 0.1 s
      "
    `)
    expect(plain(report([], { notChecked }), true)).toContain('  package.json  not a template\n')
  })
})

test('colors', () => {
  const found = finding(publicBucket, logs, [
    { at: find(buckets, 'PublicRead'), note: 'public-read' },
    { at: logs.head, note: 'this bucket' },
  ])
  const templates = [judged('infra/buckets.yaml', { findings: [found, keepsNothing] })]
  const output = renderPretty(report(templates), { color: true, verbose: false })
  expect(output.replaceAll('\x1b', '␛')).toMatchInlineSnapshot(`
    "␛[1m␛[31m␛[1mcritical␛[22m␛[1m␛[39m␛[22m␛[2m[aws-s3-public-acl]␛[22m  ␛[1mBucket is public␛[22m
      infra/buckets.yaml:5:22  ␛[2mLogs␛[22m
    ␛[2m    2 |␛[22m   Logs:
    ␛[2m      |␛[22m   ␛[34m---- this bucket␛[39m
    ␛[2m    3 |␛[22m     Type: AWS::S3::Bucket
    ␛[2m    4 |␛[22m     Properties:
    ␛[2m    5 |␛[22m       AccessControl: PublicRead
    ␛[2m      |␛[22m                      ␛[1m␛[31m^^^^^^^^^^ public-read␛[39m␛[22m
    ␛[2m    6 |␛[22m   Data:
      ␛[2mwhy     ␛[22mAnyone can read it.
      ␛[2mfix     ␛[22mremove AccessControl
      ␛[2mpolicy  ␛[22mmvc-gate policies aws-s3-public-acl

    Not blocking:
      ␛[36mlow␛[39m  infra/buckets.yaml:2:3  Bucket keeps no earlier versions ␛[2m[aws-s3-no-versioning]␛[22m

    ␛[1m␛[31mCommit blocked:␛[39m␛[22m 1 critical in 1 template · 1 low not blocking · offline engine · 0.1 s
    ␛[2mTo accept a finding, put above its line: # mvc-gate:ignore aws-s3-public-acl -- <reason>␛[22m
    ␛[2mEmergency: git commit --no-verify␛[22m
    "
  `)
  expect(output.replaceAll(/\x1b\[\d+m/g, '')).toBe(plain(report(templates)))
})

describe('a scan with many findings on a terminal', () => {
  const many = (count: number) =>
    report([judged('infra', { findings: Array.from({ length: count }, () => openSshInCloudFormation()) })], {
      action: 'scan',
    })
  const frames = (text: string) => text.match(/^high\[/gm)?.length

  it('shows frames for some fifty lines, then a line for each policy', () => {
    const text = renderPretty(many(300), { color: false, verbose: false, grouped: true })
    expect(text.split('\n').length).toBeLessThan(75)
    const shown = frames(text) ?? 0
    expect(text).toContain(
      `${300 - shown} more blocking findings by policy:\n  high       ${300 - shown} in 1 file  ${OPEN_SSH.title} [${OPEN_SSH.id}]\n` +
        '  also    use --format html=report.html, or --verbose, to see every finding\n',
    )
  })

  it('shows all of a few, with --verbose, and where no person reads', () => {
    expect(frames(renderPretty(many(7), { color: false, verbose: false, grouped: true }))).toBe(7)
    expect(frames(renderPretty(many(30), { color: false, verbose: true, grouped: true }))).toBe(30)
    expect(frames(renderPretty(many(30), { color: false, verbose: false }))).toBe(30)
  })
})
