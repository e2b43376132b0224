/** The contract at the service: sign-in, submission and result, by calls as the vendor's client makes them. */
import { describe, expect, test } from 'vitest'
import { judge } from '../../src/emulator/judge.ts'
import { hashPassword } from '../../src/server/password.ts'
import { MOST_ADDRESS } from '../../src/server/scan.ts'
import { parseUsers } from '../../src/server/users.ts'
import {
  basic,
  call,
  form,
  IAM,
  IAM_TOKEN,
  named,
  OLDER_TOKEN,
  type Reply,
  SCAN,
  submit,
  USER,
} from '../emulator/support.ts'
import { BAD_CFN, BAD_TF, GOOD_CFN } from '../support/templates.ts'
import { KEY, OTHER_KEY, service } from './support.ts'

type Url = { readonly url: string }

const look = (url: string, token: string) => call(url, { headers: { 'x-access-token': token } })

/** What a call answers that is repeated until it is refused: on a slow machine some come back in the meantime. */
async function statusesUntilRefused(again: (i: number) => Promise<Reply>): Promise<readonly number[]> {
  const statuses: number[] = []
  while (statuses.at(-1) !== 429) statuses.push((await again(statuses.length)).status)
  return statuses
}

async function tokenOf({ url }: Url, headers: Record<string, string>): Promise<string> {
  const { json } = await call(`${url}${OLDER_TOKEN}`, { method: 'POST', headers })
  return json.access_token
}

describe('the contract', () => {
  test('IAM token, access token, submission, result', async () => {
    const running = await service()
    const { url } = running
    const iam = await call(`${url}${IAM}`, { method: 'POST', headers: { ...basic(), ...named() } })
    expect(iam).toMatchObject({ status: 200, json: { token_type: 'bearer' } })
    const headers = { 'x-iam-token': iam.json.access_token }
    const access = await call(`${url}${IAM_TOKEN}`, { method: 'POST', headers })
    expect(access).toMatchObject({ json: { expires_in: 899, user: USER, tenantName: 'mvc-gate' } })
    const token = access.json.access_token
    const { json } = await submit(running, token, 'web.yaml', BAD_CFN)
    expect(json.status).toBe('Success')
    expect(json.message.startsWith(`${url}${SCAN}/result/`)).toBe(true)
    expect((await look(json.message, token)).json).toEqual({
      status: 'Completed',
      message: { violation_count: 1, policies_violated: ['Unrestricted SSH Access'], file_name: 'web.yaml' },
    })
  })

  test('any replica answers, and the same template has an address of its own each time', async () => {
    const [one, other] = [await service(), await service()]
    const token = await tokenOf(one, named())
    const first = await submit(one, token, 'main.tf', BAD_TF)
    const second = await submit(other, token, 'main.tf', BAD_TF)
    expect(first.json.message).not.toBe(second.json.message)
    const path = first.json.message.slice(one.url.length)
    expect((await look(`${other.url}${path}`, token)).json.message).toMatchObject({ violation_count: 1 })
    expect((await look(`${one.url}${path}`, token)).json.message).toMatchObject({ violation_count: 1 })
  })

  test('what cannot be read is a failure at its address', async () => {
    const running = await service()
    const token = await tokenOf(running, named())
    const { json } = await submit(running, token, 'notes.yaml', 'a: 1\n')
    expect((await look(json.message, token)).json).toEqual({ status: 'Failure', message: 'not a template' })
  })

  test('the origin of addresses is the one that the client uses, or the proxy', async () => {
    const running = await service()
    const local = running.url.replace('127.0.0.1', 'localhost')
    const token = await tokenOf(running, named())
    expect(new URL((await submit({ url: local }, token, 'a.yaml', GOOD_CFN)).json.message).origin).toBe(local)
    const behind = await service({ proxy: 'https://gate.example.com' })
    const { json } = await submit(behind, token, 'a.yaml', GOOD_CFN)
    expect(new URL(json.message).origin).toBe('https://gate.example.com')
  })
})

