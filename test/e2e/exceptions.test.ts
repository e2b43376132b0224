/** Exceptions of owners, through real commits and pushes, and in every format. */
import { rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { today } from '../../src/cli/gate-request.ts'
import { addDays } from '../../src/core/date.ts'
import { createGatedRepository, gate } from '../support/gate.ts'
import { createRepository, type TestRepository } from '../support/repository.ts'
import { BAD_TF, GOOD_TF } from '../support/templates.ts'

const FILE = '.mvc-gate/exceptions.yaml'
const VOLUME = 'aws-ebs-volume-unencrypted'
/** One day for the whole file, by the clock of the place, as the gate has it. */
const TODAY = today()
const inDays = (days: number) => addDays(TODAY, days)
const exception = (until = inDays(60), path = 'data.tf') => `- policy: ${VOLUME}
  path: ${path}
  reason: scratch data
  owner: "@acme/security"
  ticket: SEC-12
  until: ${until}
`
const LISTED = `Exceptions added or extended by this change:
  ${FILE}:1:3  adds an exception to ${VOLUME} in data.tf, until ${inDays(60)}, owner @acme/security, SEC-12: scratch data
`

async function withRemote(): Promise<TestRepository> {
  const repository = await createGatedRepository()
  const remote = await createRepository({ bare: true })
  await repository.git('push', '-q', '--no-verify', remote.path, 'main')
  await repository.git('remote', 'add', 'origin', remote.path)
  await repository.git('fetch', '-q')
  return repository
}

async function commit(repository: TestRepository, files: Readonly<Record<string, string>>) {
  for (const [path, text] of Object.entries(files)) await repository.write(path, text)
  await repository.git('add', '-A')
  return repository.tryGit('commit', '-q', '-m', 'x')
}

const words = (text: string) => text.replaceAll(/\s+/g, ' ')

describe('an exception and its violation in one change', () => {
  test('pass a commit and a push, which list it', async () => {
    const repository = await withRemote()
    const done = await commit(repository, { 'data.tf': BAD_TF, [FILE]: exception() })
    expect(done).toMatchObject({ code: 0 })
    expect(done.stderr).toContain(LISTED)
    const push = await repository.tryGit('push', '-q', 'origin', 'main')
    expect(push).toMatchObject({ code: 0 })
    expect(push.stderr).toContain(LISTED)
  })

  test('are blocked with "exceptionsFrom": "base", until the base has the exception', async () => {
    const repository = await withRemote()
    await commit(repository, { '.mvcrc': '{ "exceptionsFrom": "base" }' })
    const blocked = await commit(repository, { 'data.tf': BAD_TF, [FILE]: exception() })
    expect(blocked).toMatchObject({ code: 1 })
    expect(words(blocked.stderr)).toContain(
      'the base of this change does not have it ("exceptionsFrom": "base")',
    )
    await repository.git('reset', '-q', 'data.tf')
    await rm(join(repository.path, 'data.tf'))
    expect(await commit(repository, {})).toMatchObject({ code: 0, stderr: expect.stringContaining(LISTED) })
    expect(await commit(repository, { 'data.tf': BAD_TF })).toMatchObject({ code: 0 })
    const push = await repository.tryGit('push', '-q', 'origin', 'main')
    expect(push).toMatchObject({ code: 1 })
    await repository.git('push', '-q', '--no-verify', 'origin', 'main~1:refs/heads/main')
    expect(await repository.tryGit('push', '-q', 'origin', 'main')).toMatchObject({ code: 0 })
  })

  test('the option of a range goes above the configuration', async () => {
    const repository = await createGatedRepository()
    const base = (await repository.git('rev-parse', 'HEAD')).stdout.trim()
    await commit(repository, { 'data.tf': BAD_TF, [FILE]: exception() })
    const scan = (...more: readonly string[]) => gate(repository, ['scan', '--since', base, ...more])
    expect(await scan()).toMatchObject({ code: 0 })
    expect(await scan('--exceptions-from', 'base')).toMatchObject({ code: 1 })
    for (const format of ['pretty', 'json', 'sarif', 'junit', 'html', 'github', 'gitlab', 'gitlab-sast']) {
      const { code, stdout } = await scan('--format', format)
      expect({ format, code }).toEqual({ format, code: 0 })
      expect(stdout, format).toContain('SEC-12')
    }
    const json = JSON.parse((await scan('--format', 'json')).stdout)
    expect(json.suppressions).toMatchObject([
      {
        by: 'exception',
        reason: 'scratch data',
        exception: { owners: ['@acme/security'], ticket: 'SEC-12', until: inDays(60) },
      },
    ])
    expect(json.exceptionChanges).toMatchObject([{ kind: 'added', entry: { policy: VOLUME }, before: null }])
    const sarif = JSON.parse((await scan('--format', 'sarif')).stdout)
    expect(sarif.runs[0].results[0].suppressions).toMatchObject([
      {
        kind: 'external',
        status: 'accepted',
        justification: `scratch data (until ${inDays(60)}, owner @acme/security, SEC-12)`,
        properties: { owners: ['@acme/security'], ticket: 'SEC-12', until: inDays(60) },
      },
    ])
    expect((await scan('--verbose')).stdout).toContain('Accepted by exceptions:\n  data.tf:4:23')
  })
})

describe('only exceptions', () => {
  test('a comment blocks with the way to an exception, which then passes', async () => {
    const repository = await createGatedRepository()
    await commit(repository, {
      '.mvcrc': '{ "suppressions": { "low": "exceptions" }, "maxExceptionDays": 90 }',
    })
    const template = BAD_TF.replace('false', `false # mvc-gate:ignore ${VOLUME} -- scratch data`)
    const blocked = await commit(repository, { 'data.tf': template })
    expect(blocked).toMatchObject({ code: 1 })
    expect(words(blocked.stderr)).toContain(
      `the suppression in data.tf:4 does not apply: this finding is suppressed only by ${FILE}`,
    )
    expect(blocked.stderr).toContain(
      `To accept a finding, its owners add to ${FILE}: - { policy: "${VOLUME}"`,
    )
    // Midnight may have passed since the file began.
    expect(await commit(repository, { [FILE]: exception(inDays(92)) })).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`${FILE}:6:10: until: ${inDays(92)} is more than 90 days from today`),
    })
    expect(await commit(repository, { [FILE]: exception() })).toMatchObject({ code: 0 })
  })
})

