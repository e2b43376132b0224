/** `mvc-gate fix --staged`: the index, and the work tree where that loses nothing. */
import { chmod, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createFolder, createRepository, run, type TestRepository } from '../support/repository.ts'
import { BAD_CFN, BAD_TF, GOOD_CFN, GOOD_TF } from '../support/templates.ts'
import { BY_VALUE, type FixRun, fixesByHand, fixIn } from './fix-support.ts'

const STAGED = { request: { staged: true } } as const

async function staged(files: Readonly<Record<string, string | Uint8Array>>): Promise<TestRepository> {
  const repository = await createRepository()
  await repository.commit('Start')
  for (const [path, text] of Object.entries(files)) await repository.write(path, text)
  await repository.git('add', '--all')
  return repository
}

const onDisk = ({ path }: TestRepository, file: string) => readFile(join(path, file), 'utf8')
const inIndex = async (repository: TestRepository, file: string) =>
  (await repository.git('cat-file', 'blob', `:${file}`)).stdout
const entries = async (repository: TestRepository) => (await repository.git('ls-files', '-s', '-v')).stdout

const good = (text: string) => text.replace('0.0.0.0/0', '10.1.0.0/16')

const JSON_CFN = JSON.stringify({
  Resources: {
    Web: {
      Type: 'AWS::EC2::SecurityGroup',
      Properties: {
        GroupDescription: 'Web',
        SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '0.0.0.0/0' }],
      },
    },
  },
})

const STYLES: readonly (readonly [name: string, path: string | Buffer, text: string])[] = [
  ['YAML', 'a.yaml', BAD_CFN],
  ['CRLF', 'a.yaml', BAD_CFN.replaceAll('\n', '\r\n')],
  ['a byte order mark', 'a.yaml', `\ufeff${BAD_CFN}`],
  ['no final line feed', 'a.yaml', BAD_CFN.trimEnd()],
  ['CRLF without a final one', 'a.yaml', BAD_CFN.trimEnd().replaceAll('\n', '\r\n')],
  ['minified JSON', 'a.json', JSON_CFN],
  ['JSON with tabs', 'a.json', `${JSON.stringify(JSON.parse(JSON_CFN), null, '\t')}\n`],
  ['Terraform with tabs', 'main.tf', BAD_TF.replaceAll('  ', '\t')],
  ['the first line', 'a.json', `${JSON_CFN}\n`],
  ['line separators and other characters', 'a.yaml', `# ä€😀\u2028 \u0085\n${BAD_CFN}`],
  ['a name with blanks', 'my folder/a template.yaml', BAD_CFN],
  ['a name with quotes and a backslash', 'qu"o\\te.yaml', BAD_CFN],
  ['a name with a tab and a line feed', 'ta\tb\nc.yaml', BAD_CFN],
  ['a name that is not ASCII', 'ä€😀.yaml', BAD_CFN],
  ['a name that is not UTF-8', Buffer.from('caf\xe9.yaml', 'latin1'), BAD_CFN],
]

describe('the diff and the index', () => {
  test.each(STYLES)('are the same for %s', async (_, path, text) => {
    const make = async () => {
      const repository = await createRepository()
      await repository.commit('Start')
      await repository.stage(path, text, '100755')
      return repository
    }
    const [one, two, three] = [await make(), await make(), await make()]
    expect(await fixIn(one, STAGED)).toMatchObject({ code: 0, stderr: '' })
    const expected = await entries(one)
    const [, id = ''] = / ([0-9a-f]{40}) 0\t/.exec(expected) ?? []
    expect((await one.git('cat-file', 'blob', id)).stdout).toBe(good(text).replace('false', 'true'))
    const diff = await fixIn(two, { request: { staged: true, how: 'diff' } })
    expect(await entries(two)).toBe(await entries(three))
    const applied = await run('git', ['apply', '--cached'], two.path, two.environment, diff.stdout)
    expect(applied.code).toBe(0)
    expect(await entries(two)).toBe(expected)
    // And so is the diff of files on disk.
    await three.write(path, text)
    const ofDisk = await fixIn(three, { request: { how: 'diff' } })
    await run('git', ['apply', '--cached'], three.path, three.environment, ofDisk.stdout)
    expect(await entries(three)).toBe(expected)
    expect(await fixIn(one, STAGED)).toMatchObject({ stdout: 'mvc-gate: nothing to fix\n' })
  })
})

