import { expect, test } from 'vitest'
import type { Attr } from '../../../src/core/claim.ts'
import { SourceFile } from '../../../src/core/source.ts'
import {
  coversAction,
  fits,
  isEverything,
  testAction,
  testAllOfKind,
  withKnownARN,
} from '../../../src/subjects/aws/iam/policy-pattern.ts'

const at = { file: new SourceFile('t.yaml', ''), range: { start: 0, end: 0 } }

function known(value: string): Attr<string> {
  return { kind: 'known', value, origin: 'written', at }
}

/** A text with unknown parts. */
function made(within: string): Attr<string> {
  return {
    kind: 'unknown',
    because: {
      kind: 'reference',
      root: 'pseudo',
      name: 'AWS::AccountId',
      attribute: [],
      text: 'AWS::AccountId',
      within,
    },
    at,
  }
}

test.each([
  ['', '', true],
  ['', '*', true],
  ['a', '', false],
  ['a', '?', true],
  ['', '?', false],
  ['abcabc', 'a*c', true],
  ['abcabd', 'a*c', false],
  ['abc', '***', true],
  ['abc', '*b*', true],
  ['a.c', 'a.c', true],
  ['abc', 'a.c', false],
])('%j fits %j: %j', (text, pattern, expected) => {
  expect(fits(text, pattern)).toBe(expected)
})

test('long patterns of wildcards take no long time', () => {
  expect(fits('a'.repeat(200), '*a'.repeat(50_000))).toBe(false)
  expect(fits('a'.repeat(200), `${'*a'.repeat(150)}b`)).toBe(false)
})

test('the case of actions does not count', () => {
  expect(coversAction('IAM:pass*', 'iam:PassRole')).toBe(true)
  expect(coversAction('iam:PassRoles', 'iam:PassRole')).toBe(false)
})

test.each([
  ['*', true],
  ['arn:*', true],
  ['arn:aws:*:*:*:*', true],
  ['arn:aws:s3:::*', false],
  ['arn:aws', false],
  ['', false],
])('%j is everything: %j', (resource, expected) => {
  expect(isEverything(resource)).toBe(expected)
})

test.each([
  ['*', 'true'],
  ['arn:aws:iam::*:*', 'true'],
  ['arn:aws:iam::*', 'true'],
  ['arn:aws:iam::111122223333:role/*', 'true'],
  ['arn:aws:iam::111122223333:role/?*', 'true'],
  ['arn:*:iam::*:role*', 'true'],
  ['arn:aws:*::*:ro*', 'true'],
  ['arn:aws:iam::111122223333:user/*', 'false'],
  ['arn:aws:iam::111122223333:role/deploy*', 'false'],
  ['arn:aws:iam::111122223333:role/*-deploy', 'false'],
  ['arn:aws:iam::111122223333:role', 'false'],
  ['arn:aws:iam::111122223333:role/??', 'false'],
  ['arn:aws:s3:::*', 'false'],
])('%j is all roles: %s', (resource, truth) => {
  expect(testAllOfKind(known(resource), 'role', '').truth).toBe(truth)
})

test.each([
  ['arn:…:iam::…:role/*', 'true'],
  ['arn:…:iam::…:role/…', 'false'],
  ['arn:aws:iam::…:user/*', 'false'],
  ['arn:aws:iam::…', 'false'],
])('%j, of which parts are unknown, is all roles: %s', (resource, truth) => {
  expect(testAllOfKind(made(resource), 'role', '').truth).toBe(truth)
})

test('an ARN is known when its service and resource are', () => {
  expect(withKnownARN(made('arn:…:iam::aws:policy/A'))).toMatchObject({
    kind: 'known',
    value: 'arn:…:iam::aws:policy/A',
  })
  for (const text of ['arn:aws:…::1:policy/A', 'arn:aws:iam::1:policy/…', '…:policy/A', 'policy/A']) {
    expect(withKnownARN(made(text)).kind, text).toBe('unknown')
  }
})

test('a part of an action that is not known may be anything', () => {
  expect(testAction(made('iam:Pass…'), ['iam:PassRole'], '').truth).toBe('unknown')
  expect(testAction(made('iam:Get…'), ['iam:PassRole'], '').truth).toBe('false')
  expect(testAction(known('iam:*'), ['iam:PassRole'], '').truth).toBe('true')
})
