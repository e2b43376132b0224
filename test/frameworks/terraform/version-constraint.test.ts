import { expect, test } from 'vitest'
import { meetsConstraint } from '../../../src/frameworks/terraform/version-constraint.ts'

const MEETS: readonly (readonly [string, string])[] = [
  ['1.4.0', '1.4.0'],
  ['1.4.0', '= 1.4'],
  ['1.4.0', '>= 1.2.0, < 2.0.0'],
  ['1.4.9', '~> 1.4.0'],
  ['1.9.0', '~> 1.4'],
  ['2.0.0', '~>1'],
  ['1.4.0', '!= 1.5.0'],
  ['v1.4.0', '1.4.0'],
  ['1.4.0-beta.1', '1.4.0-beta.1'],
  ['1.4.0+build', '1.4.0'],
]
const FAILS: readonly (readonly [string, string])[] = [
  ['1.5.0', '1.4.0'],
  ['1.5.0', '~> 1.4.0'],
  ['2.0.0', '~> 1.4'],
  ['1.3.9', '~> 1.4'],
  ['2.0.0', '>= 1.2.0, < 2.0.0'],
  ['1.4.0', '> 1.4.0'],
  ['1.4.0', '!= 1.4.0'],
  ['1.4.0-beta.1', '>= 1.0.0'],
  ['1.4.0-beta.1', '1.4.0'],
  ['', '>= 0'],
  ['1.4.0', ''],
  ['1.4.0', '1.4.0,'],
  ['1.4.0', 'latest'],
  ['x', 'x'],
]

test.each(MEETS)('%s meets %s', (version, constraint) => {
  expect(meetsConstraint(version, constraint)).toBe(true)
})

test.each(FAILS)('%s does not meet %s', (version, constraint) => {
  expect(meetsConstraint(version, constraint)).toBe(false)
})
