/** The conversation as the vendor's own client has it, and what is refused. */
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { readAccessToken, readIAMToken, readResult, readSubmission } from '../../src/api/answers.ts'
import { BAD_CFN, GOOD_CFN } from '../support/templates.ts'
import {
  basic,
  call,
  emulator,
  IAM,
  IAM_TOKEN,
  named,
  OLDER_TOKEN,
  PASSWORD,
  poll,
  SCAN,
  signIn,
  submit,
  USER,
} from './support.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

describe('the conversation of the vendor’s client', () => {
  test('IAM token, access token, submission, polling until the verdict', async () => {
    const { url, stats } = await emulator()
    const iam = await call(`${url}${IAM}`, { method: 'POST', headers: { ...basic(), ...named() } })
    expect(iam.status).toBe(200)
    const iamToken = readIAMToken(iam.json) ?? ''
    expect(iamToken).not.toBe('')

    const access = await call(`${url}${IAM_TOKEN}`, { method: 'POST', headers: { 'x-iam-token': iamToken } })
    expect(access.json).toMatchObject({ token_type: 'bearer', expires_in: 899, tenantID: 79001, email: USER })
    const token = readAccessToken(access.json)?.token ?? ''
    expect(token).not.toBe(iamToken)

    const submitted = await submit({ url }, token, 'web.yaml', BAD_CFN)
    expect(submitted).toMatchObject({ status: 200, json: { status: 'Success' } })
    const resultUrl: string = submitted.json.message
    expect(resultUrl.slice(0, `${url}${SCAN}/result/`.length)).toBe(`${url}${SCAN}/result/`)
    expect(resultUrl.split('/').at(-1)).toMatch(UUID)

    const result = await poll(resultUrl, token)
    expect(result.json).toEqual({
      status: 'Completed',
      message: { violation_count: 1, policies_violated: ['Unrestricted SSH Access'], file_name: 'web.yaml' },
    })
    expect(readResult(result.json)).toEqual({
      kind: 'final',
      fileName: 'web.yaml',
      violationCount: 1,
      policies: ['Unrestricted SSH Access'],
    })

    expect(stats.counts).toMatchObject({ iamToken: 1, accessToken: 1, submit: 1, other: 0 })
    expect(stats.submissions).toEqual([
      {
        service: 'aws',
        fileName: 'web.yaml',
        partName: 'web.yaml',
        size: BAD_CFN.length,
        sha256: createHash('sha256').update(BAD_CFN).digest('hex'),
      },
    ])
    expect(stats.requests.slice(0, 3).map(({ credentials }) => credentials)).toEqual([
      { ...basic(), ...named() },
      { 'x-iam-token': iamToken },
      { 'x-access-token': token },
    ])
  })

  test('the older flow: one call', async () => {
    const { url, stats } = await emulator({ faults: ['no-iam'], tokenLifetime: 60 })
    const iam = await call(`${url}${IAM}`, { method: 'POST', headers: basic() })
    expect(iam).toMatchObject({ status: 404, json: { status: 404, error: 'Not Found' } })
    const access = await call(`${url}${OLDER_TOKEN}`, { method: 'POST', headers: named() })
    expect(readAccessToken(access.json)).toMatchObject({ expiresIn: 60, user: USER })
    const { json } = await submit({ url }, access.json.access_token, 'web.yaml', GOOD_CFN)
    expect(readSubmission(json).kind).toBe('accepted')
    expect(stats.requests[0]).toMatchObject({ route: 'iamToken', status: 404, faults: ['no-iam'] })
  })

  test('a result comes from the name that the client uses', async () => {
    const running = await emulator()
    const environment = running.url.replace('127.0.0.1', 'localhost')
    const token = await signIn(running)
    const { json } = await submit({ url: environment }, token, 'web.yaml', GOOD_CFN)
    expect(new URL(json.message).origin).toBe(environment)
  })
})

