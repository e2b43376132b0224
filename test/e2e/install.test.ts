/** The packed package in fresh repositories, as a user installs it. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, inject, test } from 'vitest'
import { createGatedRepository, createUngatedRepository, gate, stateOf } from '../support/gate.ts'
import {
  type CommandResult,
  createFolder,
  createRepository,
  run,
  type TestRepository,
  useRepository,
} from '../support/repository.ts'
import { BAD_CFN, BAD_CFN_AT, BAD_TF, GOOD_CFN } from '../support/templates.ts'

const PACKAGE = fileURLToPath(new URL('../..', import.meta.url))
const INSTALL = fileURLToPath(new URL('../../dist/install.js', import.meta.url))
const HUSKY = fileURLToPath(new URL('../../node_modules/husky', import.meta.url))

/** What is installed in one repository is there for its clones. */
const npmCache = createFolder()

function npm(repository: TestRepository, ...args: readonly string[]): Promise<CommandResult> {
  const quiet = ['--offline', '--no-audit', '--no-fund', '--loglevel=error', '--cache', npmCache]
  return run('npm', [...args, ...quiet], repository.path, repository.environment)
}

async function project(manifest: object = {}): Promise<TestRepository> {
  const repository = await createRepository()
  await repository.write(
    'package.json',
    `${JSON.stringify({ name: 'infrastructure', ...manifest }, null, 2)}\n`,
  )
  await repository.write('.gitignore', 'node_modules/\n')
  return repository
}

async function installed(manifest: object = {}): Promise<TestRepository> {
  const repository = await project(manifest)
  expect(await npm(repository, 'install', '--save-dev', inject('tarball'))).toMatchObject({
    code: 0,
    stderr: '',
  })
  return repository
}

const mvcGate = (repository: TestRepository, ...args: readonly string[]): Promise<CommandResult> =>
  run(join(repository.path, 'node_modules/.bin/mvc-gate'), args, repository.path, repository.environment)

async function expectGated(repository: TestRepository): Promise<void> {
  await repository.write('web.yaml', BAD_CFN)
  await repository.write('disk/main.tf', BAD_TF)
  await repository.git('add', '.')
  const blocked = await repository.tryGit('commit', '-m', 'x')
  expect(blocked.stderr).toContain(`web.yaml:${BAD_CFN_AT}`)
  expect(blocked.stderr).toContain('disk/main.tf:4:23')
  expect(blocked.code).toBe(1)
  await repository.remove('disk')
  await repository.write('web.yaml', GOOD_CFN.replace('Web server', repository.path))
  await repository.git('add', '--all')
  expect((await repository.tryGit('commit', '-m', 'x')).code).toBe(0)
}

async function cloneOf(repository: TestRepository): Promise<TestRepository> {
  const path = join(createFolder(), 'clone')
  await repository.git('clone', '-q', repository.path, path)
  return useRepository(path)
}

