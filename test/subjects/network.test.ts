import { expect, test } from 'vitest'
import { isWorld } from '../../src/subjects/network/address.ts'

test.each([
  ['0.0.0.0/0', true],
  ['::/0', true],
  ['0:0:0:0:0:0:0:0/0', true],
  ['0.0.0.0/1', true],
  ['128.0.0.0/1', true],
  ['::/1', true],
  ['8000::/1', true],
  ['2000::/3', true],
  ['::/2', true],
  [' 0.0.0.0/0 ', true],
  ['0.0.0.0/2', false],
  ['0.0.0.0/10', false],
  ['0.0.0.0/32', false],
  ['::1/128', false],
  ['2001:db8::/32', false],
  ['10.0.0.0/8', false],
  ['0.0.0.0', false],
  ['sg-0/0', false],
  ['', false],
])('%s', (cidr, expected) => {
  expect(isWorld(cidr)).toBe(expected)
})
