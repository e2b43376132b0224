/** Input that is meant to harm, or that is unusual: judged or reported, never a crash, a hang or silence. */
import { platform } from 'node:os'
import { describe, expect, test } from 'vitest'
import { createGatedRepository, gate } from '../support/gate.ts'
import { BAD_CFN, BAD_TF, GOOD_CFN } from '../support/templates.ts'

/** Nothing printed may steer a terminal. */
function expectTame(text: string): void {
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    expect(code === 0x0a || (code >= 0x20 && code !== 0x7f && !(code >= 0x80 && code < 0xa0))).toBe(true)
  }
}

describe('file names', () => {
  test.each([
    ['spaces', Buffer.from('a b/my web.yaml'), 'a b/my web.yaml'],
    ['quotes', Buffer.from(`"it's".yaml`), `"it's".yaml`],
    ['a newline', Buffer.from('a\nb.yaml'), 'a\\nb.yaml'],
    ['a newline in a folder', Buffer.from('a\nb/c.yaml'), 'a\\nb/c.yaml'],
    ['an ending in capitals', Buffer.from('WEB.YAML'), 'WEB.YAML'],
    ['escape bytes', Buffer.from('\x1b[31mred\x1b[0m.yaml'), '\\x1b[31mred\\x1b[0m.yaml'],
    ['a leading dash', Buffer.from('-rf.yaml'), '-rf.yaml'],
    ['a leading colon', Buffer.from(':1:web.yaml'), ':1:web.yaml'],
    ['glob characters', Buffer.from('[a]*?.yaml'), '[a]*?.yaml'],
    ['bytes that are not UTF-8', Buffer.from('caf\xe9.yaml', 'latin1'), 'caf\\xe9.yaml'],
    ['bidi controls', Buffer.from('a\u202eyaml.yaml'), 'a\\u{202e}yaml.yaml'],
    ['letters beyond ASCII', Buffer.from('größe/日本.yaml'), 'größe/日本.yaml'],
    ['a backslash', Buffer.from('a\\b.yaml'), 'a\\b.yaml'],
  ])('with %s are judged and printed tamely', async (_, path, shown) => {
    const repository = await createGatedRepository()
    await repository.stage(path, BAD_CFN)
    const { code, stderr } = await repository.tryGit('commit', '-m', 'x')
    expect(stderr).toContain(`  ${shown}:11:19`)
    expect(code).toBe(1)
    expectTame(stderr)
    const json = await gate(repository, ['scan', '--staged', '--format', 'json'])
    expect(json.code).toBe(1)
    expectTame(json.stdout)
    expect(JSON.parse(json.stdout).summary.violations).toMatchObject({ critical: 1 })
  })

  test.skipIf(platform() !== 'linux')('of folders on disk that are not UTF-8 are scanned', async () => {
    const repository = await createGatedRepository()
    await repository.write(Buffer.from('caf\xe9/main.tf', 'latin1'), BAD_TF)
    const { code, stdout } = await gate(repository, ['scan'])
    expect(code).toBe(1)
    expect(stdout).toContain('caf\\xe9/main.tf:4:23')
  })
})

