import { createHash } from 'node:crypto'
import { describe, expect, it, test } from 'vitest'
import type { Report } from '../../src/core/report.ts'
import { SourceFile } from '../../src/core/source.ts'
import { renderHtml } from '../../src/report/html/html.ts'
import { colorOf, SHAPE_ON_GROUND, TEXT_ON_GROUND } from '../../src/report/html/palette.ts'
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

const html = (of: Report): string => renderHtml(of, { version: '1.2.3' })
const body = (of: Report): string => html(of).replace(/^.*<body>|<script>.*$/gs, '')

const buckets = new SourceFile('infra/buckets.yaml', 'Logs:\n  AccessControl: PublicRead\nData:\n')
const logs = resource('AWS::S3::Bucket', 'Logs', find(buckets, 'Logs'))
const publicBucket = policy('aws-s3-public-read-acl', 'Bucket is public', 'critical', { service: 's3' })
const unversioned = policy('aws-s3-no-versioning', 'Bucket keeps no earlier versions', 'low', {
  service: 's3',
})
const isPublic = finding(publicBucket, logs, [{ at: find(buckets, 'PublicRead'), note: 'public-read' }])
const keepsNothing = finding(unversioned, logs, [{ at: logs.head, note: 'nothing is written' }])
const undecided = finding(
  unversioned,
  logs,
  [{ at: logs.head, note: 'Mode has no default', because: { kind: 'variable', name: 'Mode' } }],
  { verdict: 'undecided' },
)

describe('the head', () => {
  const blocked = [judged('infra/web.yaml', { findings: [openSshInCloudFormation()], passed: 1234 })]

  it('names the repository, the branch, the commit, the command, the date and the versions', () => {
    const run = {
      command: 'mvc-gate scan <b>',
      node: '24.1.0',
      repository: 'infra',
      branch: 'main',
      commit: 'c0ffee',
    }
    const now = new Date('2026-11-30T04:05:06.789Z')
    const facts = (page: string) =>
      [...page.matchAll(/<dt>(.+?)<\/dt><dd>(.+?)<\/dd>/g)].map(([, name, text]) => `${name}: ${text}`)
    expect(facts(renderHtml(report(blocked), { version: '1.2.3', run, now }))).toEqual([
      'Decided by: offline engine',
      'Scanned: 1 template (1 CloudFormation)',
      'Checks passed: 1,234',
      'Repository: infra',
      'Branch: main',
      'Commit: c0ffee',
      'Command: mvc-gate scan &lt;b&gt;',
      'Date: 2026-11-30T04:05:06Z',
      'Node.js: 24.1.0',
      'mvc-gate: 1.2.3',
    ])
  })

  it('says what is decided, by whom and on what', () => {
    const page = html(report(blocked))
    expect(page).toContain('<title>mvc-gate: Commit blocked</title>')
    expect(page).toContain(
      '<div class="decision blocked">\n<h1>Commit blocked</h1>\n<p>1 high in 1 template · offline engine · 0.1 s</p>',
    )
    expect(page).toContain('<dt>Decided by</dt><dd>offline engine</dd>')
    expect(page).toContain('<dt>Scanned</dt><dd>1 template (1 CloudFormation)</dd>')
    expect(page).toContain('<dt>Checks passed</dt><dd>1,234</dd>')
    expect(page).toContain('<dt>mvc-gate</dt><dd>1.2.3</dd>')
  })

  it.each([
    ['commit', [judged('a.yaml', { passed: 3 })], 'Commit passed'],
    ['scan', [judged('a.yaml', { passed: 3 })], 'Passed'],
    ['scan', blocked, 'Blocked'],
    ['push', blocked, 'Push blocked'],
    ['merge', [judged('a.yaml', { unscannable: [{ path: 'a.yaml', reason: 'no YAML' }] })], 'Merge blocked'],
    ['push', [{ ...judged('a.yaml'), undetermined: true }], 'Push blocked'],
    ['scan', [], 'Nothing to check'],
  ] as const)('before a %s', (action, templates, words) => {
    expect(html(report(templates, { action }))).toContain(`<h1>${words}</h1>`)
  })

  it('says why a tenant gave no verdict', () => {
    const failure = { reason: 'it <sleeps>', hint: 'wake it', instead: 'offline' } as const
    expect(body(report(blocked, { tenants: [{ host: 'www.example', failure }] }))).toContain(
      '<b>no verdict from www.example:</b> it &lt;sleeps&gt;</p>\n<p>wake it</p><p>falling back to the embedded engine (&quot;onUnavailable&quot;: &quot;offline&quot;)</p>',
    )
  })
})

