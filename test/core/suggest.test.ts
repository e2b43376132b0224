import { describe, expect, test } from 'vitest'
import { didYouMean, suggest } from '../../src/core/suggest.ts'

describe('suggestions for an unknown word', () => {
  test.each([
    ['nearest first', 'logon', ['logout', 'login', 'scan'], ['login', 'logout']],
    [
      'nothing that is much further than the nearest',
      'aws-rds-pubic',
      ['aws-dms-public', 'aws-rds-public'],
      ['aws-rds-public'],
    ],
    ['two letters that changed places are one edit', 'scna', ['scan', 'skipped'], ['scan']],
    ['letter case does not count', 'failON', ['exclude', 'failOn'], ['failOn']],
    ['the words that it begins come first', 'serv', ['server-x', 'sort', 'serve'], ['server-x', 'serve']],
    [
      'a beginning is enough, however long the rest',
      'aws-sg-ssh',
      ['aws-sg-ssh-open-to-world', 'aws-rds-public'],
      ['aws-sg-ssh-open-to-world'],
    ],
    [
      'a word that is left out',
      'aws-rds-unencrypted',
      [
        'aws-sns-unencrypted',
        'aws-rds-instance-unencrypted',
        'aws-rds-cluster-unencrypted',
        'aws-rds-public',
      ],
      ['aws-rds-instance-unencrypted', 'aws-rds-cluster-unencrypted'],
    ],
    ['a word too much', 'aws-s3-bucket-unencrypted', ['aws-s3-unencrypted', 'scan'], ['aws-s3-unencrypted']],
    ['nothing that shares less than all other words', 'a-b', ['a-x-y', 'c-b'], ['c-b']],
    ['at most three', 's', ['scan', 'serve', 'skipped', 'staged'], ['scan', 'serve', 'skipped']],
    ['nothing further than 0.4 of the length', 'list', ['init', 'login', 'scan'], []],
    ['nothing for a short word that is far from all', 'all', ['aws-a', 'azure-b'], []],
    ['nothing for no word', '', ['scan'], []],
    ['nothing for a word that is not a typing error', 'x'.repeat(1_000_000), ['scan'], []],
  ])('%s', (_, word, known, expected) => {
    expect(suggest(word, known)).toEqual(expected)
  })

  test.each([
    ['scn', ['scan'], "did you mean 'scan'?"],
    ['scan', ['scan1', 'scan2'], "did you mean 'scan1' or 'scan2'?"],
    ['scan', ['scan1', 'scan2', 'scan3'], "did you mean 'scan1', 'scan2' or 'scan3'?"],
    ['other', ['scan'], undefined],
  ])('the question for %s among %j', (word, known, expected) => {
    expect(didYouMean(word, known)).toBe(expected)
  })
})
