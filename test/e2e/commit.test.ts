/** Real commits and merges through the hooks that init writes. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createGatedRepository, createUngatedRepository, gate, stateOf } from '../support/gate.ts'
import { createFolder, useRepository } from '../support/repository.ts'
import {
  BAD_CFN,
  BAD_CFN_AT,
  BAD_TF,
  BAD_TF_AT,
  GOOD_CFN,
  GOOD_TF,
  UNDECIDED_CFN,
} from '../support/templates.ts'

describe('git commit', () => {
  test('a staged bad CloudFormation template blocks, with the place of the value', async () => {
    const repository = await createGatedRepository()
    await repository.write('infra/web.yaml', BAD_CFN)
    await repository.git('add', '.')
    const before = await stateOf(repository)
    const { code, stderr } = await repository.tryGit('commit', '-m', 'x')
    expect(code).toBe(1)
    expect(stderr).toContain(`infra/web.yaml:${BAD_CFN_AT}`)
    expect(stderr).toContain('critical[aws-sg-ssh-open-to-world]')
    expect(stderr).toMatch(/Commit blocked: 1 critical in 1 template · offline engine · \d/)
    expect(stderr).toContain('git commit --no-verify')
    expect(await stateOf(repository)).toEqual(before)
  })

  test('a staged bad Terraform module blocks, with the place of the value', async () => {
    const repository = await createGatedRepository()
    await repository.write('disk/main.tf', BAD_TF)
    await repository.git('add', '.')
    const { code, stderr } = await repository.tryGit('commit', '-m', 'x')
    expect(code).toBe(1)
    expect(stderr).toContain(`disk/main.tf:${BAD_TF_AT}`)
    expect(stderr).toContain('[aws-ebs-volume-unencrypted]')
  })

  test('fixing what is staged lets it through while a bad edit stays on disk', async () => {
    const repository = await createGatedRepository()
    await repository.write('web.yaml', BAD_CFN)
    await repository.git('add', '.')
    expect((await repository.tryGit('commit', '-m', 'x')).code).toBe(1)
    await repository.write('web.yaml', GOOD_CFN)
    await repository.git('add', '.')
    await repository.write('web.yaml', BAD_CFN)
    const { code, stderr } = await repository.tryGit('commit', '-m', 'x')
    expect(code).toBe(0)
    expect(stderr).toMatch(/^mvc-gate: 1 template, \d+ checks passed · offline engine · .*\n$/)
    expect(readFileSync(join(repository.path, 'web.yaml'), 'utf8')).toBe(BAD_CFN)
    expect((await repository.git('show', 'HEAD:web.yaml')).stdout).toBe(GOOD_CFN)
  })

  test('a bad staged version is blocked although the file on disk is fixed', async () => {
    const repository = await createGatedRepository()
    await repository.write('web.yaml', BAD_CFN)
    await repository.git('add', '.')
    await repository.write('web.yaml', GOOD_CFN)
    expect((await repository.tryGit('commit', '-m', 'x')).code).toBe(1)
  })

  test('a commit without templates prints nothing', async () => {
    const repository = await createGatedRepository()
    await repository.write('notes.txt', 'hello\n')
    await repository.write('deployment.yaml', 'apiVersion: apps/v1\nkind: Deployment\n')
    await repository.write('data/package.json', '{"name": "x"}\n')
    await repository.git('add', '.')
    expect(await repository.tryGit('commit', '-q', '-m', 'x')).toEqual({ code: 0, stdout: '', stderr: '' })
  })

  test('commit -a is judged by what it commits', async () => {
    const repository = await createGatedRepository()
    await repository.write('web.yaml', GOOD_CFN)
    await repository.commit()
    await repository.write('web.yaml', BAD_CFN)
    const { code, stderr } = await repository.tryGit('commit', '-a', '-m', 'x')
    expect(code).toBe(1)
    expect(stderr).toContain(`web.yaml:${BAD_CFN_AT}`)
  })

  test('commit <path> is judged by the paths it commits, not by what else is staged', async () => {
    const repository = await createGatedRepository()
    await repository.write('good.yaml', GOOD_CFN.replace('10.1', '10.2'))
    await repository.write('bad.yaml', GOOD_CFN)
    await repository.commit()
    await repository.write('good.yaml', GOOD_CFN)
    await repository.write('bad.yaml', BAD_CFN)
    await repository.git('add', 'bad.yaml')
    expect((await repository.tryGit('commit', '-m', 'x', 'good.yaml')).code).toBe(0)
    expect((await repository.tryGit('commit', '-m', 'x', 'bad.yaml')).code).toBe(1)
  })

  test('--amend is judged by what is staged', async () => {
    const repository = await createGatedRepository()
    await repository.write('web.yaml', GOOD_CFN)
    await repository.commit()
    await repository.write('web.yaml', BAD_CFN)
    await repository.git('add', '.')
    const head = await repository.id('HEAD')
    expect((await repository.tryGit('commit', '--amend', '-m', 'y')).code).toBe(1)
    expect(await repository.id('HEAD')).toBe(head)
  })

  test('the first commit is judged', async () => {
    const repository = await createUngatedRepository()
    await repository.git('update-ref', '-d', 'HEAD')
    await gate(repository, ['init'])
    await repository.write('web.yaml', BAD_CFN)
    await repository.git('add', '.')
    expect((await repository.tryGit('commit', '-m', 'x')).stderr).toContain(`web.yaml:${BAD_CFN_AT}`)
    await repository.write('web.yaml', GOOD_CFN)
    await repository.git('add', '.')
    expect((await repository.tryGit('commit', '-m', 'x')).code).toBe(0)
  })

  test('a commit in a work tree without an install of its own is judged', async () => {
    const repository = await createGatedRepository()
    const path = join(createFolder(), 'tree')
    await repository.git('worktree', 'add', '-q', path)
    const tree = { ...useRepository(path), environment: repository.environment }
    await tree.write('web.yaml', BAD_CFN)
    await tree.git('add', '.')
    const { code, stderr } = await tree.tryGit('commit', '-m', 'x')
    expect(code).toBe(1)
    expect(stderr).toContain(`web.yaml:${BAD_CFN_AT}`)
  })

  test('a commit from a subfolder is judged whole', async () => {
    const repository = await createGatedRepository()
    await repository.write('web.yaml', BAD_CFN)
    await repository.write('sub/notes.txt', '')
    await repository.git('add', '.')
    const { code, stderr } = await repository.tryGit('-C', 'sub', 'commit', '-m', 'x')
    expect(code).toBe(1)
    expect(stderr).toContain(`web.yaml:${BAD_CFN_AT}`)
  })

  test('a SHA-256 repository is judged', async () => {
    const repository = await createGatedRepository({ objectFormat: 'sha256' })
    await repository.write('web.yaml', BAD_CFN)
    await repository.git('add', '.')
    expect((await repository.tryGit('commit', '-m', 'x')).code).toBe(1)
  })

  test('a deleted file changes the module it was part of', async () => {
    const repository = await createGatedRepository()
    await repository.write(
      '.mvcrc',
      'failOn: high\npolicies: { aws-s3-public-access-block-incomplete: high }\n',
    )
    await repository.write('s3/main.tf', 'resource "aws_s3_bucket" "b" {\n  bucket = "example"\n}\n')
    const flags = [
      'block_public_acls',
      'block_public_policy',
      'ignore_public_acls',
      'restrict_public_buckets',
    ]
    const lines = ['bucket = aws_s3_bucket.b.id', ...flags.map((flag) => `${flag} = true`)]
    const block = `resource "aws_s3_bucket_public_access_block" "b" {\n  ${lines.join('\n  ')}\n}\n`
    await repository.write('s3/access.tf', block)
    await repository.git('add', '.')
    expect((await repository.tryGit('commit', '-m', 'x')).code).toBe(0)
    await repository.git('rm', '-q', 's3/access.tf')
    const { code, stderr } = await repository.tryGit('commit', '-m', 'x')
    expect(code).toBe(1)
    expect(stderr).toContain('s3/main.tf:1:1')
  })

  test('Terraform files are read whatever the globs say, and judged only where they are wanted', async () => {
    const repository = await createGatedRepository()
    await repository.write('.mvcrc', 'include: ["**/*.tf"]\nexclude: ["**/generated.tf"]\n')
    await repository.write('a/main.tf', BAD_TF.replace('false', 'var.encrypted'))
    await repository.write('a/variables.tf', 'variable "encrypted" {\n  default = true\n}\n')
    await repository.write('a/terraform.tfvars', 'encrypted = false\n')
    await repository.git('add', '.')
    const blocked = await repository.tryGit('commit', '-m', 'x')
    expect(blocked.stderr).toContain('a/main.tf:4:23')
    expect(blocked.stderr).toContain('(a/terraform.tfvars:1:13)')
    expect(blocked.code).toBe(1)
    await repository.write('a/terraform.tfvars', 'encrypted = true\n')
    await repository.write('a/generated.tf', BAD_TF.replace('"data"', '"generated"'))
    await repository.git('add', '.')
    expect((await repository.tryGit('commit', '-m', 'x')).code).toBe(0)
  })

  test('variables whose module is elsewhere are said to be not judged', async () => {
    const repository = await createGatedRepository()
    await repository.write('prod/terraform.tfvars', 'encrypted = false\n')
    await repository.git('add', '.')
    const { code, stderr } = await repository.tryGit('commit', '-m', 'x')
    expect(code).toBe(0)
    expect(stderr).toMatch(/prod\/terraform\.tfvars {2}Terraform variables without any \.tf file/)
  })

  test('a parameter without a default is undecided: no violation, and counted', async () => {
    const repository = await createGatedRepository()
    await repository.write('web.yaml', UNDECIDED_CFN)
    await repository.git('add', '.')
    const { code, stderr } = await repository.tryGit('commit', '-m', 'x')
    expect(code).toBe(0)
    expect(stderr).toMatch(/^mvc-gate: 1 template, \d+ checks passed, 1 undecided · offline engine/)
  })

  test('undecided blocks when it is configured to', async () => {
    const repository = await createGatedRepository()
    await repository.write('.mvcrc', 'undecided: block\n')
    await repository.write('web.yaml', UNDECIDED_CFN)
    await repository.git('add', '.')
    const { code, stderr } = await repository.tryGit('commit', '-m', 'x')
    expect(code).toBe(1)
    expect(stderr).toContain('Admins has no default')
  })

  test('without the package the hook refuses and says how to install', async () => {
    const repository = await createGatedRepository()
    await repository.remove('node_modules')
    await repository.write('notes.txt', 'x')
    await repository.git('add', '.')
    const { code, stderr } = await repository.tryGit('commit', '-m', 'x')
    expect(code).toBe(1)
    expect(stderr).toBe(
      'mvc-gate: not installed, so this commit cannot be checked\n' +
        '  run npm install, or bypass the gate once: git commit --no-verify\n',
    )
  })
})

