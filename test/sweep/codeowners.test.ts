import { describe, expect, test } from 'vitest'
import { readCodeowners } from '../../src/sweep/codeowners.ts'

describe('patterns', () => {
  test.each([
    ['*', 'a/b.tf', true],
    ['*.tf', 'a/b.tf', true],
    ['*.tf', 'a/b.yaml', false],
    ['/infra/', 'infra/a/b.tf', true],
    ['/infra/', 'x/infra/b.tf', false],
    ['infra/', 'x/infra/b.tf', true],
    ['infra', 'x/infra/a/b.tf', true],
    ['docs/*', 'docs/a.tf', true],
    ['docs/*', 'docs/a/b.tf', false],
    ['apps/web', 'apps/web/main.tf', true],
    ['apps/web', 'x/apps/web/main.tf', false],
    ['**/logs', 'a/logs/b.tf', true],
    ['/a/**/z.tf', 'a/b/c/z.tf', true],
    ['with\\ blank.tf', 'with blank.tf', true],
    ['{a,b}.tf', 'a.tf', false],
    ['!a.tf', 'a.tf', false],
    ['infra//', 'infra/a.tf', true],
    ['/', 'a.tf', true],
  ])('%s matches %s: %s', (pattern, path, isMatch) => {
    expect(readCodeowners(`${pattern} @owner`)(path)).toEqual(isMatch ? ['@owner'] : [])
  })
})

test('the last rule counts, also one without owners', () => {
  const ownersOf = readCodeowners('# all\n* @all\n/infra/ @infra team@example.com # why\n/infra/free/\n')
  expect(ownersOf('a.tf')).toEqual(['@all'])
  expect(ownersOf('infra/a.tf')).toEqual(['@infra', 'team@example.com'])
  expect(ownersOf('infra/free/a.tf')).toEqual([])
})

test('sections of GitLab count each for itself, with owners of their own by default', () => {
  const ownersOf = readCodeowners('* @all\n[Security][2] @security\n*.tf\n^[Docs]\n*.md @docs\n')
  expect(ownersOf('a.tf')).toEqual(['@all', '@security'])
  expect(ownersOf('a.md')).toEqual(['@all', '@docs'])
})

test('hostile rules take no time', () => {
  const stars = `${'*a'.repeat(200)}*b @x\n`.repeat(200)
  expect(readCodeowners(`${stars}* @all`)(`${'a'.repeat(5_000)}.tf`)).toEqual(['@all'])
})
