import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { broken, cacheFolder, client, emulator, PASSWORD, sound, USER } from './support.ts'

const SSH = { kind: 'judged', violationCount: 1, policies: ['Unrestricted SSH Access'] }
const CLEAN = { kind: 'judged', violationCount: 0, policies: [] }

describe('judging files', () => {
  test('verdicts come back in the order of the files', async () => {
    const tenant = await emulator()
    const { judge } = client(tenant.url)
    const { verdicts, error } = await judge([broken('a'), sound('b'), broken('c')])
    expect(error).toBeUndefined()
    expect(verdicts).toEqual([SSH, CLEAN, SSH])
    expect(tenant.stats.submissions).toHaveLength(3)
  })

  test('identical files are submitted once', async () => {
    const tenant = await emulator()
    const { verdicts } = await client(tenant.url).judge([
      broken(),
      broken(),
      { ...broken(), fileName: 'other.yaml' },
    ])
    expect(verdicts).toEqual([SSH, SSH, SSH])
    expect(tenant.stats.submissions).toHaveLength(1)
  })

  test('the same bytes for another cloud or of another kind are another submission', async () => {
    const tenant = await emulator()
    await client(tenant.url).judge([
      broken(),
      { ...broken(), service: 'azure' },
      { ...broken(), fileName: 'a.yml' },
    ])
    expect(tenant.stats.submissions).toHaveLength(3)
  })

  test('a clean verdict is memoize, and a violation never', async () => {
    const tenant = await emulator()
    const folder = cacheFolder()
    await client(tenant.url, { folder }).judge([sound(), broken()])
    const again = await client(tenant.url, { folder }).judge([sound(), broken()])
    expect(again.verdicts).toEqual([CLEAN, SSH])
    expect(tenant.stats.submissions).toHaveLength(3)
  })

  test('nothing is asked, not even to sign in, when all is memoize', async () => {
    const tenant = await emulator()
    const folder = cacheFolder()
    await client(tenant.url, { folder }).judge([sound()])
    const before = tenant.stats.requests.length
    const { verdicts } = await client(tenant.url, { folder }).judge([sound()])
    expect(verdicts).toEqual([CLEAN])
    expect(tenant.stats.requests).toHaveLength(before)
  })

  test('with no minutes, nothing is memoize', async () => {
    const tenant = await emulator()
    const folder = cacheFolder()
    await client(tenant.url, { folder }).judge([sound()], { verdictCacheMinutes: 0 })
    await client(tenant.url, { folder }).judge([sound()], { verdictCacheMinutes: 0 })
    expect(tenant.stats.submissions).toHaveLength(2)
  })

  test("what another user got is no one else's", async () => {
    const tenant = await emulator()
    const folder = cacheFolder()
    await client(tenant.url, { folder }).judge([sound()])
    const other = { user: 'other@example.com', password: PASSWORD }
    const { error } = await client(tenant.url, { folder, credentials: other }).judge([sound()])
    expect(error?.fault).toBe('credentials')
  })

  test('a file that is not a template is refused with the reason', async () => {
    const tenant = await emulator()
    const { verdicts } = await client(tenant.url).judge([
      { fileName: 'a.yaml', bytes: Buffer.from('hello: world\n'), service: 'aws' },
    ])
    expect(verdicts).toEqual([{ kind: 'refused', reason: expect.stringMatching(/\S/) }])
  })

  test('many files wait side by side, and requests are limited', async () => {
    const tenant = await emulator({ latency: 30, slots: 8 })
    const files = Array.from({ length: 40 }, (_, i) => broken(String(i)))
    const { verdicts } = await client(tenant.url).judge(files, { concurrency: 4 })
    expect(verdicts.every((verdict) => verdict?.kind === 'judged')).toBe(true)
    expect(tenant.stats.submissions).toHaveLength(40)
  })

  test('progress counts what is done', async () => {
    const tenant = await emulator()
    const seen: string[] = []
    const progress = (done: number, total: number) => seen.push(`${done}/${total}`)
    await client(tenant.url).judge([broken('a'), broken('b'), broken('b')], { progress })
    expect(seen).toEqual(['1/2', '2/2'])
  })
})

describe('tokens', () => {
  test('are kept for their lifetime, for the user alone', async () => {
    const tenant = await emulator()
    const folder = cacheFolder()
    await client(tenant.url, { folder }).judge([broken('a')])
    await client(tenant.url, { folder }).judge([broken('b')])
    const signIns = tenant.stats.requests.filter(({ route }) => route === 'iamToken')
    expect(signIns).toHaveLength(1)
    const files = readdirSync(folder)
    expect(files.filter((name) => name.startsWith('token-'))).toHaveLength(1)
    for (const name of files) {
      if (process.platform !== 'win32') expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600)
      const text = readFileSync(join(folder, name), 'utf8')
      expect(text).not.toContain(PASSWORD)
      expect(`${name}${text}`).not.toContain(USER)
    }
  })

  test('one that is refused is replaced once, by one sign-in for all', async () => {
    const tenant = await emulator({ faults: ['401=3'] })
    const { verdicts, error } = await client(tenant.url).judge([broken('a'), broken('b'), broken('c')])
    expect(error).toBeUndefined()
    expect(verdicts).toEqual([SSH, SSH, SSH])
    expect(tenant.stats.requests.filter(({ route }) => route === 'iamToken').length).toBeLessThanOrEqual(3)
  })

  test('a user without the right to scan gets a message and is not asked again', async () => {
    const tenant = await emulator({ faults: ['403@submit=100'] })
    const { error } = await client(tenant.url).judge([broken()])
    expect(error).toMatchObject({ fault: 'credentials', hint: expect.stringContaining('Policy Management') })
    expect(tenant.stats.requests.filter(({ route }) => route === 'submit')).toHaveLength(1)
  })

  test('a wrong password is tried once', async () => {
    const tenant = await emulator()
    const credentials = { user: USER, password: 'wrong' }
    const { verdicts, error } = await client(tenant.url, { credentials }).judge([broken('a'), broken('b')])
    expect(verdicts).toEqual([undefined, undefined])
    expect(error).toMatchObject({ fault: 'credentials', hint: expect.stringContaining('SAML') })
    expect(error?.message).not.toContain('wrong')
    expect(tenant.stats.requests).toHaveLength(1)
  })

  test('the older sign-in is used where the newer is not there', async () => {
    const tenant = await emulator({ faults: ['no-iam'] })
    expect((await client(tenant.url).judge([broken()])).verdicts).toEqual([SSH])
  })

  test('the tenant id goes with the sign-in only', async () => {
    const tenant = await emulator({ tenantId: '79001' })
    const without = await client(tenant.url).judge([broken()])
    expect(without.error?.fault).toBe('credentials')
    const credentials = { user: USER, password: PASSWORD, tenantId: '79001' }
    expect((await client(tenant.url, { credentials }).judge([broken()])).verdicts).toEqual([SSH])
  })
})
