import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it, test } from 'vitest'
import type { Finding } from '../../src/core/finding.ts'
import type { JudgedTemplate, Report } from '../../src/core/report.ts'
import { SourceFile } from '../../src/core/source.ts'
import { renderJson } from '../../src/report/json.ts'
import fc from '../support/properties.ts'
import {
  at,
  find,
  finding,
  judged,
  OPEN_SSH,
  openSshInCloudFormation,
  openSshInTerraform,
  policy,
  RULES,
  report,
  resource,
} from './support.ts'

const schema = JSON.parse(readFileSync(new URL('../../schemas/report.schema.json', import.meta.url), 'utf8'))
const validate = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true }).compile(schema)

/** The document, after the schema has accepted it. */
function documentOf(of: Report): unknown {
  const document: unknown = JSON.parse(renderJson(of, { version: '1.2.3' }))
  expect(validate(document), JSON.stringify(validate.errors, null, 2)).toBe(true)
  return document
}

const broken = new SourceFile('infra/queue.yaml', 'Resources: {\n')

const full = report(
  [
    judged('infra', {
      framework: 'terraform',
      findings: [{ ...openSshInTerraform(), also: ['aws-sg-all'] }],
    }),
    judged('infra/web.yaml', { findings: [openSshInCloudFormation()], passed: 4 }, { failOn: 'critical' }),
    judged('infra/queue.yaml', {
      unscannable: [
        { path: 'infra/queue.yaml', reason: 'never closed', at: find(broken, '{') },
        { path: 'infra/other.yaml', reason: 'not UTF-8 text' },
      ],
    }),
  ],
  {
    action: 'push',
    notChecked: [{ path: 'package.json', reason: 'not a template', notable: false }],
    notes: ['tag v1 holds no files'],
    duration: 12.6,
  },
)

test('the text of a finding', () => {
  const open = openSshInCloudFormation()
  const found: Finding = { ...open, labels: [open.labels[0]], also: ['aws-sg-all-ports'] }
  const text = renderJson(report([judged('infra/web.yaml', { findings: [found] })]), { version: '1.2.3' })
  const from = text.indexOf('  "findings": [')
  expect(text.slice(from, text.indexOf('  "unscannable": [', from))).toMatchInlineSnapshot(`
    "  "findings": [
        {
          "identity": "v1:69bc5f82c539ca00b22fcf01",
          "verdict": "violation",
          "policy": "aws-sg-ssh-open-to-world",
          "tenantPolicy": null,
          "title": "Security group opens SSH (port 22) to the internet",
          "severity": "high",
          "blocking": true,
          "resource": {
            "type": "AWS::EC2::SecurityGroup",
            "name": "WebSecurityGroup"
          },
          "instances": [
            "WebSecurityGroup"
          ],
          "propertyPath": "SecurityGroupIngress[1].CidrIp",
          "location": {
            "path": "infra/web.yaml",
            "start": {
              "line": 15,
              "column": 19,
              "offset": 364
            },
            "end": {
              "line": 15,
              "column": 28,
              "offset": 373
            }
          },
          "labels": [
            {
              "location": {
                "path": "infra/web.yaml",
                "start": {
                  "line": 15,
                  "column": 19,
                  "offset": 364
                },
                "end": {
                  "line": 15,
                  "column": 28,
                  "offset": 373
                }
              },
              "note": "any IPv4 address reaches port 22",
              "secret": false,
              "from": null
            }
          ],
          "also": [
            "aws-sg-all-ports"
          ],
          "remarks": [],
          "onlyExceptions": null,
          "kinds": [
            "network-exposure"
          ],
          "controls": [
            "NIST 800-53 AC-4",
            "NIST 800-53 SC-7",
            "PCI DSS 4.0 1.3.1",
            "HIPAA 164.312(a)(1)"
          ],
          "policySet": "2026.12",
          "why": "Every host on the internet can try passwords and unpatched flaws of the SSH server.",
          "fix": "restrict the source addresses to those that need it, or use SSM Session Manager",
          "references": [
            "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html"
          ],
          "mvisionNames": [
            "Unrestricted SSH Access"
          ],
          "automaticFix": null
        }
      ],
      "tenantViolations": [],
      "unconfirmed": [],
      "existing": [],
      "notEnforced": [],
      "suppressions": [],
      "invalidSuppressions": [],
      "addedSuppressions": [],
      "exceptionChanges": [],
      "configurationChanges": [],
      "configurationProblems": [],
      "packs": [],
    "
  `)
})

