import { chmod, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { GateError } from '../../src/core/errors.ts'
import { explainFailure } from '../../src/git/failure.ts'
import { openRepository, runGit, streamGit } from '../../src/git/git.ts'
import { createFolder, createRepository, testEnvironment } from '../support/repository.ts'

/** The GateError that a promise rejects with. */
async function failure(promise: Promise<unknown>): Promise<GateError> {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (error instanceof GateError) return error
  throw new Error(`expected a GateError, got ${String(error)}`)
}

describe('openRepository', () => {
  it('reports the top level, the folders, HEAD and the format, from a subfolder too', async () => {
    const { path, environment, write, commit } = await createRepository()
    await write('infra/a.tf', '')
    const head = await commit()
    const opened = await openRepository(join(path, 'infra'), environment)
    expect(opened).toMatchObject({ top: path, head, objectFormat: 'sha1' })
    expect([opened.gitDir, opened.commonDir]).toEqual([join(path, '.git'), join(path, '.git')])
  })

  it('has no HEAD before the first commit', async () => {
    const { path, environment } = await createRepository({ objectFormat: 'sha256' })
    expect(await openRepository(path, environment)).toMatchObject({ head: undefined, objectFormat: 'sha256' })
  })

  it('distinguishes a linked work tree from its main one, with and without the environment of a hook', async () => {
    const main = await createRepository()
    const head = await main.commit()
    const linked = join(createFolder(), 'linked')
    await main.git('worktree', 'add', '-q', linked)
    const gitDir = join(main.path, '.git', 'worktrees', 'linked')
    for (const extra of [{}, { GIT_DIR: gitDir }]) {
      const opened = await openRepository(linked, { ...main.environment, ...extra })
      expect(opened).toMatchObject({ top: linked, gitDir, commonDir: join(main.path, '.git'), head })
    }
  })

  it('opens bare repositories, and the git folder itself: a push needs no work tree', async () => {
    const bare = await createRepository({ bare: true })
    expect(await openRepository(bare.path, bare.environment)).toMatchObject({
      top: bare.path,
      head: undefined,
    })
    const { path, environment, commit } = await createRepository()
    const head = await commit()
    const inside = join(path, '.git')
    expect(await openRepository(inside, environment)).toMatchObject({ top: inside, head })
  })

  it('finds a repository whose names in the environment are relative to a subfolder', async () => {
    const { path, environment, write, commit } = await createRepository()
    await write('infra/a.tf', '')
    const head = await commit()
    const named = { ...environment, GIT_DIR: '../.git', GIT_WORK_TREE: '..' }
    const opened = await openRepository(join(path, 'infra'), named)
    expect(opened).toMatchObject({ top: path, head })
    expect((await runGit(opened, ['ls-files'])).toString()).toBe('infra/a.tf\n')
  })

  it('finds a work tree that is not where the git folder is', async () => {
    const { path, environment, git } = await createRepository()
    const elsewhere = createFolder()
    await git('config', 'core.worktree', elsewhere)
    const opened = await openRepository(path, environment)
    expect(opened.top).toBe(elsewhere)
    expect((await runGit(opened, ['rev-parse', '--absolute-git-dir'])).toString().trim()).toBe(opened.gitDir)
  })

  it('says that a folder is in no repository', async () => {
    const folder = createFolder()
    const error = await failure(openRepository(folder, testEnvironment(folder)))
    expect([error.code, error.message]).toEqual(['git', 'not inside a git repository'])
    expect(error.hint).toContain('mvc-gate scan <path>')
  })

  it('says that a folder does not exist', async () => {
    const folder = join(createFolder(), 'nowhere')
    const error = await failure(openRepository(folder, testEnvironment(folder)))
    expect([error.code, error.message]).toEqual(['git', `no such folder: '${folder}'`])
  })

  it('says that git is not installed', async () => {
    const folder = createFolder()
    const error = await failure(openRepository(folder, { ...testEnvironment(folder), PATH: folder }))
    expect([error.code, error.message]).toEqual(['git', 'git was not found on PATH'])
  })

  it.skipIf(process.platform === 'win32')('says that git is too old', async () => {
    const folder = createFolder()
    // Versions before 2.31 print back an option of rev-parse that they don't know.
    await writeFile(join(folder, 'git'), '#!/bin/sh\necho --path-format=absolute\nexit 1\n')
    await chmod(join(folder, 'git'), 0o755)
    const PATH = `${folder}${delimiter}${process.env.PATH}`
    const error = await failure(openRepository(folder, { ...testEnvironment(folder), PATH }))
    expect([error.message, error.hint]).toEqual([
      'this version of git is too old',
      'install git 2.31 or later',
    ])
  })

  it.skipIf(process.platform === 'win32')('refuses a path that it could not hand to git', async () => {
    const folder = join(createFolder(), 'line\nbreak')
    const { environment } = await createRepository({ path: folder })
    const error = await failure(openRepository(folder, environment))
    expect(error.message).toBe('the path of this repository is not valid UTF-8, or contains a line break')
  })

  it('takes a path with spaces, quotes and characters beyond U+FFFF', async () => {
    const path = join(createFolder(), "it's 🪣")
    const { environment, commit } = await createRepository({ path })
    const head = await commit()
    expect(await openRepository(path, environment)).toMatchObject({ top: path, head })
  })
})

describe('runGit', () => {
  it('reports a failure with the last words of git', async () => {
    const { path, environment } = await createRepository()
    const error = await failure(runGit(await openRepository(path, environment), ['ls-tree', 'nothing']))
    expect([error.code, error.message]).toEqual([
      'git',
      'git ls-tree failed: Not a valid object name nothing',
    ])
  })

  it('is not disturbed by traces, pathspec settings or a foreign language', async () => {
    const { path, environment, write, commit } = await createRepository()
    await write('a.tf', '')
    await commit()
    const disturbed = {
      ...environment,
      GIT_TRACE: '1',
      GIT_TRACE_SETUP: '1',
      GIT_LITERAL_PATHSPECS: '1',
      LC_ALL: 'de_DE.UTF-8',
    }
    const repository = await openRepository(path, disturbed)
    expect((await runGit(repository, ['ls-files', ':(glob)*.tf'])).toString()).toBe('a.tf\n')
    const error = await failure(runGit(repository, ['ls-tree', 'nothing']))
    expect(error.message).toBe('git ls-tree failed: Not a valid object name nothing')
  })

  it('does not look at the input of a command that stops reading', async () => {
    const { path, environment } = await createRepository()
    const input = Buffer.alloc(4_000_000, 'x\n')
    const error = await failure(runGit(await openRepository(path, environment), ['nonsense'], { input }))
    expect(error.message).toMatch(/^git nonsense failed: /)
  })

  it('is ended by the signal of the repository, before and while it runs', async () => {
    const { path, environment } = await createRepository()
    const controller = new AbortController()
    const repository = await openRepository(path, environment, controller.signal)
    const reason = new Error('enough')
    const running = runGit(repository, ['version'])
    controller.abort(reason)
    await expect(running).rejects.toBe(reason)
    await expect(runGit(repository, ['version'])).rejects.toBe(reason)
  })

  it('hands on what its reader throws', async () => {
    const { path, environment } = await createRepository()
    const repository = await openRepository(path, environment)
    const reading = streamGit(repository, ['version'], {}, () => {
      throw new RangeError('no')
    })
    await expect(reading).rejects.toThrow(RangeError)
  })
})

describe('explainFailure', () => {
  it('names the way out when git refuses a repository of another user', () => {
    const errors =
      "fatal: detected dubious ownership in repository at '/srv/code'\nTo add an exception for this directory, call:\n"
    const error = explainFailure('rev-parse', 128, errors)
    expect(error.message).toBe('git refuses this repository because another user owns it')
    expect(error.hint).toBe("if you trust it, run: git config --global --add safe.directory '/srv/code'")
  })

  it('says how git ended when git said nothing', () => {
    expect(explainFailure('ls-tree', 'SIGKILL', '').message).toBe('git ls-tree failed: it ended with SIGKILL')
  })
})
