/** `mvc-gate fix` on files. */
import { chmod, lstat, readFile, realpath, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { TextEdit } from '../../src/core/fix.ts'
import { createFolder, createRepository, run, type TestRepository } from '../support/repository.ts'
import { BAD_CFN, BAD_TF, GOOD_CFN, GOOD_TF } from '../support/templates.ts'
import { BY_VALUE, fixesByHand, fixIn } from './fix-support.ts'

async function repositoryWith(files: Readonly<Record<string, string | Uint8Array>>): Promise<TestRepository> {
  const repository = await createRepository()
  for (const [path, text] of Object.entries(files)) await repository.write(path, text)
  return repository
}

const textOf = ({ path }: Pick<TestRepository, 'path'>, file: string) => readFile(join(path, file), 'utf8')

/** Two security groups, and one rule more in the first. */
const TWO = `${BAD_CFN}        - { IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 0.0.0.0/0 }
  Other:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: Others
      SecurityGroupIngress:
        - { IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: "0.0.0.0/0" }
`

describe('fix on files', () => {
  test('writes what it fixes, keeps all else, and has nothing to do then', async () => {
    const repository = await repositoryWith({ 'a.yaml': BAD_CFN, 'b/main.tf': BAD_TF, 'c.txt': 'text' })
    await chmod(join(repository.path, 'a.yaml'), 0o755)
    expect(await fixIn(repository)).toEqual({
      code: 0,
      stdout: `fixed   a.yaml:11  aws-sg-ssh-open-to-world  Web
fixed   b/main.tf:4  aws-ebs-volume-unencrypted  aws_ebs_volume.data
mvc-gate: fixed 2 findings in 2 files
To review the changes: git diff
`,
      stderr: '',
    })
    expect(await textOf(repository, 'a.yaml')).toBe(GOOD_CFN)
    expect(await textOf(repository, 'b/main.tf')).toBe(GOOD_TF)
    expect((await stat(join(repository.path, 'a.yaml'))).mode & 0o777).toBe(0o755)
    expect((await repository.git('status', '--porcelain', '-z')).stdout).not.toContain('.tmp')
    expect(await fixIn(repository)).toEqual({ code: 0, stdout: 'mvc-gate: nothing to fix\n', stderr: '' })
  })

  test('prints a diff, and writes nothing', async () => {
    const repository = await repositoryWith({ 'a.yaml': BAD_CFN, 'b/main.tf': BAD_TF })
    const { code, stdout, stderr } = await fixIn(repository, { request: { how: 'diff' } })
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: `fix     a.yaml:11  aws-sg-ssh-open-to-world  Web
fix     b/main.tf:4  aws-ebs-volume-unencrypted  aws_ebs_volume.data
mvc-gate: fixes for 2 findings in 2 files; nothing was written
To make these changes: mvc-gate fix (or: mvc-gate fix --diff | git apply)
`,
    })
    expect(await textOf(repository, 'a.yaml')).toBe(BAD_CFN)
    expect(stdout).toContain('-          CidrIp: 0.0.0.0/0\n+          CidrIp: 10.1.0.0/16\n')
    const applied = await run('git', ['apply'], repository.path, repository.environment, stdout)
    expect(applied.code).toBe(0)
    expect(await textOf(repository, 'a.yaml')).toBe(GOOD_CFN)
    expect(await textOf(repository, 'b/main.tf')).toBe(GOOD_TF)
  })

  test('shows a diff on a terminal without what a terminal would act on', async () => {
    const repository = await repositoryWith({ 'a.yaml': BAD_CFN.replace('22\n', '22 # \x1b[2J\n') })
    const { stdout } = await fixIn(repository, { request: { how: 'diff', color: false }, isTTY: true })
    expect(stdout).toContain('FromPort: 22 # \\x1b[2J\n')
  })

  test('fixes several findings of several policies in one file, also where edits meet', async () => {
    const repository = await repositoryWith({ 'two.yaml': TWO })
    const { code, stdout } = await fixIn(repository)
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: `fixed   two.yaml:11  aws-sg-ssh-open-to-world  Web
fixed   two.yaml:12  aws-sg-ssh-open-to-world  Web
fixed   two.yaml:18  aws-sg-ssh-open-to-world  Other
mvc-gate: fixed 3 findings in 1 file
To review the changes: git diff
`,
    })
    expect(await textOf(repository, 'two.yaml')).toBe(TWO.replaceAll('0.0.0.0/0', '10.1.0.0/16'))
  })

  test('makes fixes that want the same place one after the other, with lines as they were at first', async () => {
    const repository = await repositoryWith({ 'two.yaml': TWO })
    const { stdout } = await fixIn(repository, {
      byHand: (finding) => {
        const { file } = finding.labels[0].at
        const at = BY_VALUE(finding)
        if (at === undefined || 'refused' in at) return at
        // Each also writes a line at the top.
        return { edits: [{ file, range: { start: 0, end: 0 }, text: '# fixed\n' }, ...at.edits] }
      },
    })
    expect(stdout.match(/two\.yaml:\d+/g)).toEqual(['two.yaml:11', 'two.yaml:12', 'two.yaml:18'])
    expect(await textOf(repository, 'two.yaml')).toBe(
      `# fixed\n# fixed\n# fixed\n${TWO.replaceAll('0.0.0.0/0', '10.1.0.0/16')}`,
    )
  })

  test.each([
    ['CRLF', BAD_CFN.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\ufeff${BAD_CFN}`],
    ['no final line feed', BAD_CFN.trimEnd()],
    ['other characters', `# ä€😀\n${BAD_CFN}`],
    ['a byte order mark, CRLF and no final line feed', `\ufeff${BAD_CFN.trimEnd().replaceAll('\n', '\r\n')}`],
  ])('keeps %s', async (_, text) => {
    const repository = await repositoryWith({ 'a.yaml': text })
    expect((await fixIn(repository)).code).toBe(0)
    expect(await textOf(repository, 'a.yaml')).toBe(text.replace('0.0.0.0/0', '10.1.0.0/16'))
  })

  test('limits itself to the given paths and policies', async () => {
    const files = { 'a/x.yaml': BAD_CFN, 'b/main.tf': BAD_TF, 'c/x.yaml': BAD_CFN }
    const repository = await repositoryWith(files)
    const named = await fixIn(repository, {
      request: { paths: ['../a', '../b'], policies: ['aws-ebs-volume-unencrypted'] },
      cwd: 'a',
    })
    expect(named).toMatchObject({ code: 0 })
    expect(named.stdout).toContain('fixed 1 finding in 1 file')
    const missing = await fixIn(repository, {
      request: { paths: ['a', 'c/x.yaml'], how: 'diff', unsafe: true },
    })
    expect(missing.stderr).toContain(
      'mvc-gate fix a c/x.yaml --unsafe (or: mvc-gate fix a c/x.yaml --unsafe --diff | git apply)',
    )
    const odd = await fixIn(repository, { request: { paths: ['a', './c'], how: 'diff' } })
    expect(odd.stderr).toContain('mvc-gate fix a ./c ')
    expect(await textOf(repository, 'a/x.yaml')).toBe(BAD_CFN)
    expect(await textOf(repository, 'b/main.tf')).toBe(GOOD_TF)
    await expect(fixIn(repository, { request: { policies: ['aws-ebs-volume-unencryptd'] } })).rejects.toThrow(
      "unknown policy 'aws-ebs-volume-unencryptd'",
    )
    await expect(fixIn(repository, { request: { paths: ['nowhere'] } })).rejects.toThrow(
      "no such file: 'nowhere'",
    )
  })

  test('does not write to files that were not named', async () => {
    const repository = await repositoryWith({
      'infra/main.tf': BAD_TF.replace('false', 'var.encrypted'),
      'infra/variables.tf': 'variable "encrypted" {\n  default = false\n}\n',
    })
    const byHand = fixesByHand((finding) => {
      const from = finding.labels[0].from
      if (from === undefined) return undefined
      return { edits: [{ file: from.at.file, range: from.at.range, text: 'true' }] }
    })
    const { code, stdout } = await fixIn(repository, {
      request: { paths: ['infra/main.tf'] },
      fixesOf: byHand,
    })
    expect(code).toBe(1)
    expect(stdout).toContain(
      'the change is to be made in infra/variables.tf, which is not among the given paths',
    )
    expect((await fixIn(repository, { request: { paths: ['infra'] }, fixesOf: byHand })).code).toBe(0)
    expect(await textOf(repository, 'infra/variables.tf')).toContain('default = true')
  })

  test('repeats in its commands what it was limited to', async () => {
    const repository = await repositoryWith({ 'a.yaml': BAD_CFN })
    const unsafe: typeof BY_VALUE = (finding) => {
      const fix = BY_VALUE(finding)
      return fix === undefined || 'refused' in fix ? fix : { ...fix, unsafe: 'it replaces it' }
    }
    const policies = ['aws-sg-ssh-open-to-world']
    const left = await fixIn(repository, { byHand: unsafe, request: { policies, paths: ['a.yaml'] } })
    expect(left.stdout).toContain(
      'To make 1 unsafe fix: mvc-gate fix a.yaml --policy aws-sg-ssh-open-to-world --unsafe\n',
    )
    const shown = await fixIn(repository, {
      byHand: unsafe,
      request: { policies, unsafe: true, how: 'diff' },
    })
    const command = 'mvc-gate fix --policy aws-sg-ssh-open-to-world --unsafe'
    expect(shown.stderr).toContain(`To make these changes: ${command} (or: ${command} --diff | git apply)\n`)
  })

  test('says what is left, and why', async () => {
    const repository = await repositoryWith({ 'a.yaml': BAD_CFN, 'b/main.tf': BAD_TF })
    const byHand: typeof BY_VALUE = (finding) => {
      if (finding.policy.id.startsWith('aws-sg')) return { refused: 'choose the addresses that need it' }
      const fix = BY_VALUE(finding)
      return fix === undefined || 'refused' in fix ? fix : { ...fix, unsafe: 'it replaces the volume' }
    }
    expect(await fixIn(repository, { byHand })).toEqual({
      code: 1,
      stdout: `left    a.yaml:11  aws-sg-ssh-open-to-world  Web
          choose the addresses that need it
unsafe  b/main.tf:4  aws-ebs-volume-unencrypted  aws_ebs_volume.data
          it replaces the volume
mvc-gate: no fix for 2 findings
To make 1 unsafe fix: mvc-gate fix --unsafe
`,
      stderr: '',
    })
    const { code, stdout } = await fixIn(repository, { byHand, request: { unsafe: true } })
    expect(code).toBe(1)
    expect(stdout).toContain('fixed 1 of 2 findings in 1 file\n')
    expect(await textOf(repository, 'b/main.tf')).toBe(GOOD_TF)
  })

  test('takes back what makes something else worse, and keeps the rest', async () => {
    const repository = await repositoryWith({ 'two.yaml': TWO })
    const byHand: typeof BY_VALUE = (finding) => {
      const fix = BY_VALUE(finding)
      if (fix === undefined || 'refused' in fix || finding.resource.name !== 'Other') return fix
      const [edit] = fix.edits as readonly [TextEdit]
      return { edits: [{ ...edit, text: '0.0.0.0/0, FromPort: [' }] }
    }
    const { code, stdout } = await fixIn(repository, { byHand })
    expect(code).toBe(1)
    expect(stdout).toContain(
      'two.yaml:18  aws-sg-ssh-open-to-world  Other\n          its fix brings another finding',
    )
    expect(await textOf(repository, 'two.yaml')).toBe(
      TWO.replace(/CidrIp: 0.0.0.0\/0/g, 'CidrIp: 10.1.0.0/16'),
    )
  })

  test('refuses read-only files, and fixes the others', async () => {
    const repository = await repositoryWith({ 'a.yaml': BAD_CFN, 'b.yaml': BAD_CFN })
    await chmod(join(repository.path, 'a.yaml'), 0o444)
    const { code, stdout } = await fixIn(repository)
    expect(code).toBe(1)
    expect(stdout).toContain(
      'left    a.yaml:11  aws-sg-ssh-open-to-world  Web\n          a.yaml was not changed: it is read-only\n',
    )
    expect(stdout).toContain('fixed 1 of 2 findings in 1 file\n')
    expect(await textOf(repository, 'a.yaml')).toBe(BAD_CFN)
    expect(await textOf(repository, 'b.yaml')).toBe(GOOD_CFN)
    // A diff writes nothing.
    expect(await fixIn(repository, { request: { how: 'diff' } })).toMatchObject({ code: 0 })
  })

  test('never writes over what somebody wrote in the meantime', async () => {
    const repository = await repositoryWith({ 'a.yaml': BAD_CFN, 'b.yaml': BAD_CFN, 'c/main.tf': BAD_TF })
    const mine = `${BAD_CFN}# mine\n`
    const byHand = fixesByHand((finding) =>
      finding.policy.id.startsWith('aws-sg') ? BY_VALUE(finding) : undefined,
    )
    let calls = 0
    const { code, stdout } = await fixIn(repository, {
      fixesOf: async (source, rules, options) => {
        // When the others are fixed, and not written yet.
        if (source.path === 'c' && ++calls === 2) await writeFile(join(repository.path, 'a.yaml'), mine)
        return byHand(source, rules, options)
      },
    })
    expect(code).toBe(1)
    expect(stdout).toContain('a.yaml was not written: it was changed in the meantime')
    expect(stdout).toContain('fixed 1 of 3 findings in 1 file\n')
    expect(await textOf(repository, 'a.yaml')).toBe(mine)
    expect(await textOf(repository, 'b.yaml')).toBe(GOOD_CFN)
  })

  test('leaves a file that changes while it is judged', async () => {
    const repository = await repositoryWith({ 'a.yaml': BAD_CFN })
    const byHand = fixesByHand(BY_VALUE)
    let calls = 0
    const { code } = await fixIn(repository, {
      fixesOf: async (source, rules, options) => {
        const found = await byHand(source, rules, options)
        if (++calls === 1) await writeFile(join(repository.path, 'a.yaml'), `# mine\n${BAD_CFN}`)
        return found
      },
    })
    expect(code).toBe(1)
    expect(await textOf(repository, 'a.yaml')).toBe(`# mine\n${BAD_CFN}`)
  })

  test('writes through links, and once', async () => {
    const repository = await repositoryWith({ 'real/a.yaml': BAD_CFN })
    await symlink('real/a.yaml', join(repository.path, 'link.yaml'))
    await symlink('real', join(repository.path, 'folder'))
    const { code } = await fixIn(repository)
    expect(code).toBe(0)
    expect(await textOf(repository, 'real/a.yaml')).toBe(GOOD_CFN)
    expect((await lstat(join(repository.path, 'link.yaml'))).isSymbolicLink()).toBe(true)
    expect(await realpath(join(repository.path, 'folder'))).toBe(join(repository.path, 'real'))
  })

  test('does not follow a link out of the repository', async () => {
    const outside = createFolder()
    await writeFile(join(outside, 'a.yaml'), BAD_CFN)
    const repository = await repositoryWith({})
    await symlink(join(outside, 'a.yaml'), join(repository.path, 'link.yaml'))
    const { code, stdout } = await fixIn(repository, { request: { paths: ['link.yaml'] } })
    expect(code).toBe(1)
    expect(stdout).toContain('link.yaml leads out of the repository')
    expect(await readFile(join(outside, 'a.yaml'), 'utf8')).toBe(BAD_CFN)
  })

  test('leaves a broken template as it is', async () => {
    const broken = `${BAD_CFN}  }\n`
    const repository = await repositoryWith({ 'a.yaml': broken, 'b.yaml': BAD_CFN })
    const { code } = await fixIn(repository)
    expect(code).toBe(3)
    expect(await textOf(repository, 'b.yaml')).toBe(GOOD_CFN)
    expect(await textOf(repository, 'a.yaml')).toContain('  }\n')
  })

  test('works outside of a repository', async () => {
    const path = createFolder()
    await writeFile(join(path, 'a.yaml'), BAD_CFN)
    const { code } = await fixIn({ path, environment: process.env })
    expect(code).toBe(0)
    expect(await textOf({ path }, 'a.yaml')).toBe(GOOD_CFN)
  })

  test('asks at a terminal only', async () => {
    const repository = await repositoryWith({ 'a.yaml': BAD_CFN })
    await expect(fixIn(repository, { request: { how: 'ask' } })).rejects.toThrow(
      '--interactive needs a terminal',
    )
  })
})
