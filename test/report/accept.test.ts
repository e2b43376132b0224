import { describe, expect, it } from 'vitest'
import type { Finding } from '../../src/core/finding.ts'
import type { Framework } from '../../src/core/frameworks.ts'
import type { JudgedTemplate, Report } from '../../src/core/report.ts'
import { acceptLines } from '../../src/report/accept.ts'
import { renderPretty } from '../../src/report/pretty.ts'
import { judged, openSshInCloudFormation, openSshInTerraform, policy, report } from './support.ts'

const SSH = 'aws-sg-ssh-open-to-world'
const JSON_TEXT = '{ "FromPort": 22, "A": "0.0.0.0/0", "CidrIp": "0.0.0.0/0", "Name": "WebSecurityGroup" }'

function of(finding: Finding, framework: Framework = 'cloudformation'): JudgedTemplate {
  return judged('infra', { findings: [finding], framework })
}

function words(...templates: readonly JudgedTemplate[]): string {
  return acceptLines({ judged: templates }).join('\n')
}

describe('how to accept a finding', () => {
  it('is a comment in YAML and Terraform', () => {
    const comment = `To accept a finding, put above its line: # mvc-gate:ignore ${SSH} -- <reason>`
    expect(words(of(openSshInCloudFormation()))).toBe(comment)
    expect(words(of(openSshInTerraform(), 'terraform'))).toBe(comment)
  })

  it('is metadata of the resource in JSON, whatever its file is called', () => {
    const metadata = `{ "mvc-gate": { "ignore": [{ "policy": "${SSH}", "reason": "<reason>" }] } }`
    for (const path of ['web.json', 'web.template']) {
      expect(words(of(openSshInCloudFormation(path, JSON_TEXT)))).toBe(
        `To accept a finding, add to its resource: "Metadata": ${metadata}`,
      )
    }
    expect(words(of(openSshInCloudFormation('web.JSON', `// ports\n${JSON_TEXT}`), 'arm'))).toBe(
      `To accept a finding, add to its resource: "metadata": ${metadata}`,
    )
  })

  it("is the configuration in Terraform's JSON syntax, and for what only the tenant reports", () => {
    expect(words(of(openSshInCloudFormation('main.tf.json', JSON_TEXT), 'terraform'))).toBe(
      `To accept a finding, add to .mvcrc: "ignore": [{ "policy": "${SSH}", "reason": "<reason>" }]`,
    )
    const unplaced = { path: 'a.yaml', name: 'Their "own" name', policy: undefined, blocks: true }
    expect(words({ ...judged('a.yaml'), unplaced: [unplaced] })).toBe(
      String.raw`To accept a finding, add to .mvcrc: "ignore": [{ "policy": "Their \"own\" name", "reason": "<reason>" }]`,
    )
    expect(words({ ...judged('a.yaml'), unplaced: [{ ...unplaced, name: undefined }] })).toBe('')
  })

  it('names every policy of a finding, and none where findings differ', () => {
    const wide: Finding = { ...openSshInCloudFormation(), also: ['aws-sg-rdp-open-to-world'] }
    expect(words(of(wide), of(wide))).toContain(`ignore ${SSH}, aws-sg-rdp-open-to-world -- <reason>`)
    expect(words(of(wide), of(openSshInCloudFormation()))).toContain('ignore <policy-id> -- <reason>')
    const other = { ...openSshInCloudFormation(), policy: policy('aws-x', 'X', 'high') }
    expect(words(of(other), of(openSshInCloudFormation()))).toContain('ignore <policy-id> -- <reason>')
  })

  it('is a line for each syntax in a change of several, with the policy where it is the same', () => {
    const other = { ...openSshInCloudFormation('c.json', JSON_TEXT), policy: policy('aws-x', 'X', 'high') }
    expect(
      words(
        of(openSshInTerraform(), 'terraform'),
        of(openSshInCloudFormation('a.json', JSON_TEXT)),
        of(openSshInCloudFormation('b.yaml')),
        of(other),
        of(openSshInCloudFormation('main.tf.json', JSON_TEXT), 'terraform'),
      ).split('\n'),
    ).toEqual([
      'To accept a finding, add to its resource: "Metadata": { "mvc-gate": { "ignore": [{ "policy": "<policy-id>", "reason": "<reason>" }] } }',
      `To accept a finding, put above its line: # mvc-gate:ignore ${SSH} -- <reason>`,
      `To accept a finding, add to .mvcrc: "ignore": [{ "policy": "${SSH}", "reason": "<reason>" }]`,
    ])
  })

  it('is not said where nothing blocks', () => {
    expect(words(judged('a.yaml', { findings: [openSshInCloudFormation()] }, { failOn: 'critical' }))).toBe(
      '',
    )
    expect(words(judged('a.yaml', { unscannable: [{ path: 'a.yaml', reason: 'no YAML' }] }))).toBe('')
  })
})

describe('the last lines of what is blocked', () => {
  const lastLines = (more: Partial<Report>, many = 2): readonly string[] => {
    const text = renderPretty(report([of(openSshInCloudFormation())], more), { color: false, verbose: false })
    return text.trimEnd().split('\n').slice(-many)
  }

  it('stand once, after the summary', () => {
    expect(lastLines({}, 3)).toEqual([
      'Commit blocked: 1 high in 1 template · offline engine · 0.1 s',
      `To accept a finding, put above its line: # mvc-gate:ignore ${SSH} -- <reason>`,
      'Emergency: git commit --no-verify',
    ])
    expect(lastLines({ action: 'scan' })).toEqual([
      '1 high in 1 template · offline engine · 0.1 s',
      `To accept a finding, put above its line: # mvc-gate:ignore ${SSH} -- <reason>`,
    ])
  })

  it.each([
    [{ recorded: true, pushChecked: true }, ' (recorded; the push is checked)'],
    [{ recorded: true, pushChecked: false }, ' (recorded)'],
    [{ recorded: false, pushChecked: true }, ' (the push is checked)'],
    [{ recorded: false, pushChecked: false }, ''],
  ])('promise what hooks keep: %o', (bypass, promise) => {
    expect(lastLines({ bypass }, 1)).toEqual([`Emergency: git commit --no-verify${promise}`])
    const ofMerge = bypass.pushChecked ? ' (the push is checked)' : ''
    expect(lastLines({ bypass, action: 'merge' }, 1)).toEqual([
      `Emergency: git commit --no-verify${ofMerge}; to undo the merge: git merge --abort`,
    ])
    expect(lastLines({ bypass, action: 'push' }, 1)).toEqual(['Emergency: git push --no-verify'])
  })
})
