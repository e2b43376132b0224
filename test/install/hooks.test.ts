import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import {
  byHand,
  callsGate,
  HOOK_NAMES,
  type HookName,
  isShellHook,
  isShim,
  placesOfShim,
  shimFor,
  wasShim,
  withGateLines,
  withoutGateLines,
} from '../../src/install/hooks.ts'
import { readPackageFile } from '../../src/package-files.ts'

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'mvc-gate-hooks-'))
  onTestFinished(() => rmSync(path, { recursive: true }))
  return path
}

const GATE = [
  '[ -f node_modules/mvc-gate/hooks/gate.sh ] || { echo "mvc-gate: not installed: npm install (once without it: --no-verify)" >&2; exit 1; }',
  'sh node_modules/mvc-gate/hooks/gate.sh pre-commit "$@" || exit $?',
].join('\n')
const CHECKING = ['pre-commit', 'pre-merge-commit', 'pre-push'] as const

describe('shims', () => {
  test.each(['.', 'app', "it's/an app", "$HOME'`x`\\"])(
    'in %j is one of ours to the letter, and only so',
    (at) => {
      const shim = shimFor({ folders: ['.', at], global: '' })
      expect(isShim(shim)).toBe(true)
      expect(isShim(`${shim}echo mine\n`)).toBe(false)
      expect(wasShim(`${shim}echo mine\n`)).toBe(true)
      const [, line] = /\n {2}(for folder in .*; do)\n/.exec(shim) ?? []
      const shown = spawnSync('sh', ['-c', `${line} printf '%s\\n' "$folder"; done`], { encoding: 'utf8' })
      expect(shown.stdout).toBe(`.\n${at}\n`)
      expect(placesOfShim(shim)).toEqual({ folders: ['.', at], global: '' })
    },
  )

  // Another digest here means: if a release shipped the one before, it goes to FORMER_SHIMS.
  test('is the one whose digest is known', () => {
    const digest = createHash('sha256').update(readPackageFile('hooks/stub')).digest('hex')
    expect(digest).toBe('b249a0950da934d74b3dfeccbdff68e6e2a89ddeebc511dac5ed9bb9a883ca2b')
  })

  test.each(['gate-in-a-new-shell', 'gate-in-the-same-shell', 'one-folder'])(
    'of an earlier release (%s) is still one of ours',
    (name) => {
      const text = readFileSync(new URL(`former-shims/${name}`, import.meta.url), 'utf8')
      const former = text.replace("folder='.'", "folder='app'")
      expect(former).not.toBe(shimFor({ folders: ['app'], global: '' }))
      expect(isShim(former)).toBe(true)
      expect(placesOfShim(former)).toEqual({ folders: ['app'], global: '' })
    },
  )

  test.each(['', '#!/bin/sh\n', '#!/bin/sh\nmvc-gate pre-commit\n'])('%j never was one', (text) => {
    expect(wasShim(text)).toBe(false)
  })
})

describe('withGateLines', () => {
  /** Runs a hook as husky does, with a gate that writes down what it gets and ends with the given code. */
  function runHook(hook: HookName, text: string, code: number, input = '') {
    const path = folder()
    mkdirSync(join(path, 'node_modules/mvc-gate/hooks'), { recursive: true })
    const gate = join(path, 'node_modules/mvc-gate/hooks/gate.sh')
    writeFileSync(gate, `echo "$@" > gate\ncat >> gate\nexit ${code}\n`)
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

  test.each(CHECKING)(
    '%s: the gate comes before what may end the hook, blocks, and is added once',
    (hook) => {
      const text = withGateLines(hook, THEIRS)
      expect(withGateLines(hook, text)).toBe(text)
      expect(runHook(hook, text, 1, REFS)).toMatchObject({ status: 1, theirs: undefined })
      expect(runHook(hook, text, 0)).toMatchObject({ status: 0, stderr: '' })
      expect(runHook(hook, text, 0).theirs).toBeDefined()
    },
  )

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
    const all = byHand('.')
    const lines = all
      .slice(all.indexOf('pre-push:') + 1, all.indexOf('post-commit:'))
      .map((line) => `  ${line}`)
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
    expect(withGateLines('pre-commit', `${start}exec npm test\n`)).toBe(`${start}${GATE}\nexec npm test\n`)
  })

  test('a comment on husky.sh is not its set-up line', () => {
    const rest = 'npm test\nexit 0\n# see _/husky.sh\n'
    expect(withGateLines('pre-commit', `#!/bin/sh\n${rest}`)).toBe(`#!/bin/sh\n${GATE}\n${rest}`)
  })
})

describe('where the gate stands in a husky hook', () => {
  test.each([
    ['npx lint-staged\n', `npx lint-staged\n${GATE}\n`],
    ['npx lint-staged', `npx lint-staged\n${GATE}`],
    ['npm test || exit 1\n', `npm test || exit 1\n${GATE}\n`],
    ['npm test || { echo no; exit 1; }\n', `npm test || { echo no; exit 1; }\n${GATE}\n`],
    ['[ -n "$CI" ] && exit 0\nnpm test\n', `${GATE}\n[ -n "$CI" ] && exit 0\nnpm test\n`],
    ['if x; then exit; fi\n', `${GATE}\nif x; then exit; fi\n`],
    ['# exit 1\nnpm test\n', `# exit 1\nnpm test\n${GATE}\n`],
  ])('last, where formatters have run, unless the hook may end on the way: %j', (text, expected) => {
    expect(withGateLines('pre-commit', text)).toBe(expected)
  })

  test.each(HOOK_NAMES)('%s: taking it out leaves what was there', (hook) => {
    for (const text of [
      'npm test\n',
      'npm test',
      '',
      '#!/bin/sh\nexec x\n',
      '\n\nexit 0',
      '#!/bin/sh\n. "$0/_/husky.sh"\n',
    ]) {
      expect(withoutGateLines(hook, withGateLines(hook, text, 'my app'), 'my app')).toBe(text)
    }
    expect(withoutGateLines(hook, withGateLines(hook, undefined))).toBeUndefined()
    expect(withoutGateLines(hook, 'npm test\n')).toBe('npm test\n')
  })
})

describe('callsGate', () => {
  test.each([
    'mvc-gate pre-commit',
    'npm test && npx mvc-gate pre-commit',
    '\tnode_modules/.bin/mvc-gate pre-commit',
    'sh node_modules/mvc-gate/hooks/gate.sh pre-commit "$@"',
    "sh 'my app/node_modules/mvc-gate/hooks/gate.sh' pre-commit",
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
    expect(withGateLines('pre-commit', text)).toBe(`${text}\n${GATE}`)
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
