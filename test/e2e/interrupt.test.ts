/** Ctrl-C in the middle of a commit leaves everything as it was. */
import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { platform } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { createGatedRepository, MAIN, stateOf } from '../support/gate.ts'
import { createFolder } from '../support/repository.ts'
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

describe.skipIf(platform() === 'win32')('a signal', () => {
  // Nothing but the default action ends a process in the middle of a computation; a handler would have to wait for its end.
  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s ends a run that computes', async (signal) => {
    const folder = createFolder()
    // Violations: this many take many times as long as is waited for, on any machine.
    const rule = '{ IpProtocol: -1, CidrIp: 0.0.0.0/0 }'
    const group = (i: number) =>
      `  Group${i}:\n    Type: AWS::EC2::SecurityGroup\n    Properties: { GroupDescription: x, SecurityGroupIngress: [${rule}] }\n`
    const groups = Array.from({ length: 100_000 }, (_, i) => group(i)).join('')
    writeFileSync(join(folder, 'stack.yaml'), `Resources:\n${groups}`)
    writeFileSync(join(folder, '.mvcrc'), 'maxFileBytes: 67108864\n')
    const child = spawn(process.execPath, [MAIN, 'scan'], { cwd: folder, stdio: 'ignore' })
    const ended = new Promise((resolve) => child.on('exit', (code, by) => resolve(by ?? code)))
    await wait(1_500)
    child.kill(signal)
    expect(await ended).toBe(signal)
  })
})
