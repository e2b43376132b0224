import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { applyChanges, type FileChange, readIfThere } from '../../src/install/files.ts'

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'mvc-gate-files-'))
  onTestFinished(() => rmSync(path, { recursive: true }))
  return path
}

describe('readIfThere', () => {
  test('gives text and whether the file is executable, and nothing for nothing', async () => {
    const path = folder()
    writeFileSync(join(path, 'a'), '\uFEFFtext', { mode: 0o755 })
    expect(await readIfThere(join(path, 'a'))).toEqual({ text: '\uFEFFtext', executable: true })
    expect(await readIfThere(join(path, 'b'))).toBeUndefined()
  })

  test.each(['nowhere', 'file'])('refuses a link to %s', async (target) => {
    const path = folder()
    writeFileSync(join(path, 'file'), '')
    symlinkSync(target, join(path, 'link'))
    await expect(readIfThere(join(path, 'link'))).rejects.toMatchObject({
      code: 'refused',
      message: `${join(path, 'link')} is not a regular file`,
    })
  })

  test('refuses bytes that are not UTF-8, which writing would damage', async () => {
    const path = join(folder(), 'a')
    writeFileSync(path, Buffer.from([0x23, 0xe9, 0x0a]))
    await expect(readIfThere(path)).rejects.toMatchObject({
      code: 'refused',
      message: `${path} is not UTF-8 text`,
    })
  })

  test('says why something can not be read', async () => {
    const path = folder()
    writeFileSync(join(path, 'file'), '')
    await expect(readIfThere(join(path, 'file/x'))).rejects.toMatchObject({
      code: 'io',
      message: `cannot read ${join(path, 'file/x')}: ENOTDIR: not a directory`,
    })
  })
})

describe('applyChanges', () => {
  function changeIn(path: string) {
    return (name: string, before: string | undefined, after = 'new'): FileChange => {
      return { path: join(path, name), before, after, makeExecutable: false }
    }
  }

  test('writes nothing when one file can not be written', async () => {
    const path = folder()
    const change = changeIn(path)
    writeFileSync(join(path, 'file'), '')
    await expect(applyChanges([change('a/b', undefined), change('file/c', undefined)])).rejects.toMatchObject(
      {
        code: 'io',
        message: `cannot write ${join(path, 'file/c')}: ENOTDIR: not a directory`,
      },
    )
    expect(readdirSync(path)).toEqual(['file'])
  })

  test('puts everything back when a write fails half way, also what failed itself', async () => {
    const path = folder()
    const change = changeIn(path)
    writeFileSync(join(path, 'a'), 'old', { mode: 0o640 })
    const changes = [
      { ...change('a', 'old'), makeExecutable: true },
      change('made/here/b', undefined),
      // Nothing is wrong with this one before b is a file.
      change('made/here/b/c', undefined),
    ]
    await expect(applyChanges(changes)).rejects.toMatchObject({ code: 'io', details: [] })
    expect(readdirSync(path)).toEqual(['a'])
    expect(readFileSync(join(path, 'a'), 'utf8')).toBe('old')
    if (process.platform !== 'win32') expect(statSync(join(path, 'a')).mode & 0o777).toBe(0o640)
  })

  test('a file that came to be meanwhile stays, and so does what a link leads to', async () => {
    const path = folder()
    const change = changeIn(path)
    writeFileSync(join(path, 'theirs'), 'theirs')
    symlinkSync('elsewhere', join(path, 'link'))
    await expect(applyChanges([change('theirs', undefined)])).rejects.toMatchObject({ code: 'io' })
    await expect(applyChanges([change('link', undefined)])).rejects.toMatchObject({ code: 'io' })
    expect(readFileSync(join(path, 'theirs'), 'utf8')).toBe('theirs')
    expect(existsSync(join(path, 'elsewhere'))).toBe(false)
  })

  test('only makes executable what has the text already; nothing is nothing to do', async () => {
    const path = folder()
    const change = changeIn(path)
    writeFileSync(join(path, 'a'), 'new', { mode: 0o644 })
    expect(await applyChanges([change('a', 'new')])).toEqual([])
    expect(await applyChanges([{ ...change('a', 'new'), makeExecutable: true }])).toHaveLength(1)
    expect((await readIfThere(join(path, 'a')))?.executable).toBe(true)
  })

  // Nothing is forbidden to root.
  test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'asks for permission before it writes anything',
    async () => {
      const path = folder()
      const change = changeIn(path)
      mkdirSync(join(path, 'shut'))
      chmodSync(join(path, 'shut'), 0o555)
      await expect(applyChanges([change('a', undefined), change('shut/b', undefined)])).rejects.toMatchObject(
        {
          code: 'io',
          message: `cannot write ${join(path, 'shut/b')}: EACCES: permission denied`,
        },
      )
      expect(readdirSync(path)).toEqual(['shut'])
    },
  )
})