describe('content', () => {
  const deep = (open: string, close: string) => open.repeat(10_000) + close.repeat(10_000)
  const cfn = 'AWSTemplateFormatVersion: "2010-09-09"\nResources:\n'
  const bomb = Array.from({ length: 30 }, (_, i) => `  a${i}: &a${i} [*a${i - 1}, *a${i - 1}]`).slice(1)

  test.each<[string, string, string | Uint8Array, RegExp]>([
    ['broken YAML', 'web.yaml', `${cfn}  A: [\n`, /web\.yaml:\d+:\d+/],
    [
      'broken JSON',
      'web.json',
      '{"AWSTemplateFormatVersion": "2010-09-09", "Resources": {',
      /web\.json:1:\d+/,
    ],
    ['broken HCL', 'main.tf', 'resource "aws_s3_bucket" "b" {\n  acl = = 1\n', /main\.tf:2:9/],
    ['tabs in YAML', 'web.yaml', `${cfn}\tA:\n\t\tType: AWS::S3::Bucket\n`, /web\.yaml:3:\d+/],
    ['binary Terraform', 'main.tf', Buffer.from([0, 1, 2, 255]), /main\.tf/],
    [
      'CloudFormation in UTF-16',
      'web.yaml',
      Buffer.from(`\ufeff${BAD_CFN}`, 'utf16le'),
      /UTF-16.*\n.*web\.yaml/,
    ],
    [
      'CloudFormation in Latin-1',
      'web.yaml',
      Buffer.from(`${BAD_CFN}# \xe9\n`, 'latin1'),
      /not UTF-8.*\n.*web\.yaml/,
    ],
    ['a huge template', 'web.yaml', BAD_CFN + '# filling\n'.repeat(500_000), /maxFileBytes.*\n.*web\.yaml/],
    [
      'a huge Terraform file',
      'main.tf',
      BAD_TF + '# filling\n'.repeat(500_000),
      /maxFileBytes.*\n.*main\.tf/,
    ],
    ['10,000 levels of flow in YAML', 'web.yaml', `${cfn}  A: ${deep('[', ']')}\n`, /web\.yaml:3:\d+/],
    [
      '10,000 levels of JSON',
      'web.json',
      `{"AWSTemplateFormatVersion": ${deep('[', ']')}}`,
      /web\.json:1:\d+/,
    ],
    ['10,000 levels of HCL', 'main.tf', `locals {\n  a = ${deep('[', ']')}\n}\n`, /main\.tf:2:\d+/],
  ])('%s is unscannable: exit 3, said with its place', async (_, path, content, expected) => {
    const repository = await createGatedRepository()
    await repository.stage(path, content)
    const { code, stderr } = await repository.tryGit('commit', '-m', 'x')
    expect(stderr).toMatch(expected)
    expect(stderr).toMatch(/1 template could not be (fully )?scanned/)
    expect(code).toBe(1)
    expectTame(stderr)
    const direct = await gate(repository, ['pre-commit'])
    expect(direct.code).toBe(3)
    expect(direct.stderr.split('\n').some((line) => /^\s+at /.test(line))).toBe(false)
  })

  test.each<[string, string, string | Uint8Array]>([
    ['an empty file', 'web.yaml', ''],
    ['binary data that is not a template', 'data.json', Buffer.from([0, 1, 2, 255])],
    ['a broken file that is not a template', 'chart.yaml', '{{ if .Values.x }}\na: [\n{{ end }}\n'],
    ['an alias bomb that is not a template', 'bomb.yaml', `a:\n  a0: &a0 [x]\n${bomb.join('\n')}\n`],
  ])('%s is let through, and is in the JSON report', async (_, path, content) => {
    const repository = await createGatedRepository()
    await repository.stage(path, content)
    const { code, stderr } = await repository.tryGit('commit', '-q', '-m', 'x')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const json = await gate(repository, ['scan', '--all', '--format', 'json'])
    expect(JSON.parse(json.stdout).notChecked).toContainEqual(expect.objectContaining({ path }))
  })

  test('large data that is not a template is let through without a word', async () => {
    const repository = await createGatedRepository()
    await repository.stage('data.json', `[${'1,'.repeat(3_000_000)}1]`)
    const { code, stderr } = await repository.tryGit('commit', '-q', '-m', 'x')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  })

  test('data so large that it is not looked through is said', async () => {
    const repository = await createGatedRepository()
    await repository.stage('data.json', `[${'1,'.repeat(9_000_000)}1]`)
    const { code, stderr } = await repository.tryGit('commit', '-q', '-m', 'x')
    expect(code).toBe(0)
    expect(stderr).toMatch(/data\.json .*maxFileBytes/)
  })

  test('a template far down in a large file is unscannable', async () => {
    const repository = await createGatedRepository()
    await repository.stage('web.yaml', '# filling\n'.repeat(500_000) + BAD_CFN)
    expect((await gate(repository, ['pre-commit'])).code).toBe(3)
  })

  test('an unreadable template does not show the credential beside its fault', async () => {
    const repository = await createGatedRepository()
    const lines = ['Resources:', '  Db:', '    Type: AWS::RDS::DBInstance', '    Properties:']
    const broken = [...lines, '      MasterUserPassword: Hunter2Pa55!x', '      Engine: [', ''].join('\n')
    await repository.stage('db.yaml', `AWSTemplateFormatVersion: '2010-09-09'\n${broken}`)
    const { code, stderr } = await gate(repository, ['pre-commit'])
    expect(stderr).not.toContain('Hunter2')
    expect(code).toBe(3)
  })

  test('a path with a line break cannot forge a line of an error', async () => {
    const repository = await createGatedRepository()
    await repository.stage('a\nmvc-gate: fine/.mvcrc', 'x: 1\n')
    await repository.stage('a\nmvc-gate: fine/web.yaml', GOOD_CFN)
    const { code, stderr } = await gate(repository, ['pre-commit'])
    expect(stderr).toMatch(/^mvc-gate: a\\nmvc-gate: fine\/\.mvcrc in the index: unknown key 'x'.*\n$/)
    expect(code).toBe(2)
  })

  test.each([
    ['an alias bomb', `${BAD_CFN}Mappings:\n  a0: &a0 [x]\n${bomb.join('\n')}\n`],
    [
      'keys called __proto__',
      BAD_CFN.replace('Resources:\n', 'Resources:\n  __proto__:\n    Type: AWS::S3::X\n'),
    ],
    ['CRLF', BAD_CFN.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\ufeff${BAD_CFN}`],
  ])('%s in a bad template does not hide what is bad', async (_, content) => {
    const repository = await createGatedRepository()
    await repository.stage('web.yaml', content)
    const { code, stderr } = await repository.tryGit('commit', '-m', 'x')
    expect(stderr).toMatch(/web\.yaml:1[13]:19/)
    expect(code).toBe(1)
  })

  test('terminal escapes and bidi controls in a template are printed tamely', async () => {
    const repository = await createGatedRepository()
    const nasty = BAD_CFN.replace('0.0.0.0/0', '0.0.0.0/0 # \u202e evil').replace(
      'GroupDescription: Web server',
      'GroupDescription: "\u001b]0;x\u0007"',
    )
    await repository.stage('web.yaml', nasty.replaceAll('\u001b', '\\e').replaceAll('\u0007', '\\a'))
    const { code, stderr } = await repository.tryGit('commit', '-m', 'x')
    expect(code).toBe(1)
    expectTame(stderr)
  })

  test('a plaintext password is found and never printed', async () => {
    const repository = await createGatedRepository()
    const password = 'correct-horse-battery'
    const template = `Resources:
  Db:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: postgres
      StorageEncrypted: false
      MasterUserPassword: ${password}
      PubliclyAccessible: true
`
    await repository.stage('db.yaml', template)
    const { code, stderr } = await repository.tryGit('commit', '-m', 'x')
    expect(code).toBe(1)
    expect(stderr).toContain('aws-rds-plaintext-password')
    const json = await gate(repository, ['scan', '--staged', '--format', 'json'])
    expect(stderr + json.stdout + json.stderr).not.toContain(password)
  })

  test('what a loop or a macro makes is said to be not judged', async () => {
    const repository = await createGatedRepository()
    const loop = `  'Fn::ForEach::Buckets':
    - Name
    - !Ref Names
    - 'Bucket\${Name}': {Type: AWS::S3::Bucket}
`
    await repository.stage(
      'loop.yaml',
      `Transform: AWS::LanguageExtensions\nParameters: { Names: { Type: CommaDelimitedList } }\n${GOOD_CFN}${loop}`,
    )
    const { code, stderr } = await repository.tryGit('commit', '-m', 'x')
    expect(code).toBe(0)
    expect(stderr).toContain(
      'Not checked:\n  loop.yaml:14:3  "Fn::ForEach::Buckets" is expanded before deployment and was not checked\n',
    )
    const json = await gate(repository, ['scan', '--all', '--format', 'json'])
    expect(JSON.parse(json.stdout).notChecked).toContainEqual(
      expect.objectContaining({
        path: 'loop.yaml',
        location: expect.objectContaining({ path: 'loop.yaml' }),
      }),
    )
  })

  test('links and submodules are left out', async () => {
    const repository = await createGatedRepository()
    await repository.stage('link.yaml', BAD_CFN, '120000')
    await repository.git('update-index', '--add', '--cacheinfo', `160000,${'1'.repeat(40)},module.tf`)
    expect((await gate(repository, ['pre-commit'])).code).toBe(0)
  })

  test('what git replace puts in the place of content is not what is judged', async () => {
    const repository = await createGatedRepository()
    await repository.stage('web.yaml', BAD_CFN)
    await repository.stage('good.txt', GOOD_CFN)
    const id = async (path: string) => repository.id(`:${path}`)
    await repository.git('replace', await id('web.yaml'), await id('good.txt'))
    expect((await repository.tryGit('commit', '-m', 'x')).code).toBe(1)
  })
})
