import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { HOOK_NAMES, isShim, withGateLine } from '../../src/install/hooks.ts'
import { readPackageFile } from '../../src/package-files.ts'

describe('shims', () => {
  test.each(HOOK_NAMES)('%s is recognised as one of ours', (hook) => {
    expect(isShim(readPackageFile(`hooks/${hook}`))).toBe(true)
  })

  test.each(['', '#!/bin/sh\n', '#!/bin/sh\nmvc-gate pre-commit\n'])('%j is not', (text) => {
    expect(isShim(text)).toBe(false)
  })
})

describe('withGateLine', () => {
  test('writes a hook that was not there', () => {
    expect(withGateLine('pre-commit', undefined)).toBe('mvc-gate pre-commit\n')
    expect(withGateLine('pre-push', undefined)).toBe('mvc-gate pre-push "$@"\n')
  })

  test('adds to one that was, and changes nothing the second time', () => {
    const once = withGateLine('pre-commit', 'npm test')
    expect(once).toBe('npm test\nmvc-gate pre-commit\n')
    expect(withGateLine('pre-commit', once)).toBe(once)
  })

  test('a pre-push that was there reads the same refs and gets the same arguments as the gate', () => {
    const folder = mkdtempSync(join(tmpdir(), 'mvc-gate-husky-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const gate = join(folder, 'mvc-gate')
    writeFileSync(gate, `#!/bin/sh\necho "$@" > '${folder}/gate'\ncat >> '${folder}/gate'\n`)
    chmodSync(gate, 0o755)
    const theirs = `#!/bin/sh\necho "$@" > '${folder}/theirs'\ncat >> '${folder}/theirs'\n`
    const hook = withGateLine('pre-push', theirs)
    expect(withGateLine('pre-push', hook)).toBe(hook)
    writeFileSync(join(folder, 'pre-push'), hook)

    const refs = 'refs/heads/a $HOME `b` 1111 refs/heads/a 0000\n(delete) 0000 refs/heads/c 2222\n'
    const done = spawnSync('sh', ['-e', join(folder, 'pre-push'), 'origin', 'https://example.com/x y'], {
      input: refs,
      encoding: 'utf8',
      env: { PATH: `${folder}:${process.env.PATH}` },
    })
    expect(done).toMatchObject({ status: 0, stderr: '' })
    expect(readFileSync(join(folder, 'gate'), 'utf8')).toBe(
      `pre-push origin https://example.com/x y\n${refs}`,
    )
    expect(readFileSync(join(folder, 'theirs'), 'utf8')).toBe(`origin https://example.com/x y\n${refs}`)
  })
})
