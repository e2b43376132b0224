import { describe, expect, test } from 'vitest'
import type { Attr } from '../../../src/core/claim.ts'
import { SourceFile } from '../../../src/core/source.ts'
import type { UnknownCause } from '../../../src/core/value.ts'
import {
  fitsStrangers,
  keepsStrangersIn,
  keepsStrangersOut,
  NARROWING_KEYS,
} from '../../../src/subjects/aws/iam/policy-condition.ts'

const at = { file: new SourceFile('x', ''), range: { start: 0, end: 0 } }
const known = (value: string): Attr<string> => ({ kind: 'known', value, origin: 'written', at })
const unknown = (because: UnknownCause): Attr<string> => ({ kind: 'unknown', because, at })

function truthOf(operator: string, key: string, ...values: readonly (string | UnknownCause)[]): string {
  const attrs = values.map((value) => (typeof value === 'string' ? known(value) : unknown(value)))
  return keepsStrangersOut({ operator: known(operator), key: known(key), values: attrs }).truth
}

describe('conditions that keep outsiders out', () => {
  test.each([
    ['StringEquals', 'aws:PrincipalOrgID', 'o-a1b2c3d4e5'],
    ['StringEquals', 'AWS:principalorgid', 'o-a1b2c3d4e5'],
    ['stringlike', 'aws:PrincipalOrgPaths', 'o-a1b2c3d4e5/*'],
    ['StringEquals', 'aws:SourceAccount', '111122223333'],
    ['StringEqualsIgnoreCase', 'aws:SourceOwner', '111122223333'],
    ['ArnLike', 'aws:SourceArn', 'arn:aws:s3:::example-uploads'],
    ['ArnEquals', 'aws:SourceArn', 'arn:aws:cloudfront::111122223333:distribution/*'],
    ['ArnLike', 'aws:SourceArn', 'arn:aws:sns:*:*:orders'],
    ['ArnLike', 'aws:PrincipalArn', 'arn:aws:iam::111122223333:role/*'],
    ['IpAddress', 'aws:SourceIp', '198.51.100.0/24'],
    ['IpAddress', 'aws:SourceIp', '10.0.0.0/8'],
    ['IpAddress', 'aws:SourceIp', '2001:db8::/32'],
    ['ForAnyValue:StringEquals', 'aws:SourceVpce', 'vpce-0123456789abcdef0'],
    ['StringEquals', 'aws:SourceVpc', 'vpc-0123456789abcdef0'],
    ['StringEquals', 'aws:PrincipalOrgID', `$${'{aws:ResourceOrgID}'}`],
    ['StringEquals', 'aws:SourceAccount', `&${'{aws:ResourceAccount}'}`],
    ['StringEquals', 'aws:PrincipalServiceName', 'cloudtrail.amazonaws.com'],
    ['StringLike', 'SNS:Endpoint', '*@example.com'],
  ])('%s %s %s', (operator, key, value) => {
    expect(truthOf(operator, key, value)).toBe('true')
  })

  test('a value that the deployment gives', () => {
    expect(truthOf('StringEquals', 'aws:SourceAccount', { kind: 'variable', name: 'account' })).toBe('true')
    const account: UnknownCause = {
      kind: 'reference',
      root: 'pseudo',
      name: 'AWS::AccountId',
      attribute: [],
      text: 'AWS::AccountId',
    }
    expect(truthOf('StringEquals', 'aws:SourceAccount', account)).toBe('true')
  })
})

describe('conditions that let outsiders in', () => {
  test.each([
    ['Bool', 'aws:SecureTransport', 'true'],
    ['Null', 'aws:SourceVpce', 'false'],
    ['StringEqualsIfExists', 'aws:PrincipalOrgID', 'o-a1b2c3d4e5'],
    ['ForAllValues:StringEquals', 'aws:PrincipalOrgID', 'o-a1b2c3d4e5'],
    ['StringNotEquals', 'aws:SourceVpce', 'vpce-0123456789abcdef0'],
    ['NotIpAddress', 'aws:SourceIp', '198.51.100.0/24'],
    ['StringLike', 'aws:Referer', 'https://www.example.com/*'],
    ['StringEquals', 's3:x-amz-acl', 'public-read'],
    ['StringLike', 'aws:PrincipalOrgID', 'o-*'],
    ['StringLike', 'aws:SourceAccount', '*'],
    ['StringEquals', 'aws:SourceAccount', `$${'{aws:PrincipalAccount}'}`],
    ['ArnLike', 'aws:SourceArn', 'arn:aws:s3:::*'],
    ['ArnLike', 'aws:SourceArn', 'arn:aws:sns:*:*:*'],
    ['ArnLike', 'aws:PrincipalArn', 'arn:aws:iam::*:role/admin'],
    ['IpAddress', 'aws:SourceIp', '0.0.0.0/0'],
    ['IpAddress', 'aws:SourceIp', '128.0.0.0/1'],
    ['IpAddress', 'aws:SourceIp', '::/0'],
  ])('%s %s %s', (operator, key, value) => {
    expect(truthOf(operator, key, value)).toBe('false')
  })

  test('one open value among others', () => {
    expect(truthOf('IpAddress', 'aws:SourceIp', '198.51.100.0/24', '0.0.0.0/0')).toBe('false')
  })
})

