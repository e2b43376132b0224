/** What a submission has to look like, and what becomes of broken ones. */
import { describe, expect, test } from 'vitest'
import { readUpload } from '../../src/emulator/upload.ts'
import { BAD_CFN, GOOD_CFN } from '../support/templates.ts'
import { call, emulator, form, SCAN, scan, signIn, submit } from './support.ts'

type Body = FormData | string
const CUT = 'the body is not multipart/form-data: Unexpected end of multipart data'

describe('submission', () => {
  const post = async (body: Body, headers: Record<string, string> = {}, service = 'aws') => {
    const running = await emulator()
    const token = await signIn(running)
    return call(`${running.url}${SCAN}?service=${service}`, {
      method: 'POST',
      headers: { 'x-access-token': token, ...headers },
      body,
    })
  }
  const without = (name: string) => {
    const body = form('a.yaml', GOOD_CFN)
    body.delete(name)
    return body
  }
  const twice = () => {
    const body = form('a.yaml', GOOD_CFN)
    body.append('templateFile', new Blob([GOOD_CFN]), 'b.yaml')
    return body
  }
  const nested = () => {
    const body = without('filename')
    body.append('filename', 'folder/a.yaml')
    return body
  }
  const plain = () => {
    const body = without('templateFile')
    body.append('templateFile', GOOD_CFN)
    return body
  }
  const cut = 'multipart/form-data; boundary=b'

  test.each<[string, Body, Record<string, string>, string]>([
    ['no file', without('templateFile'), {}, 'the part templateFile with a file is missing'],
    ['a file that is a field', plain(), {}, 'the part templateFile with a file is missing'],
    ['no name', without('filename'), {}, 'the field filename is missing'],
    ['a folder', nested(), {}, 'the field filename names a folder'],
    ['two files', twice(), {}, 'one file is taken per request'],
    ['JSON', '{}', { 'content-type': 'application/json' }, 'the body is not multipart/form-data'],
    [
      'no boundary',
      '--b',
      { 'content-type': 'multipart/form-data; a=b' },
      'the body is not multipart/form-data: Multipart: Boundary not found',
    ],
    ['an empty body', '', { 'content-type': cut }, CUT],
    [
      'the end of a part missing',
      '--b\r\nContent-Disposition: form-data; name="templateFile"; filename="a"\r\n\r\nabc',
      { 'content-type': cut },
      CUT,
    ],
    [
      'the head of a part cut',
      '--b\r\nContent-Disposition: form-da',
      { 'content-type': cut },
      expect.stringContaining('Unexpected end'),
    ],
    [
      'a name that is too long',
      (() => {
        const f = without('filename')
        f.append('filename', 'a'.repeat(2_000))
        return f
      })(),
      {},
      'the field filename is too long',
    ],
  ])('%s', async (_what, body, headers, reason) => {
    expect(await post(body, headers)).toMatchObject({
      status: 400,
      json: { status: 'Failure', message: reason },
    })
  })

  test('a service that is not known', async () => {
    expect(await post(form('a.yaml', GOOD_CFN), {}, 'oracle')).toMatchObject({
      status: 400,
      json: { status: 'Failure', message: 'the service is one of aws, azure, gcp' },
    })
  })

  test('too many bytes, a little and by far', async () => {
    const json = { status: 'Failure', message: 'a template has at most 10485760 bytes' }
    expect(await post(form('a.yaml', new Uint8Array(10_485_761)))).toMatchObject({ status: 413, json })
    expect(await post(form('a.yaml', new Uint8Array(20_000_000)))).toMatchObject({ status: 413, json })
  })

  test('without a token nothing is taken', async () => {
    const running = await emulator()
    expect((await submit(running, 'guessed', 'a.yaml', GOOD_CFN)).status).toBe(401)
    expect(running.stats.submissions).toEqual([])
  })

  test('names of every kind arrive as they are', async () => {
    const running = await emulator()
    for (const name of ['großes "Netz", 1%41.yaml', '__proto__', '数.yaml']) {
      const { json } = await scan(running, name, BAD_CFN)
      expect(json.message).toMatchObject({ violation_count: 1, file_name: name })
    }
  })
})

describe('readUpload', () => {
  const TYPE = 'multipart/form-data; boundary=b'
  const BODY = [
    '--b\r\nContent-Disposition: form-data; name="templateFile"; filename="a.tf"\r\n\r\nabc\r\n',
    '--b\r\nContent-Disposition: form-data; name="filename"\r\n\r\na.tf\r\n--b--\r\n',
  ].join('')

  test('settles however a body is cut', async () => {
    for (let end = 0; end < BODY.length - 4; end++) {
      expect(await readUpload(TYPE, Buffer.from(BODY.slice(0, end)))).toHaveProperty('reason')
    }
    expect(await readUpload(TYPE, Buffer.from(BODY))).toEqual({
      fileName: 'a.tf',
      partName: 'a.tf',
      bytes: Buffer.from('abc'),
    })
  })

  test('settles whatever byte is changed', async () => {
    const changed = await Promise.all(
      Array.from(BODY, (_, at) =>
        readUpload(TYPE, Buffer.from(`${BODY.slice(0, at)}\0${BODY.slice(at + 1)}`)),
      ),
    )
    expect(changed).toHaveLength(BODY.length)
  })

  test('many parts are not many files', async () => {
    const part = '--b\r\nContent-Disposition: form-data; name="x"; filename="x"\r\n\r\n\r\n'
    expect(await readUpload(TYPE, Buffer.from(`${part.repeat(5_000)}--b--\r\n`))).toHaveProperty('reason')
  })
})
