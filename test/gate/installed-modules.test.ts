/** Modules that `terraform init` installed: read from the work tree as library code, and from nowhere else. */
import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { primaryPlace } from '../../src/core/finding.ts'
import type { Report } from '../../src/core/report.ts'
import { runGate } from '../../src/gate/run-gate.ts'
import { diskChanges } from '../../src/git/disk.ts'
import { openRepository } from '../../src/git/git.ts'
import { stagedChange } from '../../src/git/staged.ts'
import { NO_TENANT } from '../support/no-tenant.ts'
import { createFolder, createRepository, type TestRepository } from '../support/repository.ts'
import { foundIn } from './support.ts'

const DOOR = `variable "sources" {
  default = []
}
resource "aws_security_group" "door" {
  name = "door"
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = var.sources
  }
}
`
const call = (more = '', source = 'example/door/aws', version = '1.4.0') =>
  `module "door" {\n  source  = "${source}"\n  version = "${version}"\n${more}}\n`
const OPEN = '  sources = ["0.0.0.0/0"]\n'
const SSH = 'violation aws-sg-ssh-open-to-world'

interface Entry {
  readonly Key: string
  readonly Source: string
  readonly Version?: string
  readonly Dir: string
}

const entry = (more: Partial<Entry> = {}): Entry => ({
  Key: 'door',
  Source: 'registry.terraform.io/example/door/aws',
  Version: '1.4.0',
  Dir: '.terraform/modules/door',
  ...more,
})

type Files = Readonly<Record<string, string>>

/** A repository with tracked files, and others that git ignores. */
async function repositoryOf(tracked: Files, ignored: Files): Promise<TestRepository> {
  const repository = await createRepository()
  await repository.write('.gitignore', '.terraform/\n.data/\n')
  for (const [path, text] of Object.entries({ ...tracked, ...ignored })) await repository.write(path, text)
  await repository.git('add', '--all')
  return repository
}

const manifest = (...entries: readonly Entry[]) =>
  JSON.stringify({ Modules: [{ Key: '', Source: '', Dir: '.' }, ...entries] })

async function check(repository: TestRepository, env: NodeJS.ProcessEnv = {}): Promise<Report> {
  const opened = await openRepository(repository.path, { ...repository.environment, ...env })
  return run([await stagedChange(opened)])
}

const run = (changes: Parameters<typeof runGate>[0]['changes']) =>
  runGate({ action: 'commit', changes, overrides: {}, tenant: NO_TENANT, today: '2026-01-01' })

const places = ({ judged }: Report): readonly string[] =>
  judged
    .flatMap(({ result }) => result.findings)
    .map(primaryPlace)
    .map(({ file, range }) => `${file.path}:${file.position(range.start).line}`)

const named = ({ notChecked }: Report): readonly string[] =>
  notChecked.filter(({ notable }) => notable).map(({ reason }) => reason)

async function install(entries: readonly Entry[], more: Files = {}, main = call(OPEN)): Promise<Report> {
  return check(
    await repositoryOf(
      { 'live/main.tf': main },
      {
        'live/.terraform/modules/modules.json': manifest(...entries),
        'live/.terraform/modules/door/main.tf': DOOR,
        ...more,
      },
    ),
  )
}

