import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import {
  BY_HAND,
  callsGate,
  HOOK_NAMES,
  type HookName,
  isShellHook,
  isShim,
  wasShim,
  withGateLines,
} from '../../src/install/hooks.ts'
import { readPackageFile } from '../../src/package-files.ts'

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'mvc-gate-hooks-'))
  onTestFinished(() => rmSync(path, { recursive: true }))
  return path
}

const GATE = 'node_modules/.bin/mvc-gate pre-commit || exit $?'

describe('shims', () => {
  test.each(HOOK_NAMES)('%s is one of ours to the letter, and only so', (hook) => {
    const shim = readPackageFile(`hooks/${hook}`)
    expect(isShim(shim, shim)).toBe(true)
    expect(isShim(`${shim}echo mine\n`, shim)).toBe(false)
    expect(wasShim(`${shim}echo mine\n`)).toBe(true)
  })

  // Another digest here means: if a release shipped the one before, it goes to FORMER_SHIMS.
  test.each([
    ['pre-commit', 'b88ba353e69fb1b97790acd14ca43d0088c2cafddac6199fe61fe813f87f5b7f'],
    ['pre-merge-commit', 'ea2aaeef8bfd874920121016bee7da32dd532ecb524940ed360956da0a8fcec8'],
    ['pre-push', 'e94af27875ad9a6e6caa88ff4b66540a6d5444d0a80e8e88a301c7c66200b540'],
  ])('%s is the one whose digest is known', (hook, digest) => {
    const shim = readPackageFile(`hooks/${hook}`)
    expect(createHash('sha256').update(shim).digest('hex')).toBe(digest)
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

  test('the lines printed for other hooks hand the refs on, also when they are pasted as they are printed', () => {
    const lines = BY_HAND.slice(BY_HAND.indexOf('pre-push:') + 1).map((line) => `  ${line}`)
    expect(runHook('pre-push', `#!/bin/sh\n${lines.join('\n')}\n${THEIRS}`, 0, REFS)).toMatchObject({
      status: 0,
      stderr: '',
      gate: `pre-push origin https://example.com/x y\n${REFS}`,
      theirs: `origin https://example.com/x y\n${REFS}`,
    })
    expect(runHook('pre-push', `#!/bin/sh\n${lines.join('\n')}\n${THEIRS}`, 3, REFS)).toMatchObject({
      status: 3,
      theirs: undefined,
    })
  })

  test('a hook that was not there holds the gate alone', () => {
    expect(withGateLines('pre-commit', undefined)).toBe(`#!/bin/sh\n${GATE}\n`)
  })

  test.each([
    '#!/usr/bin/env sh\n. "$(dirname -- "$0")/_/husky.sh"\n',
    '#!/bin/sh\n# ours\n. "$(dirname "$0")/_/husky.sh"\n',
  ])('the set-up line of husky 8 stays in front: %j', (start) => {
    expect(withGateLines('pre-commit', `${start}npm test\n`)).toBe(`${start}${GATE}\nnpm test\n`)
  })

  test('a comment on husky.sh is not its set-up line', () => {
    const rest = 'npm test\nexit 0\n# see _/husky.sh\n'
    expect(withGateLines('pre-commit', `#!/bin/sh\n${rest}`)).toBe(`#!/bin/sh\n${GATE}\n${rest}`)
  })
})

describe('callsGate', () => {
  test.each([
    'mvc-gate pre-commit',
    'npm test && npx mvc-gate pre-commit',
    '\tnode_modules/.bin/mvc-gate pre-commit',
  ])('%j does', (text) => {
    expect(callsGate('pre-commit', `#!/bin/sh\n${text}\n`)).toBe(true)
  })

  test.each([
    '# mvc-gate pre-commit',
    '  # node_modules/.bin/mvc-gate pre-commit',
    'npm test # then mvc-gate pre-commit\r',
    'echo run mvc-gate pre-commit',
    'mvc-gate pre-commit-all',
    'mvc-gate pre-push "$@"',
  ])('%j does not', (text) => {
    expect(callsGate('pre-commit', text)).toBe(false)
    expect(withGateLines('pre-commit', text)).toBe(`${GATE}\n${text}`)
  })
})

test.each([
  ['npm test\n', true],
  ['#!/bin/sh\n', true],
  ['#!/usr/bin/env bash\n', true],
  ['#!/bin/zsh', true],
  ['#!/usr/bin/env node\n', false],
  ['#!/usr/bin/python3\n# sh\n', false],
  ['#!/usr/bin/fish\n', false],
])('isShellHook(%j) is %j', (text, expected) => {
  expect(isShellHook(text)).toBe(expected)
})
