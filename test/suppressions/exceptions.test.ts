/** Files of exceptions: what they may say, and what is wrong in them, at its place. */
import { describe, expect, test } from 'vitest'
import { exceptionChanges } from '../../src/suppressions/exceptions/changes.ts'
import {
  type ExceptionRules,
  MOST_EXCEPTIONS,
  readExceptions,
} from '../../src/suppressions/exceptions/read.ts'

const FILE = '.mvc-gate/exceptions.yaml'
const RULES: ExceptionRules = {
  today: '2026-11-30',
  maxDays: undefined,
  policyIds: ['aws-sg-ssh-open-to-world', 'acme-untagged'],
}

const ENTRY = `- policy: aws-sg-ssh-open-to-world
  path: jump/**
  resource: Jump*
  reason: the jump host
  owner: "@acme/security"
  ticket: SEC-12
  until: 2026-12-31
`

const faultsOf = async (text: string, rules: Partial<ExceptionRules> = {}, path = FILE) =>
  (await readExceptions(path, text, { ...RULES, ...rules })).faults.map((each) =>
    each.replace(`${path}:`, ''),
  )

/** The entry with a line replaced, or taken out. */
const withLine = (key: string, line?: string) =>
  ENTRY.replace(new RegExp(`  ${key}: .*\n`), line === undefined ? '' : `  ${line}\n`)

describe('what a file says', () => {
  test('an entry with everything', async () => {
    const { entries, faults } = await readExceptions(FILE, ENTRY, RULES)
    expect(faults).toEqual([])
    expect(entries).toMatchObject([
      {
        policy: 'aws-sg-ssh-open-to-world',
        path: 'jump/**',
        resource: 'Jump*',
        reason: 'the jump host',
        owners: ['@acme/security'],
        ticket: 'SEC-12',
        until: '2026-12-31',
      },
    ])
  })

  test.each([
    ['nothing', ''],
    ['only comments', '# owned by @acme/security\n'],
    ['an empty list', '[]\n'],
    ['line ends of Windows', ENTRY.replaceAll('\n', '\r\n')],
    ["a tenant's name", withLine('ticket').replace('aws-sg-ssh-open-to-world', 'Unrestricted SSH Access')],
    ["the team's own policy", ENTRY.replace('aws-sg-ssh-open-to-world', 'acme-untagged')],
    [
      'several owners',
      withLine('owner', `owner: ["@acme/security", bob@example.com, '@@maintainer', "@g/sub/team"]`),
    ],
    ['a number as the ticket', withLine('ticket', 'ticket: 4711')],
    [
      'an anchor',
      `${ENTRY.replace('"@acme', '&o "@acme')}${withLine('owner', 'owner: *o').replace('Jump*', 'Other')}`,
    ],
  ])('%s is valid', async (_, text) => expect(await faultsOf(text)).toEqual([]))

  test('JSON by its ending', async () => {
    const text = JSON.stringify([{ policy: 'acme-untagged', path: 'a', reason: 'r', owner: '@a' }])
    const { entries } = await readExceptions('x.json', text, RULES)
    expect(entries).toMatchObject([{ policy: 'acme-untagged', until: undefined }])
  })
})

