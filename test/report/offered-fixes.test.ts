/** Fixes in every format: as edits and diffs that can be applied, and without credentials. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Ajv, type AnySchema } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import Ajv04 from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import { describe, expect, test } from 'vitest'
import type { Finding } from '../../src/core/finding.ts'
import type { Fix, Refusal } from '../../src/core/fix.ts'
import type { JudgedTemplate, Report } from '../../src/core/report.ts'
import { SourceFile } from '../../src/core/source.ts'
import { countFixes } from '../../src/report/fix-counts.ts'
import { type Format, renderFormat } from '../../src/report/formats.ts'
import { renderGithubSummary } from '../../src/report/github.ts'
import { fixLine } from '../../src/report/messages.ts'
import { maskedDiff, withoutFixes } from '../../src/report/offered-fixes.ts'
import { collectSecrets } from '../../src/report/secrets.ts'
import { summaryLines } from '../../src/report/summary.ts'
import { createColors } from '../../src/report/terminal.ts'
import { pathWords } from '../../src/report/words.ts'
import { createRepository, run } from '../support/repository.ts'
import { find, finding, judged, OPEN_SSH, report, resource } from './support.ts'

const OPTIONS = { version: '1.2.3', now: new Date('2026-11-23T17:00:00.5Z') }
const schemaOf = (path: string): AnySchema => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'))
const json = new Ajv({ strict: true, allErrors: true })
addFormats.default(json)
const latest = new Ajv2020({ strict: true, allErrors: true })
addFormats.default(latest)
const sarif = new Ajv04.default({ strict: false, unicodeRegExp: false })
addFormats.default(sarif as unknown as Ajv)
const SARIF = createRequire(import.meta.url).resolve(
  '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
)
const VALIDATORS = {
  json: latest.compile(schemaOf('../../schemas/report.schema.json')),
  'gitlab-sast': json.compile(schemaOf('schemas/gitlab-sast.json')),
  sarif: sarif.compile(JSON.parse(readFileSync(SARIF, 'utf8'))),
}

// biome-ignore lint/suspicious/noExplicitAny: documents are compared by matchers
async function documentOf(of: Report, format: keyof typeof VALIDATORS): Promise<any> {
  const document: unknown = JSON.parse(await renderFormat(of, format, OPTIONS))
  const validate = VALIDATORS[format]
  expect(validate(document), JSON.stringify(validate.errors, null, 2)).toBe(true)
  return document
}

const TEXT = `Resources:
  Web:
    Type: AWS::EC2::SecurityGroup
    Properties:
      # \`\`\` ends no block
      CidrIp: 0.0.0.0/0
      Password: "correct-horse-battery-1"
      Port: 22
`
const FILE = new SourceFile('infra/my web.yaml', TEXT)

function findingAt(text: string): Finding {
  const owner = resource('AWS::EC2::SecurityGroup', 'Web', find(FILE, 'Web:'))
  return finding(OPEN_SSH, owner, [{ at: find(FILE, text), note: 'it is open' }])
}

function replacing(text: string, by: string, more: Partial<Fix> = {}): Fix {
  return { edits: [{ ...find(FILE, text), text: by }], ...more }
}

function withFixes(...all: readonly (readonly [Finding, Fix | Refusal | undefined])[]): Report {
  const template: JudgedTemplate = {
    ...judged(FILE.path, { findings: all.map(([each]) => each) }),
    fixes: new Map(all.flatMap(([each, fix]) => (fix === undefined ? [] : [[each, fix] as const]))),
  }
  return report([template])
}

const OPEN = findingAt('0.0.0.0/0')
const PORT = findingAt('22')
const CLOSED = replacing('0.0.0.0/0', '10.0.0.0/8')
const MOVED = replacing('      Port: 22\n', '', { unsafe: 'Clients can no longer connect.' })

const DIFF = `diff --git a/infra/my web.yaml b/infra/my web.yaml
--- a/infra/my web.yaml\t
+++ b/infra/my web.yaml\t
@@ -3,6 +3,6 @@
     Type: AWS::EC2::SecurityGroup
     Properties:
       # \`\`\` ends no block
-      CidrIp: 0.0.0.0/0
+      CidrIp: 10.0.0.0/8
       Password: "******"
       Port: 22
`

describe('for programs', () => {
  test('JSON has the edits, what is unsafe, and why there are none', async () => {
    const refused = findingAt('Port')
    const { findings } = await documentOf(
      withFixes(
        [OPEN, CLOSED],
        [PORT, MOVED],
        [refused, { refused: 'Choose the port.' }],
        [findingAt('Web'), undefined],
      ),
      'json',
    )
    const fixes = new Map(
      findings.map((each: { location: { start: { offset: number } }; automaticFix: unknown }) => [
        TEXT.slice(each.location.start.offset).split(/[: \n]/)[0],
        each.automaticFix,
      ]),
    )
    const at = find(FILE, '0.0.0.0/0').range
    expect(fixes.get('0.0.0.0/0')).toEqual({
      edits: [
        {
          location: {
            path: FILE.path,
            start: { line: 6, column: 15, offset: at.start },
            end: { line: 6, column: 24, offset: at.end },
          },
          text: '10.0.0.0/8',
        },
      ],
      unsafe: null,
      refused: null,
    })
    expect(fixes.get('22')).toMatchObject({ edits: [{ text: '' }], unsafe: 'Clients can no longer connect.' })
    expect(fixes.get('Port')).toEqual({ edits: [], unsafe: null, refused: 'Choose the port.' })
    expect(fixes.get('Web')).toBeNull()
  })

  test('SARIF has artifact changes', async () => {
    const { runs } = await documentOf(withFixes([OPEN, CLOSED], [PORT, MOVED]), 'sarif')
    expect(runs[0].results.map(({ fixes }: { fixes: unknown }) => fixes)).toEqual([
      [
        {
          description: { text: OPEN_SSH.fix },
          artifactChanges: [
            {
              artifactLocation: { uri: 'infra/my%20web.yaml', uriBaseId: '%SRCROOT%' },
              replacements: [
                {
                  deletedRegion: { startLine: 6, startColumn: 15, endLine: 6, endColumn: 24 },
                  insertedContent: { text: '10.0.0.0/8' },
                },
              ],
            },
          ],
        },
      ],
      [
        {
          description: { text: `${OPEN_SSH.fix} (unsafe: Clients can no longer connect.)` },
          artifactChanges: [
            {
              artifactLocation: { uri: 'infra/my%20web.yaml', uriBaseId: '%SRCROOT%' },
              replacements: [{ deletedRegion: { startLine: 8, startColumn: 1, endLine: 9, endColumn: 1 } }],
            },
          ],
        },
      ],
    ])
  })

  test('SAST has diffs that git applies, of safe fixes that show no credential', async () => {
    const far = new SourceFile('web.yaml', TEXT.replace('Password', '\n\n\n\nPassword'))
    const open = { ...OPEN, labels: [{ at: find(far, '0.0.0.0/0'), note: 'it is open' }] } as Finding
    const fix: Fix = { edits: [{ ...find(far, '0.0.0.0/0'), text: '10.0.0.0/8' }] }
    const { vulnerabilities, remediations } = await documentOf(
      withFixes([open, fix], [OPEN, CLOSED], [PORT, MOVED]),
      'gitlab-sast',
    )
    expect(remediations).toHaveLength(1)
    const [{ fixes, summary, diff }] = remediations
    const fixed = vulnerabilities.filter(
      ({ location }: { location: { file: string } }) => location.file === 'web.yaml',
    )
    expect({ fixes, summary }).toEqual({ fixes: [{ id: fixed[0].id }], summary: OPEN_SSH.fix })
    const repository = await createRepository()
    await repository.write('web.yaml', far.text)
    const patch = Buffer.from(diff, 'base64')
    expect(
      await run('git', ['apply', '--check'], repository.path, repository.environment, patch),
    ).toMatchObject({ code: 0 })
    expect(await documentOf(withoutFixes(withFixes([OPEN, CLOSED])), 'gitlab-sast')).not.toHaveProperty(
      'remediations',
    )
  })
})

describe('for people', () => {
  test('the summary of a GitHub job has the diff, in a block that nothing in it ends', () => {
    const text = renderGithubSummary(withFixes([OPEN, CLOSED]))
    expect(text).toContain(
      `### Fixes\n\ninfra/my web&#46;yaml&#58;6&#58;15 aws&#45;sg&#45;ssh&#45;open&#45;to&#45;world\n\n`,
    )
    expect(text).toContain(`\n\`\`\`\`diff\n${DIFF.replaceAll('\t', '\\t')}\`\`\`\`\n`)
  })

  test('the page has the diff', async () => {
    const text = await renderFormat(withFixes([OPEN, CLOSED]), 'html', OPTIONS)
    expect(text).toContain('<span class="gone">-      CidrIp: 0.0.0.0/0</span>')
    expect(text).toContain('<span class="added">+      CidrIp: 10.0.0.0/8</span>')
    expect(text).not.toContain('correct-horse')
    expect(await renderFormat(withoutFixes(withFixes([OPEN, CLOSED])), 'html', OPTIONS)).not.toContain(
      'class="fix"',
    )
  })

  test('credentials are masked in a diff, and edits of credentials are not shown', async () => {
    const secrets = collectSecrets(withFixes([OPEN, CLOSED]))
    expect(maskedDiff(CLOSED, secrets)).toBe(DIFF)
    const shown = [
      replacing('correct-horse-battery-1', 'x'),
      replacing('"correct-horse', '"'),
      replacing('22', '22\n      Password: "another-horse-battery-2"'),
    ].map((fix) => withFixes([OPEN, fix]))
    for (const each of shown) {
      for (const format of ['json', 'sarif', 'gitlab-sast', 'html'] satisfies Format[]) {
        expect(await renderFormat(each, format, OPTIONS)).not.toMatch(/horse/)
      }
      expect(renderGithubSummary(each)).not.toMatch(/horse/)
    }
  })
})

describe('the last lines', () => {
  test('say how many can be fixed, and how', () => {
    expect(countFixes(report([judged('a.yaml', { findings: [OPEN] })]))).toBeUndefined()
    const lines = (of: Report) =>
      summaryLines(of, createColors(false)).filter((line) => line.startsWith('To fix'))
    expect(lines(withFixes([OPEN, CLOSED], [PORT, MOVED]))).toEqual([
      'To fix: mvc-gate fix --staged (1 of 2; 1 more with --unsafe)',
    ])
    expect(lines(withFixes([OPEN, CLOSED], [PORT, undefined]))).toEqual([
      'To fix: mvc-gate fix --staged (at least 1 of 2)',
    ])
    expect(lines(withFixes([OPEN, { refused: 'x' }]))).toEqual([])
    const pushed: Report = { ...withFixes([OPEN, CLOSED]), action: 'push' }
    expect(lines(pushed)).toEqual(['To fix: mvc-gate fix <paths> (1 of 1)'])
    const from = (folder: string) => lines({ ...pushed, followUp: { staged: false, folder } })
    expect(from('infra/')).toEqual(['To fix: mvc-gate fix <paths> (1 of 1)'])
    expect(lines({ ...pushed, followUp: { staged: true, folder: '' } })).toEqual([
      'To fix: mvc-gate fix --staged (1 of 1)',
    ])
  })

  test.each([
    [
      { all: 3, safe: 0, unsafe: 2, isPartial: false },
      'To fix: mvc-gate fix --staged --unsafe (2 of 3; see --diff first)',
    ],
    [
      { all: 3, safe: 0, unsafe: 0, isPartial: true },
      'To see what can be fixed: mvc-gate fix --staged --diff',
    ],
    [{ all: 3, safe: 0, unsafe: 0, isPartial: false }, undefined],
  ])('%j', (counts, line) => {
    expect(fixLine({ ...counts, files: ['a.yaml'] }, ' --staged')).toBe(line)
  })

  test.each([
    [[], ''],
    [['a.yaml', '../b/c.tf'], ' a.yaml ../b/c.tf'],
    [['my web.yaml'], ' <paths>'],
    [['-rf'], ' <paths>'],
    [['a;b.yaml'], ' <paths>'],
    [['x'.repeat(90)], ' <paths>'],
  ])('a command names %j', (paths, words) => {
    expect(pathWords(paths)).toBe(words)
  })
})