describe('fix --staged', () => {
  test('fixes the index and the work tree', async () => {
    const repository = await staged({ 'a.yaml': BAD_CFN, 'b/main.tf': BAD_TF })
    await chmod(join(repository.path, 'a.yaml'), 0o755)
    expect(await fixIn(repository, STAGED)).toEqual({
      code: 0,
      stdout: `fixed   a.yaml:11  aws-sg-ssh-open-to-world  Web
fixed   b/main.tf:4  aws-ebs-volume-unencrypted  aws_ebs_volume.data
mvc-gate: fixed 2 findings in 2 files
To review the changes: git diff --cached
`,
      stderr: '',
    })
    expect([await inIndex(repository, 'a.yaml'), await onDisk(repository, 'a.yaml')]).toEqual([
      GOOD_CFN,
      GOOD_CFN,
    ])
    expect([await inIndex(repository, 'b/main.tf'), await onDisk(repository, 'b/main.tf')]).toEqual([
      GOOD_TF,
      GOOD_TF,
    ])
    expect((await stat(join(repository.path, 'a.yaml'))).mode & 0o777).toBe(0o755)
    expect((await repository.git('diff', '--stat', '--', 'b')).stdout).toBe('')
  })

  test('fixes what the commit brings, and nothing else', async () => {
    const repository = await createRepository()
    await repository.write('old.yaml', BAD_CFN)
    await repository.commit('Start')
    await repository.write('new.yaml', BAD_CFN)
    await repository.write('unstaged.yaml', BAD_CFN)
    await repository.git('add', 'new.yaml')
    await repository.git('add', '-N', 'unstaged.yaml')
    const { code, stdout } = await fixIn(repository, STAGED)
    expect({ code, stdout: stdout.split('\n')[0] }).toEqual({
      code: 0,
      stdout: 'fixed   new.yaml:11  aws-sg-ssh-open-to-world  Web',
    })
    expect(await onDisk(repository, 'old.yaml')).toBe(BAD_CFN)
    expect(await onDisk(repository, 'unstaged.yaml')).toBe(BAD_CFN)
    expect((await repository.git('status', '--porcelain')).stdout).toBe('A  new.yaml\n A unstaged.yaml\n')
  })

  test('makes the same change beside unstaged ones in other lines', async () => {
    const repository = await staged({ 'a.yaml': BAD_CFN })
    const mine = `# mine\n${BAD_CFN.replace('Web server', 'Web server of mine')}`
    await repository.write('a.yaml', mine)
    expect(await fixIn(repository, STAGED)).toMatchObject({ code: 0, stderr: '' })
    expect(await inIndex(repository, 'a.yaml')).toBe(GOOD_CFN)
    expect(await onDisk(repository, 'a.yaml')).toBe(good(mine))
  })

  test.each([
    ['in the same line', BAD_CFN.replace('0.0.0.0/0', '0.0.0.0/0 # mine')],
    ['in the next line', BAD_CFN.replace('ToPort: 22', 'ToPort: 2222')],
    ['that remove the lines', BAD_CFN.slice(0, BAD_CFN.indexOf('      SecurityGroupIngress'))],
  ])('leaves a file with unstaged changes %s as it is', async (_, mine) => {
    const repository = await staged({ 'a.yaml': BAD_CFN })
    await repository.write('a.yaml', mine)
    const { code, stdout } = await fixIn(repository, STAGED)
    expect(code).toBe(0)
    expect(stdout).toContain(
      'note    a.yaml: fixed in the index only, the file in the work tree stays: it has unstaged changes in or next to the same lines\n',
    )
    expect(await inIndex(repository, 'a.yaml')).toBe(GOOD_CFN)
    expect(await onDisk(repository, 'a.yaml')).toBe(mine)
  })

  test('leaves what is gone, or something else, in the work tree', async () => {
    const outside = createFolder()
    await writeFile(join(outside, 'c.yaml'), BAD_CFN)
    const repository = await staged({
      'a.yaml': BAD_CFN,
      'b.yaml': BAD_CFN,
      'd/c.yaml': BAD_CFN,
      'e.yaml': BAD_CFN,
    })
    await repository.remove('a.yaml', 'b.yaml', 'd')
    await writeFile(join(outside, 'b.yaml'), BAD_CFN)
    await symlink(join(outside, 'b.yaml'), join(repository.path, 'b.yaml'))
    await symlink(outside, join(repository.path, 'd'))
    await chmod(join(repository.path, 'e.yaml'), 0o444)
    const { code, stdout } = await fixIn(repository, STAGED)
    expect(code).toBe(0)
    expect(stdout.match(/^note .*$/gm)).toEqual([
      'note    a.yaml: fixed in the index only, the file in the work tree stays: it is not there',
      'note    b.yaml: fixed in the index only, the file in the work tree stays: it is not a regular file there',
      'note    d/c.yaml: fixed in the index only, the file in the work tree stays: it is not a regular file there',
      'note    e.yaml: fixed in the index only, the file in the work tree stays: it is read-only',
    ])
    for (const file of ['a.yaml', 'b.yaml', 'd/c.yaml', 'e.yaml'])
      expect(await inIndex(repository, file)).toBe(GOOD_CFN)
    expect(await readFile(join(outside, 'b.yaml'), 'utf8')).toBe(BAD_CFN)
    expect(await readFile(join(outside, 'c.yaml'), 'utf8')).toBe(BAD_CFN)
  })

  test('stores without filters, and checks out with them', async () => {
    const repository = await createRepository()
    await repository.write('.gitattributes', '*.yaml eol=crlf\n*.tf filter=shout\n')
    await repository.git('config', 'filter.shout.clean', 'sed s/EUROPE/eu/')
    await repository.git('config', 'filter.shout.smudge', 'sed s/eu-/EUROPE-/')
    await repository.commit('Start')
    await repository.write('a.yaml', BAD_CFN.replaceAll('\n', '\r\n'))
    await repository.write('main.tf', BAD_TF.replace('eu-', 'EUROPE-'))
    await repository.git('add', '--all')
    const { code, stdout } = await fixIn(repository, STAGED)
    expect({ code, notes: stdout.match(/^note.*$/gm) }).toEqual({ code: 0, notes: null })
    expect(await inIndex(repository, 'a.yaml')).toBe(GOOD_CFN)
    expect(await onDisk(repository, 'a.yaml')).toBe(GOOD_CFN.replaceAll('\n', '\r\n'))
    expect(await inIndex(repository, 'main.tf')).toBe(GOOD_TF)
    expect(await onDisk(repository, 'main.tf')).toBe(GOOD_TF.replace('eu-', 'EUROPE-'))
    expect((await repository.git('diff')).stdout).toBe('')
  })

  test('fixes the index that the environment names', async () => {
    const repository = await staged({ 'a.yaml': BAD_CFN })
    const before = await entries(repository)
    const GIT_INDEX_FILE = join(repository.path, '.git/other')
    const other = { ...repository.environment, GIT_INDEX_FILE }
    await run('git', ['read-tree', 'HEAD'], repository.path, other)
    await run('git', ['add', 'a.yaml'], repository.path, other)
    expect(await fixIn(repository, { ...STAGED, env: { GIT_INDEX_FILE } })).toMatchObject({ code: 0 })
    expect(await entries(repository)).toBe(before)
    const { stdout } = await run('git', ['cat-file', 'blob', ':a.yaml'], repository.path, other)
    expect(stdout).toBe(GOOD_CFN)
  })

  test('keeps flags, and files that a sparse checkout leaves out', async () => {
    const repository = await staged({ 'in/a.yaml': BAD_CFN, 'out/b.yaml': BAD_CFN, 'in/c.yaml': BAD_CFN })
    await repository.git('update-index', '--skip-worktree', 'out/b.yaml')
    await repository.git('update-index', '--assume-unchanged', 'in/c.yaml')
    await repository.remove('out')
    expect(await fixIn(repository, STAGED)).toMatchObject({ code: 0, stderr: '' })
    expect(await inIndex(repository, 'out/b.yaml')).toBe(GOOD_CFN)
    expect((await repository.git('ls-files', '-v')).stdout).toBe('H in/a.yaml\nh in/c.yaml\nS out/b.yaml\n')
    expect((await repository.git('diff')).stdout).toBe('')
  })

  test('fixes what a link in the index leads to', async () => {
    const repository = await staged({ 'real/a.yaml': BAD_CFN })
    await symlink('real/a.yaml', join(repository.path, 'link.yaml'))
    await repository.git('add', '--all')
    expect(await fixIn(repository, STAGED)).toMatchObject({ code: 0 })
    expect(await inIndex(repository, 'real/a.yaml')).toBe(GOOD_CFN)
    expect(await inIndex(repository, 'link.yaml')).toBe('real/a.yaml')
    expect(await onDisk(repository, 'link.yaml')).toBe(GOOD_CFN)
  })

  test('keeps what is staged again in the meantime', async () => {
    const repository = await staged({ 'a.yaml': BAD_CFN, 'b.yaml': BAD_CFN, 'c/main.tf': BAD_TF })
    const mine = `${BAD_CFN}# mine\n`
    const byHand = fixesByHand((finding) =>
      finding.policy.id.startsWith('aws-sg') ? BY_VALUE(finding) : undefined,
    )
    let calls = 0
    const fixesOf: FixRun['fixesOf'] = async (source, rules, options) => {
      if (source.path === 'c' && ++calls === 2) await repository.stage('a.yaml', mine)
      return byHand(source, rules, options)
    }
    const { code, stdout } = await fixIn(repository, { ...STAGED, fixesOf })
    expect(code).toBe(1)
    expect(stdout).toContain('a.yaml was not written: it was staged again in the meantime')
    expect(await inIndex(repository, 'a.yaml')).toBe(mine)
    expect(await onDisk(repository, 'a.yaml')).toBe(BAD_CFN)
    expect(await inIndex(repository, 'b.yaml')).toBe(GOOD_CFN)
  })

  test('changes nothing while another process holds the index', async () => {
    const repository = await staged({ 'a.yaml': BAD_CFN })
    const before = await entries(repository)
    await writeFile(join(repository.path, '.git/index.lock'), '')
    await expect(fixIn(repository, STAGED)).rejects.toThrow('git update-index failed')
    await rm(join(repository.path, '.git/index.lock'))
    expect(await entries(repository)).toBe(before)
    expect(await onDisk(repository, 'a.yaml')).toBe(BAD_CFN)
  })

  test('works in a folder of the work tree, in SHA-256 repositories and before the first commit', async () => {
    const repository = await createRepository({ objectFormat: 'sha256' })
    await repository.write('sub/a.yaml', BAD_CFN)
    await repository.write('b.yaml', BAD_CFN)
    await repository.git('add', '--all')
    expect(
      await fixIn(repository, { request: { staged: true, paths: ['a.yaml'] }, cwd: 'sub' }),
    ).toMatchObject({ code: 0 })
    expect(await inIndex(repository, 'sub/a.yaml')).toBe(GOOD_CFN)
    expect(await inIndex(repository, 'b.yaml')).toBe(BAD_CFN)
  })
})