describe('sign-in', () => {
  test.each([
    ['another password', basic(USER, 'other')],
    ['another user', basic('other', PASSWORD)],
    ['nothing', {}],
    ['no colon', { authorization: `Basic ${Buffer.from('dev').toString('base64')}` }],
    ['no Basic', { authorization: 'Bearer abc' }],
    ['another password beside the right one', { ...basic(), ...named(USER, 'other') }],
  ])('is refused with %s', async (_what, headers) => {
    const { url } = await emulator()
    const reply = await call(`${url}${IAM}`, { method: 'POST', headers })
    expect(reply).toMatchObject({ status: 401, json: { status: 401, error: 'Unauthorized' } })
    expect(reply.text).not.toContain(PASSWORD)
  })

  test('the older flow looks at the password too', async () => {
    const { url } = await emulator()
    const wrong = await call(`${url}${OLDER_TOKEN}`, { method: 'POST', headers: named(USER, 'other') })
    expect(wrong.status).toBe(401)
  })

  test('an access token is no IAM token, and the other way round', async () => {
    const running = await emulator()
    const token = await signIn(running)
    const headers = { 'x-iam-token': token }
    expect((await call(`${running.url}${IAM_TOKEN}`, { method: 'POST', headers })).status).toBe(401)
    const iam = await call(`${running.url}${IAM}`, { method: 'POST', headers: basic() })
    expect((await submit(running, iam.json.access_token, 'a.yaml', GOOD_CFN)).status).toBe(401)
  })

  test('a tenant id is asked for in both calls, and never on a scan', async () => {
    const { url, stats } = await emulator({ tenantId: 'T-1' })
    const post = (path: string, headers: Record<string, string>) =>
      call(`${url}${path}`, { method: 'POST', headers })
    expect((await post(IAM, basic())).status).toBe(401)
    const iam = await post(IAM, { ...basic(), 'BPS-TENANT-ID': 'T-1' })
    const half = { 'x-iam-token': iam.json.access_token }
    expect((await post(IAM_TOKEN, half)).status).toBe(401)
    const access = await post(IAM_TOKEN, { ...half, 'BPS-TENANT-ID': 'T-1' })
    expect((await submit({ url }, access.json.access_token, 'a.yaml', GOOD_CFN)).status).toBe(200)
    expect(stats.requests.map(({ credentials }) => credentials['bps-tenant-id'])).toEqual([
      undefined,
      'T-1',
      undefined,
      'T-1',
      undefined,
    ])
  })

  test('a token ends', async () => {
    const running = await emulator({ tokenLifetime: 0 })
    const reply = await submit(running, await signIn(running), 'a.yaml', GOOD_CFN)
    expect(reply).toMatchObject({ status: 401, json: { status: 401 } })
    expect(running.stats.submissions).toEqual([])
  })

  test('a grant that is not known', async () => {
    const { url } = await emulator()
    const path = OLDER_TOKEN.replace('password', 'magic')
    expect((await call(`${url}${path}`, { method: 'POST', headers: named() })).status).toBe(400)
    expect((await call(`${url}${IAM.split('?')[0]}`, { method: 'POST', headers: basic() })).status).toBe(400)
  })
})

describe('anything else', () => {
  test('an unknown path, method or result', async () => {
    const running = await emulator()
    const headers = { 'x-access-token': await signIn(running) }
    const { url } = running
    expect(await call(`${url}/admin`)).toMatchObject({ status: 404, json: { status: 404, path: '/admin' } })
    expect((await call(`${url}//evil.example/x`)).json.path).toBe('//evil.example/x')
    const get = await call(`${url}${SCAN}`, { headers })
    expect([get.status, get.headers.get('allow')]).toEqual([405, 'POST'])
    expect((await call(`${url}${SCAN}/result/none`, { headers })).status).toBe(404)
    expect((await call(`${url}${SCAN}/result/none`)).status).toBe(401)
    expect(running.stats.counts).toMatchObject({ other: 3, poll: 2 })
  })

  test('headers are bounded', async () => {
    const { url } = await emulator()
    expect((await call(`${url}/`, { headers: { 'x-long': 'a'.repeat(20_000) } })).status).toBe(431)
  })

  test('a port that is in use', async () => {
    const { url } = await emulator()
    const { port } = new URL(url)
    await expect(emulator({ port: Number(port) })).rejects.toMatchObject({
      code: 'io',
      message: `cannot listen on 127.0.0.1:${port}: the port is in use`,
    })
  })
})
