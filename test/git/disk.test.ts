import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { contentChange, diskChanges } from '../../src/git/disk.ts'
import { createFolder, createRepository } from '../support/repository.ts'
import { listedPaths, pathsInFolders, textOf, touchedPaths, touchedTexts } from './changes.ts'

/** A folder with files whose content is their path. */
async function folderWith(...paths: readonly string[]): Promise<string> {
  const folder = createFolder()
  for (const path of paths) {
    await mkdir(join(folder, path, '..'), { recursive: true })
    await writeFile(join(folder, path), path)
  }
  return folder
}

async function only(paths: readonly string[], cwd: string) {
  const [change, ...more] = await diskChanges(paths, cwd)
  if (change === undefined || more.length > 0) throw new Error(`expected one change, got ${more.length + 1}`)
  return change
}

const onPosix = describe.skipIf(process.platform === 'win32')

describe('diskChanges', () => {
  it('is every file of the current folder, sorted, without what tools put there', async () => {
    const skipped = ['.git/config', 'node_modules/x/a.tf', 'infra/.terraform/m/a.tf', '.venv/a.yaml']
    const folder = await folderWith('b.tf', 'a/z.tf', 'a.tf', '.hidden/a.tf', 'node_modules.tf', ...skipped)
    const change = await only([], folder)
    expect(await touchedTexts(change)).toEqual(
      Object.fromEntries(
        ['.hidden/a.tf', 'a.tf', 'a/z.tf', 'b.tf', 'node_modules.tf'].map((path) => [path, path]),
      ),
    )
    expect(touchedPaths(change)).toEqual(['.hidden/a.tf', 'a.tf', 'a/z.tf', 'b.tf', 'node_modules.tf'])
    expect([change.removed, change.snapshot.name]).toEqual([[], 'the files on disk'])
    // Also where a template names it.
    const others = ['node_modules/x', 'infra/.terraform', 'infra/.terraform/m', '.venv', 'Node_Modules/x']
    expect(await pathsInFolders(change.snapshot, '.git', '.git/hooks', '.GIT', ...others)).toEqual([])
  })

  it('takes a skipped folder that is named', async () => {
    const folder = await folderWith('.git/HEAD', 'node_modules/x/a.tf', 'node_modules/x/node_modules/y/b.tf')
    const change = await only(['node_modules/x'], folder)
    expect(touchedPaths(change)).toEqual(['node_modules/x/a.tf'])
    expect(await pathsInFolders(change.snapshot, 'node_modules/x')).toEqual(['node_modules/x/a.tf'])
    expect(await pathsInFolders(change.snapshot, 'node_modules/x/node_modules/y')).toEqual([])
  })

  it('names files from the top level of their repository, wherever it is called', async () => {
    const { path, write } = await createRepository()
    await write('infra/net/a.tf', 'a')
    await write('infra/b.tf', 'b')
    await write('c.tf', 'c')
    const infra = join(path, 'infra')
    expect(touchedPaths(await only(['net', join(path, 'c.tf')], infra))).toEqual(['c.tf', 'infra/net/a.tf'])
    const change = await only(['.', 'b.tf', './net/../b.tf'], infra)
    expect(await touchedTexts(change)).toEqual({ 'infra/b.tf': 'b', 'infra/net/a.tf': 'a' })
    expect(await listedPaths(change.snapshot)).toEqual(['c.tf', 'infra/b.tf', 'infra/net/a.tf'])
    expect(await pathsInFolders(change.snapshot, '.', 'infra')).toEqual(['c.tf', 'infra/b.tf'])
  })

  it('takes the folder itself as the root outside of a repository, and one root for each place', async () => {
    const one = await folderWith('infra/a.tf', 'infra/b.tf')
    const two = await folderWith('c.tf')
    const changes = await diskChanges([join('infra', 'a.tf'), two], one)
    expect(changes.map(touchedPaths)).toEqual([['a.tf'], ['c.tf']])
    expect(await pathsInFolders(changes[0]?.snapshot ?? expect.fail(), '.')).toEqual(['a.tf', 'b.tf'])
  })

  it('is a usage error for a path that names nothing', async () => {
    const folder = await folderWith('a.tf')
    for (const path of ['nowhere', 'a.tf/b.tf', 'a\0b']) {
      await expect(diskChanges(['a.tf', path], folder)).rejects.toMatchObject({
        code: 'usage',
        message: `no such file: '${path}'`,
      })
    }
  })
})

