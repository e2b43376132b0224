import { describe, expect, test } from 'vitest'
import { DEFAULTS } from '../../src/config/keys.ts'
import { validateConfig } from '../../src/config/validate.ts'

const IDS = ['aws-rds-public', 'aws-sg-ssh-open-to-world']

describe('validateConfig', () => {
  test('takes what is given over the defaults', () => {
    const given = { failOn: 'high', policies: { 'aws-rds-public': 'off' } }
    expect(validateConfig(given, IDS)).toEqual({ config: { ...DEFAULTS, ...given } })
  })

  test('an empty file is the defaults', () => {
    expect(validateConfig(null, IDS)).toEqual({ config: DEFAULTS })
    expect(validateConfig({ $schema: 'x' }, IDS)).toEqual({ config: DEFAULTS })
  })

  test('names every error at once, with the nearest key', () => {
    const given = {
      failON: 'high',
      undecided: 'maybe',
      maxFileBytes: 1.5,
      include: 'x',
      exclude: [7, ''],
      policies: { 'aws-rds-public': 'severe' },
    }
    expect(validateConfig(given, IDS)).toEqual({
      errors: [
        'include: expected an array of strings, got "x"',
        'exclude.0: expected a string, got 7',
        'exclude.1: must not be empty',
        'undecided: expected one of "report", "block", got "maybe"',
        'policies.aws-rds-public: expected one of "off", "low", "medium", "high", "critical", got "severe"',
        'maxFileBytes: expected a whole number, got 1.5',
        "unknown key 'failON'; did you mean 'failOn'?",
      ],
    })
  })

  test('takes a set of policies as YAML reads it, and no other text or number', () => {
    for (const policySet of ['2026.12', '2027.03', '2031.09', '']) {
      expect(validateConfig({ policySet }, IDS)).toEqual({ config: { ...DEFAULTS, policySet } })
    }
    // `policySet: 2027.03`
    for (const policySet of [2026.12, 2027.03, 2031.06]) {
      const config = { ...DEFAULTS, policySet: String(policySet) }
      expect(validateConfig({ policySet }, IDS)).toEqual({ config })
    }
    const form = 'policySet: expected a set such as "2026.12": a year and .03, .06, .09 or .12'
    expect(validateConfig({ policySet: '2026.11' }, IDS)).toEqual({ errors: [`${form}, got "2026.11"`] })
    expect(validateConfig({ policySet: 'latest' }, IDS)).toEqual({ errors: [`${form}, got "latest"`] })
    expect(validateConfig({ policySet: null }, IDS)).toEqual({ errors: [`${form}, got null`] })
    for (const number of [2026, 2026.1, 1e21, -2026.12, 2026.123, Number.MAX_VALUE]) {
      expect(validateConfig({ policySet: number }, IDS)).toEqual({ errors: [`${form}, got ${number}`] })
    }
    for (const policySet of ['2026.09', '1999.12', 2026.03]) {
      const error = `policySet: unknown set '${policySet}'; the first one is 2026.12`
      expect(validateConfig({ policySet }, IDS)).toEqual({ errors: [error] })
    }
  })

  test('keeps a repository from asking for files of any size', () => {
    expect(validateConfig({ maxFileBytes: 67_108_864 }, IDS)).toMatchObject({
      config: { maxFileBytes: 67_108_864 },
    })
    expect(validateConfig({ maxFileBytes: 67_108_865 }, IDS)).toEqual({
      errors: ['maxFileBytes: must be at most 67108864'],
    })
  })

  test('refuses globs that are none, wherever they stand, with what is wrong', () => {
    const given = {
      include: ['a[b', '/x'],
      exclude: ['@(a|b)', 'x'.repeat(1_001)],
      parameters: { 'a{b': 'a[1].tfvars', '!b': 'b.tfvars' },
      services: { '{1..3}': ['aws'] },
      ignore: [{ policy: 'aws-rds-public', reason: 'x', path: '[z-a]', resource: 'a{' }],
    }
    expect(validateConfig(given, IDS)).toEqual({
      errors: [
        'include.0: "[" has no "]" in the same name; write "\\[" for the character, got "a[b"',
        'include.1: must be relative and not negated: no leading "/" or "!", got "/x"',
        'exclude.0: "@(" is not supported; write "{a,b}", or "\\(" for the character, got "@(a|b)"',
        `exclude.1: must have at most 1000 characters, got "${'x'.repeat(60)}…"`,
        'ignore.0.path: "[z-a]" has a range that ends before it starts, got "[z-a]"',
        'ignore.0.resource: "{" has no "}"; write "\\{" for the character, got "a{"',
        'parameters.a{b: "{" has no "}"; write "\\{" for the character',
        'parameters.!b: must be relative and not negated: no leading "/" or "!"',
        'services.{1..3}: ranges such as "{1..3}" are not supported; write "{1,2,3}"',
      ],
    })
    const many = Array.from({ length: 1_001 }, (_, i) => `a${i}`)
    expect(validateConfig({ exclude: many }, IDS)).toEqual({
      errors: ['exclude: must be at most 1000 entries'],
    })
    expect(validateConfig({ parameters: { a: 'a[1].tfvars' } }, IDS)).toHaveProperty('config')
  })

  test('refuses suppressions that are not a list of objects, and days that do not exist', () => {
    expect(validateConfig({ ignore: 'x' }, IDS)).toEqual({
      errors: ['ignore: expected an array of objects, got "x"'],
    })
    const until = [
      '2027-13-01',
      '2027-02-30',
      '2027-04-31',
      '2027-00-10',
      '2027-1-1',
      '2027-12-31',
      '2028-02-29',
    ]
    const given = { ignore: until.map((day) => ({ policy: 'aws-rds-public', reason: 'x', until: day })) }
    expect(validateConfig(given, IDS)).toEqual({
      errors: until
        .slice(0, 5)
        .map((day, i) => `ignore.${i}.until: must be a date (YYYY-MM-DD), got "${day}"`),
    })
  })

  test('refuses globs that would match nothing or everything by accident', () => {
    const given = { include: [], exclude: ['/infra/**', '!infra/**', ' infra', 'infra/', '(((', 'infra'] }
    expect(validateConfig(given, IDS)).toEqual({
      errors: [
        'include: must not be empty',
        'exclude.0: must be relative and not negated: no leading "/" or "!", got "/infra/**"',
        'exclude.1: must be relative and not negated: no leading "/" or "!", got "!infra/**"',
        'exclude.2: must not begin or end with a blank, got " infra"',
        'exclude.3: must not end with "/"; the name of a folder matches everything in it, got "infra/"',
      ],
    })
  })

  test('names the nearest policy for one that is not there', () => {
    expect(validateConfig({ policies: { 'aws-rds-pubic': 'off' } }, IDS)).toEqual({
      errors: ["policies: unknown policy 'aws-rds-pubic'; did you mean 'aws-rds-public'?"],
    })
  })

  test.each([[['a']], ['text'], [7]])('refuses %j as a whole', (content) => {
    const result = validateConfig(content, IDS)
    expect(result).toEqual({ errors: [expect.stringMatching(/^expected an object, got /)] })
  })

  test('a key called __proto__ is an unknown key', () => {
    const result = validateConfig(JSON.parse('{"__proto__": {"failOn": "low"}}'), IDS)
    expect(result).toEqual({ errors: [expect.stringContaining("unknown key '__proto__'")] })
  })

  test('long values are cut', () => {
    const result = validateConfig({ failOn: 'x'.repeat(500) }, IDS)
    expect(result).toEqual({ errors: [expect.stringMatching(/got "x{60}…"$/)] })
  })
})
