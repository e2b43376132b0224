/** Globs: what they match, beside picomatch, and that no glob takes long. */

import picomatch from 'picomatch'
import { describe, expect, test } from 'vitest'
import { globError, matcherOf } from '../../src/config/glob/glob.ts'
import fc from '../support/properties.ts'

const match = (glob: string, text: string, options = {}) => matcherOf([glob], options)(text)

describe('paths', () => {
  test.each([
    ['*.tf', ['a.tf', '.tf', '.a.tf', 'a\nb.tf'], ['a/b.tf', 'a.tfx', 'A.TF']],
    ['a/*', ['a/b', 'a/.b'], ['a', 'a/', 'a/b/c']],
    ['**/*.tf', ['a.tf', 'x/a.tf', 'x/y/.a.tf'], ['x.tf/y']],
    ['a/**', ['a', 'a/b', 'a/b/c'], ['ab', 'b/a']],
    ['*/**', ['a/b'], ['a']],
    ['a/**/b', ['a/b', 'a/x/b', 'a/x/y/b'], ['a/xb', 'ab', 'a/x/b/c']],
    ['**', ['a', 'a/b'], []],
    ['**/**', ['a', 'a/b'], []],
    ['a**b', ['ab', 'axxb'], ['a/b', 'ax/xb']],
    ['?x', ['ax', '.x'], ['x', '/x', 'abx']],
    ['[a-c]x', ['ax', 'cx', '[a-c]x'], ['dx', '/x', '-x']],
    ['[!a-c]x', ['dx'], ['ax', '/x', 'x']],
    ['[]a]', [']', 'a'], ['b']],
    ['[\\]\\-a]', [']', '-', 'a'], ['\\']],
    ['app/[id]/x', ['app/[id]/x', 'app/i/x'], ['app/id/x']],
    ['{a,b/c,}x', ['ax', 'b/cx', 'x'], ['cx', 'bx']],
    ['{**/a,b}/c', ['a/c', 'x/y/a/c', 'b/c'], ['x/b/c']],
    ['{a,{b,c}d}', ['a', 'bd', 'cd'], ['b', 'ad']],
    ['{a}', ['{a}'], ['a']],
    ['\\*\\{a', ['*{a'], ['x{a']],
    ['./a', ['a'], ['./a']],
    ['**.tf', ['a.tf', 'x/y/a.tf', '.tf'], ['a.tfx']],
    ['**.a.tf', ['x.a.tf'], ['x/b.tf']],
    ['a+b.$^@(x)|', ['a+b.$^@(x)|'.replace('@(x)', '@')], []],
  ])('%s', (glob, matching, others) => {
    const usable = globError(glob) === undefined ? glob : glob.replace('(x)', '')
    for (const path of matching) expect([path, match(usable, path)]).toEqual([path, true])
    for (const path of others) expect([path, match(usable, path)]).toEqual([path, false])
  })

  test('case, where it does not count', () => {
    for (const [glob, path] of [
      ['*.tf', 'A.TF'],
      ['É', 'é'],
      ['[a-c]', 'B'],
      ['[A-C]x', 'bX'],
    ] as const) {
      expect(match(glob, path, { ignoreCase: true })).toBe(true)
      expect(match(glob, path)).toBe(false)
    }
    expect(match('k', '\u212a', { ignoreCase: true })).toBe(false)
  })

  test('several are one', () => {
    const matches = matcherOf(['*.tf', '*.yaml', 'infra/**'])
    expect(['a.tf', 'b.yaml', 'infra/x/y', 'c.json', 'x/a.tf'].map(matches)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ])
    expect(matcherOf([])('a')).toBe(false)
  })
})

test('names of resources: a slash and a bracket are characters like any other', () => {
  const isName = { isName: true }
  expect(match('aws_s3_bucket.*', 'aws_s3_bucket.b["a/b"]', isName)).toBe(true)
  expect(match('module.*.aws_x.y', 'module.a["x/y"].aws_x.y', isName)).toBe(true)
  expect(match('aws_s3_bucket.b["x"]', 'aws_s3_bucket.b["x"]', isName)).toBe(true)
  expect(match('aws_s3_bucket.b["a-b"]', 'aws_s3_bucket.b["a-b"]', isName)).toBe(true)
  expect(match('Jump?', 'Jump', isName)).toBe(false)
})

