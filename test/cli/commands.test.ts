import { describe, expect, test } from 'vitest'
import { COMMANDS } from '../../src/cli/commands/index.ts'
import { EXIT } from '../../src/cli/exit-code.ts'
import { run } from '../../src/cli/run.ts'
import { readVersion } from '../../src/package-files.ts'

/** Runs a command line that needs nothing of its surroundings. */
async function runAlone(argv: readonly string[]) {
  const written = { stdout: '', stderr: '' }
  const code = await run(argv, {
    cwd: import.meta.dirname,
    env: {},
    stdin: { async *[Symbol.asyncIterator]() {} },
    stdout: { write: (text) => (written.stdout += text) },
    stderr: { write: (text) => (written.stderr += text) },
  })
  return { code, ...written }
}

const names = COMMANDS.map(({ name }) => name)

describe('the list of commands', () => {
  test('no two have the same name', () => {
    expect(names.length).toBeGreaterThan(10)
    expect(new Set(names).size).toBe(names.length)
  })

  test('the overview lists every command with its summary', async () => {
    const { code, stdout } = await runAlone(['help'])
    expect(code).toBe(EXIT.allow)
    for (const { name, summary } of COMMANDS) {
      expect(stdout).toMatch(
        new RegExp(`^  ${name}( .*?)? +${summary.replaceAll(/[.*+?()]/g, '\\$&')}$`, 'm'),
      )
    }
  })

  test.each(COMMANDS.filter(({ name }) => name !== 'help'))(
    'the page of $name has each of its options',
    async (command) => {
      const { code, stdout } = await runAlone([command.name, '--help'])
      expect(code).toBe(EXIT.allow)
      expect(stdout).toMatch(new RegExp(`^Usage: mvc-gate ${command.name}\\b`))
      for (const name of Object.keys(command.options)) expect(stdout).toContain(`--${name}`)
      expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(125)
    },
  )

  test.each([['-v'], ['-V'], ['--version']])('%s prints the version', async (flag) => {
    expect(await runAlone([flag])).toEqual({ code: EXIT.allow, stdout: `${readVersion()}\n`, stderr: '' })
  })

  test.each([
    [
      ['--help', 'scan'],
      ['scan', '--help'],
    ],
    [['-h'], ['help']],
    [['help', '--help'], ['help']],
    [[], ['help']],
  ])('%j is %j', async (one, other) => {
    expect(await runAlone(one)).toEqual(await runAlone(other))
  })
})

describe('mistakes on the command line', () => {
  test.each([
    [['comit'], "mvc-gate: unknown command 'comit'\n  run `mvc-gate --help` for the list of commands\n"],
    [['scna'], "mvc-gate: unknown command 'scna'\n  did you mean 'scan'?\n"],
    [['s'], "mvc-gate: unknown command 's'\n  did you mean 'scan', 'skipped' or 'serve'?\n"],
    [
      ['--chnages', 'all', 'scan'],
      "mvc-gate: unknown option '--chnages'\n  did you mean `mvc-gate scan --changes`?\n",
    ],
    [
      ['--staged', 'scan'],
      "mvc-gate: the option '--staged' must follow a command\n  use `mvc-gate scan --staged` or `mvc-gate fix --staged`\n",
    ],
    [
      ['--nothing-near'],
      "mvc-gate: unknown option '--nothing-near'\n  run `mvc-gate --help` for the list of commands\n",
    ],
    [
      ['scan', '-'],
      'mvc-gate: to check standard input, name it: --stdin-filename <path>\n  run `mvc-gate help scan` for usage\n',
    ],
    [
      ['scan', '--stdin-filename', 'a.tf'],
      'mvc-gate: --stdin-filename needs - as the path\n  run `mvc-gate help scan` for usage\n',
    ],
    [['scan', '--stagged'], "mvc-gate: unknown option '--stagged'\n  did you mean '--staged'?\n"],
    [
      ['scan', '--nothing-near'],
      "mvc-gate: unknown option '--nothing-near'\n  run `mvc-gate help scan` for usage\n",
    ],
    [['scan', '-x'], "mvc-gate: unknown option '-x'\n  run `mvc-gate help scan` for usage\n"],
    [
      ['scan', '--mode', 'ofline'],
      "mvc-gate: --mode must be auto, inline or offline, not 'ofline'\n  did you mean 'offline' or 'inline'?\n",
    ],
    [['scan', '--format', 'jsn=out.json'], "not 'jsn'\n  did you mean 'json'?\n"],
    [['scan', '--format', 'json='], 'mvc-gate: no file name after --format json=\n'],
    [['scan', '--quiet', '--verbose'], 'mvc-gate: --quiet and --verbose cannot be used together\n'],
    [['scan', '--ci', '--all'], 'mvc-gate: --ci cannot be combined with --staged, --since or --all\n'],
    [['scan', '--all=yes'], "mvc-gate: option '--all' does not take an argument\n"],
    [['scan', '--since'], "mvc-gate: option '--since <value>' argument missing\n"],
    [['init', '--husky', '--dry-run'], 'mvc-gate: --husky and --dry-run cannot be used together\n'],
    [['init', '--husky', '--ci', 'github'], 'mvc-gate: --husky and --ci cannot be used together\n'],
    [['baseline', '--update', '--renew'], 'mvc-gate: --update and --renew cannot be used together\n'],
    [['serve', '--port', '99999'], "mvc-gate: --port must be a whole number from 0 to 65535, not '99999'\n"],
    [['policies', 'a', 'b'], "mvc-gate: unexpected argument 'b'\n"],
    [['pre-push'], 'mvc-gate: pre-push needs the remote and its URL'],
    [['completion'], 'mvc-gate: completion needs the name of a shell: bash, zsh or fish\n'],
    [
      ['policies', 'all'],
      "mvc-gate: unknown policy 'all'\n  run `mvc-gate policies` for the list of policies\n",
    ],
    [['policies', 'aws-sg-ssh'], "did you mean 'aws-sg-ssh-open-to-world'"],
  ])('%j is refused in one line and what to do', async (argv, expected) => {
    const { code, stdout, stderr } = await runAlone(argv)
    expect(stderr).toContain(expected)
    expect(stderr.trimEnd().split('\n').length).toBeLessThan(3)
    expect({ code, stdout }).toEqual({ code: EXIT.usage, stdout: '' })
  })
})
