import { describe, expect, test } from 'vitest'
import { secretsIn, sureSecretsIn } from '../../src/secrets/find.ts'
import { isAccessKeyId, isSecretAccessKey } from '../../src/secrets/forms.ts'

const ID = 'AKIAIOSFODNN7EXAMPLE'
const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
const KEY = `-----BEGIN RSA PRIVATE KEY-----
MIIEowIBAAKCAQEAexampleexampleEXAMPLE1234509876abcdefg
hijklmnopQRSTUVWXYZ==
-----END RSA PRIVATE KEY-----`
const CLIENT_SECRET = ['aB3', '8Q~', 'exampleEXAMPLE0123456789exampleEXA'].join('')
const ACCOUNT_KEY = `${'eXampleKEY0123456789'.repeat(4)}abcdEF==`
const SHARED_KEY = `${'eXampleKEY0123456789'.repeat(2)}abc=`

/** What certainly is a secret, with the text that it stands for. */
function found(text: string): readonly string[] {
  return sureSecretsIn(text).map(({ what, start, end }) => `${what}: ${text.slice(start, end)}`)
}

describe('secrets by their form', () => {
  test.each([
    [`export AWS_ACCESS_KEY_ID=${ID}`, `an access key id: ${ID}`],
    [`"run\\n${ID}\\n"`, `an access key id: ${ID}`],
    [`key: "ASIA${ID.slice(4)}"`, `an access key id: ASIA${ID.slice(4)}`],
    [`export AWS_SECRET_ACCESS_KEY=${SECRET}`, `a secret access key: ${SECRET}`],
    [`aws configure set aws_secret_access_key ${SECRET}`, `a secret access key: ${SECRET}`],
    [`"secretAccessKey": "${SECRET}"`, `a secret access key: ${SECRET}`],
    [`{"name":"AWS_SECRET_KEY","value":"${SECRET}"}`, `a secret access key: ${SECRET}`],
    [`export AZURE_CLIENT_SECRET=${CLIENT_SECRET}`, `a client secret: ${CLIENT_SECRET}`],
    [`DefaultEndpointsProtocol=https;AccountKey=${ACCOUNT_KEY};`, `an account key: ${ACCOUNT_KEY}`],
    [`az storage blob list --account-key ${ACCOUNT_KEY}`, `an account key: ${ACCOUNT_KEY}`],
    [`SharedAccessKeyName=all;SharedAccessKey=${SHARED_KEY}`, `the value of SharedAccessKey: ${SHARED_KEY}`],
    [
      'echo ghp_0123456789abcdefghijABCDEFGHIJ012345',
      'a GitHub token: ghp_0123456789abcdefghijABCDEFGHIJ012345',
    ],
    ['x github_pat_11ABCDEFG0123456789_abcdefgh', 'a GitHub token: github_pat_11ABCDEFG0123456789_abcdefgh'],
    ['xoxb-1234567890-abcdefGHIJ', 'a Slack token: xoxb-1234567890-abcdefGHIJ'],
    [
      'https://a/b?se=1&sig=abcDEF123%2Fghijklmnop%3D&x',
      'the signature of a shared access signature: abcDEF123%2Fghijklmnop%3D',
    ],
    ['redis://:correct-horse@cache:6379', 'a password: correct-horse'],
    ['postgres://shop:correct-horse@db/shop', 'a password: correct-horse'],
    ['Authorization: Basic TE9PS01BTk8=', 'a password: TE9PS01BTk8='],
    ['curl -s -u ann:hunter2 https://a', 'a password: hunter2'],
    ['echo "ubuntu:hunter2" | sudo chpasswd', 'a password: hunter2'],
    ['ConvertTo-SecureString "P@ssw0rd 1" -AsPlainText -Force', 'a password: P@ssw0rd 1'],
    [
      'x eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N',
      'a JSON web token: eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N',
    ],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual([expected])
  })

  test.each([
    // A part of a longer run is no key.
    `${ID}AB`,
    `x${ID}`,
    'AKIAXXXXXXXXXXXXXXXX',
    'AKIA12345678ABCDEFGH',
    // Without a name it may be anything in Base64.
    `checksum=${SECRET}`,
    `sha512-${ACCOUNT_KEY}`,
    'secret_access_key=$SECRET_ACCESS_KEY',
    `AccountKey=<key>;AZURE_CLIENT_SECRET=$SECRET`,
    `AccountKey=${'x'.repeat(86)}==`,
    'abc8Q~short',
    'postgres://shop@db.example.com/shop',
    'https://example.com:8080/a@b',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: what a template writes
    'postgres://shop:${var.password}@db',
    'postgres://shop:<password>@db',
    'curl -u "$USER:$PASSWORD" https://a',
    'Authorization: Bearer $TOKEN',
    'xoxb-xxxxxxxxxx-xxxxx',
  ])('none: %s', (text) => {
    expect(found(text)).toEqual([])
  })

  test('the form alone', () => {
    expect(isAccessKeyId(ID)).toBe(true)
    expect(isAccessKeyId(` ${ID}`)).toBe(false)
    expect(isSecretAccessKey(SECRET)).toBe(true)
    expect(isSecretAccessKey('test')).toBe(false)
  })
})