test('the rest of the document', () => {
  const { findings, ...rest } = documentOf(full) as { findings: readonly unknown[] }
  expect(findings).toMatchObject([
    { blocking: true, labels: [{ from: { location: { path: 'infra/variables.tf' } } }, {}, {}] },
    { blocking: false, propertyPath: 'SecurityGroupIngress[1].CidrIp' },
  ])
  expect(rest).toEqual({
    schemaVersion: 2,
    tool: { name: 'mvc-gate', version: '1.2.3' },
    engine: 'offline',
    tenants: [],
    action: 'push',
    outcome: 'violations',
    durationMs: 13,
    summary: {
      templates: 3,
      passed: 4,
      violations: { low: 0, medium: 0, high: 2, critical: 0 },
      undecided: 0,
      decidedBy: [],
      existing: 0,
      fixed: 0,
      blocking: 1,
      unscannable: 1,
      notChecked: 1,
    },
    templates: [
      { path: 'infra', ...counts(1, 1, 0), framework: 'terraform', rules: RULES },
      { path: 'infra/web.yaml', ...counts(1, 0, 0), passed: 4, rules: { ...RULES, failOn: 'critical' } },
      { path: 'infra/queue.yaml', ...counts(0, 0, 2), rules: RULES },
    ],
    tenantViolations: [],
    unconfirmed: [],
    existing: [],
    notEnforced: [],
    suppressions: [],
    invalidSuppressions: [],
    addedSuppressions: [],
    exceptionChanges: [],
    configurationChanges: [],
    configurationProblems: [],
    packs: [],
    unscannable: [
      {
        path: 'infra/queue.yaml',
        reason: 'never closed',
        blocking: true,
        location: {
          path: 'infra/queue.yaml',
          start: { line: 1, column: 12, offset: 11 },
          end: { line: 1, column: 13, offset: 12 },
        },
      },
      { path: 'infra/other.yaml', reason: 'not UTF-8 text', blocking: true, location: null },
    ],
    notChecked: [{ path: 'package.json', location: null, reason: 'not a template', notable: false }],
    notes: ['tag v1 holds no files'],
  })
})

function counts(findings: number, blocking: number, unscannable: number): object {
  const about = { framework: 'cloudformation', reachedThrough: null, engine: 'offline', passed: 0 }
  return { ...about, findings, blocking, unscannable }
}

test('what a tenant decided', () => {
  const found: Finding = {
    ...openSshInTerraform(),
    tenant: { name: 'Unrestricted SSH Access', blocks: true },
  }
  const template = judged('a', { findings: [found] })
  const inline: JudgedTemplate = {
    ...template,
    engine: 'inline',
    unplaced: [{ path: 'a/main.tf', name: 'A team\u001b[31m policy', policy: undefined, blocks: true }],
    unconfirmed: [openSshInTerraform()],
    suppressed: [
      {
        path: 'a/b.tf',
        policy: 'Unrestricted SSH Access',
        resource: undefined,
        reason: 'known',
        by: 'configuration',
        finding: undefined,
      },
    ],
  }
  const failure = { reason: 'nothing listens there', hint: undefined, instead: 'block' } as const
  const document = documentOf(report([inline], { engine: 'inline', tenants: [{ host: 'h', failure }] }))
  expect(document).toMatchObject({
    engine: 'inline',
    outcome: 'violations',
    tenants: [{ host: 'h', failure: { reason: 'nothing listens there', hint: null, instead: 'block' } }],
    findings: [{ tenantPolicy: 'Unrestricted SSH Access', blocking: true }],
    tenantViolations: [
      { path: 'a/main.tf', name: 'A team\u001b[31m policy', policy: null, existing: false, blocking: true },
    ],
    unconfirmed: [{ policy: OPEN_SSH.id, blocking: false }],
    suppressions: [
      {
        policy: 'Unrestricted SSH Access',
        resource: null,
        reason: 'known',
      },
    ],
    summary: { blocking: 2 },
    templates: [{ engine: 'inline', blocking: 2 }],
  })
})

describe('the schema', () => {
  it('accepts what little there may be', () => {
    documentOf(report([]))
    documentOf(report([judged('a.yaml')], { action: 'scan', duration: -1 }))
    const undecided: Finding = { ...openSshInTerraform(), verdict: 'undecided' }
    documentOf(report([judged('a', { findings: [undecided] })]))
  })

  it('refuses what is not described', () => {
    const document: unknown = JSON.parse(renderJson(full, { version: '1.2.3' }))
    expect(validate({ ...(document as object), more: 1 })).toBe(false)
    expect(validate({ ...(document as object), schemaVersion: 1 })).toBe(false)
    const { notes: _, ...less } = document as { notes: unknown }
    expect(validate(less)).toBe(false)
  })
})

test('the text holds no character that a terminal acts on, and means the same', () => {
  const text = fc.string({ unit: 'binary', maxLength: 40 })
  fc.assert(
    fc.property(text, text, (path, note) => {
      const file = new SourceFile(path, note)
      const place = at(file, 0, note.length)
      const found = finding(policy('a', note, 'low'), resource(note, note, place), [{ at: place, note }])
      const json = renderJson(report([judged(path, { findings: [found] })], { notes: [note] }), {
        version: '1',
      })
      expect(json).not.toMatch(
        /[\0-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|\p{Cs}/u,
      )
      expect(JSON.parse(json)).toMatchObject({
        templates: [{ path }],
        findings: [{ title: note, labels: [{ note }] }],
        notes: [note],
      })
    }),
    { numRuns: 200 },
  )
})