describe('an installed module', () => {
  test('is read from the work tree, and reported at the argument of the call', async () => {
    const report = await install([entry()])
    expect(foundIn(report)).toEqual([`${SSH} module.door.aws_security_group.door`])
    expect(places(report)).toEqual(['live/main.tf:4'])
    const [finding] = report.judged.flatMap(({ result }) => result.findings)
    expect(finding?.labels.map(({ at }) => at.file.path)).toContain('live/.terraform/modules/door/main.tf')
    expect(named(report)).toEqual([])
  })

  test('is reported at the call where it brings the fault itself', async () => {
    const more = { 'live/.terraform/modules/door/main.tf': DOOR.replace('var.sources', '["0.0.0.0/0"]') }
    const report = await install([entry()], more, call())
    expect(places(report)).toEqual(['live/main.tf:1'])
  })

  test('passes with safe arguments', async () => {
    const report = await install([entry()], {}, call('  sources = ["10.0.0.0/8"]\n'))
    expect(foundIn(report)).toEqual([])
  })

  test('calls others, local and installed', async () => {
    const outer = `variable "sources" {}\nmodule "inner" {\n  source = "./modules/inner"\n  sources = var.sources\n}\n`
    const inner = `variable "sources" {}\nmodule "door" {\n  source = "other/door/aws"\n  sources = var.sources\n}\n`
    const report = await install(
      [
        entry(),
        entry({
          Key: 'door.inner.door',
          Source: 'other/door/aws',
          Dir: '.terraform/modules/door.inner.door',
        }),
      ],
      {
        'live/.terraform/modules/door/main.tf': outer,
        'live/.terraform/modules/door/modules/inner/main.tf': inner,
        'live/.terraform/modules/door.inner.door/main.tf': DOOR,
      },
    )
    expect(foundIn(report)).toEqual([`${SSH} module.door.module.inner.module.door.aws_security_group.door`])
    expect(places(report)).toEqual(['live/main.tf:4'])
  })

  test('may be a folder of a package', async () => {
    const source = 'example/door/aws//modules/small'
    const report = await install(
      [entry({ Source: `registry.terraform.io/${source}`, Dir: '.terraform/modules/door/modules/small' })],
      {
        'live/.terraform/modules/door/modules/small/main.tf': DOOR,
        'live/.terraform/modules/door/main.tf': '',
      },
      call(OPEN, source, '~> 1.2'),
    )
    expect(foundIn(report)).toHaveLength(1)
  })

  test('has examples that are no templates of the repository', async () => {
    const report = await install([entry()], { 'live/.terraform/modules/door/examples/a/main.tf': DOOR })
    expect(report.judged.map(({ result }) => result.path)).toEqual(['live'])
  })

  test('suppresses nothing by its own comments, and is suppressed at the call', async () => {
    const ignore = '# mvc-gate:ignore aws-sg-ssh-open-to-world -- bastion'
    const written = DOOR.replace('    cidr_blocks', `    ${ignore}\n    cidr_blocks`)
    expect(
      foundIn(await install([entry()], { 'live/.terraform/modules/door/main.tf': written })),
    ).toHaveLength(1)
    expect(foundIn(await install([entry()], {}, call(`  ${ignore}\n${OPEN}`)))).toEqual([])
  })

  test('that has a syntax error is named, and blocks nothing', async () => {
    const report = await install([entry()], {
      'live/.terraform/modules/door/other.tf': 'resource "x" {\n  v = ]\n',
    })
    expect(report.judged.flatMap(({ result }) => result.unscannable)).toEqual([])
    expect(named(report).join()).toContain('installed module')
  })

  test('is found where TF_DATA_DIR says, relative to the folder or absolute', async () => {
    const repository = await repositoryOf(
      { 'live/main.tf': call(OPEN) },
      {
        'live/.data/modules/modules.json': manifest(entry({ Dir: '.data/modules/door' })),
        'live/.data/modules/door/main.tf': DOOR,
      },
    )
    const absolute = join(repository.path, 'live/.data')
    for (const TF_DATA_DIR of ['.data', './.data/', absolute, '../live/.data']) {
      expect(foundIn(await check(repository, { TF_DATA_DIR }))).toHaveLength(1)
    }
    expect(named(await check(repository)).join()).toContain('terraform init')
  })

  test('is read for files on disk too', async () => {
    const repository = await repositoryOf(
      { 'live/main.tf': call(OPEN) },
      {
        'live/.terraform/modules/modules.json': manifest(entry()),
        'live/.terraform/modules/door/main.tf': DOOR,
      },
    )
    expect(foundIn(await run(await diskChanges(['.'], repository.path, {})))).toHaveLength(1)
  })
})

