import { describe, expect, test } from 'vitest'
import { hashPassword, isPassword, parsePasswordHash } from '../../src/server/password.ts'
import { createUsers, isUserName, parseUsers, userWithPassword } from '../../src/server/users.ts'

const HASH = await hashPassword('pässwörd: $1')

describe('a password', () => {
  test('is right or wrong', async () => {
    const parsed = parsePasswordHash(HASH)
    if (parsed === undefined) throw new Error(HASH)
    expect(await isPassword('pässwörd: $1', parsed)).toBe(true)
    expect(await isPassword('passwörd: $1', parsed)).toBe(false)
    expect(await isPassword('', parsed)).toBe(false)
  })

  test('is hashed anew each time', async () => {
    expect(await hashPassword('pässwörd: $1')).not.toBe(HASH)
  })

  test.each([
    '',
    'secret',
    '$2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy',
    HASH.replace('ln=15', 'ln=4'),
    HASH.replace('ln=15', 'ln=40'),
    HASH.replace('r=8', 'r=99'),
    HASH.replace('p=1', 'p=0'),
    HASH.slice(0, -30),
    `${HASH}=`,
  ])('%s is not the form of one', (text) => {
    expect(parsePasswordHash(text)).toBeUndefined()
  })
})

describe('the file of users', () => {
  test('has a line for each, comments and empty lines', () => {
    const users = parseUsers('users', `# CI\nci:${HASH}\r\n\ndev@example.com:${HASH}\n`)
    expect(users.map(({ user }) => user)).toEqual(['ci', 'dev@example.com'])
  })

  test.each([
    ['no users', '# none\n', /^users: no users/],
    ['a password', 'ci:secret\n', /^users:1: not a user/],
    ['a line without a colon', `ci:${HASH}\nsecret\n`, /^users:2: not a user/],
    ['a name twice', `ci:${HASH}\nci:${HASH}\n`, /^users:2: this name is in the file twice/],
    ['no name', `:${HASH}\n`, /^users:1: not a user/],
  ])('%s is an error that does not show the line', (_what, text, words) => {
    expect(() => parseUsers('users', text)).toThrow(words)
    expect(() => parseUsers('users', text)).not.toThrow(/secret/)
  })

  test.each(['a:b', '', ' a', '#a', 'a\nb', 'x'.repeat(201)])('%j is not a name', (name) => {
    expect(isUserName(name)).toBe(false)
  })
})

describe('users', () => {
  const users = createUsers([...parseUsers('users', `ci:${HASH}\n`), userWithPassword('dev', 'other')])

  test('are known by name and password', async () => {
    expect(await users.check('ci', 'pässwörd: $1')).toMatchObject({ user: 'ci' })
    expect(await users.check('ci', 'other')).toBeUndefined()
    expect(await users.check('dev', 'other')).toMatchObject({ user: 'dev' })
    expect(await users.check('none', 'other')).toBeUndefined()
    expect(await users.check('none', 'pässwörd: $1')).toBeUndefined()
  })

  test('are checked once by each process', async () => {
    expect(users.isKnown('ci', 'wrong')).toBe(false)
    await users.check('ci', 'wrong')
    expect(users.isKnown('ci', 'wrong')).toBe(false)
    await users.check('ci', 'pässwörd: $1')
    expect(users.isKnown('ci', 'pässwörd: $1')).toBe(true)
  })

  test('are the same at every replica, until the password changes', async () => {
    const again = createUsers(parseUsers('users', `ci:${HASH}\n`))
    const changed = createUsers(parseUsers('users', `ci:${await hashPassword('new')}\n`))
    const owner = await users.check('ci', 'pässwörd: $1')
    if (owner === undefined) throw new Error('not known')
    expect([users, again, changed, createUsers([])].map((each) => each.isCurrent(owner))).toEqual([
      true,
      true,
      false,
      false,
    ])
  })
})