describe('the snapshot of a folder on disk', () => {
  it('gives sizes, contents and beginnings, in the order asked', async () => {
    const { snapshot, touched } = await only([], await folderWith('a.tf', 'long/b.tf', 'empty'))
    const [a, empty, b] = touched
    if (a === undefined || empty === undefined || b === undefined) throw new Error('three files')
    await writeFile(empty.id, '')
    expect(await snapshot.sizes([b, a, empty])).toEqual([9, 4, 0])
    expect((await snapshot.read([b, empty, b])).map(textOf)).toEqual(['long/b.tf', '', 'long/b.tf'])
    expect(textOf(await snapshot.readStart(b, 4))).toBe('long')
    expect(textOf(await snapshot.readStart(b, 100))).toBe('long/b.tf')
  })

  it('reads many files', async () => {
    const names = Array.from({ length: 300 }, (_, i) => `${1000 + i}.tf`)
    expect(Object.values(await touchedTexts(await only([], await folderWith(...names))))).toEqual(names)
  })

  it('has nothing in folders that are not there or lead out of it', async () => {
    const folder = await folderWith('inside/a.tf', 'outside.tf')
    const { snapshot } = await only(['.'], join(folder, 'inside'))
    const none = ['nowhere', 'a.tf', '..', '../', '/', folder, 'x/../..', 'x\0y', '..\\', 'C:']
    expect(await pathsInFolders(snapshot, ...none)).toEqual([])
  })

  it('reports a file that is gone when it is read', async () => {
    const { snapshot } = await only([], await folderWith('a.tf'))
    const gone = { path: 'gone.tf', id: join(createFolder(), 'gone.tf') }
    const expected = { code: 'io', message: "cannot read 'gone.tf': no longer exists" }
    await expect(snapshot.read([gone])).rejects.toMatchObject(expected)
    await expect(snapshot.sizes([gone])).rejects.toMatchObject(expected)
    await expect(snapshot.readStart(gone, 1)).rejects.toMatchObject(expected)
  })
})