test('a value that is computed is not known', () => {
  const because: UnknownCause = { kind: 'expression', text: 'f()' }
  expect(truthOf('StringEquals', 'aws:SourceAccount', because)).toBe('unknown')
  expect(truthOf('Bool', 'aws:SecureTransport', because)).toBe('false')
})

test('a hostile value is looked at in no time', () => {
  expect(fitsStrangers('*'.repeat(200_000))).toBe(true)
  expect(fitsStrangers(`${'*?'.repeat(100_000)}x`)).toBe(false)
  expect(fitsStrangers(`arn:${':'.repeat(200_000)}`)).toBe(false)
})

describe('conditions of denials that outsiders meet', () => {
  test.each([
    ['StringNotEquals', 'aws:SourceVpce', 'vpce-0123456789abcdef0', 'true'],
    ['StringNotEqualsIfExists', 'aws:PrincipalOrgID', 'o-a1b2c3d4e5', 'true'],
    ['NotIpAddress', 'aws:SourceIp', '198.51.100.0/24', 'true'],
    ['ArnNotLike', 'aws:PrincipalArn', 'arn:aws:iam::111122223333:role/*', 'true'],
    ['BoolIfExists', 'aws:PrincipalIsAWSService', 'False', 'true'],
    ['Bool', 'aws:PrincipalIsAWSService', 'true', 'false'],
    ['Bool', 'aws:SecureTransport', 'false', 'false'],
    ['NotIpAddress', 'aws:SourceIp', '0.0.0.0/0', 'false'],
    ['StringEquals', 'aws:SourceVpce', 'vpce-0123456789abcdef0', 'false'],
    ['StringNotEquals', 'aws:PrincipalTag/team', 'shop', 'false'],
  ])('%s %s %s: %s', (operator, key, value, truth) => {
    const condition = { operator: known(operator), key: known(key), values: [known(value)] }
    expect(keepsStrangersIn(condition).truth).toBe(truth)
  })
})

/** A value that names one account, organization, network or address, for each of the keys. */
const NARROW: Readonly<Record<string, string>> = {
  'aws:principalarn': 'arn:aws:iam::111122223333:role/shop',
  'aws:principalorgid': 'o-a1b2c3d4e5',
  'aws:principalorgpaths': 'o-a1b2c3d4e5/r-ab12/*',
  'aws:sourcearn': 'arn:aws:sns:eu-central-1:111122223333:orders',
  'aws:sourceip': '198.51.100.0/24',
  'aws:sourceorgid': 'o-a1b2c3d4e5',
  'aws:sourceorgpaths': 'o-a1b2c3d4e5/*',
  'aws:sourcevpcarn': 'arn:aws:ec2:eu-central-1:111122223333:vpc/vpc-0123456789abcdef0',
  'aws:vpceorgid': 'o-a1b2c3d4e5',
  'aws:vpceorgpaths': 'o-a1b2c3d4e5/*',
  's3:dataaccesspointarn': 'arn:aws:s3:eu-central-1:111122223333:accesspoint/*',
}

describe.each([...NARROWING_KEYS.keys()])('the key %s', (key) => {
  const value = NARROW[key] ?? '111122223333'
  const allows = (operator: string, ...values: readonly string[]) => truthOf(operator, key, ...values)
  const denies = (operator: string, ...values: readonly string[]) =>
    keepsStrangersIn({ operator: known(operator), key: known(key), values: values.map(known) }).truth

  test('has a page as its source', () => {
    expect(NARROWING_KEYS.get(key)).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//)
  })

  test.each(['StringEquals', 'StringEqualsIgnoreCase', 'StringLike', 'ArnEquals', 'ArnLike', 'IpAddress'])(
    'narrows an Allow by %s, and by ForAnyValue',
    (operator) => {
      expect(allows(operator, value)).toBe('true')
      expect(allows(`ForAnyValue:${operator}`, value)).toBe('true')
      expect(allows(operator, value, '*')).toBe('false')
    },
  )

  test.each([
    'StringEqualsIfExists',
    'StringLikeIfExists',
    'ArnLikeIfExists',
    'IpAddressIfExists',
    'ForAllValues:StringEquals',
    'ForAllValues:StringLike',
    'ForAnyValue:StringEqualsIfExists',
    'StringNotEquals',
    'StringNotLike',
    'ArnNotLike',
    'NotIpAddress',
    'Null',
    'Bool',
    'NumericEquals',
    'DateGreaterThan',
  ])('does not narrow an Allow by %s', (operator) => {
    expect(allows(operator, value)).toBe('false')
  })

  test.each([
    'StringNotEquals',
    'StringNotEqualsIgnoreCase',
    'StringNotLike',
    'ArnNotEquals',
    'ArnNotLike',
    'NotIpAddress',
  ])('narrows a Deny by %s, with and without IfExists', (operator) => {
    expect(denies(operator, value)).toBe('true')
    expect(denies(`${operator}IfExists`, value)).toBe('true')
    expect(denies(`ForAllValues:${operator}`, value)).toBe('true')
    // One value that strangers have too lets them pass.
    expect(denies(operator, value, '*')).toBe('false')
  })

  test.each(['StringEquals', 'StringLike', 'IpAddress', 'Null', 'ForAnyValue:StringNotEquals'])(
    'does not narrow a Deny by %s',
    (operator) => {
      expect(denies(operator, value)).toBe('false')
    },
  )
})
