import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { COMMANDS } from '../../src/cli/commands/index.ts'
import { completion } from '../../src/cli/completion.ts'

async function scriptFor(shell: string): Promise<string> {
  let script = ''
  const out = { write: (text: string) => (script += text) }
  const stdin = { async *[Symbol.asyncIterator]() {} }
  await completion(shell, { cwd: '.', env: {}, stdin, stdout: out, stderr: out }, COMMANDS)
  return script
}

/** What bash offers for the last of the words. */
async function offeredByBash(words: readonly string[]): Promise<readonly string[]> {
  const script = await scriptFor('bash')
  const ask = `COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _mvc_gate; printf '%s\\n' "\${COMPREPLY[@]}"`
  const out = execFileSync('bash', ['-c', `${script}\n${ask}`, 'bash', 'mvc-gate', ...words], {
    encoding: 'utf8',
  })
  return out.split('\n').filter((line) => line !== '')
}

describe('completion of bash', () => {
  test.each([
    [['sc'], ['scan']],
    [['s'], ['scan', 'skipped', 'serve', 'sweep', 'sweep-worker']],
    [
      ['scan', '--s'],
      ['--staged', '--since', '--stdin-filename', '--strict-ignores'],
    ],
    [
      ['scan', '--fail-on', ''],
      ['low', 'medium', 'high', 'critical'],
    ],
    [
      ['scan', '--all', '--format', 'gitlab'],
      ['gitlab', 'gitlab-sast'],
    ],
    [['scan', '--since', ''], []],
    [['scan', 'main'], []],
    [['init', '--ci', 'a'], ['azure']],
    [
      ['completion', ''],
      ['bash', 'zsh', 'fish', '--help'],
    ],
    [
      ['help', 'log'],
      ['login', 'logout'],
    ],
    [['nothing', ''], []],
  ])('%j', async (words, expected) => {
    expect(await offeredByBash(words)).toEqual(expected)
  })
})

const SHOWN = COMMANDS.filter(({ isHook }) => !isHook)

describe('completion of zsh and fish', () => {
  test.each(SHOWN)('knows $name and its options', async ({ name, summary, options }) => {
    const [zsh, fish] = [await scriptFor('zsh'), await scriptFor('fish')]
    const quoted = summary.replaceAll("'", "'\\''")
    expect(zsh).toContain(`'${name}:${quoted}'`)
    expect(fish).toContain(`-a ${name} -d '${quoted}'`)
    const inZsh = zsh.split('\n').find((line) => line.startsWith(`    ${name}) _arguments `))
    for (const option of Object.keys(options)) {
      expect(inZsh).toContain(`--${option}[`)
      expect(fish).toContain(`'__fish_seen_subcommand_from ${name}' -l ${option} `)
    }
  })

  test.each(['zsh', 'fish'])('every quote of the script for %s is closed on its line', async (shell) => {
    const lines = (await scriptFor(shell)).split('\n')
    const open = lines.filter((line) => (line.replaceAll("\\'", '').match(/'/g) ?? []).length % 2 === 1)
    expect(open).toEqual([])
  })
})
