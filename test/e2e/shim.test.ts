/** The hooks that `init` writes, wherever the package is or is not, and whatever Node is there. */
import { existsSync } from 'node:fs'
import { chmod, mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createGatedRepository, createUngatedRepository, gate } from '../support/gate.ts'
import { createFolder, run, type TestRepository } from '../support/repository.ts'
import { BAD_CFN, BAD_CFN_AT } from '../support/templates.ts'

/** Where the hooks look outside of the home folder. */
const ON_MACHINE = [
  '/run/current-system/sw',
  '/usr/local',
  '/opt/homebrew',
  '/home/linuxbrew/.linuxbrew',
].map((prefix) => `${prefix}/bin/node`)
const MANIFEST = '{ "devDependencies": { "mvc-gate": "*" } }\n'

async function commit(repository: TestRepository, path: string, text: string) {
  await repository.write(path, text)
  await repository.git('add', '--all')
  return repository.tryGit('commit', '-q', '-m', 'x')
}

/** A package.json in a folder of its own, from which `init` runs. */
async function initIn(repository: TestRepository, folder: string): Promise<void> {
  await repository.write(`${folder}/package.json`, MANIFEST)
  const done = await gate(repository, ['init'], { cwd: join(repository.path, folder) })
  expect(done).toMatchObject({ code: 0 })
}

describe('the package', () => {
  test('of a workspace is found at the top, where npm puts it', async () => {
    const repository = await createUngatedRepository()
    await initIn(repository, 'packages/infra')
    expect((await commit(repository, 'notes.txt', 'a')).code).toBe(0)
    const bad = await commit(repository, 'packages/infra/web.yaml', BAD_CFN)
    expect(bad).toMatchObject({ code: 1, stderr: expect.stringContaining(`web.yaml:${BAD_CFN_AT}`) })
  })

  test('of one of several folders is enough, whichever was set up last', async () => {
    const repository = await createGatedRepository()
    await initIn(repository, 'web')
    await initIn(repository, "it's/app")
    const shim = await readFile(join(repository.path, '.git/hooks/pre-commit'), 'utf8')
    expect(shim).toContain("for folder in '.' 'web' 'it'\\''s/app'; do")
    const at = join(repository.path, "it's/app/node_modules")
    await mkdir(at)
    await rename(join(repository.path, 'node_modules/mvc-gate'), join(at, 'mvc-gate'))
    expect(await commit(repository, 'web.yaml', BAD_CFN)).toMatchObject({ code: 1 })
    // Each folder takes itself out; the last one the hooks with it.
    for (const folder of ['web', "it's/app"]) {
      expect(await gate(repository, ['uninstall'], { cwd: join(repository.path, folder) })).toMatchObject({
        code: 0,
      })
    }
    expect(await readFile(join(repository.path, '.git/hooks/pre-commit'), 'utf8')).toContain("in '.'; do")
    await gate(repository, ['uninstall'])
    await expect(readFile(join(repository.path, '.git/hooks/pre-commit'))).rejects.toThrow('ENOENT')
  })
})