describe('git merge', () => {
  async function diverged(theirs: string, ours: string) {
    const repository = await createGatedRepository()
    await repository.write('web.yaml', GOOD_CFN)
    await repository.commit()
    await repository.git('switch', '-q', '-c', 'topic')
    await repository.write('web.yaml', theirs)
    await repository.commit()
    await repository.git('switch', '-q', 'main')
    await repository.write('notes.txt', ours)
    await repository.commit()
    return repository
  }

  test('an automatic merge that brings a bad template is stopped', async () => {
    const repository = await diverged(BAD_CFN, 'x')
    const { code, stderr } = await repository.tryGit('merge', '--no-edit', 'topic')
    expect(code).not.toBe(0)
    expect(stderr).toContain(`web.yaml:${BAD_CFN_AT}`)
    expect(stderr).toContain('Merge blocked: 1 critical')
    expect((await repository.git('log', '--format=%s', '-1')).stdout).toBe('change\n')
  })

  test('a merge whose conflict was resolved badly is stopped at its commit', async () => {
    const repository = await diverged(GOOD_CFN.replace('10.1.', '10.3.'), 'x')
    await repository.write('web.yaml', GOOD_CFN.replace('10.1.', '10.4.'))
    await repository.commit()
    expect((await repository.tryGit('merge', '--no-edit', 'topic')).stdout).toContain('CONFLICT')
    await repository.write('web.yaml', BAD_CFN)
    await repository.git('add', '.')
    expect((await repository.tryGit('commit', '--no-edit')).code).toBe(1)
    expect(existsSync(join(repository.path, '.git/MERGE_HEAD'))).toBe(true)
    await repository.write('web.yaml', GOOD_CFN)
    await repository.git('add', '.')
    expect((await repository.tryGit('commit', '--no-edit')).code).toBe(0)
  })
})

