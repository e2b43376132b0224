/** Ranges of the firewalls of databases and caches: who they let in. */
import { describe, expect, test } from 'vitest'
import { byDefault, known, unknownBecause } from '../../../src/core/attr.ts'
import type { Location } from '../../../src/core/source.ts'
import { SourceFile } from '../../../src/core/source.ts'
import {
  allowsAzure,
  isWiderThanPrivate,
  spansInternet,
} from '../../../src/subjects/azure/network/address-rule.ts'

const at: Location = { file: new SourceFile('main.tf', 'text'), range: { start: 0, end: 4 } }

function rule(start: string, end: string) {
  return { start: known(start, at), end: known(end, at) }
}

describe('a range from', () => {
  test.each([
    ['0.0.0.0', '255.255.255.255', true, true, false],
    ['0.0.0.0', '127.255.255.255', true, true, false],
    ['128.0.0.0', '255.255.255.255', true, true, false],
    ['0.0.0.1', '127.255.255.255', false, true, false],
    ['1.2.3.4', '2.3.4.5', false, true, false],
    ['10.0.0.0', '10.255.255.255', false, false, false],
    ['10.0.0.0', '11.0.0.0', false, true, false],
    ['0.0.0.0', '0.0.0.0', false, false, true],
    [' 0.0.0.0 ', '0.0.0.0', false, false, true],
    ['00.0.0.0', '000.0.0.0', false, false, true],
    ['0.0.0.0', '0.0.0.1', false, false, false],
    ['203.0.113.7', '203.0.113.7', false, false, false],
    ['255.255.255.255', '0.0.0.0', false, false, false],
  ])('%s to %s: internet %s, wide %s, Azure %s', (start, end, internet, wide, azure) => {
    const claims = [spansInternet, isWiderThanPrivate, allowsAzure].map(
      (claim) => claim(rule(start, end)).truth,
    )
    expect(claims).toEqual([internet, wide, azure].map(String))
  })

  test.each(['', '0.0.0.0/0', 'all', '1.2.3', '256.0.0.0', '::', '1.2.3.4.5'])(
    '%j to any address is unknown, never accepted',
    (start) => {
      for (const claim of [spansInternet, isWiderThanPrivate, allowsAzure]) {
        expect(claim(rule(start, start)).truth).toBe('unknown')
      }
    },
  )

  test('an unknown address is decided by the other end where that is enough', () => {
    const start = unknownBecause({ kind: 'variable', name: 'first' }, at)
    expect(spansInternet({ start, end: byDefault('10.0.0.9', at) }).truth).toBe('false')
    expect(allowsAzure({ start, end: known('10.0.0.9', at) }).truth).toBe('false')
    expect(allowsAzure({ start, end: known('0.0.0.0', at) }).truth).toBe('unknown')
  })
})
