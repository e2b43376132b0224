import { chownSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { explain, findInstallTarget } from '../../src/install/repository.ts'
import { createFolder, createRepository } from '../support/repository.ts'

describe('findInstallTarget', () => {
  test.skipIf(process.platform === 'win32')('keeps blanks and more at the end of a path', async () => {
    const path = join(createFolder(), 'ends in \t ')
    await createRepository({ path })
    expect(await findInstallTarget(path)).toMatchObject({ top: path, gitHooks: join(path, '.git/hooks') })
  })

  test.each(['', 'hooks ', "tab\tand 'quote'"])('gives core.hooksPath %j as it is set', async (value) => {
    const repository = await createRepository()
    await repository.git('config', 'core.hooksPath', value)
    expect((await findInstallTarget(repository.path)).hooksPath).toEqual({ scope: 'local', value })
  })

  test('says what is wrong with the configuration', async () => {
    const repository = await createRepository()
    await repository.write('.git/config', '[core]\n\thooksPath\n')
    await expect(findInstallTarget(repository.path)).rejects.toMatchObject({
      code: 'git',
      message: expect.stringMatching(/^git failed: bad config /),
    })
  })

  test('says that there is no repository, or no work tree', async () => {
    const folder = createFolder()
    await expect(findInstallTarget(folder)).rejects.toMatchObject({
      code: 'git',
      message: `not a git repository: ${folder}`,
    })
    const { path } = await createRepository({ bare: true })
    await expect(findInstallTarget(path)).rejects.toMatchObject({
      code: 'git',
      message: `no work tree in ${path}: git runs commit hooks only in one`,
      hint: expect.stringContaining('mvc-gate init --server bare'),
    })
  })

  // Only root can give files away.
  test.skipIf(process.getuid?.() !== 0)("hands on git's advice on a repository of another user", async () => {
    const { path } = await createRepository()
    chownSync(path, 12345, 12345)
    chownSync(join(path, '.git'), 12345, 12345)
    await expect(findInstallTarget(path)).rejects.toMatchObject({
      code: 'git',
      message: 'git refuses this repository because another user owns it',
      hint: `if you trust it, run: git config --global --add safe.directory ${path}`,
    })
  })
})

test("git's advice on a repository of another user is found in any language", () => {
  const said =
    "fatal: Fragwürdige Besitzverhältnisse im Repository unter '/x y'\nUm eine Ausnahme hinzuzufügen:\n\n" +
    "\tgit config --global --add safe.directory '/x y'\n"
  expect(explain(new Error(said), '/x y')).toMatchObject({
    code: 'git',
    message: 'git refuses this repository because another user owns it',
    hint: "if you trust it, run: git config --global --add safe.directory '/x y'",
  })
})