describe('beside picomatch', () => {
  const name = fc
    .array(fc.constantFrom('a', 'b', 'B', '.', '-', 'é', '\n', 'ab', '[', '$', '+'), {
      minLength: 1,
      maxLength: 4,
    })
    .map((all) => all.join(''))
    .filter((each) => each !== '.' && each !== '..')
  const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join('/'))
  const set = fc
    .tuple(fc.constantFrom('', '!', '^'), fc.constantFrom('a-c', 'a-bA-B', '.-', 'a-'))
    .map(([not, inside]) => `[${not}${inside}]`)
  const piece = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom('a', 'b', 'B', '.', '-', 'é', '\\*', '\\[', '@') },
    { weight: 3, arbitrary: fc.constantFrom('*', '?') },
    { weight: 1, arbitrary: set },
  )
  const plain = fc
    .array(piece, { minLength: 1, maxLength: 5 })
    .map((all) => all.join(''))
    .filter((each) => !each.includes('***'))
  /** A glob, and the globs without braces that it stands for: picomatch takes stars within braces for other ones. */
  interface Written {
    readonly text: string
    readonly plain: readonly string[]
  }
  const asIs = (text: string): Written => ({ text, plain: [text] })
  const oneOf = (all: readonly string[]): Written => ({ text: `{${all.join(',')}}`, plain: all })
  const joined = (all: readonly Written[], separator: string): Written => ({
    text: all.map(({ text }) => text).join(separator),
    plain: all
      .slice(1)
      .reduce(
        (starts, next) => starts.flatMap((start) => next.plain.map((end) => `${start}${separator}${end}`)),
        all[0]?.plain ?? [],
      ),
  })
  const alternative = fc.oneof(plain, fc.constant('**'))
  const alternatives = fc.array(alternative, { minLength: 2, maxLength: 3 }).map(oneOf)
  const part = fc.oneof(
    { weight: 5, arbitrary: plain.map(asIs) },
    { weight: 2, arbitrary: fc.constant(asIs('**')) },
    { weight: 1, arbitrary: alternatives },
    {
      weight: 1,
      arbitrary: fc.tuple(plain.map(asIs), alternatives, plain.map(asIs)).map((all) => joined(all, '')),
    },
  )
  const glob = fc
    .array(part, { minLength: 1, maxLength: 4 })
    .map((parts) => joined(parts, '/'))
    .filter((each) => !each.plain.some((one) => one.includes('***')))
  /** A path near the glob: what it leaves open filled in. */
  const near = ({ plain: globs }: Written) =>
    fc
      .tuple(
        fc.constantFrom(...globs),
        fc.array(fc.constantFrom('a', 'b', '', 'a/b', '.'), { minLength: 12, maxLength: 12 }),
      )
      .map(([each, fillings]) => {
        let next = 0
        const filled = each
          .replace(/\[[^\]]*\]/g, 'a')
          .replace(/\\/g, '')
          .replace(/\*\*|[*?]/g, () => fillings[next++] ?? '')
        return filled.replace(/\/+/g, '/').replace(/^\/|\/$/g, '')
      })
  const isPath = (text: string) => text !== '' && !text.split('/').some((step) => /^\.{1,2}$/.test(step))
  const cases = glob.chain((each) =>
    fc.tuple(fc.constant(each), fc.tuple(path, path, near(each), near(each), near(each))),
  )

  // It takes a `!` in brackets for a character, and two globstars in a row for less than one. Its fast paths differ from
  // its other ones; what it makes of `**.tf` is the only one to keep.
  const toPicomatch = (each: string) =>
    each
      .replaceAll('[!', '[^')
      .replace(/(?:\/\*\*)+$/, '/**')
      .replace(/\*\/\*\*$/, '*/**/*')
      .replace(/^\*\*\.(\w+)$/, '**/*.$1')
  const THEIRS = { dot: true, fastpaths: false } as const

  test('10,000 globs with five paths each', () => {
    let matching = 0
    fc.assert(
      fc.property(cases, fc.boolean(), ([{ text, plain: globs }, paths], ignoreCase) => {
        expect(globError(text)).toBeUndefined()
        const own = matcherOf([text], { ignoreCase })
        const theirs = picomatch(globs.map(toPicomatch), { ...THEIRS, flags: ignoreCase ? 'is' : 's' })
        for (const each of paths.filter(isPath)) {
          expect([each, own(each)]).toEqual([each, theirs(each)])
          if (own(each)) matching++
        }
      }),
      { numRuns: 10_000 },
    )
    expect(matching).toBeGreaterThan(10_000)
  })
})

