import { expect, test } from 'vitest'
import { DEFAULTS } from '../../src/config/keys.ts'
import { weakenedSettings } from '../../src/config/weakened.ts'

test.each([
  // A key that is new, and takes back part of what it adds.
  [{}, { high: 'exceptions', 'aws-rds-public': 'all' }, []],
  [{}, { 'aws-rds-public': 'all' }, []],
  [{ 'aws-rds-public': 'exceptions' }, { low: 'exceptions' }, []],
  [{ high: 'exceptions' }, { high: 'exceptions', a: 'all' }, ['a all (was not set)']],
  [{ 'aws-rds-public': 'exceptions' }, { high: 'exceptions' }, ['aws-rds-public not set (was exceptions)']],
  [{ a: 'exceptions' }, { a: 'all' }, ['a all (was exceptions)']],
] as const)('suppressions: from %j to %j', (before, after, expected) => {
  const changed = weakenedSettings(
    { ...DEFAULTS, suppressions: before },
    { ...DEFAULTS, suppressions: after },
  )
  expect(changed.map(({ message }) => message)).toEqual(expected)
})