describe('users', () => {
  test('sign in with the password of their line, in both flows', async () => {
    const users = parseUsers('users', `ci:${await hashPassword('pässwörd')}\n`)
    const { url } = await service({ users })
    const post = (path: string, headers: Record<string, string>) =>
      call(`${url}${path}`, { method: 'POST', headers })
    expect((await post(IAM, basic('ci', 'pässwörd'))).status).toBe(200)
    expect((await post(OLDER_TOKEN, named('ci', 'pässwörd'))).status).toBe(200)
    for (const [user, password] of [
      ['ci', 'wrong'],
      ['other', 'pässwörd'],
      ['ci', ''],
    ] as const) {
      expect(await post(IAM, basic(user, password))).toMatchObject({ status: 401, json: { status: 401 } })
      expect((await post(OLDER_TOKEN, named(user, password))).status).toBe(401)
    }
    expect((await post(IAM, { ...basic('ci', 'pässwörd'), ...named('ci', 'other') })).status).toBe(401)
    expect((await post(IAM, {})).status).toBe(401)
  })

  test('a token of a user who is gone, of another key, or of another kind is refused', async () => {
    const running = await service()
    const token = await tokenOf(running, named())
    expect((await submit(running, token, 'a.yaml', GOOD_CFN)).status).toBe(200)
    const gone = await service({ users: parseUsers('users', `ci:${await hashPassword('x')}\n`) })
    const foreign = await service({ keys: [OTHER_KEY] })
    const rotated = await service({ keys: [OTHER_KEY, KEY] })
    expect((await submit(gone, token, 'a.yaml', GOOD_CFN)).status).toBe(401)
    expect((await submit(foreign, token, 'a.yaml', GOOD_CFN)).status).toBe(401)
    expect((await submit(rotated, token, 'a.yaml', GOOD_CFN)).status).toBe(200)
    const iam = await call(`${running.url}${IAM}`, { method: 'POST', headers: basic() })
    expect((await submit(running, iam.json.access_token, 'a.yaml', GOOD_CFN)).status).toBe(401)
    const headers = { 'x-iam-token': token }
    expect((await call(`${running.url}${IAM_TOKEN}`, { method: 'POST', headers })).status).toBe(401)
  })

  test('too many wrong passwords from an address are refused, and known ones still sign in', async () => {
    const running = await service()
    const { url } = running
    await tokenOf(running, named())
    let last: Reply | undefined
    const statuses = await statusesUntilRefused(async (i) => {
      last = await call(`${url}${IAM}`, { method: 'POST', headers: basic(USER, `${i}`) })
      return last
    })
    expect(statuses.slice(0, 20)).toEqual(Array(20).fill(401))
    expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await call(`${url}${IAM}`, { method: 'POST', headers: basic() })).status).toBe(200)
  })

  test('behind a proxy, the address is the last that it forwards', async () => {
    const { url } = await service({ proxy: 'https://gate.example.com' })
    const wrong = (forwarded: string) =>
      call(`${url}${IAM}`, {
        method: 'POST',
        headers: { ...basic(USER, 'x'), 'x-forwarded-for': forwarded },
      })
    const statuses = await statusesUntilRefused((i) => wrong(`10.0.0.${i}, 192.0.2.1`))
    expect(statuses.slice(0, 20)).toEqual(Array(20).fill(401))
    expect((await wrong('192.0.2.1, 192.0.2.2')).status).toBe(401)
  })
})

describe('addresses of results', () => {
  test('changed, cut, of others, or of another key: 404 without a word about content', async () => {
    const users = parseUsers('users', `ci:${await hashPassword('x')}\ndev:${await hashPassword('y')}\n`)
    const running = await service({ users })
    const [ci, dev] = [await tokenOf(running, named('ci', 'x')), await tokenOf(running, named('dev', 'y'))]
    const { message } = (await submit(running, ci, 'secret-name.yaml', BAD_CFN)).json
    expect((await look(message, ci)).status).toBe(200)
    const other = await service({ users, keys: [OTHER_KEY] })
    const foreign = await tokenOf(other, named('ci', 'x'))
    const replies = [
      await look(message, dev),
      await look(`${message.slice(0, -8)}AAAAAAAA`, ci),
      await look(message.slice(0, -1), ci),
      await look(`${running.url}${SCAN}/result/`, ci),
      await look(`${running.url}${SCAN}/result/00000000-0000-4000-8000-000000000000`, ci),
      await look(message.replace(running.url, other.url), foreign),
    ]
    for (const { status, text } of replies) {
      expect(status).toBe(404)
      expect(JSON.parse(text)).toMatchObject({ message: 'result not found', path: `${SCAN}/result/` })
      expect(text).not.toMatch(/secret|SSH|AAAA/)
    }
    expect((await call(message)).status).toBe(401)
  })

  test('expired: 410', async () => {
    const running = await service({ limits: { resultLifetime: 0 } })
    const token = await tokenOf(running, named())
    const { message } = (await submit(running, token, 'secret-name.yaml', BAD_CFN)).json
    const reply = await look(message, token)
    expect(reply).toMatchObject({ status: 410, json: { message: 'this result has expired' } })
    expect(reply.text).not.toMatch(/secret|SSH/)
  })

  test('fit in what proxies take, or the template fails', async () => {
    const names = (count: number) => Array.from({ length: count }, (_, i) => `Policy ${i} ${Math.sin(i)}`)
    const running = await service({
      judge: async ({ bytes }) => ({
        kind: 'judged',
        violationCount: 5_000,
        policies: names(Number(Buffer.from(bytes).toString())),
      }),
    })
    const token = await tokenOf(running, named())
    const some = (await submit(running, token, 'a.yaml', '300')).json
    expect(some.message.length).toBeLessThanOrEqual(MOST_ADDRESS)
    expect((await look(some.message, token)).json.message.policies_violated).toEqual(names(300))
    expect((await submit(running, token, 'a.yaml', '3000')).json).toEqual({
      status: 'Failure',
      message: 'this template violates more policies than a result can name: split it',
    })
  })
})