describe('the packed package', () => {
  test('has no scripts, no dependencies, and all it needs', async () => {
    const repository = await installed()
    const folder = join(repository.path, 'node_modules/mvc-gate')
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    expect(Object.keys(manifest)).not.toEqual(expect.arrayContaining(['scripts']))
    expect(manifest).not.toHaveProperty('dependencies')
    expect(manifest).not.toHaveProperty('devDependencies')
    for (const path of [
      'dist/main.js',
      'dist/install.js',
      'dist/THIRD-PARTY-LICENSES.txt',
      'hooks/gate.sh',
      'hooks/stub',
      'schemas/config.schema.json',
      'schemas/report.schema.json',
      '.mvcrc.example.json',
      'LICENSE',
      'README.md',
      'CHANGELOG.md',
    ]) {
      expect(existsSync(join(folder, path)), path).toBe(true)
    }
    for (const path of ['src', 'test', 'scripts', 'hooks/_', 'hooks/pre-commit']) {
      expect(existsSync(join(folder, path)), path).toBe(false)
    }
    const licenses = readFileSync(join(folder, 'dist/THIRD-PARTY-LICENSES.txt'), 'utf8')
    for (const name of ['cosmiconfig', 'js-yaml', 'kleur', 'simple-git', 'yaml', 'zod']) {
      expect(licenses).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(\\w+`, 'm'))
    }
    expect((await mvcGate(repository, '--version')).stdout).toBe(`${manifest.version}\n`)
  })

  test('init gates a plain repository, and an install gates a clone of it', async () => {
    const repository = await installed({ scripts: { prepare: 'node -e 0' } })
    const init = await mvcGate(repository, 'init')
    expect(init).toMatchObject({ code: 0, stderr: '' })
    expect(init.stdout).toContain('mvc-gate set up:')
    await expectGated(repository)
    const clone = await cloneOf(repository)
    expect(await npm(clone, 'ci')).toMatchObject({ code: 0, stderr: '' })
    await expectGated(clone)
  })

  test('an install without development dependencies does not fail', async () => {
    const repository = await installed()
    await mvcGate(repository, 'init')
    await repository.commit()
    const clone = await cloneOf(repository)
    expect(await npm(clone, 'ci', '--omit=dev')).toMatchObject({ code: 0, stderr: '' })
    expect(existsSync(join(clone.path, '.git/hooks/pre-commit'))).toBe(false)
  })

  test('an install outside of a repository does not fail, and says that there are no hooks', async () => {
    const repository = await installed()
    await mvcGate(repository, 'init')
    await repository.remove('.git', 'node_modules')
    const { code, stderr } = await npm(repository, 'ci', '--foreground-scripts')
    expect(code).toBe(0)
    expect(stderr).toContain('mvc-gate: hooks not installed: not a git repository')
  })

  test('init gates a husky project, and an install gates a clone of it', async () => {
    const repository = await installed({ scripts: { prepare: 'husky' } })
    expect((await npm(repository, 'install', '--save-dev', HUSKY)).code).toBe(0)
    // npm runs prepare on a plain install, and not when it adds a package.
    expect((await npm(repository, 'install')).code).toBe(0)
    await repository.write(
      '.husky/pre-commit',
      '#!/bin/sh\n# mvc-gate pre-commit is missing\necho ours >&2\nexit 0\n',
    )
    expect((await mvcGate(repository, 'init')).code).toBe(0)
    expect(existsSync(join(repository.path, '.git/hooks/pre-commit'))).toBe(false)
    await expectGated(repository)
    const clone = await cloneOf(repository)
    expect((await npm(clone, 'ci')).code).toBe(0)
    await expectGated(clone)
    await clone.write('notes.txt', 'x')
    await clone.git('add', '.')
    expect((await clone.tryGit('commit', '-q', '-m', 'x')).stderr).toBe('ours\n')
  })
})

describe('mvc-gate init', () => {
  test('a second run changes nothing', async () => {
    const repository = await createUngatedRepository()
    await gate(repository, ['init'])
    const before = await stateOf(repository)
    expect(await gate(repository, ['init'])).toEqual({
      code: 0,
      stdout: 'Already set up; nothing to do.\n',
      stderr: '',
    })
    expect(await stateOf(repository)).toEqual(before)
  })

  test.each<[string, (repository: TestRepository) => Promise<unknown>, RegExp]>([
    [
      'a hook beside one that was kept before',
      async (repository) => {
        await repository.hook('pre-push', 'true')
        await repository.hook('pre-push.before-mvc-gate', 'true')
      },
      /pre-push was not installed by mvc-gate, and \S+pre-push\.before-mvc-gate already exists\n/,
    ],
    [
      'a hook of husky 4, which runs nothing under another name',
      (repository) => repository.hook('pre-push', '# husky\n. "$(dirname "$0")/husky.sh"'),
      /pre-push depends on its own name, so it cannot run under another one\n[\s\S]+gate\.sh pre-commit[\s\S]+husky 4 writes it: run `npm install --save-dev husky@9`/,
    ],
    [
      'a hook that finds out its name',
      (repository) => repository.hook('pre-push', 'exec my-hooks "$(basename "$0")" "$@"'),
      /pre-push depends on its own name[^\n]+\n[\s\S]+gate\.sh pre-push/,
    ],
    [
      'a project of lefthook',
      (repository) => repository.write('lefthook.yml', ''),
      /lefthook manages the hooks of this repository\n[\s\S]+run: 'mvc_gate=.+ sh "\$mvc_gate" pre-push \{1\} \{2\}'\n/,
    ],
    [
      'a project of pre-commit',
      (repository) => repository.write('.pre-commit-config.yaml', ''),
      /pre-commit manages the hooks of this repository\n[\s\S]+entry: >-\n.+ sh "\$mvc_gate" pre-commit "\$@"' --\n/,
    ],
    [
      'a project of simple-git-hooks',
      (repository) => repository.write('package.json', '{"simple-git-hooks":{}}'),
      /simple-git-hooks manages the hooks of this repository\n[\s\S]+"pre-commit": "mvc_gate=.+ pre-commit",\n/,
    ],
    [
      "a team's core.hooksPath",
      async (repository) => {
        await repository.git('config', 'core.hooksPath', 'team-hooks')
        await repository.write('team-hooks/pre-commit', '')
      },
      /this repository sets core\.hooksPath to 'team-hooks'\n[\s\S]+gate\.sh pre-commit/,
    ],
    [
      'a core.hooksPath that does not exist',
      (repository) => repository.git('config', 'core.hooksPath', 'team-hooks'),
      /'team-hooks', which does not exist\n.+git config --local --unset core\.hooksPath\n$/,
    ],
    [
      'a core.hooksPath that is set to nothing',
      (repository) => repository.git('config', 'core.hooksPath', ''),
      /this repository sets core\.hooksPath to ''\n/,
    ],
    [
      'a shim of its own that was edited',
      (repository) => repository.hook('pre-push', '# mvc-gate: x\necho mine'),
      /pre-push was installed by mvc-gate and has been modified\n/,
    ],
    [
      'a folder in the place of a hook',
      (repository) => repository.write('.git/hooks/pre-push/x', ''),
      /pre-push is not a regular file\n/,
    ],
    [
      'a link in the place of a hook',
      (repository) => symlink('../../elsewhere', join(repository.path, '.git/hooks/pre-push')),
      /pre-push is not a regular file\n/,
    ],
    [
      'a link in the place of the hooks folder',
      async (repository) => {
        await repository.remove('.git/hooks')
        await symlink('..', join(repository.path, '.git/hooks'))
      },
      /hooks is a link to another folder\n[\s\S]+mvc_gate_refs=\$\(cat\)/,
    ],
    [
      'husky hooks that git does not run',
      async (repository) => {
        await repository.write('package.json', '{"scripts":{"prepare":"husky"}}')
        await repository.git('config', 'core.hooksPath', 'team-hooks')
        await repository.write('team-hooks/pre-commit', '')
      },
      /this repository sets core\.hooksPath to 'team-hooks'\n/,
    ],
    [
      'husky hooks in another language',
      async (repository) => {
        await repository.write('package.json', '{"scripts":{"prepare":"husky"}}')
        await repository.write('.husky/pre-merge-commit', '#!/usr/bin/env node\n')
      },
      /pre-merge-commit is not a shell script\n/,
    ],
    [
      'a folder without package.json',
      (repository) => repository.remove('package.json'),
      /no package\.json in /,
    ],
    [
      'a package.json that is not JSON',
      (repository) => repository.write('package.json', '{'),
      /package\.json: not valid JSON/,
    ],
  ])('refuses %s aloud and changes nothing', async (_, prepare, expected) => {
    const repository = await createUngatedRepository()
    await prepare(repository)
    const before = await stateOf(repository)
    const { code, stdout, stderr } = await gate(repository, ['init'])
    expect(stderr).toMatch(expected)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(await stateOf(repository)).toEqual(before)
    expect(existsSync(join(repository.path, '.git/hooks/pre-commit'))).toBe(false)
  })

  test('says in one line what it can not write, and changes nothing', async () => {
    const repository = await createUngatedRepository()
    await repository.remove('.git/hooks')
    await repository.write('.git/hooks', '')
    const before = await stateOf(repository)
    const hook = join(repository.path, '.git/hooks/pre-commit')
    expect(await gate(repository, ['init'])).toEqual({
      code: 2,
      stdout: '',
      stderr: `mvc-gate: cannot read ${hook}: ENOTDIR: not a directory\n`,
    })
    expect(await stateOf(repository)).toEqual(before)
  })

  test('husky hooks outside of the repository are not its own to write', async () => {
    const repository = await createUngatedRepository()
    const folder = createFolder()
    await repository.git('config', 'core.hooksPath', join(folder, '_'))
    const { code, stderr } = await gate(repository, ['init'])
    expect(stderr).toContain(`the husky hooks are outside this repository, in '${folder}'\n`)
    expect(code).toBe(1)
    expect(readdirSync(folder)).toEqual([])
  })

  test('gates a project of husky 8, whose hooks git itself runs', async () => {
    const repository = await createUngatedRepository()
    await repository.write('.husky/_/husky.sh', '[ -n "$again" ] || { again=1 sh -e "$0" "$@"; exit $?; }\n')
    await repository.write(
      '.husky/pre-push',
      '#!/usr/bin/env sh\n. "$(dirname -- "$0")/_/husky.sh"\n\nexit 0\n',
    )
    await repository.git('config', 'core.hooksPath', '.husky')
    const init = await gate(repository, ['init'])
    expect(init).toMatchObject({ code: 0, stderr: '' })
    expect(init.stdout).toContain(
      '  .husky/pre-commit: written\n  .husky/pre-merge-commit: written\n  .husky/pre-push: changed\n',
    )
    await expectGated(repository)
    await repository.write('web.yaml', BAD_CFN)
    await repository.commit()
    const remote = await createRepository({ bare: true })
    const push = await repository.tryGit('push', remote.path, 'main')
    expect(push.stderr).toContain(`web.yaml:${BAD_CFN_AT}`)
    expect(push.code).toBe(1)
  })

  test('says that husky does not run here yet', async () => {
    const repository = await createUngatedRepository()
    await repository.write('package.json', '{"scripts":{"prepare":"husky"}}')
    const { code, stdout, stderr } = await gate(repository, ['init'])
    expect(stdout).toContain('  .husky/pre-commit: written\n')
    expect(stderr).toBe(
      'mvc-gate: husky is not set up in this clone, so its hooks do not run: run `npm install`\n',
    )
    expect(code).toBe(0)
  })

  test.skipIf(process.platform === 'win32')('gates a repository whose path ends in a blank', async () => {
    const repository = await createUngatedRepository({ path: join(createFolder(), 'blank ') })
    expect((await gate(repository, ['init'])).code).toBe(0)
    await expectGated(repository)
  })

  test.skipIf(process.platform === 'win32')('fixes a hook that git would pass over', async () => {
    const repository = await createUngatedRepository()
    await gate(repository, ['init'])
    await chmod(join(repository.path, '.git/hooks/pre-commit'), 0o644)
    expect((await gate(repository, ['init'])).stdout).toContain('.git/hooks/pre-commit: made executable\n')
    await expectGated(repository)
  })

  test('a left-over .husky folder does not make a husky project', async () => {
    const repository = await createUngatedRepository()
    await repository.write('.husky/pre-commit', 'echo ours >&2\n')
    expect((await gate(repository, ['init'])).code).toBe(0)
    await expectGated(repository)
  })

  test('never writes to a global hooks folder', async () => {
    const repository = await createUngatedRepository()
    const folder = createFolder()
    const config = join(createFolder(), 'gitconfig')
    await run(
      'git',
      ['config', '--file', config, 'core.hooksPath', folder],
      repository.path,
      repository.environment,
    )
    const { code, stderr } = await gate(repository, ['init'], { env: { GIT_CONFIG_GLOBAL: config } })
    expect(stderr).toContain(`the global git configuration sets core.hooksPath to '${folder}'`)
    expect(code).toBe(1)
    expect(existsSync(join(folder, 'pre-commit'))).toBe(false)
  })
})

describe('hooks that were there before', () => {
  test('run first, on the same input, and may stop git', async () => {
    const repository = await createUngatedRepository()
    await repository.hook('pre-commit', 'echo theirs >&2\n[ ! -e stop ]')
    await repository.hook('pre-push', 'echo "$1"; cat > refs')
    expect((await gate(repository, ['init'])).stdout).toContain(
      '.git/hooks/pre-commit.before-mvc-gate: written\n',
    )
    await expectGated(repository)
    await repository.write('stop', '')
    const stopped = await repository.tryGit('commit', '-m', 'x', '--allow-empty')
    expect(stopped).toMatchObject({ code: 1, stderr: 'theirs\n' })
    await repository.remove('stop')
    const remote = await createRepository({ bare: true })
    await repository.write('web.yaml', BAD_CFN)
    await repository.commit()
    const push = await repository.tryGit('push', remote.path, 'main')
    expect(push.code).toBe(1)
    expect(push.stderr).toContain(`web.yaml:${BAD_CFN_AT}`)
    const head = await repository.id('HEAD')
    expect(readFileSync(join(repository.path, 'refs'), 'utf8')).toBe(
      `refs/heads/main ${head} refs/heads/main ${'0'.repeat(40)}\n`,
    )
  })

  test('run also where the package is missing', async () => {
    const repository = await createUngatedRepository()
    await repository.hook('post-commit', 'echo theirs >&2')
    await gate(repository, ['init'])
    await repository.git('add', 'package.json')
    await repository.remove('node_modules')
    const { code, stderr } = await repository.tryGit('commit', '-q', '--allow-empty', '-m', 'x')
    expect(code).toBe(1)
    expect(stderr).toContain('mvc-gate: not installed, so this commit cannot be checked\n  run npm install')
    expect(await repository.tryGit('commit', '-q', '-n', '--allow-empty', '-m', 'x')).toEqual({
      code: 0,
      stdout: '',
      stderr: 'theirs\n',
    })
  })
})

describe('mvc-gate uninstall', () => {
  const everything = (repository: TestRepository): unknown =>
    Object.fromEntries(
      readdirSync(repository.path, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !join(entry.parentPath, entry.name).includes('node_modules'))
        .map(({ parentPath, name }) => join(parentPath, name))
        .map((path) => [path, [statSync(path).mode, readFileSync(path, 'latin1')]]),
    )

  test.each<[string, (repository: TestRepository) => Promise<unknown>]>([
    ['nothing', async () => undefined],
    ['hooks', (repository) => repository.hook('pre-push', 'exit 0')],
    [
      'a prepare script without a line end',
      (repository) => repository.write('package.json', '{"scripts": {"prepare": "true" }}'),
    ],
    [
      'husky hooks',
      async (repository) => {
        await repository.write('package.json', '{"scripts":{"prepare":"husky"}}\n')
        await repository.write('.husky/pre-commit', 'npm test')
        await repository.write('.husky/pre-push', 'npm test\nexit 0\n')
      },
    ],
  ])('puts back %s, byte for byte', async (_, prepare) => {
    const repository = await createUngatedRepository()
    await prepare(repository)
    const before = everything(repository)
    expect((await gate(repository, ['init'])).code).toBe(0)
    expect(everything(repository)).not.toEqual(before)
    expect(await gate(repository, ['uninstall'])).toMatchObject({ code: 0, stderr: '' })
    expect(everything(repository)).toEqual(before)
    expect((await gate(repository, ['uninstall'])).stdout).toBe('Not set up here; nothing to do.\n')
  })

  const CALL = 'sh node_modules/mvc-gate/hooks/gate.sh'
  test.each<[string, string, (repository: TestRepository) => Promise<unknown>]>([
    [
      'lefthook',
      'lefthook.yml',
      (repository) =>
        repository.write('lefthook.yml', `pre-commit:\n  jobs:\n    - run: ${CALL} pre-commit\n`),
    ],
    [
      'the pre-commit framework',
      '.pre-commit-config.yaml',
      (repository) =>
        repository.write(
          '.pre-commit-config.yaml',
          'repos:\n  - repo: local\n    hooks:\n      - id: mvc-gate\n        entry: mvc-gate pre-commit\n',
        ),
    ],
    [
      'simple-git-hooks',
      'package.json',
      (repository) =>
        repository.write('package.json', `{"simple-git-hooks":{"pre-commit":"${CALL} pre-commit"}}`),
    ],
    [
      "a team's core.hooksPath",
      'team/pre-push',
      async (repository) => {
        await repository.git('config', 'core.hooksPath', 'team')
        await repository.write('team/pre-push', `${CALL} pre-push "$@"\n`)
        await repository.write('team/pre-commit', 'true\n')
      },
    ],
  ])('names what it did not write: the lines in the configuration of %s', async (_, file, prepare) => {
    const repository = await createUngatedRepository()
    await prepare(repository)
    const before = everything(repository)
    expect(await gate(repository, ['uninstall'])).toEqual({
      code: 0,
      stdout: '',
      stderr: `mvc-gate: not removed, because mvc-gate did not write it: the call in ${file}\n`,
    })
    expect(everything(repository)).toEqual(before)
  })

  test('shows what it and init would do, and does nothing, on demand', async () => {
    const repository = await createUngatedRepository()
    const before = everything(repository)
    const { code, stdout } = await gate(repository, ['init', '--dry-run'])
    expect(code).toBe(0)
    expect(stdout).toContain('.git/hooks/pre-commit (written, executable)\n+ #!/bin/sh\n')
    expect(stdout).toContain('.git/hooks/pre-push (written, executable, as .git/hooks/pre-commit)\n')
    expect(stdout).toContain('package.json (changed)\n-   "private": true\n+   "private": true,\n')
    expect(everything(repository)).toEqual(before)
    await gate(repository, ['init'])
    const gated = everything(repository)
    expect((await gate(repository, ['init', '--dry-run'])).stdout).toBe('Nothing would change.\n')
    expect((await gate(repository, ['uninstall', '--dry-run'])).stdout).toContain(
      '.git/hooks/pre-push (removed, as .git/hooks/pre-commit)\n',
    )
    expect(everything(repository)).toEqual(gated)
  })
})

describe('.gitignore', () => {
  const withoutIgnore = async (text?: string): Promise<TestRepository> => {
    const repository = await createUngatedRepository()
    await repository.git('rm', '-q', '--cached', '.gitignore')
    await repository.remove('.gitignore')
    if (text !== undefined) await repository.write('.gitignore', text)
    return repository
  }
  const ADDED = '# Packages that npm installs, mvc-gate among them.\nnode_modules/\n'

  test.each([
    [undefined, ADDED],
    ['', ADDED],
    ['dist\n', `dist\n${ADDED}`],
    ['dist\r\n', `dist\r\n${ADDED.replaceAll('\n', '\r\n')}`],
    ['dist', `dist\n${ADDED.trimEnd()}`],
    ['!node_modules/\n', `!node_modules/\n${ADDED}`],
  ])('%j gets a line for the packages, and uninstall removes it', async (before, after) => {
    const repository = await withoutIgnore(before)
    expect((await gate(repository, ['init'])).stdout).toContain(
      'Commit package.json, .mvcrc and .gitignore: ',
    )
    expect(readFileSync(join(repository.path, '.gitignore'), 'utf8')).toBe(after)
    expect((await gate(repository, ['init'])).stdout).toBe('Already set up; nothing to do.\n')
    await gate(repository, ['uninstall'])
    const file = join(repository.path, '.gitignore')
    // An empty file is as good as none.
    expect(existsSync(file) ? readFileSync(file, 'utf8') : '').toBe(before ?? '')
  })

  test.each<[string, (repository: TestRepository) => Promise<unknown>]>([
    ['a rule of any kind', (repository) => repository.write('.gitignore', '**/node_modules\n')],
    ['a rule that is not committed', (repository) => repository.write('.git/info/exclude', 'node_modules\n')],
    ["Yarn's Plug'n'Play", (repository) => repository.write('.pnp.cjs', '')],
    ['packages that are committed', (repository) => repository.stage('node_modules/x/index.js', 'x')],
    ['a link', (repository) => symlink('elsewhere', join(repository.path, '.gitignore'))],
  ])('is not written beside %s', async (_, prepare) => {
    const repository = await withoutIgnore()
    await prepare(repository)
    expect((await gate(repository, ['init'])).stdout).not.toContain('.gitignore')
  })
})

describe('the pinned set of policies', () => {
  const pinned = '{\n  "policySet": "2026.12"\n}\n'
  const configurationOf = ({ path }: TestRepository): string | undefined => {
    const file = join(path, '.mvcrc')
    return existsSync(file) ? readFileSync(file, 'utf8') : undefined
  }

  test('is written once, and removed with the gate', async () => {
    const repository = await createUngatedRepository()
    expect((await gate(repository, ['init'])).stdout).toContain('  .mvcrc: written\n')
    expect(configurationOf(repository)).toBe(pinned)
    await repository.remove('.mvcrc')
    expect((await gate(repository, ['init'])).stdout).toBe('Already set up; nothing to do.\n')
    await repository.write('.mvcrc', pinned.replace('2026.12', '2027.03'))
    expect((await gate(repository, ['uninstall'])).stdout).toContain('  .mvcrc: removed\n')
    expect(configurationOf(repository)).toBeUndefined()
  })

  test.each<[string, string]>([
    ['.mvcrc', '{ "failOn": "high" }'],
    ['.mvcrc.yaml', 'failOn: high\n'],
    ['.mvcrc.toml', ''],
  ])('is not written beside %s, which stays', async (name, text) => {
    const repository = await createUngatedRepository()
    await repository.write(name, text)
    expect((await gate(repository, ['init'])).stdout).not.toContain('.mvcrc')
    await gate(repository, ['uninstall'])
    expect(readFileSync(join(repository.path, name), 'utf8')).toBe(text)
  })

  test('is not written where package.json holds the configuration', async () => {
    const repository = await createUngatedRepository()
    await repository.write('package.json', '{ "private": true, "mvc": { "failOn": "high" } }\n')
    expect((await gate(repository, ['init'])).stdout).not.toContain('.mvcrc')
  })

  test('is no change to the gate in the commit that brings it', async () => {
    const repository = await createUngatedRepository()
    await gate(repository, ['init'])
    await repository.git('add', '--all')
    const { code, stderr } = await repository.tryGit('commit', '-q', '-m', 'Gate')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  })
})

describe('init --husky', () => {
  const withHusky = async (folder: string): Promise<TestRepository> => {
    const repository = await createRepository()
    await repository.write(`${folder}/package.json`, '{\n  "scripts": { "prepare": "true" }\n}\n')
    await repository.write('.gitignore', 'node_modules\n')
    await mkdir(join(repository.path, folder, 'node_modules'), { recursive: true })
    await symlink(PACKAGE, join(repository.path, folder, 'node_modules/mvc-gate'))
    await symlink(HUSKY, join(repository.path, folder, 'node_modules/husky'))
    return repository
  }

  test.each([
    ['.', '.husky/pre-commit', '"true && husky"'],
    ['apps/infra', 'apps/infra/.husky/pre-commit', '"true && cd ../.. && husky apps/infra/.husky"'],
  ])('sets husky up in %s first, then the gate in its hooks', async (folder, hook, prepare) => {
    const repository = await withHusky(folder)
    const cwd = join(repository.path, folder)
    expect(await gate(repository, ['init', '--husky'], { cwd })).toMatchObject({ code: 0, stderr: '' })
    expect(readFileSync(join(cwd, 'package.json'), 'utf8')).toContain(prepare)
    expect(readFileSync(join(repository.path, hook), 'utf8')).toContain('gate.sh pre-commit')
    expect((await repository.git('config', 'core.hooksPath')).stdout).toBe(
      `${hook.replace('pre-commit', '_')}\n`,
    )
    await expectGated(repository)
    const { stdout } = await gate(repository, ['init', '--husky'], { cwd })
    expect(stdout).toBe('Already set up; nothing to do.\n')
  })

  test('takes over from git hooks, so that installs have nothing to report', async () => {
    const repository = await withHusky('.')
    await gate(repository, ['init'])
    const manifest = join(repository.path, 'package.json')
    expect(readFileSync(manifest, 'utf8')).toContain('mvc-gate/install')
    await gate(repository, ['init', '--husky'])
    expect(readFileSync(manifest, 'utf8')).not.toContain('mvc-gate/install')
    await expectGated(repository)
    const install = [join(repository.path, 'node_modules/mvc-gate/dist/install.js')]
    expect(await run(process.execPath, install, repository.path, repository.environment)).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    })
  })

  test('refuses where husky is not installed', async () => {
    const repository = await createUngatedRepository()
    const before = await stateOf(repository)
    const { code, stderr } = await gate(repository, ['init', '--husky'])
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: 'mvc-gate: husky is not installed\n  run `npm install --save-dev husky`\n',
    })
    expect(await stateOf(repository)).toEqual(before)
  })
})

describe('a package below the top of the repository', () => {
  test('is found by the hooks, also with blanks and quotes in its path', async () => {
    const repository = await createRepository()
    const folder = "it's an app/infra"
    await repository.write(`${folder}/package.json`, '{"name":"infra"}')
    await repository.write('.gitignore', 'node_modules\n')
    await mkdir(join(repository.path, folder, 'node_modules'))
    await symlink(PACKAGE, join(repository.path, folder, 'node_modules/mvc-gate'))
    const cwd = join(repository.path, folder)
    expect(await gate(repository, ['init'], { cwd })).toMatchObject({ code: 0, stderr: '' })
    await expectGated(repository)
    await repository.git('commit', '-q', '-n', '--allow-empty', '-m', 'x')
    const tree = join(createFolder(), 'tree')
    await repository.git('worktree', 'add', '-q', tree, '-b', 'topic')
    await writeFile(join(tree, 'web.yaml'), BAD_CFN)
    await repository.git('-C', tree, 'add', '.')
    const { code, stderr } = await repository.tryGit('-C', tree, 'commit', '-m', 'x')
    expect(stderr).toContain(`web.yaml:${BAD_CFN_AT}`)
    expect(code).toBe(1)
  })
})

describe('a PATH without node, as graphical clients have it', () => {
  /** The programs that the hooks need beside node, and no others. */
  const withPath = async (repository: TestRepository, home: string): Promise<NodeJS.ProcessEnv> => {
    const folders = repository.environment.PATH?.split(delimiter) ?? []
    const bin = createFolder()
    for (const program of ['git', 'sh', 'cat']) {
      const found = folders.map((folder) => join(folder, program)).find((path) => existsSync(path))
      await symlink(found ?? program, join(bin, program))
    }
    return { ...repository.environment, HOME: home, PATH: bin }
  }

  test.skipIf(process.platform === 'win32')('node is found where version managers put it', async () => {
    const repository = await createGatedRepository()
    const home = createFolder()
    const folder = join(home, '.nvm/versions/node/v24.1.0/bin')
    await mkdir(folder, { recursive: true })
    await symlink(process.execPath, join(folder, 'node'))
    await repository.write('web.yaml', BAD_CFN)
    await repository.git('add', '.')
    const environment = await withPath(repository, home)
    const done = await run('git', ['commit', '-m', 'x'], repository.path, environment)
    expect(done.stderr).toContain(`web.yaml:${BAD_CFN_AT}`)
    expect(done.code).toBe(1)
  })

  test.skipIf(process.platform === 'win32' || existsSync('/usr/local/bin/node'))(
    'where it is nowhere, the hook says what it looked for, and blocks',
    async () => {
      const repository = await createGatedRepository()
      await repository.write('web.yaml', GOOD_CFN)
      await repository.git('add', '.')
      const environment = await withPath(repository, createFolder())
      const done = await run('git', ['commit', '-m', 'x'], repository.path, environment)
      expect(done.stderr).toMatch(/^mvc-gate: node not found on PATH or where nvm, fnm,/)
      expect(done.stderr).toContain('or bypass the gate once: git commit --no-verify')
      expect(done.code).toBe(1)
    },
  )
})

describe("import('mvc-gate/install')", () => {
  const install = (repository: TestRepository): Promise<CommandResult> =>
    run(process.execPath, [INSTALL], repository.path, repository.environment)

  test('writes the hooks, and leaves one that was edited as it is', async () => {
    const repository = await createUngatedRepository()
    expect(await install(repository)).toEqual({ code: 0, stdout: '', stderr: '' })
    const hook = join(repository.path, '.git/hooks/pre-commit')
    const edited = readFileSync(hook, 'utf8').replace('hook=', 'npm run lint || exit 1\nhook=')
    await writeFile(hook, edited)
    expect(await install(repository)).toEqual({
      code: 0,
      stdout: '',
      stderr:
        `mvc-gate: hooks not installed: ${hook} was installed by mvc-gate and has been modified ` +
        '(move the changes elsewhere, remove the file, then run `mvc-gate init` again)\n',
    })
    expect(readFileSync(hook, 'utf8')).toBe(edited)
  })

  test('as a dependency of another package it touches nothing', async () => {
    const repository = await createUngatedRepository()
    const folder = join(repository.path, 'node_modules/other')
    await mkdir(folder)
    const done = await run(process.execPath, [INSTALL], folder, repository.environment)
    expect(done).toEqual({ code: 0, stdout: '', stderr: '' })
    expect(existsSync(join(repository.path, '.git/hooks/pre-commit'))).toBe(false)
  })

  test('follows no link', async () => {
    const repository = await createUngatedRepository()
    const hook = join(repository.path, '.git/hooks/pre-push')
    await symlink(join(repository.path, 'elsewhere'), hook)
    expect(await install(repository)).toEqual({
      code: 0,
      stdout: '',
      stderr: `mvc-gate: hooks not installed: ${hook} is not a regular file\n`,
    })
    expect(existsSync(join(repository.path, 'elsewhere'))).toBe(false)
    expect(existsSync(join(repository.path, '.git/hooks/pre-commit'))).toBe(false)
  })
})