describe('private keys', () => {
  test.each([
    ['on its lines', `cat <<EOF\n${KEY}\nEOF`, KEY],
    ['on one line', `key = "${KEY.replaceAll('\n', ' ')}"`, KEY.replaceAll('\n', ' ')],
    ['in JSON', JSON.stringify(`a\n${KEY}\nb`), KEY.replaceAll('\n', '\\n')],
    ['cut off', `a: "${KEY.slice(0, 80)}"`, KEY.slice(0, 80)],
    ['in a list', KEY.split('\n').join('",\n  "'), KEY.split('\n').join('",\n  "')],
  ])('%s', (_, text, key) => {
    expect(found(text)).toEqual([`a private key: ${key}`])
  })

  test.each([
    'grep "-----BEGIN RSA PRIVATE KEY-----" file',
    '-----BEGIN PRIVATE KEY-----\nXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX\n',
    KEY.replace('RSA', 'ENCRYPTED'),
    KEY.replaceAll('PRIVATE', 'PUBLIC'),
  ])('none that has to be reported: %s', (text) => {
    expect(found(text)).toEqual([])
  })

  test('one with a passphrase is not shown either', () => {
    expect(secretsIn(KEY.replace('RSA', 'ENCRYPTED'))).toHaveLength(1)
  })
})

test('Base64 is searched, also of several lines', () => {
  const encoded = Buffer.from(
    '#!/bin/bash\nexport DB_PASSWORD=correct-horse\nrun --with many --more words\n',
  ).toString('base64')
  expect(found(`UserData: ${encoded}\n`)).toEqual([`the value of DB_PASSWORD: ${encoded}`])
  const lines = encoded.replace(/.{60}/g, '$&\n    ')
  expect(found(`UserData: |\n    ${lines}\n`)).toEqual([`the value of DB_PASSWORD: ${lines}`])
})

test('hostile texts are searched to their end, and give few secrets', () => {
  const long = 100_000
  const parts = [
    ...[
      'secret_key=',
      'A',
      'AKIA',
      '-----BEGIN PRIVATE KEY-----\n',
      'a://',
      'a://b:',
      '= ',
      'pw=',
      'name: pw\n',
    ],
    ...[
      '{"name":"pw",',
      'pw: {',
      'noecho: true\n',
      'pw = <<EOT\n',
      '-----BEGIN PRIVATE KEY----- -----END ',
      'Aa0',
    ],
  ]
  for (const part of parts) {
    expect(sureSecretsIn(part.repeat(Math.ceil(long / part.length))).length).toBeLessThan(200)
  }
})
