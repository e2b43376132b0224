import { describe, expect, test } from 'vitest'
import {
  credentialsIn,
  isAccessKeyId,
  isSecretAccessKey,
} from '../../../src/subjects/aws/secrets/credential.ts'
import { loginsIn } from '../../../src/subjects/secrets/credential.ts'

const ID = 'AKIAIOSFODNN7EXAMPLE'
const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
const KEY = `-----BEGIN RSA PRIVATE KEY-----
MIIEowIBAAKCAQEAexampleexampleEXAMPLE1234509876abcdefg
hijklmnopQRSTUVWXYZ==
`

/** What is found, with the text that it stands for. */
function found(text: string): readonly string[] {
  return credentialsIn(text).map(({ what, start, end }) => `${what}: ${text.slice(start, end)}`)
}

describe('AWS keys in texts', () => {
  test.each([
    [`export AWS_ACCESS_KEY_ID=${ID}`, `an access key id: ${ID}`],
    [`key: "ASIA${ID.slice(4)}"`, `an access key id: ASIA${ID.slice(4)}`],
    [`export AWS_SECRET_ACCESS_KEY=${SECRET}`, `a secret access key: ${SECRET}`],
    [`aws configure set aws_secret_access_key ${SECRET}`, `a secret access key: ${SECRET}`],
    [`"secretAccessKey": "${SECRET}"`, `a secret access key: ${SECRET}`],
    [`{"name":"AWS_SECRET_KEY","value":"${SECRET}"}`, `a secret access key: ${SECRET}`],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual([expected])
  })

  test.each([
    // A part of a longer run is no key.
    `${ID}AB`,
    `x${ID}`,
    'AKIAXXXXXXXXXXXXXXXX',
    'AKIA12345678ABCDEFGH',
    'AWS_SECRET_ACCESS_KEY=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
    // A hash after the name of a key is a hash.
    'secret_key=da39a3ee5e6b4b0d3255bfef95601890afd80709',
    // Without a name it may be anything in Base64.
    `checksum=${SECRET}`,
    `secret_access_key=${SECRET}abcd`,
    'secret_access_key=$SECRET_ACCESS_KEY',
  ])('no key: %s', (text) => {
    expect(credentialsIn(text)).toEqual([])
  })

  test('a private key is found as a whole, up to its last line', () => {
    const text = `cat <<EOF\n${KEY}-----END RSA PRIVATE KEY-----\nEOF`
    expect(found(text)).toEqual([`a private key: ${KEY}`])
    expect(found(JSON.stringify(text))).toHaveLength(1)
  })

  test.each([
    'grep "-----BEGIN RSA PRIVATE KEY-----" file',
    '-----BEGIN PRIVATE KEY-----\nXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX\n',
    KEY.replace('RSA', 'ENCRYPTED'),
    KEY.replace('PRIVATE', 'PUBLIC'),
  ])('no private key: %s', (text) => {
    expect(credentialsIn(text)).toEqual([])
  })

  test('the form alone', () => {
    expect(isAccessKeyId(ID)).toBe(true)
    expect(isAccessKeyId(` ${ID}`)).toBe(false)
    expect(isSecretAccessKey(SECRET)).toBe(true)
    expect(isSecretAccessKey('test')).toBe(false)
  })

  test('hostile texts are searched to their end, and give few findings', () => {
    const long = 200_000
    for (const part of [
      'secret_key=',
      'A',
      'AKIA',
      '-----BEGIN PRIVATE KEY-----\n',
      'a://',
      'a://b:',
      '= ',
    ]) {
      const text = part.repeat(Math.ceil(long / part.length))
      expect(credentialsIn(text)).toEqual([])
      expect(loginsIn(text)).toEqual([])
    }
    expect(credentialsIn(`${ID} `.repeat(10_000))).toHaveLength(20)
  })
})

test.each([
  ['postgres://shop:correct-horse-battery@db.example.com/shop', ['correct-horse-battery']],
  ['redis://:correct-horse@cache:6379', ['correct-horse']],
  ['postgres://shop@db.example.com/shop', []],
  ['https://example.com:8080/a@b', []],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: what a template writes
  ['postgres://shop:${var.password}@db', []],
  ['postgres://shop:<password>@db', []],
])('passwords in the address %s', (text, passwords) => {
  expect(loginsIn(text).map(({ start, end }) => text.slice(start, end))).toEqual(passwords)
})
