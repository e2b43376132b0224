/** Kinds and controls: every policy has its kinds, and each control is found however it is written. */
import { describe, expect, test } from 'vitest'
import { CONTROLS, controlsOf, kindsOf, policiesUnder } from '../../src/controls/controls.ts'
import { KINDS } from '../../src/controls/kinds.ts'
import { POLICY_KINDS } from '../../src/controls/policy-kinds.ts'
import { POLICIES } from '../../src/policies/index.ts'
import { POLICY_IDS } from '../../src/policies/policy-ids.ts'
import { controlsPage } from '../support/controls-page.ts'
import { inStep } from '../support/generated.ts'

describe('the tables', () => {
  test('every policy has its kinds, and no other id has', () => {
    expect(Object.keys(POLICY_KINDS)).toEqual(POLICY_IDS)
    for (const [id, kinds] of Object.entries(POLICY_KINDS)) {
      expect(new Set(kinds).size, id).toBe(kinds.length)
      for (const kind of kinds) expect(KINDS, id).toHaveProperty([kind])
    }
  })

  test('every kind has policies, and controls with a source', () => {
    for (const [kind, { title, controls }] of Object.entries(KINDS)) {
      expect(
        POLICIES.some((policy) => kindsOf(policy).some((each) => each === kind)),
        kind,
      ).toBe(true)
      expect(title).toMatch(/^[A-Z]/)
      expect(controls.length, kind).toBeGreaterThan(0)
      for (const control of controls) {
        expect(control.name).toMatch(
          /^(?:NIST 800-53 [A-Z]{2}-\d+(?:\(\d+\))?|PCI DSS 4\.0 \d+(?:\.\d+)+|HIPAA 164\.312(?:\([a-z\d]+\))+)$/,
        )
        expect(control.source).toMatch(/^https:\/\//)
        expect(control.title).not.toBe('')
        // The same control has one title, whichever kind names it.
        expect(CONTROLS.get(control.name)).toEqual(control)
      }
    }
  })

  test('what single policies name is written in one form', () => {
    for (const { id, controls = [] } of POLICIES) {
      for (const name of controls) {
        expect(name, id).toMatch(
          /^(?:NIST 800-53 [A-Z]{2}-\d+(?:\(\d+\))?|PCI DSS 4\.0 [\d.]+|CIS (?:AWS 3\.0\.0|Azure 2\.0\.0) [\d.]+)$/,
        )
      }
    }
  })

  test('what a name says of encryption, logs and secrets is what the table says', () => {
    const words: readonly (readonly [RegExp, string])[] = [
      [/-unencrypted$|-no-tde$/, 'encryption-at-rest'],
      [/-weak-tls$|-no-ssl$|-plain-http$|-http-listener$/, 'encryption-in-transit'],
      [/-no-access-logs$|-no-flow-logs$|-no-auditing$/, 'logging'],
      [/-ssh-open|-rdp-open|-public-network$|-public-ip$/, 'network-exposure'],
      [/-env-secret$|-plaintext-(?:secret|password)$/, 'secrets'],
      [/^aws-iam-.*(?:wildcard|admin)/, 'identity'],
      [/^(?:aws|gcp)-kms-|-cmk$/, 'key-management'],
    ]
    for (const [pattern, kind] of words) {
      const ids = POLICY_IDS.filter((id) => pattern.test(id) && id !== 'aws-msk-unencrypted')
      expect(ids.length).toBeGreaterThan(1)
      for (const id of ids) expect(kindsOf({ id }), id).toContain(kind)
    }
    // Its data on disk always is.
    expect(kindsOf({ id: 'aws-msk-unencrypted' })).toEqual(['encryption-in-transit'])
  })

  test('the page', () => inStep('docs/controls.md', controlsPage))
})

const own = { id: 'acme-owner', controls: ['ACME 5', 'NIST 800-53 SC-28'] }
const ALL = [...POLICIES, own]

function idsUnder(asked: string): readonly string[] {
  const found = policiesUnder(asked, ALL)
  return 'policies' in found ? found.policies.map(({ id }) => id) : []
}

describe('a control', () => {
  test('is found by its name, its end, and in other spellings', () => {
    const expected = ALL.filter((policy) => controlsOf(policy).includes('NIST 800-53 SC-28')).map(
      ({ id }) => id,
    )
    expect(expected).toContain('aws-ebs-volume-unencrypted')
    expect(expected).toContain('acme-owner')
    for (const asked of [
      'SC-28',
      'sc-28',
      'NIST 800-53 SC-28',
      'nist sc-28',
      'NIST.800-53.r5 SC-28',
      'NIST SP 800-53 Rev. 5 SC-28',
      'NIST 800-53 r5: SC-28',
      ' SC-28 ',
    ]) {
      expect(idsUnder(asked), asked).toEqual(expected)
    }
    for (const asked of ['PCI DSS 4.0 4.2.1', '4.2.1', 'pci-dss 4.2.1', 'PCI DSS v4.0.1/4.2.1']) {
      expect(idsUnder(asked), asked).toEqual(idsUnder('encryption-in-transit'))
    }
    for (const asked of ['HIPAA 164.312(b)', '164.312(b)', 'hipaa §164.312(b)']) {
      expect(idsUnder(asked), asked).toEqual(idsUnder('logging'))
    }
  })

  test('of a benchmark is found without its version', () => {
    expect(idsUnder('CIS AWS 3.0.0 3.7')).toEqual(['aws-vpc-no-flow-logs'])
    expect(idsUnder('CIS AWS 3.7')).toEqual(['aws-vpc-no-flow-logs'])
    expect(idsUnder('CIS 3.7')).toContain('aws-vpc-no-flow-logs')
    expect(idsUnder('CIS AWS').length).toBeGreaterThan(20)
  })

  test('includes its enhancements and parts, and nothing that only begins alike', () => {
    expect(idsUnder('164.312(a)').length).toBeGreaterThan(idsUnder('164.312(a)(1)').length)
    expect(idsUnder('164.312').length).toBeGreaterThan(200)
    expect(idsUnder('IA-5')).toEqual(expect.arrayContaining([...idsUnder('IA-5(7)')]))
    for (const asked of [
      'SC-2',
      'SC',
      'AU-1',
      '164.31',
      '28',
      'encryption',
      '4.0',
      '',
      ' ',
      '(',
      'constructor',
    ]) {
      expect(idsUnder(asked), asked).toEqual([])
    }
  })

  test('of a team is found as it is written', () => {
    expect(idsUnder('ACME 5')).toEqual(['acme-owner'])
    expect(idsUnder('acme 5')).toEqual(['acme-owner'])
    expect(idsUnder('ACME 6')).toEqual([])
  })

  test('that is not known gets the nearest name', () => {
    const questionOf = (asked: string) => {
      const found = policiesUnder(asked, ALL)
      return 'question' in found ? found.question : found
    }
    expect(questionOf('SC-82')).toMatch(/SC-28/)
    expect(questionOf('NIST 800-53 SC-29')).toMatch(/'NIST 800-53 SC-28'/)
    expect(questionOf('encription-at-rest')).toMatch(/'encryption-at-rest'/)
    expect(questionOf('x'.repeat(100_000))).toBeUndefined()
  })
})