describe('a module that is not read is named, with what would decide', () => {
  test('where nothing is installed', async () => {
    const report = await check(await repositoryOf({ 'main.tf': call(OPEN) }, {}))
    expect(foundIn(report)).toEqual([])
    expect(named(report).join()).toMatch(
      /"door" is not in this repository: example\/door\/aws; terraform init/,
    )
  })

  const CASES: readonly (readonly [string, Partial<Entry>, RegExp, string?])[] = [
    ['another module is installed', { Key: 'gate' }, /is not installed: .*terraform init/],
    [
      'it is of another source',
      { Source: 'registry.terraform.io/other/door/aws' },
      /another source .*terraform init/,
    ],
    ['it is of another registry', { Source: 'registry.example.com/example/door/aws' }, /another source/],
    [
      'it is of another version',
      { Version: '1.5.0' },
      /version 1\.5\.0, not in "1\.4\.0"; run terraform init/,
    ],
    ['it has no version', { Version: '' }, /without a version/],
    ['it is elsewhere', { Dir: '../../../etc' }, /outside of live\/\.terraform\/modules/],
    ['it leads out again', { Dir: '.terraform/modules/door/../../../secret' }, /outside of/],
    ['its folder is empty', { Dir: '.terraform/modules/door/empty' }, /is empty/],
  ]
  for (const [name, more, message] of CASES) {
    test(`where ${name}`, async () => {
      const report = await install([entry(more)])
      expect(foundIn(report)).toEqual([])
      expect(named(report).join()).toMatch(message)
    })
  }

  test('where its list is not one', async () => {
    for (const text of [
      '',
      '[]',
      '{"Modules": 3}',
      '{"Modules": [{"Key": 1}]}',
      manifest(entry(), entry()),
      '\u0000',
    ]) {
      const report = await install([], { 'live/.terraform/modules/modules.json': text })
      expect(named(report).join()).toContain('"door"')
    }
  })

  test('where a folder is a link out of the repository', async () => {
    const repository = await repositoryOf({ 'live/main.tf': call(OPEN) }, {})
    const outside = join(createFolder(), 'door')
    await mkdir(join(repository.path, 'live/.terraform/modules'), { recursive: true })
    await mkdir(outside, { recursive: true })
    await writeFile(join(outside, 'main.tf'), DOOR)
    await writeFile(join(repository.path, 'live/.terraform/modules/modules.json'), manifest(entry()))
    await symlink(outside, join(repository.path, 'live/.terraform/modules/door'), 'junction')
    const report = await check(repository)
    expect(foundIn(report)).toEqual([])
    expect(named(report).join()).toContain('is empty')
  })

  test('where it calls itself, or leaves its package', async () => {
    const loop = await install([entry()], {
      'live/.terraform/modules/door/main.tf': 'module "again" {\n  source = "./"\n}\n',
    })
    expect(named(loop).join()).toContain('calls itself')
    const outside = await install([entry()], {
      'live/.terraform/modules/door/main.tf': 'module "up" {\n  source = "../other"\n}\n',
      'live/.terraform/modules/other/main.tf': DOOR,
    })
    expect(named(outside).join()).toContain('outside its package')
  })
})

describe('the source of a module', () => {
  const SAME: readonly (readonly [string, string])[] = [
    ['git::https://example.com/net.git?ref=v1', 'git::https://example.com/net.git?ref=v1'],
    ['github.com/example/net', 'git::https://github.com/example/net.git'],
    ['github.com/example/net//sub?ref=v1', 'git::https://github.com/example/net.git//sub?ref=v1'],
    ['git@github.com:example/net.git', 'git::ssh://git@github.com/example/net.git'],
    ['app.terraform.io/example/door/aws', 'app.terraform.io/example/door/aws'],
    ['example/door/aws', 'registry.opentofu.org/example/door/aws'],
  ]
  for (const [written, noted] of SAME) {
    test(`${written} is noted as ${noted}`, async () => {
      const main = `module "door" {\n  source = "${written}"\n${OPEN}}\n`
      expect(foundIn(await install([entry({ Source: noted })], {}, main))).toHaveLength(1)
    })
  }

  test('of another reference is another module', async () => {
    const main = `module "door" {\n  source = "git::https://example.com/net.git?ref=v2"\n${OPEN}}\n`
    const noted = entry({ Source: 'git::https://example.com/net.git?ref=v1', Version: '' })
    expect(named(await install([noted], {}, main)).join()).toContain('another source')
  })
})
