/** A report that could not be written is not a green run; a reader that goes away changes nothing. */
import { execFileSync, spawn } from 'node:child_process'
import {
  closeSync,
  constants,
  createReadStream,
  existsSync,
  mkdirSync,
  openSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { MAIN } from '../support/gate.ts'
import { createFolder, createRepository } from '../support/repository.ts'
import { BAD_CFN, GOOD_CFN } from '../support/templates.ts'

interface Ended {
  readonly code: number | null
  readonly stderr: string
}

/** Runs a command whose output goes to a file descriptor, or to a pipe that is closed before anything is written. */
async function run(args: readonly string[], template: string, stdout: number | 'closed'): Promise<Ended> {
  const folder = createFolder()
  writeFileSync(join(folder, 'web.yaml'), template)
  const child = spawn(process.execPath, [MAIN, ...args], {
    cwd: folder,
    stdio: ['ignore', stdout === 'closed' ? 'pipe' : stdout, 'pipe'],
  })
  if (stdout === 'closed') child.stdout?.destroy()
  let stderr = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { code, stderr }
}

describe.skipIf(!existsSync('/dev/full'))('on a full disk', () => {
  const full = () => openSync('/dev/full', 'w')

  test.each(['sarif', 'json', 'junit', 'html', 'gitlab'])(
    'a clean report as %s ends with 2',
    async (format) => {
      const { code, stderr } = await run(['scan', '--format', format], GOOD_CFN, full())
      expect(code).toBe(2)
      expect(stderr).toMatch(/^mvc-gate: cannot write the output: .*ENOSPC/)
    },
  )

  test('violations stay violations', async () => {
    expect((await run(['scan', '--format', 'json'], BAD_CFN, full())).code).toBe(1)
  })

  test('a list of policies ends with 2', async () => {
    expect((await run(['policies'], GOOD_CFN, full())).code).toBe(2)
  })
})

test.each([
  [GOOD_CFN, 0],
  [BAD_CFN, 1],
])('a reader that goes away changes no verdict', async (template, expected) => {
  expect((await run(['scan', '--format', 'json'], template, 'closed')).code).toBe(expected)
})

describe.skipIf(process.platform === 'win32')('a reader that takes its time gets everything', () => {
  const COUNT = 120

  /** As text: what a scan of many templates says through a pipe that is full most of the time. */
  async function scanInto(flags: number): Promise<string> {
    const folder = createFolder()
    const pipe = join(folder, 'pipe')
    execFileSync('mkfifo', [pipe])
    mkdirSync(join(folder, 'infra'))
    for (let i = 0; i < COUNT; i++) writeFileSync(join(folder, `infra/web${i}.yaml`), BAD_CFN)
    // Neither end waits for the other. The command must not have both: without this process it would wait for itself.
    const both = openSync(pipe, constants.O_RDWR)
    const writer = openSync(pipe, constants.O_WRONLY | flags)
    const reader = openSync(pipe, constants.O_RDONLY)
    closeSync(both)
    const child = spawn(process.execPath, [MAIN, 'scan', '--format', 'json', 'infra'], {
      cwd: folder,
      stdio: ['ignore', writer, 'pipe'],
    })
    closeSync(writer)
    const ended = new Promise((resolve) => child.on('close', resolve))
    let text = ''
    // It starts to read when the pipe has been filled.
    child.stderr?.resume()
    for await (const part of createReadStream('', { fd: reader, encoding: 'utf8', highWaterMark: 4096 }))
      text += part
    expect(await ended).toBe(1)
    return text
  }

  test.each([
    ['that is waited for', 0],
    ['that says to come again', constants.O_NONBLOCK],
  ])('from a pipe %s', async (_, flags) => {
    const { templates } = JSON.parse(await scanInto(flags))
    expect(templates).toHaveLength(COUNT)
  })
})

describe('what a hook says', () => {
  async function commitWith(template: string, stderr: number | 'pipe') {
    const repository = await createRepository()
    await repository.write('web.yaml', template)
    await repository.git('add', '.')
    const child = spawn(process.execPath, [MAIN, 'pre-commit'], {
      cwd: repository.path,
      stdio: ['ignore', 'ignore', stderr],
    })
    if (stderr === 'pipe') child.stderr?.destroy()
    return new Promise<number | null>((resolve) => child.on('close', resolve))
  }

  test.each([
    [GOOD_CFN, 0],
    [BAD_CFN, 1],
  ])('changes no verdict where nobody reads it', async (template, expected) => {
    expect(await commitWith(template, 'pipe')).toBe(expected)
  })

  test.skipIf(!existsSync('/dev/full')).each([
    [GOOD_CFN, 2],
    [BAD_CFN, 1],
  ])('ends with 2 where it cannot be written, unless there is worse', async (template, expected) => {
    expect(await commitWith(template, openSync('/dev/full', 'w'))).toBe(expected)
  })
})