onPosix('links and other kinds of files on disk', () => {
  it('follows a link that is named, and those that stay within the root', async () => {
    const folder = await folderWith('real/a.tf', 'real/deep/c.tf', 'other/b.tf')
    await symlink('a.tf', join(folder, 'real/link.tf'))
    await symlink('../other', join(folder, 'real/linked'))
    await symlink('..', join(folder, 'real/round'))
    await symlink('real', join(folder, 'named'))
    const change = await only(['real'], folder)
    expect(touchedPaths(change)).toEqual(['a.tf', 'deep/c.tf', 'link.tf'])
    expect(await pathsInFolders(change.snapshot, 'linked', 'round')).toEqual([])
    expect(await change.snapshot.unfollowed?.()).toEqual([
      { path: 'linked', why: 'outside' },
      { path: 'round', why: 'outside' },
    ])
    const file = await only([join('real', 'link.tf')], folder)
    expect(await touchedTexts(file)).toEqual({ 'link.tf': 'real/a.tf' })
    await mkdir(join(folder, '.git'))
    const named = await only(['named'], folder)
    expect(touchedPaths(named)).toEqual([
      'named/a.tf',
      'named/deep/c.tf',
      'named/link.tf',
      'named/linked/b.tf',
    ])
    expect(named.links).toEqual(['named/round'])
    expect(await named.snapshot.unfollowed?.()).toEqual([{ path: 'named/round', why: 'loop' }])
    expect(await pathsInFolders(named.snapshot, 'named', 'named/deep', 'named/linked')).toEqual([
      'named/a.tf',
      'named/deep/c.tf',
      'named/link.tf',
      'named/linked/b.tf',
    ])
    const below = await only([join('named', 'deep', 'c.tf')], folder)
    expect(await pathsInFolders(below.snapshot, 'named/deep')).toEqual(['named/deep/c.tf'])
  })

  it('never leads into what git keeps, nor anywhere without end', async () => {
    const folder = await folderWith('a/x.tf', 'b/y.tf', '.git/config')
    await symlink('../.git', join(folder, 'a/kept'))
    await symlink('../.git/config', join(folder, 'a/config'))
    await symlink('../b', join(folder, 'a/b'))
    await symlink('../a', join(folder, 'b/a'))
    await symlink('nowhere', join(folder, 'b/gone.tf'))
    const change = await only(['.'], folder)
    expect(touchedPaths(change)).toEqual([
      'a/b/a/x.tf',
      'a/b/y.tf',
      'a/x.tf',
      'b/a/b/y.tf',
      'b/a/x.tf',
      'b/y.tf',
    ])
    expect(await pathsInFolders(change.snapshot, 'a/kept', '.git', 'b/a/kept')).toEqual([])
    expect(change.links).toContain('a/config')
    expect(change.links).toContain('b/gone.tf')
  })

  it('refuses links that lead nowhere or round, and what is not a file', async () => {
    const folder = createFolder()
    await symlink('nowhere', join(folder, 'dangling'))
    await symlink('loop', join(folder, 'loop'))
    await expect(diskChanges(['dangling'], folder)).rejects.toMatchObject({ code: 'usage' })
    await expect(diskChanges(['loop'], folder)).rejects.toMatchObject({
      code: 'io',
      message: "cannot read 'loop': too many levels of symbolic links",
    })
    await expect(diskChanges(['/dev/null'], folder)).rejects.toMatchObject({
      code: 'usage',
      message: "not a file or folder: '/dev/null'",
    })
  })

  // The super-user may read everything.
  it.skipIf(process.getuid?.() === 0)('reports what may not be read', async () => {
    const folder = await folderWith('a.tf', 'closed/b.tf')
    await chmod(join(folder, 'a.tf'), 0)
    const { snapshot, touched } = await only(['a.tf'], folder)
    const message = "cannot read 'a.tf': permission denied"
    await expect(snapshot.read(touched)).rejects.toMatchObject({ code: 'io', message })
    await chmod(join(folder, 'closed'), 0)
    await expect(diskChanges(['.'], folder)).rejects.toMatchObject({
      code: 'io',
      message: "cannot read 'closed': permission denied",
    })
    await chmod(join(folder, 'closed'), 0o755)
  })

  // macOS refuses names that are not UTF-8.
  it.skipIf(process.platform === 'darwin')('keeps names that are not UTF-8', async () => {
    const folder = createFolder()
    const name = Buffer.concat([Buffer.from(`${folder}/`), Buffer.from('caf\u00e9', 'latin1')])
    await mkdir(name)
    await writeFile(Buffer.concat([name, Buffer.from('/a\nb.tf')]), 'content')
    const change = await only(['.'], folder)
    expect(await touchedTexts(change)).toEqual({ 'caf\uDCE9/a\nb.tf': 'content' })
    expect(await pathsInFolders(change.snapshot, 'caf\uDCE9')).toEqual(['caf\uDCE9/a\nb.tf'])
  })
})

describe('contentChange', () => {
  it('has the content in the place of the file, beside its neighbors', async () => {
    const folder = await folderWith('.git/HEAD', 'a/main.tf', 'a/other.tf')
    const change = contentChange('a/main.tf', Buffer.from('given'), folder)
    expect(await touchedTexts(change)).toEqual({ 'a/main.tf': 'given' })
    const files = await change.snapshot.listFolders(['a'])
    expect(files.map(({ path }) => path)).toEqual(['a/main.tf', 'a/other.tf'])
    expect((await change.snapshot.read(files)).map(textOf)).toEqual(['given', 'a/other.tf'])
    expect(await change.snapshot.sizes(files)).toEqual([5, 10])
    expect(await listedPaths(change.snapshot)).toEqual(['a/main.tf', 'a/other.tf'])
  })

  it('needs neither the file nor its folder', async () => {
    const folder = await folderWith('.git/HEAD', 'b.tf')
    const change = contentChange('new/deep/a.yaml', Buffer.from('given'), folder)
    expect(await pathsInFolders(change.snapshot, '.', 'new', 'new/deep')).toEqual(['b.tf', 'new/deep/a.yaml'])
  })
})
