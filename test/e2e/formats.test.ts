/** Reports in every format from one run of the built command: what is written, where, and with which exit code. */
import { execFileSync } from 'node:child_process'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createUngatedRepository, gate, MAIN } from '../support/gate.ts'
import { run, type TestRepository } from '../support/repository.ts'
import { BAD_CFN, BAD_CFN_AT, GOOD_CFN } from '../support/templates.ts'

const BROKEN = `${GOOD_CFN}  : [\n`
const POLICY = 'aws-sg-ssh-open-to-world'

/** What in each format says that there is a violation, at its line. */
const FORMATS = {
  json: (text: string) => JSON.parse(text).findings[0].location.start.line,
  sarif: (text: string) => JSON.parse(text).runs[0].results[0].locations[0].physicalLocation.region.startLine,
  junit: (text: string) => Number(/<failure[^>]* message="[^"]*web\.yaml:(\d+)/.exec(text)?.[1]),
  html: (text: string) => Number(/class="path">[^<]*web\.yaml:(\d+)/.exec(text)?.[1]),
  github: (text: string) => Number(/^::error file=web\.yaml,line=(\d+)/m.exec(text)?.[1]),
  gitlab: (text: string) => JSON.parse(text)[0].location.lines.begin,
  'gitlab-sast': (text: string) => JSON.parse(text).vulnerabilities[0].location.start_line,
  pretty: (text: string) => Number(/web\.yaml:(\d+)/.exec(text)?.[1]),
} as const

async function repositoryWith(template: string): Promise<TestRepository> {
  const repository = await createUngatedRepository()
  await repository.write('web.yaml', template)
  return repository
}

const intoFiles = Object.keys(FORMATS).flatMap((format) => ['--format', `${format}=reports/${format}`])

describe('all formats at once', () => {
  test.each([
    ['violations', BAD_CFN, 1],
    ['nothing', GOOD_CFN, 0],
    ['what could not be scanned', BROKEN, 3],
  ])('with %s', async (_, template, expected) => {
    const repository = await repositoryWith(template)
    const { code, stdout, stderr } = await gate(repository, ['scan', '--format', 'pretty', ...intoFiles])
    expect({ code, stderr }).toEqual({ code: expected, stderr: '' })
    expect(stdout).toContain(template === GOOD_CFN ? 'checks passed' : 'web.yaml')
    expect(readdirSync(join(repository.path, 'reports')).sort()).toEqual(Object.keys(FORMATS).sort())
    if (template !== BAD_CFN) return
    for (const [format, lineOf] of Object.entries(FORMATS)) {
      const text = readFileSync(join(repository.path, 'reports', format), 'utf8')
      expect(`${lineOf(text)}`, format).toBe(BAD_CFN_AT.split(':')[0])
      expect(text, format).toContain(POLICY)
    }
  })

  test.each(Object.keys(FORMATS))(
    '%s alone goes to standard output, with the same exit codes',
    async (format) => {
      const scan = async (template: string) =>
        gate(await repositoryWith(template), ['scan', '--format', format])
      const [bad, good, broken] = [await scan(BAD_CFN), await scan(GOOD_CFN), await scan(BROKEN)]
      expect([bad.code, good.code, broken.code]).toEqual([1, 0, 3])
      expect([bad.stderr, good.stderr, broken.stderr]).toEqual(['', '', ''])
      expect(bad.stdout).toContain(POLICY)
      expect(good.stdout).not.toContain(POLICY)
      expect(broken.stdout).toContain('web.yaml')
    },
  )
})

describe('a file', () => {
  test('that is there is replaced as a whole, through a link too', async () => {
    const repository = await repositoryWith(BAD_CFN)
    const at = (path: string) => join(repository.path, path)
    writeFileSync(at('report.json'), 'x'.repeat(100_000))
    symlinkSync('report.json', at('latest.json'))
    expect((await gate(repository, ['scan', '--format', 'json=latest.json'])).code).toBe(1)
    expect(lstatSync(at('latest.json')).isSymbolicLink()).toBe(true)
    expect(JSON.parse(readFileSync(at('report.json'), 'utf8')).outcome).toBe('violations')
    expect(readdirSync(repository.path).filter((path) => path.includes('.tmp'))).toEqual([])
  })

  test('that can not be written is one line and exit code 2', async () => {
    const repository = await repositoryWith(GOOD_CFN)
    mkdirSync(join(repository.path, 'taken'))
    const { code, stderr } = await gate(repository, ['scan', '--format', 'html=taken'])
    expect(stderr).toMatch(/^mvc-gate: cannot write '.*taken': .+\n$/)
    expect(code).toBe(2)
    expect(readdirSync(join(repository.path, 'taken'))).toEqual([])
  })

  test('is not touched when the gate can not run', async () => {
    const repository = await repositoryWith(GOOD_CFN)
    await repository.write('.mvcrc', 'failOn: worst\n')
    writeFileSync(join(repository.path, 'report.json'), 'of before')
    expect((await gate(repository, ['scan', '--format', 'json=report.json'])).code).toBe(2)
    expect(readFileSync(join(repository.path, 'report.json'), 'utf8')).toBe('of before')
  })

  test.skipIf(process.platform === 'win32')('that is a device or a pipe stays one', async () => {
    const repository = await repositoryWith(BAD_CFN)
    const pipe = join(repository.path, 'pipe')
    execFileSync('mkfifo', [pipe])
    const script = `cat pipe > copy & "$0" "$1" scan --format json=pipe; code=$?; wait; exit $code`
    const { code } = await run(
      'sh',
      ['-c', script, process.execPath, MAIN],
      repository.path,
      repository.environment,
    )
    expect(code).toBe(1)
    expect(lstatSync(pipe).isFIFO()).toBe(true)
    expect(JSON.parse(readFileSync(join(repository.path, 'copy'), 'utf8')).outcome).toBe('violations')
    expect((await gate(repository, ['scan', '--format', 'html=/dev/null'])).code).toBe(1)
    expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true)
  })
})

test('a hook writes files as well, and reports to standard error', async () => {
  const repository = await repositoryWith(BAD_CFN)
  await repository.git('add', '.')
  const args = ['pre-commit', '--format', 'pretty', '--format', 'sarif=report.sarif']
  const { code, stdout, stderr } = await gate(repository, args)
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toContain(`web.yaml:${BAD_CFN_AT}`)
  expect(existsSync(join(repository.path, 'report.sarif'))).toBe(true)
})
