/** A report that could not be written is not a green run; a reader that goes away changes nothing. */
import { spawn } from 'node:child_process'
import { existsSync, openSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { MAIN } from '../support/gate.ts'
import { createFolder } from '../support/repository.ts'
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
