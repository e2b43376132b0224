import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findHusky, planHusky } from '../../src/install/husky.ts'
import { readManifest } from '../../src/install/manifest.ts'
import type { InstallTarget } from '../../src/install/repository.ts'
import { createFolder } from '../support/repository.ts'

interface Case {
  readonly manifest?: object
  readonly hooksPath?: string
  readonly scope?: string
  readonly folders?: readonly string[]
}

/** What is found, with the folder relative to a top level at `<top>`. */
function find({ manifest = {}, hooksPath, scope = 'local', folders = [] }: Case): unknown {
  const top = createFolder()
  for (const folder of folders) mkdirSync(join(top, folder), { recursive: true })
  const value = hooksPath?.replace('<top>', top)
  const target: InstallTarget = {
    top,
    folder: '.',
    gitHooks: join(top, '.git/hooks'),
    ...(value === undefined ? {} : { hooksPath: { value, scope } }),
  }
  const found = findHusky(target, readManifest(JSON.stringify(manifest)))
  return found && { ...found, folder: found.folder.replace(top, '<top>') }
}

const inactive = { folder: join('<top>', '.husky'), active: false }
const active = { folder: join('<top>', '.husky'), active: true }
const dependency = { devDependencies: { husky: '9' } }
const prepare = (script: string) => ({ scripts: { prepare: script } })

describe('findHusky', () => {
  test.each<[string, Case, unknown]>([
    ['a left-over folder', { folders: ['.husky'] }, undefined],
    ['the package alone', { manifest: dependency }, undefined],
    ['the package and its folder', { manifest: dependency, folders: ['.husky'] }, inactive],
    ['a call', { manifest: prepare('husky') }, inactive],
    ['a call among others', { manifest: prepare('is-ci || node_modules/.bin/husky && tsc') }, inactive],
    ['a call by Yarn', { manifest: { scripts: { postinstall: 'husky install' } } }, inactive],
    [
      'a call with a folder',
      { manifest: prepare('husky ci/hooks') },
      { ...inactive, folder: join('<top>', 'ci/hooks') },
    ],
    [
      'a call of version 8 with a folder',
      { manifest: prepare('husky install hooks') },
      { ...inactive, folder: join('<top>', 'hooks') },
    ],
    ['another program', { manifest: prepare('husky-like && ./not-husky .husky') }, undefined],
    ['hooks as version 9 sets them up', { hooksPath: '.husky/_', folders: ['.husky/_'] }, active],
    ['hooks at an absolute path', { hooksPath: '<top>/.husky/_', folders: ['.husky/_'] }, active],
    ['hooks as version 8 sets them up', { hooksPath: '.husky', folders: ['.husky'] }, active],
    ['hooks that this work tree lacks', { hooksPath: '.husky/_', folders: ['.husky'] }, inactive],
    ['a call while git runs others', { manifest: prepare('husky'), hooksPath: 'team-hooks' }, undefined],
    ['a call while git runs none', { manifest: prepare('husky'), hooksPath: '' }, undefined],
    [
      'a call before husky overrides the global folder',
      { manifest: prepare('husky'), hooksPath: '/x', scope: 'global' },
      inactive,
    ],
  ])('%s', (_, given, expected) => {
    expect(find(given)).toEqual(expected)
  })
})

describe('planHusky', () => {
  test('refuses a folder outside of the repository, also behind a link', async () => {
    const top = createFolder()
    const outside = createFolder()
    symlinkSync(outside, join(top, 'link'))
    for (const folder of [outside, join(top, '..'), join(top, 'link'), join(top, 'link/deeper')]) {
      await expect(planHusky({ top, folder: '.', gitHooks: '' }, folder)).rejects.toMatchObject({
        code: 'refused',
        message: `the husky hooks are outside this repository, in '${folder}'`,
      })
    }
    const target = { top, folder: '.', gitHooks: '' }
    expect(await planHusky(target, join(top, '..hooks'))).toHaveLength(5)
  })
})
