import { describe, expect, it } from 'vitest'
import { credentialsIn } from '../../../src/subjects/azure/compute/credential.ts'

const CLIENT_SECRET = ['aB3', '8Q~', 'exampleEXAMPLE0123456789exampleEXA'].join('')
const ACCOUNT_KEY = `${'eXampleKEY0123456789'.repeat(4)}abcdEF==`
const SHARED_KEY = `${'eXampleKEY0123456789'.repeat(2)}abc=`

/** What is found, with the text that it stands for. */
function found(text: string): readonly string[] {
  return credentialsIn(text).map(({ what, start, end }) => `${what}: ${text.slice(start, end)}`)
}

describe('keys and secrets of Azure in texts', () => {
  it.each([
    [`export AZURE_CLIENT_SECRET=${CLIENT_SECRET}`, `a client secret: ${CLIENT_SECRET}`],
    [`DefaultEndpointsProtocol=https;AccountKey=${ACCOUNT_KEY};`, `an account key: ${ACCOUNT_KEY}`],
    [`az storage blob list --account-key ${ACCOUNT_KEY}`, `an account key: ${ACCOUNT_KEY}`],
    [`SharedAccessKeyName=all;SharedAccessKey=${SHARED_KEY}`, `a shared access key: ${SHARED_KEY}`],
    ['export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE', 'an access key id: AKIAIOSFODNN7EXAMPLE'],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual([expected])
  })

  it.each([
    ['a checksum', `sha512-${ACCOUNT_KEY}`],
    ['a character over and over', `AccountKey=${'x'.repeat(86)}==`],
    ['a placeholder', 'AccountKey=<key>;AZURE_CLIENT_SECRET=$SECRET'],
    ['a shorter word with the same middle', 'abc8Q~short'],
  ])('%s is none', (_, text) => {
    expect(found(text)).toEqual([])
  })
})
