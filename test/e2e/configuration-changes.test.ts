/** What a change does to the configuration is reported by the hooks and by scans, also where it touches nothing else. */
import { describe, expect, test } from 'vitest'
import { createGatedRepository, gate } from '../support/gate.ts'
import { createRepository } from '../support/repository.ts'
import { BAD_TF } from '../support/templates.ts'

const HEADING = 'Configuration weakened by this change:\n'
const LINE = `${HEADING}  .mvcrc  exclude: added "infra"; no longer checked: infra/bad.tf\n`

describe('a template that is excluded as it comes', () => {
  test('at the commit and at the push, which pass', async () => {
    const repository = await createGatedRepository()
    const remote = await createRepository({ bare: true })
    await repository.git('push', '-q', '--no-verify', remote.path, 'main')
    await repository.git('remote', 'add', 'origin', remote.path)
    await repository.git('fetch', '-q')
    await repository.write('infra/bad.tf', BAD_TF)
    await repository.write('.mvcrc', '{ "exclude": ["infra"] }')
    await repository.git('add', '.')
    const commit = await repository.tryGit('commit', '-q', '-m', 'x')
    expect(commit).toMatchObject({ code: 0 })
    expect(commit.stderr).toContain(LINE)
    const push = await repository.tryGit('push', '-q', 'origin', 'main')
    expect(push).toMatchObject({ code: 0 })
    expect(push.stderr).toContain(LINE)
    await repository.write('notes.txt', 'x')
    await repository.git('add', '.')
    expect(await repository.tryGit('commit', '-q', '-m', 'y')).toMatchObject({ code: 0, stderr: '' })
  })

  test('by a configuration alone, in a range, and in every format', async () => {
    const repository = await createGatedRepository()
    await repository.write('infra/bad.tf', BAD_TF)
    await repository.commit('Bad')
    await repository.write('.mvcrc', '{ "exclude": ["infra"] }')
    await repository.git('add', '.')
    const commit = await repository.tryGit('commit', '-q', '-m', 'x')
    expect(commit).toMatchObject({ code: 0 })
    expect(commit.stderr).toContain(LINE)
    for (const format of ['pretty', 'json', 'sarif', 'junit', 'html', 'github', 'gitlab', 'gitlab-sast']) {
      const scan = await gate(repository, ['scan', '--since', 'HEAD~1', '--format', format])
      expect(scan, format).toMatchObject({ code: 0 })
      expect(scan.stdout, format).toContain('infra/bad.tf')
    }
    const part = await gate(repository, ['scan', '--since', 'HEAD~1', '--quiet', 'infra'])
    expect(part).toMatchObject({ code: 0 })
    expect(part.stdout).toContain(LINE)
    expect((await gate(repository, ['scan', '--all'])).stdout).not.toContain(HEADING)
  })

  test('by a removed configuration, in which nothing is left to read', async () => {
    const repository = await createGatedRepository()
    await repository.write('.mvcrc', '{ "failOn": "low" }')
    await repository.commit('Strict')
    await repository.git('rm', '-q', '.mvcrc')
    const { code, stderr } = await repository.tryGit('commit', '-q', '-m', 'x')
    expect({ code }).toEqual({ code: 0 })
    expect(stderr).toContain(
      `${HEADING}  .mvcrc  removed; the defaults apply\n  .mvcrc  failOn: medium (was low)\n`,
    )
  })
})