describe('time', () => {
  /** How many states a text is compared with: the work, whatever the machine. */
  test.each([
    ['**/*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b', `${'a'.repeat(200)}.yaml`],
    [`${'**/'.repeat(300)}x`, 'a/'.repeat(300)],
    [`${'*?'.repeat(400)}x`, 'a'.repeat(4_000)],
    [`${'{a,b}'.repeat(9)}*x`, 'ab'.repeat(2_000)],
    [`${'[ab]*'.repeat(150)}x`, 'ab'.repeat(2_000)],
  ])('%s ends', (glob, text) => {
    expect(globError(glob)).toBeUndefined()
    expect(matcherOf([glob])(text)).toBe(false)
  })

  test('lists of globs whose sets of states explode end with an error that names them', () => {
    const many = Array.from({ length: 900 }, (_, i) => `**/*a*a*a*${'?'.repeat(30)}${i}*b`)
    const matches = matcherOf(many)
    const all = () => {
      for (let i = 0; i < 20_000; i++) matches(`${'a'.repeat(200)}/${'ab'.repeat(60)}${i * 7919}.yaml`)
    }
    expect(all).toThrow('too many complex globs to match: "**/*a*a*a*')
  })

  test('more sets of states than are remembered give the same answers', () => {
    const matches = matcherOf([`*a${'?'.repeat(14)}`])
    let seed = 7
    for (let i = 0; i < 300; i++) {
      let text = ''
      for (let j = 0; j < 60; j++) {
        seed = (seed * 48_271) % 2_147_483_647
        text += seed % 2 === 0 ? 'a' : 'b'
      }
      expect(matches(text)).toBe(text.at(-15) === 'a')
    }
  })
})

test.each([
  ['@(a|b)', '"@(" is not supported; write "{a,b}", or "\\(" for the character'],
  ['x/!(a)', '"!(" is not supported; write "{a,b}", or "\\(" for the character'],
  ['a{1..3}', 'ranges such as "{1..3}" are not supported; write "{1,2,3}"'],
  ['a{b,c', '"{" has no "}"; write "\\{" for the character'],
  ['a[b', '"[" has no "]" in the same name; write "\\[" for the character'],
  ['[a/b]', '"[" has no "]" in the same name; write "\\[" for the character'],
  ['[z-a]', '"[z-a]" has a range that ends before it starts'],
  ['a'.repeat(1_001), 'must have at most 1000 characters'],
  ['{a,b}'.repeat(11), 'must stand for at most 1000 alternatives ("{a,b}")'],
  ['{'.repeat(500), '"{" has no "}"; write "\\{" for the character'],
])('%s is refused with a reason', (glob, error) => {
  expect(globError(glob)).toBe(error)
  expect(match(glob, glob)).toBe(false)
})

test('any text is read in the end', () => {
  const any = fc.string({ unit: fc.constantFrom(...'ab{},[]!^-*?/\\.()@'), maxLength: 40 })
  fc.assert(
    fc.property(any, any, (glob, text) => {
      expect(typeof match(glob, text)).toBe('boolean')
    }),
    { numRuns: 5_000 },
  )
})
