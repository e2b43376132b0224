/** Ignores in real commits: those that the change brings are reported, and the command line can apply none. */
import { expect, test } from 'vitest'
import { createGatedRepository, gate } from '../support/gate.ts'
import type { TestRepository } from '../support/repository.ts'

const group = (name: string, above = '') => `${above}  ${name}:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: group
      SecurityGroupIngress:
        - { IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 0.0.0.0/0 }
`
const IGNORE = '  # mvc-gate:ignore aws-sg-ssh-open-to-world -- the jump host\n'
const template = (...groups: readonly string[]) => `Resources:\n${groups.join('')}`

async function commit(repository: TestRepository, files: Readonly<Record<string, string>>) {
  for (const [path, text] of Object.entries(files)) await repository.write(path, text)
  await repository.git('add', '.')
  return repository.tryGit('commit', '-q', '-m', 'Change')
}

test('an ignore is reported by the commit that brings it, and only by that one', async () => {
  const repository = await createGatedRepository()
  const first = await commit(repository, { 'web.yaml': template(group('Jump', IGNORE)) })
  expect(first).toMatchObject({ code: 0 })
  expect(first.stderr).toContain(
    'Suppressions added by this change:\n  web.yaml:2:3  aws-sg-ssh-open-to-world  the jump host\n',
  )
  expect(first.stderr).toContain(', 1 suppressed')

  const second = await commit(repository, { 'web.yaml': `# Reviewed\n${template(group('Jump', IGNORE))}` })
  expect(second).toMatchObject({ code: 0 })
  expect(second.stderr).toMatch(/^mvc-gate: 1 template, \d+ checks passed, 1 suppressed [^\n]+\n$/)

  const third = await commit(repository, {
    '.mvcrc': JSON.stringify({ ignore: [{ policy: 'Unrestricted SSH Access', reason: 'a lab' }] }),
    'lab.yaml': template(group('Lab')),
  })
  expect(third).toMatchObject({ code: 0 })
  expect(third.stderr).toContain(
    'Suppressions added by this change:\n  .mvcrc  Unrestricted SSH Access  a lab\n',
  )
})

test('one that is wrong is a warning, blocks with --strict-ignores, and --no-ignores applies none', async () => {
  const repository = await createGatedRepository()
  await repository.write('web.yaml', template(group('Jump', IGNORE), `${IGNORE}  Wait:\n    Type: A::B::C\n`))
  await repository.git('add', '.')
  const applied = await gate(repository, ['scan', '--staged'])
  expect(applied).toMatchObject({ code: 0, stderr: '' })
  expect(applied.stdout).toContain(
    'Invalid suppressions:\n  web.yaml:9:3  unused suppression: no finding matches\n',
  )
  expect(applied.stdout).toContain('1 suppressed, 1 invalid suppression')

  const strict = await gate(repository, ['scan', '--staged', '--strict-ignores'])
  expect(strict.code).toBe(1)
  expect(strict.stdout).toContain('1 invalid suppression in 1 template')

  const none = await gate(repository, ['scan', '--staged', '--no-ignores', '--format', 'json'])
  const report = JSON.parse(none.stdout)
  expect(none.code).toBe(1)
  expect(report.findings).toMatchObject([{ policy: 'aws-sg-ssh-open-to-world', resource: { name: 'Jump' } }])
  expect(report).toMatchObject({ suppressions: [], invalidSuppressions: [], addedSuppressions: [] })
})