describe('without the package', () => {
  async function withoutPackage(manifest: string | undefined): Promise<TestRepository> {
    const repository = await createUngatedRepository()
    await repository.hook('pre-push', 'exit 0')
    await gate(repository, ['init'])
    await rm(join(repository.path, 'node_modules/mvc-gate'))
    if (manifest === undefined) await repository.remove('package.json')
    else await repository.write('package.json', manifest)
    return repository
  }

  test('a commit is refused where a package.json of the index asks for it', async () => {
    const repository = await withoutPackage(MANIFEST)
    expect(await commit(repository, 'notes.txt', 'a')).toEqual({
      code: 1,
      stdout: '',
      stderr:
        'mvc-gate: not installed, so this commit cannot be checked\n' +
        '  run npm install, or bypass the gate once: git commit --no-verify\n',
    })
    // What is not staged does not count.
    await repository.write('package.json', '{}')
    expect((await repository.tryGit('commit', '-q', '-m', 'x')).code).toBe(1)
  })

  test.each(['{}\n', undefined])('a branch that does not ask for it (%j) gets one line', async (manifest) => {
    const repository = await withoutPackage(manifest)
    const done = await commit(repository, 'web.yaml', BAD_CFN)
    expect(done.code).toBe(0)
    expect(done.stderr).toBe(
      'mvc-gate: commit not checked: no package.json here installs mvc-gate ' +
        '(to remove the hooks: sh ".git/hooks/pre-commit" --uninstall)\n',
    )
  })

  test('a hook removes itself and those like it, and restores what was there', async () => {
    const repository = await withoutPackage('{}\n')
    const before = await readFile(join(repository.path, '.git/hooks/pre-push.before-mvc-gate'), 'utf8')
    await repository.hook('post-merge', 'echo mine')
    const done = await run(
      'sh',
      ['.git/hooks/pre-commit', '--uninstall'],
      repository.path,
      repository.environment,
    )
    expect(done).toMatchObject({ code: 0, stderr: '' })
    const { stdout } = await run('ls', ['.git/hooks'], repository.path, repository.environment)
    expect(stdout.split('\n').filter((name) => !name.endsWith('.sample') && name !== '')).toEqual([
      'post-merge',
      'pre-push',
    ])
    expect(await readFile(join(repository.path, '.git/hooks/pre-push'), 'utf8')).toBe(before)
  })
})

describe.skipIf(process.platform === 'win32')('where PATH has no node', () => {
  /** A folder for PATH with git and a shell alone, as graphical clients have it. */
  async function shortPath(): Promise<string> {
    const folder = createFolder()
    for (const name of ['git', 'sh', 'cat', 'env']) {
      const { stdout } = await run('sh', ['-c', `command -v ${name}`], folder, process.env)
      await symlink(stdout.trim(), join(folder, name))
    }
    return folder
  }

  async function node(home: string, folder: string, version?: string): Promise<void> {
    const path = join(home, folder, 'node')
    await mkdir(dirname(path), { recursive: true })
    if (version === undefined) return symlink(process.execPath, path)
    await writeFile(path, `#!/bin/sh\n[ "$1" = --version ] && echo ${version} && exit\nexit 9\n`)
    await chmod(path, 0o755)
  }

  async function commitWith(...nodes: readonly (readonly [string, string?])[]) {
    const repository = await createGatedRepository()
    const home = createFolder()
    for (const [folder, version] of nodes) await node(home, folder, version)
    await repository.write('web.yaml', BAD_CFN)
    await repository.git('add', '--all')
    const { NVM_BIN: _, NVM_DIR: __, N_PREFIX: ___, ...rest } = repository.environment
    const environment = { ...rest, HOME: home, PATH: await shortPath() }
    return run('git', ['commit', '-q', '-m', 'x'], repository.path, environment)
  }

  test.each([
    '.nvm/versions/node/v22.1.0/bin',
    '.config/nvm/versions/node/v22.1.0/bin',
    '.nodenv/versions/22.1.0/bin',
    'n/bin',
    '.proto/tools/node/22.1.0/bin',
    '.nix-profile/bin',
    '.local/share/mise/installs/node/22.1.0/bin',
    '.asdf/shims',
    '.volta/bin',
  ])('%s is found', async (folder) => {
    const done = await commitWith([folder])
    expect(done).toMatchObject({ code: 1, stderr: expect.stringContaining(BAD_CFN_AT) })
  })

  test('the first that is new enough is taken, whatever comes before it', async () => {
    const done = await commitWith(
      ['.nvm/versions/node/v21.0.0/bin', 'v16.20.2'],
      ['.nodenv/versions/22.1.0/bin'],
      ['.volta/bin', 'v18.0.0'],
    )
    expect(done).toMatchObject({ code: 1, stderr: expect.stringContaining(BAD_CFN_AT) })
  })

  test.skipIf(ON_MACHINE.some(existsSync))('old ones alone are named', async () => {
    const { code, stderr } = await commitWith(['.volta/bin', 'v16.20.2'])
    expect(code).toBe(1)
    expect(stderr).toMatch(/needs Node 20 or newer; found v16\.20\.2 at .*\.volta\/bin\/node\n/)
  })
})