describe('totals', () => {
  const azure = policy('azure-nsg-ssh-open', 'Rule opens SSH', 'critical', {
    platform: 'azure',
    service: 'network-security-groups',
  })
  const findings = [isPublic, keepsNothing, undecided, finding(azure, logs, isPublic.labels)]
  const page = body(report([{ ...judged('infra/buckets.yaml', { findings }), fixed: 2 }]))

  it('by severity and state, in words', () => {
    const tiles = [...page.matchAll(/<li class="tile[^"]*"><b>(\d+)<\/b> ([^<]+)<\/li>/g)]
    expect(tiles.map(([, many, name]) => `${many} ${name}`)).toEqual([
      '2 critical',
      '0 high',
      '0 medium',
      '1 low',
      '1 undecided',
      '0 existing',
      '0 suppressed',
      '2 fixed',
    ])
  })

  it('by service, in a picture with a name and as a table', () => {
    expect(page).toContain('role="img" aria-labelledby="chart-name" aria-describedby="chart-text"')
    expect(page).toContain('<title id="chart-name">Violations by service and severity</title>')
    expect(page).toContain(
      '<desc id="chart-text">AWS S3, 2 violations: 1 critical, 1 low. Azure Network security groups, 1 violation: 1 critical.</desc>',
    )
    expect(page).toContain(
      '<tr><th scope="row">AWS S3</th><td class="number">1</td><td class="number">0</td><td class="number">0</td><td class="number">1</td><td class="number">2</td></tr>',
    )
  })

  it('have no chart where nothing is violated', () => {
    expect(body(report([judged('a.yaml', { findings: [undecided] })]))).not.toContain('<svg')
  })
})

describe('a finding', () => {
  it('has its place, resource and property, and its value marked in the code', () => {
    const page = body(report([judged('infra/web.yaml', { findings: [openSshInCloudFormation()] })]))
    expect(page).toContain(
      `<article class="finding" data-entry data-state="new" data-severity="high" data-cloud="aws" data-file="0">
<h4><span class="path">infra/web.yaml:15:19</span> <span class="tag">new, blocks</span></h4>
<p class="subject"><code>WebSecurityGroup</code> <span class="type">AWS::EC2::SecurityGroup</span> · <code>SecurityGroupIngress[1].CidrIp</code></p>
<pre class="code"><code><span class="l" data-n="13">          FromPort: <mark class="near">22</mark></span><span class="n">                    ↑ the range includes port 22</span><span class="l" data-n="14">          ToPort: 22</span><span class="l" data-n="15">          CidrIp: <mark>0.0.0.0/0</mark></span><span class="n">                  ↑ any IPv4 address reaches port 22</span><span class="l" data-n="16">      Tags: []</span></code></pre></article>`,
    )
  })

  it('reports where a value comes from, with that line, and the other places', () => {
    const page = body(report([judged('infra', { framework: 'terraform', findings: [openSshInTerraform()] })]))
    expect(page).toContain('cidr_blocks = [<mark>var.cidr</mark>]')
    expect(page).toContain(
      '<p class="also"><b>From</b> the default of variable &quot;cidr&quot; <span class="path">infra/variables.tf:3:13</span></p><pre class="code"><code><span class="l" data-n="3">  default = <mark class="near">&quot;0.0.0.0/0&quot;</mark></span></code></pre>',
    )
    expect(page).toContain(
      '<p class="also"><b>See</b> <span class="path">infra/main.tf:1:10</span> this group</p>',
    )
  })

  it('of one policy is explained once', () => {
    const info = policy('aws-sg-x', 'X is open', 'medium', {
      why: 'Anybody comes in.',
      fix: 'shut <it>',
      references: ['https://docs.example/?a=1&b', 'javascript:alert(1)', 'http://plain.example'],
    })
    const page = body(
      report([judged('a', { findings: [1, 2].map(() => finding(info, logs, isPublic.labels)) })]),
    )
    expect(page.match(/<b>Why<\/b> Anybody comes in\./g)).toHaveLength(1)
    expect(page.match(/<article /g)).toHaveLength(2)
    expect(page).toContain('<span class="badge medium">medium</span> X is open <span class="many">2</span>')
    expect(page).toContain('<b>Fix</b> shut &lt;it&gt;')
    expect([...page.matchAll(/<a [^>]*>/g)].map(([tag]) => tag)).toEqual([
      '<a class="skip" href="#results">',
      '<a href="https://docs.example/?a=1&amp;b" target="_blank" rel="noopener noreferrer">',
    ])
    expect(page).toContain('<li>javascript:alert(1)</li><li>http://plain.example</li>')
  })

  it('that is undecided says what would decide it', () => {
    const page = body(report([judged('a', { findings: [undecided] })]))
    expect(page).toContain('<span class="badge undecided">undecided, low</span>')
    expect(page).toContain('undecided, does not block')
    expect(page).toContain('<p class="also">to decide: a default for Mode, or a value in a file')
  })

  it('of a scan of everything is not called new', () => {
    const templates = [judged('infra/buckets.yaml', { findings: [isPublic, keepsNothing] })]
    const page = body(report(templates, { action: 'scan' }))
    expect(page).toContain('<span class="tag">blocks</span>')
    expect(page).toContain('<span class="tag">does not block</span>')
    expect(page).toContain('value="new"> <span class="word">violation</span> <span class="many">2</span>')
  })

  it('at the end of a file, or of no length, is marked on something', () => {
    const file = new SourceFile('a.yaml', 'A:')
    const info = policy('aws-s3-x', 'X', 'low')
    const owner = resource('AWS::S3::Bucket', 'A', at(file, 0, 1))
    const empty = finding(info, owner, [{ at: at(file, 0), note: '' }])
    const behind = finding(info, owner, [{ at: at(file, 2), note: '' }])
    const page = body(report([judged('a.yaml', { findings: [empty, behind] })]))
    expect(page).toContain('<mark>A</mark>:</span>')
    expect(page).toContain('A:<mark> </mark></span>')
  })
})

describe('what is listed beside new findings', () => {
  const unplaced = { path: 'a.yaml', name: 'Their <name>', policy: undefined, blocks: true }
  const template = {
    ...judged('a.yaml', {
      unscannable: [{ path: 'a.yaml', reason: 'a tab', at: find(buckets, 'PublicRead') }],
    }),
    unplaced: [unplaced],
    existingUnplaced: [{ ...unplaced, name: undefined, policy: OPEN_SSH }],
    existing: [isPublic, undecided],
    unconfirmed: [keepsNothing],
    suppressed: [
      {
        path: 'b.yaml',
        policy: 'aws-s3-no-versioning',
        resource: 'Logs',
        reason: 'kept "elsewhere"',
        by: 'configuration' as const,
        finding: undefined,
      },
    ],
  }
  const page = body(
    report([template], {
      strictSuppressions: true,
      notes: ['a tag & no files'],
      notChecked: [
        { path: 'c.yaml', reason: 'too large', notable: true },
        { path: 'd.yaml', reason: 'no template', notable: false },
      ],
      suppressionProblems: [{ path: 'e.yaml', at: logs.head, message: 'it ended' }],
      addedSuppressions: [{ path: 'f.yaml', policies: ['x', 'y'], reason: 'for now' }],
    }),
  )

  it('stands under headings', () => {
    const headings = [...page.matchAll(/<h2[^>]*>([^<]*)/g)].map(([, words]) => words?.trim())
    expect(headings).toEqual([
      'Totals',
      'Filter',
      'Violations',
      'Could not be scanned',
      'Existing: already in the base of this change',
      'Suppressed, with reasons',
      'Found by the embedded engine, not reported by the tenant',
      'Invalid suppressions (blocking)',
      'Suppressions added by this change',
      'Not checked',
      'Notes',
    ])
  })

  it.each([
    'a tab</h3>\n<p class="subject"><span class="path">infra/buckets.yaml:2:18</span> <span class="tag">blocks</span></p>',
    '<p class="also"><b>Fix</b> correct the syntax, or exclude the file',
    '<span class="badge none">reported by the tenant</span> Their &lt;name&gt;</h3>',
    'an unnamed violation reported by the tenant',
    '<span class="tag">existing, undecided</span>',
    '<span class="tag">not reported by the tenant</span>',
    '<p class="subject"><span class="path">b.yaml</span> <code>Logs</code> <span class="tag">suppressed</span></p>',
    '<b>Reason</b> kept &quot;elsewhere&quot;',
    '<span class="path">infra/buckets.yaml:1:1</span> it ended',
    '<code>x, y</code> for now',
    '<span class="path">c.yaml</span> too large',
    'Not checked, because not templates: 1 file or part</summary>',
    '<li>a tag &amp; no files</li>',
    '<output id="shown" role="status" aria-live="polite">6 shown</output>',
  ])('%s', (words) => expect(page).toContain(words))
})

test('without anything found there is nothing to filter', () => {
  const page = body(report([judged('a.yaml', { passed: 3 })]))
  expect(page).toContain('<p class="nothing">Nothing was found.</p>')
  expect(page).not.toContain('<form')
})

test('nothing is called clean that was not judged', () => {
  const broken = judged('a.yaml', { unscannable: [{ path: 'a.yaml', reason: 'no YAML' }] })
  for (const templates of [[], [broken], [{ ...judged('a.yaml'), undetermined: true }]]) {
    expect(body(report(templates))).not.toContain('Nothing was found')
  }
})

describe('credentials', () => {
  const SECRET = 'hunter2-Tr0ub4dor'
  const file = new SourceFile(`db.tf`, `a = "${SECRET}"\n# was ${SECRET} before\nb = "admin" # c\n`)
  const owner = resource('aws_db_instance', `aws_db_instance.${SECRET}`, find(file, 'a'))
  const label = { at: find(file, `"${SECRET}"`), note: `it is ${SECRET}`, secret: true }
  const leak = finding(policy('aws-rds-x', 'X', 'critical'), owner, [label])
  const near = finding(policy('aws-rds-y', 'Y', 'high'), owner, [{ at: find(file, 'admin'), note: 'b' }])
  const all = judged('.', { framework: 'terraform', findings: [near] })

  it.each([
    ['counts', { ...all, result: { ...all.result, findings: [near, leak] } }],
    ['is existing', { ...all, existing: [leak] }],
    ['the tenant does not count', { ...all, unconfirmed: [leak] }],
  ])('are masked everywhere when the finding %s', (_, template) => {
    const page = html(report([template], { notes: [`found ${SECRET}`] }))
    expect(page).not.toContain(SECRET)
    expect(page).toContain('a = <mark>******</mark>')
    expect(page).toContain('# was ****** before')
    expect(page).toContain('<li>found ******</li>')
  })
})

describe('the page', () => {
  const page = html(report([judged('infra/web.yaml', { findings: [openSshInCloudFormation()] })]))

  it('asks for nothing', () => {
    expect(page).not.toMatch(/\ssrc=|\ssrcset=|url\(|@import|<(?:img|iframe|object|embed|base)\b/i)
    const links = [...page.matchAll(/\shref="([^"]*)"/g)].map(([, href]) => href)
    expect(links).toEqual(['data:,', '#results', OPEN_SSH.references[0]])
    expect(page.match(/http:/g)).toBeNull()
  })

  it('allows its own script and style only, by their hashes', () => {
    const hash = (text = ''): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
    const style = /<style>(.*)<\/style>/s.exec(page)?.[1]
    const script = /<script>(.*)<\/script>/s.exec(page)?.[1]
    expect(script).toContain('(document)')
    const content = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1]
    expect(content?.replaceAll('&#39;', "'").split('; ')).toEqual([
      `default-src 'none'`,
      `style-src ${hash(style)}`,
      `script-src ${hash(script)}`,
      'img-src data:',
      `base-uri 'none'`,
      `form-action 'none'`,
      `require-trusted-types-for 'script'`,
    ])
    expect(page).not.toMatch(/\sstyle="|\son[a-z]+="/)
  })

  it('is the same for the same report', () => {
    const again = html(report([judged('infra/web.yaml', { findings: [openSshInCloudFormation()] })]))
    expect(again).toBe(page)
  })
})

test('five thousand findings take less than two kilobytes each', () => {
  const findings = Array.from({ length: 5_000 }, (_, i) =>
    openSshInCloudFormation(`infra/web-${i % 100}.yaml`),
  )
  const page = html(report([judged('infra', { findings })]))
  expect(page.match(/<article /g)).toHaveLength(5_000)
  expect(page.length).toBeLessThan(10_000_000)
})

describe('contrast', () => {
  const luminance = (color: string): number => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((i) => {
      const part = Number.parseInt(color.slice(i, i + 2), 16) / 255
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const ratio = (a: string, b: string): number => {
    const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
    return (light + 0.05) / (dark + 0.05)
  }

  it.each(['light', 'dark'] as const)('is enough in the %s theme', (theme) => {
    const low = (pairs: typeof TEXT_ON_GROUND, least: number): readonly string[] =>
      pairs
        .filter(([a, b]) => ratio(colorOf(a, theme), colorOf(b, theme)) < least)
        .map(([a, b]) => `${a} on ${b}`)
    expect(low(TEXT_ON_GROUND, 4.5)).toEqual([])
    expect(low(SHAPE_ON_GROUND, 3)).toEqual([])
    expect(ratio('#000000', '#ffffff')).toBeCloseTo(21)
  })
})