test.each([
  ['a mapping at the top', 'policy: x\n', '1:1: expected a list of exceptions'],
  ['a text as an entry', '- x\n', "1:3: exception: expected a mapping, got 'x'"],
  ['an unknown key', withLine('ticket', 'tiket: x'), "6:3: unknown key 'tiket'; did you mean 'ticket'?"],
  [
    'an unknown policy',
    ENTRY.replace('aws-sg-ssh-open', 'aws-sg-shs-open'),
    "1:11: unknown policy 'aws-sg-shs-open-to-world'; did you mean 'aws-sg-ssh-open-to-world'?",
  ],
  [
    'a glob for a policy',
    ENTRY.replace('aws-sg-ssh-open-to-world', '"*"'),
    "1:11: policy: '*' is not the name of one policy; globs are not supported here",
  ],
  ['no policy', '- path: x\n  reason: r\n  owner: a@b.c\n', "1:3: missing 'policy'"],
  ['no reason', withLine('reason'), "1:3: missing 'reason'"],
  ['an empty reason', withLine('reason', 'reason: "  "'), '4:11: reason: must not be empty'],
  ['no owner', withLine('owner'), "1:3: missing 'owner'"],
  [
    'a name as the owner',
    withLine('owner', 'owner: Bob from security'),
    "5:10: owner: expected '@user', '@organization/team' or an e-mail address, got 'Bob from security'",
  ],
  [
    'an owner without quotes',
    withLine('owner', 'owner: @acme/security'),
    "5:10: bad indentation of a mapping entry; put the owner in quotes: owner: '@…'",
  ],
  [
    'neither path nor resource',
    withLine('path').replace('  resource: Jump*\n', ''),
    "1:3: an exception needs 'path' or 'resource'",
  ],
  [
    'every file',
    withLine('resource').replace('jump/**', '"**"'),
    '2:9: an exception to a policy for every file; to turn a policy off, use "policies" in the configuration',
  ],
  [
    'every file in other words',
    withLine('resource').replace('jump/**', '"{*,*/**}"'),
    '2:9: an exception to a policy for every file; to turn a policy off, use "policies" in the configuration',
  ],
  [
    'every file and every resource',
    ENTRY.replace('jump/**', '"**/*"').replace('Jump*', '"*"'),
    '2:9: an exception to a policy for every file; to turn a policy off, use "policies" in the configuration',
  ],
  [
    'every resource',
    withLine('path').replace('Jump*', '"*"'),
    '2:13: an exception to a policy for every resource; to turn a policy off, use "policies" in the configuration',
  ],
  ...['"**/*.*"', '"**/*.{tf,yaml,yml,json}"', '"**/*[a-z]"'].map((glob): [string, string, string] => [
    `every template: ${glob}`,
    withLine('resource').replace('jump/**', glob),
    '2:9: an exception to a policy for every file; to turn a policy off, use "policies" in the configuration',
  ]),
  ...['"*.*"', '"[A-Za-z]*"', '"?*.?*"'].map((glob): [string, string, string] => [
    `every resource of a framework: ${glob}`,
    withLine('path').replace('Jump*', glob),
    '2:13: an exception to a policy for every resource; to turn a policy off, use "policies" in the configuration',
  ]),
  [
    'all but one',
    ENTRY.replace('Jump*', '"!Jump"'),
    `3:13: resource: must not be negated: no leading "!", got '!Jump'`,
  ],
  [
    'a path from the top',
    ENTRY.replace('jump/**', '/jump'),
    `2:9: path: must be relative and not negated: no leading "/" or "!", got '/jump'`,
  ],
  [
    'a day that does not exist',
    ENTRY.replace('2026-12-31', '2026-11-31'),
    "7:10: until: '2026-11-31' is not a date (expected YYYY-MM-DD)",
  ],
  ['a tag', ENTRY.replace('jump/**', '!Ref jump'), '2:9: path: expected a value, got the tag !Ref'],
  ['a key twice', `${ENTRY}  until: 2030-01-01\n`, '8:3: the key "until" is written twice'],
  [
    'the same twice',
    `${ENTRY}${ENTRY.replace('reason: the jump host', 'reason: another')}`,
    '8:3: the same exception as in line 1',
  ],
])('%s', async (_, text, fault) => expect(await faultsOf(text)).toContain(fault))

describe('maxExceptionDays', () => {
  test('the last day that may be', async () => expect(await faultsOf(ENTRY, { maxDays: 31 })).toEqual([]))
  test('a day more', async () =>
    expect(await faultsOf(ENTRY, { maxDays: 30 })).toEqual([
      '7:10: until: 2026-12-31 is more than 30 days from today ("maxExceptionDays"); at most 2026-12-30',
    ]))
  test('no day', async () =>
    expect(await faultsOf(withLine('until'), { maxDays: 30 })).toEqual([
      `1:3: missing 'until': an exception lasts at most 30 days ("maxExceptionDays")`,
    ]))
  test('one that is over', async () =>
    expect(await faultsOf(ENTRY.replace('2026', '2024'), { maxDays: 30 })).toEqual([]))
})

