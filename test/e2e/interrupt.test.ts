/** Ctrl-C in the middle of a commit leaves everything as it was. */
import { spawn } from 'node:child_process'
import { platform } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { createGatedRepository, stateOf } from '../support/gate.ts'
import { BAD_CFN } from '../support/templates.ts'

describe.skipIf(platform() === 'win32')('Ctrl-C', () => {
  // Whenever it comes, before, while or after the gate judges: the assertion holds at any time.
  test.each([50, 150, 300, 600])('after %i ms changes nothing', async (delay) => {
    const repository = await createGatedRepository()
    for (let i = 0; i < 200; i++) await repository.write(`t/web${i}.yaml`, `${BAD_CFN}# ${i}\n`)
    await repository.git('add', '.')
    await repository.write('t/web0.yaml', 'unstaged\n')
    const before = await stateOf(repository)
    // A terminal sends the signal to the whole foreground process group.
    const child = spawn('git', ['commit', '-q', '-m', 'x'], {
      cwd: repository.path,
      env: repository.environment,
      detached: true,
      stdio: 'ignore',
    })
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
    await wait(delay)
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGINT')
    } catch {
      // It was done already.
    }
    expect(await ended).not.toBe(0)
    expect(await stateOf(repository)).toEqual(before)
  })
})
