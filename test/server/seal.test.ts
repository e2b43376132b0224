import { describe, expect, test } from 'vitest'
import { createSealer } from '../../src/server/seal.ts'
import { createSealedResults } from '../../src/server/sealed-results.ts'
import { createSealedTokens } from '../../src/server/sealed-tokens.ts'
import { KEY, OTHER_KEY } from './support.ts'

const sealer = createSealer([KEY])
const content = Buffer.from('{"a":1}')

describe('sealed text', () => {
  test('opens with the same keys, in another process too, and shows nothing', () => {
    const sealed = sealer.seal('result', content)
    expect(sealed).toMatch(/^[\w-]+$/)
    const long = sealer.seal('result', Buffer.alloc(1_000, 'name.yaml'))
    expect(Buffer.from(long, 'base64url').includes('name')).toBe(false)
    expect(createSealer([KEY]).open('result', sealed)).toEqual(content)
    expect(sealer.seal('result', content)).not.toBe(sealed)
  })

  test('opens for its purpose only', () => {
    const sealed = sealer.seal('access', content)
    expect(sealer.open('iam', sealed)).toBeUndefined()
    expect(sealer.open('result', sealed)).toBeUndefined()
  })

  test('each changed character, and each cut, is foreign', () => {
    const sealed = sealer.seal('result', content)
    for (let i = 0; i < sealed.length - 1; i++) {
      const other = sealed[i] === 'A' ? 'B' : 'A'
      expect(sealer.open('result', sealed.slice(0, i) + other + sealed.slice(i + 1))).toBeUndefined()
      expect(sealer.open('result', sealed.slice(0, i))).toBeUndefined()
    }
  })

  test.each(['', 'none', '../../etc/passwd', '%00', 'ä'.repeat(60), 'A'.repeat(1_000_000), '{}'])(
    '%.20s is foreign',
    (text) => {
      expect(sealer.open('result', text)).toBeUndefined()
    },
  )

  test('a key is replaced in steps, and each replica reads what the others seal', () => {
    const steps = [[KEY], [KEY, OTHER_KEY], [OTHER_KEY, KEY]] as const
    for (const [i, before] of steps.entries()) {
      const after = steps[Math.min(i + 1, steps.length - 1)] ?? before
      const [old, fresh] = [createSealer([...before]), createSealer([...after])]
      expect(old.open('access', fresh.seal('access', content))).toEqual(content)
      expect(fresh.open('access', old.seal('access', content))).toEqual(content)
    }
    expect(createSealer([OTHER_KEY]).open('access', sealer.seal('access', content))).toBeUndefined()
  })
})

test('tokens name their owner until they end', () => {
  let now = 1_000
  const tokens = createSealedTokens(sealer, 60, () => now)
  const owner = { user: 'ci', version: 'v1' }
  const token = tokens.issue('access', owner)
  expect(token).toMatch(/^[\x21-\x7e]{1,16384}$/)
  expect(tokens.read('access', token)).toEqual(owner)
  expect(tokens.read('iam', token)).toBeUndefined()
  expect(tokens.read('access', undefined)).toBeUndefined()
  now += 60_000
  expect(tokens.read('access', token)).toBeUndefined()
})

describe('sealed results', () => {
  let now = 0
  const results = createSealedResults(sealer, 3_600, () => now)

  test.each([
    { kind: 'judged', violationCount: 0, policies: [] },
    { kind: 'judged', violationCount: 7, policies: ['Unrestricted SSH Access', 'ä "quoted", name'] },
    { kind: 'failed', reason: 'not a template' },
  ] as const)('%j comes back', (verdict) => {
    const result = { fileName: 'großes.yaml', verdict }
    expect(results.open(results.seal(result, 'ci'), 'ci')).toEqual(result)
  })

  test('belong to a user, and expire', () => {
    const sealed = results.seal({ fileName: 'a', verdict: { kind: 'failed', reason: 'x' } }, 'ci')
    expect(results.open(sealed, 'other')).toBe('foreign')
    now = 3_600_000
    expect(results.open(sealed, 'ci')).toBe('expired')
    expect(results.open(sealed, 'other')).toBe('foreign')
  })

  test('many names are small', () => {
    const policies = Array.from(
      { length: 200 },
      (_, i) => `Resources of kind ${i} should be encrypted at rest`,
    )
    const verdict = { kind: 'judged', violationCount: 900, policies } as const
    expect(results.seal({ fileName: 'a.yaml', verdict }, 'ci').length).toBeLessThan(4_000)
  })
})

test('a bomb that another one sealed is never opened, and one of ours ends at a limit', async () => {
  const { deflateRawSync } = await import('node:zlib')
  const bomb = deflateRawSync(Buffer.alloc(40_000_000))
  expect(createSealedResults(sealer, 60, Date.now).open(bomb.toString('base64url'), 'ci')).toBe('foreign')
  const ours = createSealer([OTHER_KEY]).seal('result', bomb)
  expect(createSealedResults(sealer, 60, Date.now).open(ours, 'ci')).toBe('foreign')
})
