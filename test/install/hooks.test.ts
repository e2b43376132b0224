import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import {
  applyChanges,
  HOOK_NAMES,
  type HookName,
  isShim,
  readIfThere,
  wasShim,
  withGateLines,
} from '../../src/install/hooks.ts'
import { readPackageFile } from '../../src/package-files.ts'

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'mvc-gate-hooks-'))
  onTestFinished(() => rmSync(path, { recursive: true }))
  return path
}

describe('shims', () => {
  test.each(HOOK_NAMES)('%s is one of ours to the letter, and only so', (hook) => {
    const shim = readPackageFile(`hooks/${hook}`)
    expect(isShim(shim, shim)).toBe(true)
    expect(isShim(`${shim}echo mine\n`, shim)).toBe(false)
    expect(wasShim(`${shim}echo mine\n`)).toBe(true)
  })

  test.each(['', '#!/bin/sh\n', '#!/bin/sh\nmvc-gate pre-commit\n'])('%j never was one', (text) => {
    expect(wasShim(text)).toBe(false)
  })
})

describe('withGateLines', () => {
  /** Runs a hook as husky does, with a gate that writes down what it gets and ends with the given code. */
  function runHook(hook: HookName, text: string, code: number, input = '') {
    const path = folder()
    mkdirSync(join(path, 'node_modules/.bin'), { recursive: true })
    const gate = join(path, 'node_modules/.bin/mvc-gate')
    writeFileSync(gate, `#!/bin/sh\necho "$@" > gate\ncat >> gate\nexit ${code}\n`)
    chmodSync(gate, 0o755)
    writeFileSync(join(path, hook), text)
    const args = ['-e', hook, 'origin', 'https://example.com/x y']
    const done = spawnSync('sh', args, { cwd: path, input, encoding: 'utf8' })
    const read = (name: string) => {
      return existsSync(join(path, name)) ? readFileSync(join(path, name), 'utf8') : undefined
    }
    return { status: done.status, stderr: done.stderr, gate: read('gate'), theirs: read('theirs') }
  }

  const THEIRS = '#!/bin/sh\necho "$@" > theirs\ncat >> theirs\nexit 0\n'
  const REFS = 'refs/heads/a $HOME `b` 1111 refs/heads/a 0000\n(delete) 0000 refs/heads/c 2222\n'

  test.each(HOOK_NAMES)('%s: the gate comes first, blocks, and is added once', (hook) => {
    const text = withGateLines(hook, THEIRS)
    expect(withGateLines(hook, text)).toBe(text)
    expect(runHook(hook, text, 1, REFS)).toMatchObject({ status: 1, theirs: undefined })
    expect(runHook(hook, text, 0)).toMatchObject({ status: 0, stderr: '' })
    expect(runHook(hook, text, 0).theirs).toBeDefined()
  })

  test('a pre-push that was there reads the same refs and gets the same arguments as the gate', () => {
    const done = runHook('pre-push', withGateLines('pre-push', THEIRS), 0, REFS)
    expect(done).toEqual({
      status: 0,
      stderr: '',
      gate: `pre-push origin https://example.com/x y\n${REFS}`,
      theirs: `origin https://example.com/x y\n${REFS}`,
    })
  })

  test('a hook that was not there holds the gate alone', () => {
    expect(withGateLines('pre-commit', undefined)).toBe('node_modules/.bin/mvc-gate pre-commit || exit $?\n')
  })

  test('the set-up line of husky 8 stays in front', () => {
    const start = '#!/usr/bin/env sh\n. "$(dirname -- "$0")/_/husky.sh"\n'
    expect(withGateLines('pre-commit', `${start}npm test\n`)).toBe(
      `${start}node_modules/.bin/mvc-gate pre-commit || exit $?\nnpm test\n`,
    )
  })

  test('a comment about the gate is not the gate', () => {
    const text = withGateLines('pre-commit', '# add mvc-gate pre-commit here\n')
    expect(text).toBe('node_modules/.bin/mvc-gate pre-commit || exit $?\n# add mvc-gate pre-commit here\n')
  })
})

describe('files', () => {
  test('a link is refused, also one that leads nowhere', async () => {
    const path = join(folder(), 'pre-commit')
    symlinkSync('nowhere', path)
    await expect(readIfThere(path)).rejects.toThrow(`${path} is there and is no regular file`)
  })

  test('what can not be written puts back what was', async () => {
    const path = folder()
    writeFileSync(join(path, 'a'), 'old')
    writeFileSync(join(path, 'file'), '')
    const change = (name: string, before: string | undefined) => {
      return { path: join(path, name), before, after: 'new', executable: false }
    }
    const changes = [change('a', 'old'), change('b', undefined), change('file/c', undefined)]
    await expect(applyChanges(changes)).rejects.toMatchObject({ code: 'io' })
    expect(readFileSync(join(path, 'a'), 'utf8')).toBe('old')
    expect(existsSync(join(path, 'b'))).toBe(false)
  })
})