describe('limits', () => {
  test('submissions a minute of a user', async () => {
    const running = await service({ limits: { rate: 2 } })
    const token = await tokenOf(running, named())
    let last: Reply | undefined
    const statuses = await statusesUntilRefused(async () => {
      last = await submit(running, token, 'a.yaml', GOOD_CFN)
      return last
    })
    expect(statuses.slice(0, 2)).toEqual([200, 200])
    expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0)
  })

  test('submissions at once, the others are to come again', async () => {
    let finish: () => void = () => undefined
    const first = new Promise<void>((resolve) => {
      finish = resolve
    })
    let started: () => void = () => undefined
    const isIn = new Promise<void>((resolve) => {
      started = resolve
    })
    const running = await service({
      limits: { queue: 1 },
      judge: async (submitted) => {
        started()
        await first
        return judge(submitted)
      },
    })
    const token = await tokenOf(running, named())
    const waiting = submit(running, token, 'a.yaml', GOOD_CFN)
    await isIn
    expect(await submit(running, token, 'b.yaml', GOOD_CFN)).toMatchObject({ status: 429 })
    expect((await call(`${running.url}/metrics`)).text).toContain('mvc_gate_scans_in_progress 1')
    finish()
    expect((await waiting).status).toBe(200)
    expect((await submit(running, token, 'b.yaml', GOOD_CFN)).status).toBe(200)
  })

  test('bytes of a template, declared or not', async () => {
    const running = await service({ limits: { fileBytes: 1_000 } })
    const token = await tokenOf(running, named())
    expect((await submit(running, token, 'a.yaml', 'a'.repeat(1_001))).status).toBe(413)
    expect((await submit(running, token, 'a.yaml', 'a'.repeat(100_000))).status).toBe(413)
    const chunks = new ReadableStream({
      start(controller) {
        controller.enqueue(Buffer.alloc(100_000, 'a'))
        controller.close()
      },
    })
    const reply = await call(`${running.url}${SCAN}?service=aws`, {
      method: 'POST',
      headers: { 'x-access-token': token, 'content-type': 'multipart/form-data; boundary=b' },
      body: chunks,
      duplex: 'half',
    } as RequestInit)
    expect(reply.status).toBe(413)
  })

  test('a multipart body that is broken, a service that is not known, no token', async () => {
    const running = await service()
    const token = await tokenOf(running, named())
    const post = (query: string, headers: Record<string, string>, body: FormData | string) =>
      call(`${running.url}${SCAN}?service=${query}`, { method: 'POST', headers, body })
    const type = 'multipart/form-data; boundary=b'
    expect((await post('aws', { 'x-access-token': token, 'content-type': type }, '--b\r\nx')).status).toBe(
      400,
    )
    expect((await post('aws', { 'x-access-token': token }, '{}')).status).toBe(400)
    expect((await post('oracle', { 'x-access-token': token }, form('a.yaml', 'a'))).status).toBe(400)
    expect((await post('aws', {}, form('a.yaml', 'a'))).status).toBe(401)
    expect((await post('aws', { 'x-access-token': 'A'.repeat(100) }, form('a.yaml', 'a'))).status).toBe(401)
  })
})
