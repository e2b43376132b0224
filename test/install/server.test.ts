/** The hooks that `init --server` plans. */
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { applyChanges } from '../../src/install/files.ts'
import { planServer, type ServerPlace } from '../../src/install/server/plan-server.ts'
import { SERVER_NAMES } from '../../src/install/server/server-names.ts'
import { createFolder, run, testEnvironment } from '../support/repository.ts'

function place(cwd: string): ServerPlace {
  return {
    cwd,
    hooksFolder: async () => join(cwd, 'hooks'),
    node: process.execPath,
    program: '/opt/it is/mvc-gate/dist/init.js',
  }
}

async function write(name: (typeof SERVER_NAMES)[number], cwd: string) {
  const { changes } = await planServer(name, place(cwd))
  return applyChanges(changes)
}

describe.each(SERVER_NAMES)('%s', (name) => {
  test('has a hook that a shell can read, and a second run changes nothing', async () => {
    const cwd = createFolder()
    const [hook] = await write(name, cwd)
    const path = hook?.path ?? ''
    expect((await run('sh', ['-n', path], cwd, testEnvironment(cwd))).code).toBe(0)
    expect(await readFile(path, 'utf8')).toMatch(/\nexec .* pre-receive --deadline \d+s\n$/)
    expect(await write(name, cwd)).toEqual([])
  })

  test('keeps options that were added to the hook', async () => {
    const cwd = createFolder()
    const [hook] = await write(name, cwd)
    const path = hook?.path ?? ''
    const edited = (await readFile(path, 'utf8')).replace(/\n$/, ' --log syslog\n')
    await writeFile(path, edited)
    expect(await write(name, cwd)).toEqual([])
    expect(await readFile(path, 'utf8')).toBe(edited)
  })

  test('does not overwrite another hook, even one that names the gate in a comment', async () => {
    const cwd = createFolder()
    const [hook] = await write(name, cwd)
    await writeFile(hook?.path ?? '', '#!/bin/sh\n# no mvc-gate pre-receive here\nexit 0\n')
    await expect(planServer(name, place(cwd))).rejects.toThrow('already exists; not overwriting it')
  })
})

test('the program of a single run is refused where the hook names it', async () => {
  const at = { ...place(createFolder()), program: '/home/x/.npm/_npx/1/node_modules/mvc-gate/dist/init.js' }
  await expect(planServer('bare', at)).rejects.toThrow('downloaded for one run only')
  await expect(planServer('gitlab', at)).resolves.toMatchObject({ changes: [{ before: undefined }] })
})

test('a folder of hooks that is a link to elsewhere is left alone', async () => {
  const cwd = createFolder()
  await mkdir(join(cwd, 'elsewhere'))
  await symlink('elsewhere', join(cwd, 'hooks'))
  await expect(planServer('bare', place(cwd))).rejects.toThrow('is a link to another folder')
})

test('a path with a quote is a path for the shell', async () => {
  const cwd = createFolder()
  const { changes } = await planServer('bare', { ...place(cwd), program: "/opt/o'neill/dist/init.js" })
  expect(changes[0]?.after).toContain("'/opt/o'\\''neill/dist/main.js'")
})
