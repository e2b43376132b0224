import { describe, expect, it } from 'vitest'
import { isReachableFromInternet } from '../../../src/subjects/azure/network/internet-reach.ts'
import { networkSecurityRule } from '../../../src/subjects/azure/network/network-security-rule.ts'
import { isInternet } from '../../../src/subjects/azure/network/written-security-rule.ts'
import { armText, parse } from '../../frameworks/arm-support.ts'

const NSG = 'Microsoft.Network/networkSecurityGroups'
const rule = (more: object) => ({
  name: 'r',
  properties: {
    priority: 200,
    direction: 'Inbound',
    access: 'Allow',
    protocol: 'Tcp',
    sourceAddressPrefix: '*',
    sourcePortRange: '*',
    destinationAddressPrefix: '*',
    destinationPortRange: '22',
    ...more,
  },
})
const deny = (more: object = {}) =>
  rule({ access: 'Deny', priority: 100, protocol: '*', destinationPortRange: '*', ...more })

/** Whether the internet reaches port 22 through the first rule of a group with the given rules. */
function reached(...rules: readonly object[]): string {
  const group = { type: NSG, name: 'g', apiVersion: '2023-11-01', properties: { securityRules: rules } }
  const [first] = networkSecurityRule.adapt(parse(armText({ resources: [group] })))
  if (first === undefined) throw new Error('no rule')
  return isReachableFromInternet(first, { port: 22, protocols: ['tcp'] }).truth
}

describe('isInternet', () => {
  it('takes every way in which Azure writes it', () => {
    for (const source of [
      '*',
      'Internet',
      'ANY',
      '0.0.0.0',
      '0.0.0.0/0',
      '10.1.2.3/0',
      '::/0',
      '128.0.0.0/1',
    ]) {
      expect(isInternet(source), source).toBe(true)
    }
  })

  it('takes nothing else', () => {
    for (const source of ['VirtualNetwork', 'AzureLoadBalancer', 'AzureCloud', '10.0.0.0/8', '1.2.3.4', '']) {
      expect(isInternet(source), source).toBe(false)
    }
  })
})

describe('isReachableFromInternet', () => {
  it('reads ports as Azure writes them', () => {
    for (const destinationPortRange of ['22', 22, '*', '20-25', '0-65535', ' 22 ']) {
      expect(reached(rule({ destinationPortRange })), String(destinationPortRange)).toBe('true')
    }
    for (const destinationPortRange of ['222', '23-65535', '', '-', 'ssh', '2-2']) {
      expect(reached(rule({ destinationPortRange })), destinationPortRange).toBe('false')
    }
    expect(reached(rule({ destinationPortRange: null, destinationPortRanges: ['80', '22'] }))).toBe('true')
  })

  it('reads lists of any length', () => {
    const many = Array.from({ length: 200_000 }, () => '203.0.113.7')
    const sources = (...more: readonly string[]) => ({
      sourceAddressPrefix: null,
      sourceAddressPrefixes: many.concat(more),
    })
    expect(reached(rule(sources()))).toBe('false')
    expect(reached(rule(sources('*')))).toBe('true')
    const destinationPortRanges = Array.from({ length: 200_000 }, () => '80').concat('22')
    expect(reached(rule({ destinationPortRange: null, destinationPortRanges }))).toBe('true')
  })

  it('does not where a better rule of the group denies it', () => {
    const allow = rule({})
    expect(reached(allow, deny())).toBe('false')
    expect(reached(allow, deny({ sourceAddressPrefix: 'Internet' }))).toBe('false')
    expect(reached(allow, deny({ destinationAddressPrefix: 'VirtualNetwork' }))).toBe('false')
    expect(
      reached(rule({ sourceAddressPrefix: '0.0.0.0/0' }), deny({ sourceAddressPrefix: '0.0.0.0/0' })),
    ).toBe('false')
  })

  it('does not where the denial names what of the sources is the internet', () => {
    const sources = (...sourceAddressPrefixes: readonly string[]) => ({
      sourceAddressPrefix: null,
      sourceAddressPrefixes,
    })
    const allow = rule(sources('10.0.0.0/8', '0.0.0.0/0'))
    expect(reached(allow, deny(sources('203.0.113.7', '0.0.0.0/0')))).toBe('false')
    expect(reached(allow, deny(sources('203.0.113.7', '::/0')))).toBe('true')
    const many = Array.from({ length: 20_000 }, (_, i) => `203.0.${i >> 8}.${i & 255}`)
    expect(reached(allow, deny(sources(...many)))).toBe('unknown')
  })

  it('does where the denial is later, or narrower in anything', () => {
    const allow = rule({})
    expect(reached(allow, deny({ priority: 300 }))).toBe('true')
    expect(reached(allow, deny({ direction: 'Outbound' }))).toBe('true')
    expect(reached(allow, deny({ protocol: 'Udp' }))).toBe('true')
    expect(reached(allow, deny({ destinationPortRange: '23-100' }))).toBe('true')
    expect(reached(allow, deny({ sourceAddressPrefix: '203.0.113.0/24' }))).toBe('true')
    expect(reached(allow, deny({ destinationAddressPrefix: '10.0.0.4' }))).toBe('true')
    expect(reached(allow, deny({ sourcePortRange: '1024-65535' }))).toBe('true')
    expect(reached(allow, deny({ destinationAddressPrefix: null }))).toBe('true')
  })

  it('says that there are too many rules to compare, rather than what is not so', () => {
    const narrow = (priority: number) => deny({ priority, sourceAddressPrefix: '203.0.113.0/24' })
    const rules = (count: number) => Array.from({ length: count }, (_, i) => narrow(i))
    expect(reached(rule({ priority: 3000 }), ...rules(900))).toBe('true')
    expect(reached(rule({ priority: 3000 }), ...rules(1100))).toBe('unknown')
  })
})