describe('an exception that is over', () => {
  test('blocks the next change of its template, and is named by a scan and by doctor', async () => {
    const repository = await createGatedRepository()
    for (const [path, text] of Object.entries({ 'data.tf': BAD_TF, [FILE]: exception('2025-01-31') })) {
      await repository.write(path, text)
    }
    await repository.commit('Accepted')
    expect(await commit(repository, { 'notes.md': 'x' })).toMatchObject({ code: 0, stderr: '' })
    const blocked = await commit(repository, { 'data.tf': `${BAD_TF}\n# more\n` })
    expect(blocked).toMatchObject({ code: 1 })
    expect(words(blocked.stderr)).toContain(
      `the exception in ${FILE}:1:3 expired on 2025-01-31 (@acme/security, SEC-12)`,
    )
    const scan = await gate(repository, ['scan', '--all', '--strict-ignores'])
    expect(scan.stdout).toContain(`${FILE}:1:3  the exception expired on 2025-01-31`)
    const doctor = await gate(repository, ['doctor'])
    expect(doctor.stdout).toContain(`exceptions`)
    expect(doctor.stdout).toContain(`${FILE}: 1 exception; expired: ${FILE}:1:3`)
    expect(doctor.stdout).toContain(`no CODEOWNERS file: anyone may change ${FILE}`)
    expect(await commit(repository, { 'data.tf': GOOD_TF })).toMatchObject({ code: 0 })
    const unused = await gate(repository, ['scan', '--all'])
    expect(unused.stdout).toContain(`${FILE}:1:3  the exception expired on 2025-01-31`)
  })

  test('doctor says who owns the file', async () => {
    const repository = await createGatedRepository()
    await repository.write(FILE, exception())
    const owners = async (text: string) => {
      await repository.write('.github/CODEOWNERS', text)
      await repository.git('add', '.')
      return words((await gate(repository, ['doctor'])).stdout)
    }
    expect(await owners('* @acme/all\n/.mvc-gate/exceptions.yaml @acme/security\n')).toContain(
      `${FILE}: @acme/security (.github/CODEOWNERS)`,
    )
    expect(await owners('/infra/ @acme/platform\n')).toContain(`.github/CODEOWNERS names no owner of ${FILE}`)
    expect(await owners('* @acme/all\n/.mvc-gate/\n')).toContain(`names no owner of ${FILE}`)
  })

  test('that is unused is named by a scan of everything', async () => {
    const repository = await createGatedRepository()
    await commit(repository, { 'data.tf': GOOD_TF, [FILE]: exception() })
    const { code, stdout } = await gate(repository, ['scan', '--all'])
    expect(code).toBe(0)
    expect(stdout).toContain(`${FILE}:1:3  unused exception: no finding matches`)
    expect(await gate(repository, ['scan', '--all', '--strict-ignores'])).toMatchObject({ code: 1 })
  })
})

describe('a file that must not decide', () => {
  test.skipIf(process.platform === 'win32')('a link, or a file in a folder that is one', async () => {
    const repository = await createGatedRepository()
    await repository.write('mine/exceptions.yaml', exception())
    await repository.write('.mvc-gate/keep', '')
    await symlink('../mine/exceptions.yaml', join(repository.path, FILE))
    const refused = {
      code: expect.toSatisfy((code: number) => code > 0),
      stderr: expect.stringContaining(`${FILE}: a symbolic link leads to the exceptions`),
    }
    expect(await commit(repository, { 'data.tf': BAD_TF })).toMatchObject(refused)
    expect(await gate(repository, ['scan', '.'])).toMatchObject(refused)
    await rm(join(repository.path, '.mvc-gate'), { recursive: true })
    await symlink('mine', join(repository.path, '.mvc-gate'))
    expect(await commit(repository, {})).toMatchObject(refused)
    expect(await gate(repository, ['scan', '.'])).toMatchObject(refused)
  })

  test('one that is not staged', async () => {
    const repository = await createGatedRepository()
    await repository.write('data.tf', BAD_TF)
    await repository.git('add', 'data.tf')
    await repository.write(FILE, exception())
    expect(await repository.tryGit('commit', '-q', '-m', 'x')).toMatchObject({ code: 1 })
  })

  test('one that is not UTF-8', async () => {
    const repository = await createGatedRepository()
    await repository.write(FILE, '')
    await writeFile(join(repository.path, FILE), Buffer.from(`\ufeff${exception()}`, 'utf16le'))
    expect(await commit(repository, {})).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('UTF-16 text, not UTF-8'),
    })
  })
})