describe('several findings', () => {
  test('a hook shows so many that a person can fix, and says how to see the rest', async () => {
    const repository = await createGatedRepository()
    for (let i = 0; i < 25; i++) await repository.write(`web${i}.yaml`, BAD_CFN)
    await repository.git('add', '.')
    const { stderr } = await repository.tryGit('commit', '-m', 'x')
    expect(stderr.match(/^critical/gm)).toHaveLength(20)
    expect(stderr).toContain('5 more violations; run mvc-gate scan --staged to see all')
    expect(stderr).toContain('Commit blocked: 25 critical in 25 of 25 templates')
    const all = await gate(repository, ['scan', '--staged'])
    expect(all.stdout.match(/^critical/gm)).toHaveLength(25)
  })

  test('all are shown, and the worst is said first', async () => {
    const repository = await createGatedRepository()
    await repository.write('infra/web.yaml', BAD_CFN)
    await repository.write('infra/disk/main.tf', BAD_TF)
    await repository.write('infra/other/main.tf', GOOD_TF)
    await repository.git('add', '.')
    const { code, stderr } = await repository.tryGit('commit', '-m', 'x')
    expect(code).toBe(1)
    expect(stderr).toMatch(/Commit blocked: 1 critical, 1 high in 2 of 3 templates/)
    expect(stderr.indexOf('infra/web.yaml:')).toBeLessThan(stderr.indexOf('infra/disk/main.tf:'))
  })
})