describe('hostile files', () => {
  test('more entries than a file may have', async () => {
    const text = Array.from({ length: MOST_EXCEPTIONS + 1 }, (_, i) =>
      ENTRY.replace('jump/', `jump${i}/`),
    ).join('')
    expect(await faultsOf(text)).toEqual(['1:1: at most 1000 exceptions'])
  })
  test('aliases of aliases', async () => {
    const bomb = Array.from({ length: 30 }, (_, i) => `- &a${i + 1} [*a${i}, *a${i}, *a${i}, *a${i}]`)
    const faults = await faultsOf(`- &a0 [x, x, x, x]\n${bomb.join('\n')}\n`)
    expect(faults.length).toBeGreaterThan(0)
  })
  test('deep nesting', async () =>
    expect((await faultsOf(`${'['.repeat(100_000)}`)).join()).toContain('nested deeper than'))
  test('names that are no keys of a table', async () =>
    expect(await faultsOf('- constructor: x\n  __proto__: y\n')).toContain("1:3: unknown key 'constructor'"))
  test('control characters in what is wrong are not more than a line', async () =>
    expect((await faultsOf(withLine('owner', 'owner: "a\\u001b[31m\\nb"'))).length).toBe(1))
  test('many globs of many stars', async () => {
    const glob = `${'*a'.repeat(400)}`
    const text = Array.from({ length: 500 }, (_, i) => ENTRY.replace('jump/**', `"${glob}${i}"`)).join('')
    expect(await faultsOf(text)).toEqual([])
  })
})

describe('what a change does', () => {
  const read = async (text: string) =>
    (await readExceptions(FILE, text, { ...RULES, policyIds: undefined })).entries
  const kinds = async (before: readonly string[], after: string) =>
    exceptionChanges(await Promise.all(before.map(read)), await read(after), RULES.today).map(
      ({ kind }) => kind,
    )

  test.each<[string, readonly string[], string, readonly string[]]>([
    ['the same', [ENTRY], ENTRY, []],
    ['a new one', [''], ENTRY, ['added']],
    ['one that a base has', ['', ENTRY], ENTRY, []],
    ['a later day', [ENTRY], ENTRY.replace('2026-12', '2027-12'), ['prolonged']],
    ['an earlier day', [ENTRY], ENTRY.replace('12-31', '12-01'), []],
    ['without an end', [ENTRY], withLine('until'), ['prolonged']],
    ['with an end', [withLine('until')], ENTRY, []],
    ['another reason', [ENTRY], ENTRY.replace('the jump host', 'something else'), []],
    ['every resource in the path', [ENTRY], withLine('resource'), ['widened']],
    ['one resource of them', [withLine('resource')], ENTRY, []],
    ['a glob for a path', [ENTRY.replace('jump/**', 'jump/main.tf')], ENTRY, ['widened']],
    ['a path of a glob', [ENTRY], ENTRY.replace('jump/**', 'jump/main.tf'), []],
    [
      'a path of a glob, for longer',
      [ENTRY],
      ENTRY.replace('jump/**', 'jump/main.tf').replace('2026-12', '2027-12'),
      ['prolonged'],
    ],
    ['another glob', [ENTRY], ENTRY.replace('jump/**', 'jum*/**'), ['changed']],
    ['another policy', [ENTRY], ENTRY.replace('aws-sg-ssh-open-to-world', 'acme-untagged'), ['added']],
    ['one that was over', [ENTRY.replace('2026-12', '2026-10')], '', ['removed']],
    ['one that was not over', [ENTRY], '', []],
    ['one that was over is prolonged', [ENTRY.replace('2026-12', '2026-10')], ENTRY, ['prolonged']],
  ])('%s', async (_, before, after, expected) => expect(await kinds(before, after)).toEqual(expected))
})
