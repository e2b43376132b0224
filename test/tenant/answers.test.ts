/** Answers of a tenant that can't be read are no verdict: never clean, and one line says why. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { describe, expect, onTestFinished, test } from 'vitest'
import { readResult } from '../../src/api/answers.ts'
import fc from '../support/properties.ts'
import { cacheFolder, client, sound } from './support.ts'

/** What a tenant says, where it differs from what the API says. */
interface Answers {
  readonly iamToken?: unknown
  /** The id of the n-th submission's result. */
  readonly resultId?: (n: number) => string
  readonly result?: (fileName: string) => unknown
  /** Sends a result in its own way. */
  readonly send?: (response: ServerResponse, body: string) => void
}

interface Tenant {
  readonly url: string
  /** Methods and paths. */
  readonly requests: string[]
}

const SCAN = '/neo/config-audit/devops/v1/scan'

async function tenantThat(answers: Answers): Promise<Tenant> {
  const requests: string[] = []
  const names = new Map<string, string>()
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://tenant')
    requests.push(`${request.method} ${pathname}`)
    const text = await textOf(request)
    const json = (body: unknown) => response.end(JSON.stringify(body))
    const { port } = server.address() as AddressInfo
    if (pathname.includes('/token')) {
      const isFirst = pathname.includes('shnapi')
      json({ access_token: isFirst ? (answers.iamToken ?? 'iam') : 'access', expires_in: 899 })
    } else if (pathname === SCAN) {
      const id = answers.resultId?.(names.size) ?? String(names.size)
      names.set(`${id}`, /filename="([^"]*)"/.exec(text)?.[1] ?? '')
      json({ status: 'Success', message: `http://127.0.0.1:${port}${SCAN}/result/${id}` })
    } else {
      const fileName = names.get(pathname.split('/').at(-1) ?? '') ?? ''
      const clean = {
        status: 'Success',
        message: { violation_count: 0, policies_violated: [], file_name: fileName },
      }
      const body = JSON.stringify(answers.result?.(fileName) ?? clean)
      if (answers.send === undefined) response.end(body)
      else answers.send(response, body)
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('latin1')
}

const message = (fields: object, status = 'Success') => ({ status, message: fields })
const CLEAN = { kind: 'judged', violationCount: 0, policies: [] }

test('what the API says is read', async () => {
  const { url } = await tenantThat({})
  expect(await client(url).judge([sound()])).toEqual({ verdicts: [CLEAN], error: undefined })
})

describe('no verdict', () => {
  const unreadable: readonly (readonly [string, unknown, RegExp])[] = [
    ['a count that is empty', message({ violation_count: '' }), /violation_count is not a number/],
    [
      'a count that is a word',
      message({ violation_count: 'none', policies_violated: [] }),
      /violation_count/,
    ],
    ['a count below zero', message({ violation_count: -1 }), /violation_count/],
    ['half a violation', message({ violation_count: 0.5 }), /violation_count/],
    ['a count that is a list', message({ violation_count: [] }), /violation_count/],
    ['a count that is false', message({ violation_count: false }), /violation_count/],
    [
      'names that are not a list',
      message({ violation_count: 0, policies_violated: 'SSH' }),
      /policies_violated/,
    ],
    ['neither count nor names', message({ file_name: 'a.yaml' }), /no result/],
    ['nothing but nulls', message({ violation_count: null, policies_violated: null }), /no result/],
    ['an unknown status', message({ violation_count: 0 }, 'PARTIALLY_EVALUATED'), /PARTIALLY_EVALUATED/],
    ['a timeout', message({ violation_count: 0 }, 'Timed out'), /Timed out/],
    ['another file', message({ violation_count: 0, file_name: 'other.yaml' }), /another file, "other\.yaml"/],
  ]
  test.each(unreadable)('%s', async (_, result, words) => {
    const { url } = await tenantThat({ result: () => result })
    const { verdicts, error } = await client(url).judge([sound()])
    expect(verdicts).toEqual([undefined])
    expect(error).toMatchObject({ fault: 'protocol', message: expect.stringMatching(words) })
  })

  test('for two files with one result address, in this run and in the next', async () => {
    const { url } = await tenantThat({ resultId: () => 'one', result: () => message({ violation_count: 0 }) })
    const folder = cacheFolder()
    for (const concurrency of [1, 8]) {
      const { judge } = client(url, { folder })
      const { verdicts, error } = await judge([sound('a'), sound('b')], { concurrency })
      expect(error).toMatchObject({
        fault: 'protocol',
        message: expect.stringMatching(/the same result address/),
      })
      expect(verdicts).toEqual([undefined, undefined])
    }
  })

  test.each<[string, unknown]>([
    ['a line break', 'iam\r\nx-evil: 1'],
    ['a blank', 'iam token'],
    ['nothing', ''],
    ['an object', {}],
    ['sixteen thousand signs and more', 'x'.repeat(17_000)],
  ])('from a sign-in whose first token is %s', async (_, iamToken) => {
    const { url, requests } = await tenantThat({ iamToken })
    const { verdicts, error } = await client(url).judge([sound()])
    expect(verdicts).toEqual([undefined])
    expect(error).toMatchObject({ fault: 'protocol', message: expect.stringMatching(/no token/) })
    expect(requests).toHaveLength(1)
  })
})

