/** Kinds and controls in the formats that carry them, and findings of later sets of policies. */
import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import type { JudgedTemplate } from '../../src/core/report.ts'
import { SourceFile } from '../../src/core/source.ts'
import { renderHtml } from '../../src/report/html/html.ts'
import { renderJson } from '../../src/report/json.ts'
import { renderPretty } from '../../src/report/pretty.ts'
import { renderSarif } from '../../src/report/sarif.ts'
import { find, finding, judged, OPEN_SSH, policy, report, resource } from './support.ts'

const FILE = new SourceFile('main.tf', 'resource "aws_security_group" "web" {}\n')
const HEAD = find(FILE, '"aws_security_group" "web"')
const WEB = resource('aws_security_group', 'aws_security_group.web', HEAD)
const found = (info = OPEN_SSH) => finding(info, WEB, [{ at: HEAD, note: 'open' }])

const withFindings = (...findings: readonly ReturnType<typeof found>[]) => report([judged('.', { findings })])

const tagsIn = (sarif: string): readonly string[] =>
  JSON.parse(sarif).runs[0].tool.driver.rules[0].properties.tags

test('SARIF has them as tags of the rule', () => {
  expect(tagsIn(renderSarif(withFindings(found()), { version: '1.2.3' }))).toEqual([
    'security',
    'aws',
    'network-exposure',
    'NIST 800-53 AC-4',
    'NIST 800-53 SC-7',
    'PCI DSS 4.0 1.3.1',
    'HIPAA 164.312(a)(1)',
  ])
})

test('SARIF has twenty tags at most, each once', () => {
  const controls = Array.from({ length: 50 }, (_, i) => `ACME-${i % 40}`)
  const own = policy('acme-open', 'Open', 'high', { platform: 'custom', service: 'custom', controls })
  const tags = tagsIn(renderSarif(withFindings(found(own)), { version: '1.2.3' }))
  expect(tags).toHaveLength(20)
  expect(new Set(tags).size).toBe(20)
  expect(tags.slice(0, 3)).toEqual(['security', 'custom', 'ACME-0'])
})

test("JSON has those of every finding, a team's own as they are written", () => {
  const own = policy('acme-open', 'Open', 'high', {
    platform: 'custom',
    service: 'custom',
    controls: ['ACME 5'],
  })
  const { findings } = JSON.parse(renderJson(withFindings(found(), found(own)), { version: '1.2.3' }))
  expect(findings).toMatchObject([
    { kinds: [], controls: ['ACME 5'], policySet: null },
    { kinds: ['network-exposure'], controls: expect.arrayContaining(['NIST 800-53 SC-7']) },
  ])
})

test('HTML counts the violations of each control, and says whose mapping it is', () => {
  const own = policy('acme-open', 'Open', 'high', { controls: ['<b>ACME</b>', 'NIST 800-53 SC-7'] })
  const page = renderHtml(withFindings(found(), found(own)), { version: '1.2.3' })
  expect(page).toContain('<summary>Violations by control: 5 controls</summary>')
  expect(page).toContain('As mapped by mvc-gate')
  expect(page).toMatch(
    /NIST 800-53 SC-7<\/th><td>Boundary Protection<\/td><td class="number">2<\/td><td>acme-open, aws-sg-ssh-open-to-world</,
  )
  expect(page).toContain('&lt;b&gt;ACME')
  expect(page).not.toContain('<b>ACME')
  expect(renderHtml(withFindings(), { version: '1.2.3' })).not.toContain('Violations by control')
})

test('findings of later sets are in JSON, a line each with --verbose, and nowhere else', () => {
  const later = policy('aws-sg-new', 'Security group is new', 'critical', { policySet: '2027.03' })
  const template: JudgedTemplate = {
    ...judged('.'),
    notEnforced: [{ ...found(later), laterSet: '2027.03' }],
  }
  const pinned = report([template])
  const json = renderJson(pinned, { version: '1.2.3' })
  const schema = readFileSync(new URL('../../schemas/report.schema.json', import.meta.url), 'utf8')
  const ajv = new Ajv2020({ allowUnionTypes: true })
  expect(ajv.validate(JSON.parse(schema), JSON.parse(json)), ajv.errorsText()).toBe(true)
  expect(JSON.parse(json)).toMatchObject({
    outcome: 'allow',
    findings: [],
    notEnforced: [{ policy: 'aws-sg-new', policySet: '2027.03', blocking: false }],
    summary: { blocking: 0 },
  })
  expect(renderPretty(pinned, { color: false, verbose: true })).toContain(
    'Not enforced: of later policies than "policySet" pins:\n  critical  main.tf:1:10  Security group is new [aws-sg-new]\n',
  )
  expect(renderPretty(pinned, { color: false, verbose: false })).not.toContain('aws-sg-new')
  expect(renderSarif(pinned, { version: '1.2.3' })).not.toContain('aws-sg-new')
})
