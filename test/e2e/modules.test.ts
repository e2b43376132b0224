/** Terraform modules and parameter files: values that stand in other files of the same snapshot. */
import { describe, expect, test } from 'vitest'
import { createGatedRepository, gate } from '../support/gate.ts'
import type { TestRepository } from '../support/repository.ts'

const MODULE = `variable "cidr" {
  type = string
}

resource "aws_security_group" "ssh" {
  ingress {
    protocol    = "tcp"
    from_port   = 22
    to_port     = 22
    cidr_blocks = [var.cidr]
  }
}
`
const call = (cidr: string) => `module "net" {
  source = "../modules/net"
  cidr   = "${cidr}"
}
`

async function stage(files: Readonly<Record<string, string>>): Promise<TestRepository> {
  const repository = await createGatedRepository()
  for (const [path, text] of Object.entries(files)) await repository.write(path, text)
  await repository.git('add', '.')
  return repository
}

describe('a local module', () => {
  test('is judged with the arguments of its caller', async () => {
    const repository = await stage({ 'modules/net/main.tf': MODULE, 'prod/main.tf': call('0.0.0.0/0') })
    const { code, stderr } = await repository.tryGit('commit', '-m', 'x')
    expect(code).toBe(1)
    expect(stderr).toContain('modules/net/main.tf:10:')
    expect(stderr).toContain('module.net.aws_security_group.ssh')
    expect(stderr).toContain('prod/main.tf:3:')
  })

  test('passes with a caller that hands over something narrow', async () => {
    const repository = await stage({ 'modules/net/main.tf': MODULE, 'prod/main.tf': call('10.0.0.0/8') })
    expect((await repository.tryGit('commit', '-m', 'x')).code).toBe(0)
  })

  test('is read from the index, when only its caller is staged', async () => {
    const repository = await stage({ 'modules/net/main.tf': MODULE })
    await repository.commit()
    await repository.write('modules/net/main.tf', '')
    await repository.write('prod/main.tf', call('0.0.0.0/0'))
    await repository.git('add', 'prod')
    const { code, stderr } = await repository.tryGit('commit', '-m', 'x')
    expect(code).toBe(1)
    expect(stderr).toContain('modules/net/main.tf:10:')
  })

  test('with a fault of its own is reported once, however many call it', async () => {
    const repository = await stage({
      'modules/net/main.tf': MODULE.replace('[var.cidr]', '["0.0.0.0/0"]'),
      'prod/main.tf': call('10.0.0.0/8'),
      'test/main.tf': call('10.0.0.0/8'),
    })
    const { code, stdout } = await gate(repository, ['scan', '--staged', '--format', 'json'])
    expect(code).toBe(1)
    const { findings } = JSON.parse(stdout) as { findings: readonly { resource: { name: string } }[] }
    expect(findings.map(({ resource }) => resource.name)).toEqual(['module.net.aws_security_group.ssh'])
  })

  test('two calls that hand over bad values are two faults', async () => {
    const repository = await stage({
      'modules/net/main.tf': MODULE,
      'prod/main.tf': call('0.0.0.0/0'),
      'test/main.tf': call('0.0.0.0/0'),
    })
    const { stdout } = await gate(repository, ['scan', '--staged', '--format', 'json'])
    const { findings } = JSON.parse(stdout) as { findings: readonly { verdict: string }[] }
    expect(findings.filter(({ verdict }) => verdict === 'violation')).toHaveLength(2)
  })

  test('that is not in the snapshot is named', async () => {
    const repository = await stage({ 'prod/main.tf': call('0.0.0.0/0') })
    const { code, stderr } = await repository.tryGit('commit', '-m', 'x')
    expect(code).toBe(0)
    expect(stderr).toContain('Not checked:')
    expect(stderr).toContain('prod/main.tf:1:')
  })
})

describe('parameter files', () => {
  const CONFIG = JSON.stringify({ parameters: { 'net/**': 'env/prod.tfvars' } })

  test('give a folder its values', async () => {
    const files = { 'net/main.tf': MODULE, '.mvcrc': CONFIG }
    const bad = await stage({ ...files, 'env/prod.tfvars': 'cidr = "0.0.0.0/0"\n' })
    const { code, stderr } = await bad.tryGit('commit', '-m', 'x')
    expect(code).toBe(1)
    expect(stderr).toContain('env/prod.tfvars:1:')
    const good = await stage({ ...files, 'env/prod.tfvars': 'cidr = "10.0.0.0/8"\n' })
    expect((await good.tryGit('commit', '-m', 'x')).code).toBe(0)
  })

  test('that change have the folders they feed judged', async () => {
    const repository = await stage({
      'net/main.tf': MODULE,
      '.mvcrc': CONFIG,
      'env/prod.tfvars': 'cidr = "10.0.0.0/8"\n',
    })
    await repository.commit()
    await repository.write('env/prod.tfvars', 'cidr = "0.0.0.0/0"\n')
    await repository.git('add', '.')
    const { code, stderr } = await repository.tryGit('commit', '-m', 'x')
    expect(code).toBe(1)
    expect(stderr).toContain('net/main.tf:10:')
  })

  test('that are not there are a configuration error', async () => {
    const repository = await stage({ 'net/main.tf': MODULE, '.mvcrc': CONFIG })
    const { code, stderr } = await gate(repository, ['pre-commit'])
    expect(code).toBe(2)
    expect(stderr).toContain('parameters: no file env/prod.tfvars in the index')
  })
})