describe('a verdict all the same', () => {
  test.each<[string, (fileName: string) => unknown, object]>([
    ['a count in digits', () => message({ violation_count: '2' }), { violationCount: 2 }],
    ['names without a count', () => message({ policies_violated: ['SSH'] }), { violationCount: 1 }],
    [
      'violations beside an unknown status',
      () => message({ violation_count: 1 }, 'Odd'),
      { violationCount: 1 },
    ],
    [
      'more names than the count',
      () => message({ violation_count: 0, policies_violated: ['A', {}] }),
      { violationCount: 2 },
    ],
    [
      'the file with its folder',
      (name) => message({ violation_count: 0, file_name: `/tmp/${name}` }),
      { violationCount: 0 },
    ],
    ['no name of a file', () => message({ violation_count: 0 }, 'Completed'), { violationCount: 0 }],
  ])('%s', async (_, result, expected) => {
    const { url } = await tenantThat({ result })
    const { verdicts, error } = await client(url).judge([sound()])
    expect(error).toBeUndefined()
    expect(verdicts).toEqual([expect.objectContaining(expected)])
  })

  test('a file whose name is not ASCII, however the server writes it', async () => {
    for (const named of ['größe.yaml', 'grÃ¶Ã\u009fe.yaml', 'gr??e.yaml'.replace('??', '\ufffd\ufffd')]) {
      const { url } = await tenantThat({ result: () => message({ violation_count: 0, file_name: named }) })
      const { error } = await client(url).judge([{ ...sound(), fileName: 'größe.yaml' }])
      expect(error).toBeUndefined()
    }
  })
})

describe('a content encoding', () => {
  test('that is right is decoded', async () => {
    const { url } = await tenantThat({
      send: (response, body) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(body)),
    })
    expect((await client(url).judge([sound()])).verdicts).toEqual([CLEAN])
  })

  test.each([
    ['gzip', 'plain'],
    ['deflate', 'plain'],
    ['br', 'plain'],
    ['x-unknown', 'plain'],
  ])('%s that cannot be decoded is named, and not asked for again', async (encoding) => {
    const { url, requests } = await tenantThat({
      send: (response, body) => response.writeHead(200, { 'content-encoding': encoding }).end(body),
    })
    const { verdicts, error } = await client(url).judge([sound()])
    expect(verdicts).toEqual([undefined])
    expect(error).toMatchObject({ fault: 'protocol', message: expect.stringMatching(/content encoding/) })
    expect(requests.filter((each) => each.includes('/result/'))).toHaveLength(1)
  })
})

test('no answer at all is clean but one with a count of zero or an empty list', () => {
  const field = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom(0, '0', '', null, [], {}, false, '00', ' 0', 0.5, -0, Number.POSITIVE_INFINITY),
  )
  const status = fc.oneof(fc.string(), fc.constantFrom('Success', 'Completed', 'Odd', 'Failure', 'Submitted'))
  fc.assert(
    fc.property(status, field, field, (of, violation_count, policies_violated) => {
      const result = readResult({ status: of, message: { violation_count, policies_violated } })
      if (result.kind !== 'final' || result.violationCount > 0) return
      const isEmpty = Array.isArray(policies_violated) && policies_violated.length === 0
      expect([0, -0, '0', '00', null]).toContain(violation_count)
      expect(isEmpty || policies_violated === null).toBe(true)
      expect(isEmpty || violation_count !== null).toBe(true)
    }),
    { numRuns: 2_000 },
  )
})
