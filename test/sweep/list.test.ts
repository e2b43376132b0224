import { describe, expect, test } from 'vitest'
import { holdsCredentials, type Listed, readEntry, readList, scrubUrl } from '../../src/sweep/list.ts'

const entry = (line: string): Listed => readEntry(line, '/lists')

test('a list is one repository a line, each once, with comments and empty lines passed over', () => {
  const text =
    '\ufeff# ours\r\n\r\n  https://git.example.com/a.git  \r\nb\n/abs/c\nhttps://git.example.com/a.git\n./b\n'
  expect(readList(text, '/lists').map(({ name, isPath }) => [name, isPath])).toEqual([
    ['https://git.example.com/a.git', false],
    ['/lists/b', true],
    ['/abs/c', true],
  ])
})

describe('names', () => {
  test.each([
    ['https://user:secret@git.example.com/a.git', 'https://git.example.com/a.git'],
    ['https://token@git.example.com/a.git', 'https://git.example.com/a.git'],
    ['https://user:p@ss@git.example.com/a.git', 'https://git.example.com/a.git'],
    ['https://user:pa/ss@git.example.com/a.git', 'https://git.example.com/a.git'],
    ['https://git.example.com/a.git?private_token=secret', 'https://git.example.com/a.git'],
    ['https://git.example.com:8443/@scope/a.git', 'https://git.example.com:8443/@scope/a.git'],
    ['ssh://git@git.example.com:2222/a.git', 'ssh://git@git.example.com:2222/a.git'],
    ['ssh://git:secret@git.example.com/a.git', 'ssh://git.example.com/a.git'],
    ['git@git.example.com:team/a.git', 'git@git.example.com:team/a.git'],
  ])('%s is named %s', (line, name) => {
    const listed = entry(line)
    expect(listed.name).toBe(name)
    expect(listed.url).toBe(line)
    expect(listed.fault).toBeUndefined()
  })

  test('credentials do not make another repository of it', () => {
    expect(entry('https://old@git.example.com/a.git').id).toBe(entry('https://git.example.com/a.git').id)
  })

  test('credentials are known as such', () => {
    expect(holdsCredentials(entry('https://user:secret@git.example.com/a.git'))).toBe(true)
    expect(holdsCredentials(entry('https://git.example.com/a.git'))).toBe(false)
    expect(holdsCredentials(entry('git@git.example.com:a.git'))).toBe(false)
  })
})

test.each([
  ['-x', /cannot begin with -/],
  ['--upload-pack=touch /tmp/x', /cannot begin with -/],
  ['ext::sh -c "touch /tmp/x"', /remote helpers/],
  ['fd::3', /remote helpers/],
  ['ftp://git.example.com/a', /must begin with/],
  ['ssh://-oProxyCommand=touch/a', /host cannot begin with -/],
  ['git@-oProxyCommand=x:a', /host cannot begin with -/],
  ['a\u001b[31mb', /control characters/],
  ['x'.repeat(5_000), /longer than/],
])('%s is a fault', (line, fault) => {
  const listed = entry(line)
  expect(listed.fault).toMatch(fault)
  expect(listed.url).toBe('')
})

test("git's words lose the credentials, however they are written", () => {
  const listed = entry('https://user:p%40ss%2Fword@git.example.com/a.git?token=abcdef')
  const text = scrubUrl(
    "unable to access 'https://user:p%40ss%2Fword@git.example.com/a.git?token=abcdef/': p@ss/word token=abcdef https://user:other@host/",
    listed,
  )
  expect(text).not.toMatch(/p%40ss|p@ss|abcdef|other/)
  expect(text).toContain('https://git.example.com/a.git')
})
