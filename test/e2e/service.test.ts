/** `mvc-gate serve --listen` as a platform runs it: replicas, a balancer, signals, files; and clients that know of none of it. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { dirname, join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openStore } from '../../src/cache/store.ts'
import { judge } from '../../src/emulator/judge.ts'
import { judgeFiles } from '../../src/tenant/judge-files.ts'
import type { Submission } from '../../src/tenant/submission.ts'
import { call, named, OLDER_TOKEN, SCAN, submit } from '../emulator/support.ts'
import { type Balancer, startBalancer } from '../support/balancer.ts'
import { createGatedRepository, gate, MAIN } from '../support/gate.ts'
import { type Replica, SERVICE_PASSWORD, SERVICE_USER, startReplica } from '../support/replicas.ts'
import { createFolder } from '../support/repository.ts'
import { BAD_CFN, BAD_TF, GOOD_CFN, GOOD_TF } from '../support/templates.ts'

/** Logs come when their process gets time. */
const PATIENT = { timeout: 60_000 } as const
const ONE_USER = ['--user', SERVICE_USER, '--drain', '0']

interface Cluster {
  readonly balancer: Balancer
  readonly replicas: readonly Replica[]
}

async function cluster(count: number): Promise<Cluster> {
  const balancer = await startBalancer()
  onTestFinished(() => balancer.close())
  const args = [...ONE_USER, '--behind-proxy', balancer.url]
  const replicas = await Promise.all(Array.from({ length: count }, () => startReplica(args)))
  balancer.use(replicas.map(({ port }) => port))
  return { balancer, replicas }
}

async function tokenOf(url: string, user = SERVICE_USER, password = SERVICE_PASSWORD): Promise<string> {
  const { json } = await call(`${url}${OLDER_TOKEN}`, { method: 'POST', headers: named(user, password) })
  return json.access_token
}

describe('three replicas behind a balancer', () => {
  test('what is submitted at one is read at another', async () => {
    const { balancer, replicas } = await cluster(3)
    const [first, second, third] = replicas
    if (first === undefined || second === undefined || third === undefined) throw new Error('three')
    const token = await tokenOf(first.url)
    const { json } = await submit(second, token, 'web.yaml', BAD_CFN)
    expect(new URL(json.message).origin).toBe(balancer.url)
    balancer.use([third.port])
    const { message } = (await call(json.message, { headers: { 'x-access-token': token } })).json
    expect(message).toMatchObject({ violation_count: 1, file_name: 'web.yaml' })
    expect([...balancer.taken.keys()]).toEqual([third.port])
    const routes = () => replicas.map(({ log }) => log.flatMap(({ route }) => route ?? []))
    await expect.poll(routes, PATIENT).toEqual([['accessToken'], ['submit'], ['poll']])
  })

  test('one is killed under load: every submission gets its verdict, and the right one', async () => {
    const { balancer, replicas } = await cluster(3)
    const [victim] = replicas
    const kinds = [
      ['yaml', BAD_CFN, '#'],
      ['yaml', GOOD_CFN, '#'],
      ['tf', BAD_TF, '#'],
      ['tf', GOOD_TF, '#'],
      ['yaml', 'a: 1\n', '#'],
    ] as const
    const submissions: readonly Submission[] = Array.from({ length: 400 }, (_, i) => {
      const [ending, text, comment] = kinds[i % kinds.length] ?? kinds[0]
      return { fileName: `t${i}.${ending}`, bytes: Buffer.from(`${text}${comment} ${i}\n`), service: 'aws' }
    })
    const { verdicts, error } = await judgeFiles(
      {
        environment: balancer.url,
        credentials: { user: SERVICE_USER, password: SERVICE_PASSWORD },
        ca: undefined,
      },
      submissions,
      {
        concurrency: 16,
        timeoutSeconds: 150,
        verdictCacheMinutes: 0,
        store: openStore(createFolder()),
        progress: (done) => {
          if (done === 60) victim?.process.kill('SIGKILL')
        },
      },
    )
    expect(error).toBeUndefined()
    expect(await victim?.ended).toBe('SIGKILL')
    expect(verdicts.size).toBe(400)
    for (const submission of submissions) {
      const expected = await judge(submission)
      const verdict = verdicts.get(submission)
      if (expected.kind === 'judged') expect(verdict).toEqual(expected)
      else expect(verdict).toEqual({ kind: 'refused', reason: expected.reason })
    }
    expect(balancer.taken.size).toBe(3)
  })

  test('replicas are replaced one after the other, and no build notices', async () => {
    const { balancer, replicas } = await cluster(2)
    const repository = await createGatedRepository()
    Object.assign(repository.environment, {
      MVC_ENVIRONMENT: balancer.url,
      MVC_USERNAME: SERVICE_USER,
      MVC_PASSWORD: SERVICE_PASSWORD,
      XDG_CACHE_HOME: join(createFolder(), 'cache'),
    })
    for (let i = 0; i < 30; i++)
      await repository.write(`infra/t${i}.yaml`, `${i % 3 ? GOOD_CFN : BAD_CFN}# ${i}\n`)
    const scanning = gate(repository, ['scan', '--mode', 'inline', '--format', 'json', 'infra'])
    let left = replicas
    for (const replica of replicas) {
      const fresh = await startReplica([...ONE_USER, '--behind-proxy', balancer.url])
      left = [...left.filter((each) => each !== replica), fresh]
      balancer.use(left.map(({ port }) => port))
      replica.process.kill('SIGTERM')
      expect(await replica.ended).toBe(0)
    }
    const { code, stdout } = await scanning
    expect(code).toBe(1)
    expect(JSON.parse(stdout).findings).toHaveLength(10)
  })
})

test('the library of metrics is in the one chunk that only a service loads', () => {
  const dist = dirname(MAIN)
  const holders = readdirSync(dist).filter(
    (name) => name.endsWith('.js') && readFileSync(join(dist, name), 'utf8').includes('mvc_gate_build_info'),
  )
  expect(holders).toEqual([expect.stringMatching(/^service-/)])
  const [holder = ''] = holders
  const loaders = readdirSync(dist).filter(
    (name) => name.endsWith('.js') && readFileSync(join(dist, name), 'utf8').includes(holder),
  )
  const text = loaders.map((name) => readFileSync(join(dist, name), 'utf8')).join('')
  // At the top of a file, `require` is not behind a function.
  expect(text).not.toMatch(new RegExp(`^(?:const|let|var)[^\\n]*require\\(["']\\./${holder}`, 'm'))
  expect(loaders).toHaveLength(1)
})

describe('the command', () => {
  test.each<[string, readonly string[], NodeJS.ProcessEnv, RegExp]>([
    ['no users', ['--listen', '127.0.0.1:0'], { MVC_SERVE_PASSWORD: '' }, /--listen needs users/],
    ['plain HTTP', ['--listen', '0.0.0.0:0'], {}, /--listen 0\.0\.0\.0:0 needs --tls-cert and --tls-key/],
    ['plain HTTP at a name', ['--listen', 'gate.example.com:80'], {}, /needs --tls-cert and --tls-key/],
    [
      'no key',
      ['--listen', '0.0.0.0:0', '--behind-proxy', 'https://gate.example.com'],
      { MVC_SERVE_KEY: '' },
      /MVC_SERVE_KEY is not set/,
    ],
    ['a short key', ['--listen', '127.0.0.1:0'], { MVC_SERVE_KEY: 'short' }, /shorter than 32 characters/],
    [
      'a short second key',
      ['--listen', '127.0.0.1:0'],
      { MVC_SERVE_SECOND_KEY: 'short' },
      /MVC_SERVE_SECOND_KEY is shorter/,
    ],
    [
      'a proxy without TLS',
      ['--listen', '[::]:0', '--behind-proxy', 'http://gate.example.com'],
      {},
      /--behind-proxy must/,
    ],
    [
      'a proxy with a path',
      ['--listen', '[::]:0', '--behind-proxy', 'https://a.example/x'],
      {},
      /--behind-proxy must/,
    ],
    ['no port', ['--listen', '127.0.0.1'], {}, /--listen must be <address>:<port>/],
    ['a port too high', ['--listen', '127.0.0.1:70000'], {}, /--listen must be/],
    ['half of TLS', ['--listen', '127.0.0.1:0', '--tls-cert', 'a'], {}, /are given together/],
    [
      'a certificate that is not there',
      ['--listen', '127.0.0.1:0', '--tls-cert', 'a', '--tls-key', 'b'],
      {},
      /--tls-cert: cannot read 'a'/,
    ],
    [
      'users that are not there',
      ['--listen', '127.0.0.1:0', '--users', 'none'],
      {},
      /--users: cannot read 'none'/,
    ],
    [
      'two kinds of users',
      ['--listen', '127.0.0.1:0', '--users', 'a', '--user', 'b'],
      {},
      /--user is not for use with --users/,
    ],
    [
      'a configuration that is not there',
      ['--listen', '127.0.0.1:0', '--config', 'none.yaml'],
      {},
      /none\.yaml/,
    ],
    ['a fault', ['--listen', '127.0.0.1:0', '--fault', '429'], {}, /--fault is not for use with --listen/],
    ['--users without --listen', ['--users', 'a'], {}, /--users is not for use with serve without --listen/],
    ['a name with a colon', ['--hash-password', 'a:b'], {}, /cannot be a user name/],
  ])('%s is a usage or configuration error', async (_what, args, env, words) => {
    const repository = await createGatedRepository()
    const { code, stdout, stderr } = await gate(repository, ['serve', ...args], {
      env: { MVC_SERVE_PASSWORD: 'a password', MVC_SERVE_KEY: 'k'.repeat(32), ...env },
    })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(words)
  })

  test('a line of --hash-password lets its user in', async () => {
    const repository = await createGatedRepository()
    const { stdout } = await gate(repository, ['serve', '--hash-password', 'dev@example.com'], {
      input: 'pässwörd: 1\nmore',
    })
    await repository.write('users', `# developers\n${stdout}`)
    const { url } = await startReplica(['--users', join(repository.path, 'users'), '--drain', '0'], {
      MVC_SERVE_PASSWORD: '',
    })
    expect(await tokenOf(url, 'dev@example.com', 'pässwörd: 1')).toBeDefined()
    expect(await tokenOf(url, 'dev@example.com', 'other')).toBeUndefined()
  })

  test('a second signal ends it at once', async () => {
    const replica = await startReplica(['--user', SERVICE_USER, '--drain', '3600'])
    replica.process.kill('SIGTERM')
    await expect.poll(() => replica.log.map(({ event }) => event), PATIENT).toContain('stopping')
    expect((await call(`${replica.url}/readyz`)).status).toBe(503)
    replica.process.kill('SIGTERM')
    expect(await replica.ended).toBe('SIGTERM')
  })
})

describe('TLS', () => {
  test.skipIf(spawnSync('openssl', ['version']).status !== 0)(
    'is spoken, and the client trusts it by MVC_CA_FILE',
    async () => {
      const repository = await createGatedRepository()
      const made = spawnSync(
        'openssl',
        'req -x509 -newkey rsa:2048 -nodes -keyout tls.key -out tls.crt -days 2 -subj /CN=localhost -addext subjectAltName=IP:127.0.0.1,DNS:localhost'.split(
          ' ',
        ),
        { cwd: repository.path },
      )
      expect(made.status).toBe(0)
      const files = [
        '--tls-cert',
        join(repository.path, 'tls.crt'),
        '--tls-key',
        join(repository.path, 'tls.key'),
      ]
      const { url } = await startReplica([...ONE_USER, ...files])
      expect(url).toMatch(/^https:/)
      await repository.write('web.yaml', BAD_CFN)
      const { code, stderr } = await gate(repository, ['scan', '--mode', 'inline', 'web.yaml'], {
        env: {
          MVC_ENVIRONMENT: url.replace('127.0.0.1', 'localhost'),
          MVC_CA_FILE: join(repository.path, 'tls.crt'),
          MVC_USERNAME: SERVICE_USER,
          MVC_PASSWORD: SERVICE_PASSWORD,
          XDG_CACHE_HOME: join(createFolder(), 'cache'),
        },
      })
      expect(stderr).toBe('')
      expect(code).toBe(1)
    },
  )
})

describe('the configuration', () => {
  const OWN = `id: acme-described
title: A group has our description
severity: low
why: Because.
fix: Change it.
resource: { cloudformation: AWS::EC2::SecurityGroup }
violatedWhen: { property: { cloudformation: GroupDescription }, is: Web server }
`
  /** What is wrong with it is only known once its subject is read. */
  const ATTRIBUTE = 'subject: aws.s3-bucket\nviolatedWhen: { attribute: nonsense, is: true }\n'
  const verdictOf = async (url: string, text: string, service = 'aws') => {
    const token = await tokenOf(url)
    const { json } = await submit({ url }, token, 'web.yaml', text, service)
    return (await call(json.message, { headers: { 'x-access-token': token } })).json.message
  }

  test.each(['server.yaml', 'any-name.conf', 'server.json'])('%s turns policies on and off', async (name) => {
    const folder = createFolder()
    const config = { policies: { 'aws-sg-ssh-open-to-world': 'off' } }
    writeFileSync(join(folder, name), JSON.stringify(config))
    const { url, log } = await startReplica([...ONE_USER, '--config', join(folder, name)])
    expect(await verdictOf(url, BAD_CFN)).toMatchObject({ violation_count: 0 })
    expect(log.map(({ level }) => level)).not.toContain('warn')
  })

  test('own policies beside it, mounted as Kubernetes mounts a ConfigMap', async () => {
    const folder = createFolder()
    mkdirSync(join(folder, '..2026_01_01'))
    symlinkSync('..2026_01_01', join(folder, '..data'))
    for (const [name, text] of [
      ['server.yaml', 'policyFiles: ["acme-*.yaml"]\n'],
      ['acme-described.yaml', OWN],
    ] as const) {
      writeFileSync(join(folder, '..2026_01_01', name), text)
      symlinkSync(`..data/${name}`, join(folder, name))
    }
    const { url } = await startReplica([...ONE_USER, '--config', join(folder, 'server.yaml')])
    expect(await verdictOf(url, BAD_CFN)).toMatchObject({
      violation_count: 2,
      policies_violated: expect.arrayContaining(['Unrestricted SSH Access', 'A group has our description']),
    })
  })

  test('packs: a file beside it, and a package that is installed there', async () => {
    const folder = createFolder()
    const write = (name: string, text: string) => {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), text)
    }
    write('server.yaml', 'extends: ["@acme/gate-policy", "./team.mvcrc.yaml"]\nfailOn: critical\n')
    write('team.mvcrc.yaml', 'policies: { aws-sg-ssh-open-to-world: low }\n')
    write('package.json', JSON.stringify({ dependencies: { '@acme/gate-policy': '1.0.0' } }))
    const version = {
      version: '1.0.0',
      resolved: 'https://registry.npmjs.org/x.tgz',
      integrity: 'sha512-AA==',
    }
    const packages = { 'node_modules/@acme/gate-policy': version }
    write('package-lock.json', JSON.stringify({ lockfileVersion: 3, packages }))
    const installed = 'node_modules/@acme/gate-policy'
    write(`${installed}/package.json`, JSON.stringify({ name: '@acme/gate-policy', version: '1.0.0' }))
    write(
      `${installed}/mvc-pack.yaml`,
      'failOn: high\nfinal: [failOn, policies]\npolicyFiles: ["*.policy.yaml"]\n',
    )
    write(`${installed}/acme.policy.yaml`, OWN.replace('severity: low', 'severity: high'))
    const { url, log } = await startReplica([...ONE_USER, '--config', join(folder, 'server.yaml')])
    expect(await verdictOf(url, BAD_CFN)).toMatchObject({ violation_count: 2 })
    const warnings = log.flatMap(({ warning }) => warning ?? [])
    expect(warnings).toHaveLength(2)
    expect(warnings.join('\n')).toMatch(/failOn: final in .*gate-policy.*, not applied/)
    expect(warnings.join('\n')).toMatch(/policies: final in .*gate-policy.*, not applied/)
  })

  test('failOn leaves out what is below, and keys without effect are logged', async () => {
    const path = join(createFolder(), 'server.yaml')
    const text = 'failOn: critical\npolicies: { aws-sg-ssh-open-to-world: high }\ninclude: ["**"]\n'
    // The file of `pre-receive` serves both.
    writeFileSync(path, `${text}allowSkip: true # only in a server's file\n`)
    const { url, log } = await startReplica([...ONE_USER, '--config', path])
    expect(await verdictOf(url, BAD_CFN)).toMatchObject({ violation_count: 0 })
    expect(log.filter(({ level }) => level === 'warn')).toMatchObject([
      { key: 'include' },
      { key: 'allowSkip' },
    ])
  })

  test.each([
    ['{ policies: { aws-nonsense-x: "off" } }', /server\.yaml: policies: unknown policy 'aws-nonsense-x'/],
    ['policies: [', /server\.yaml:1:\d+: invalid YAML|server\.yaml.*invalid/],
    ['policyFiles: ["own.yaml"]', /own\.yaml:\d+:\d+: .*nonsense/],
    ['nonsense: 1', /server\.yaml: unknown key 'nonsense'/],
    ['nonsense: 1\nallowSkip: true', /server\.yaml: unknown key 'nonsense'/],
    ['allowSkip: 1', /server\.yaml: unknown key 'allowSkip'/],
  ])('%s is refused, with the name of the file', async (text, words) => {
    const repository = await createGatedRepository()
    await repository.write('server.yaml', text)
    await repository.write('own.yaml', OWN.slice(0, OWN.indexOf('resource:')) + ATTRIBUTE)
    const args = ['serve', '--listen', '127.0.0.1:0', '--config', 'server.yaml']
    const { code, stderr } = await gate(repository, args, { env: { MVC_SERVE_PASSWORD: 'a password' } })
    expect(code).toBe(2)
    expect(stderr).toMatch(words)
    expect(stderr).not.toContain('.mvcrc')
  })
})

describe('hostile clients', () => {
  test('connections that never finish a request do not keep others out, and end', async () => {
    const { url } = await startReplica(ONE_USER)
    const { port } = new URL(url)
    const outcomes = Array.from({ length: 50 }, (_, i) => {
      return new Promise((resolve) => {
        const slow = httpRequest({ port, method: 'POST', path: SCAN, headers: { 'content-length': 1_000 } })
        slow.on('response', (response) => resolve(response.statusCode))
        slow.on('error', () => resolve('cut'))
        if (i % 2) slow.write('a')
        else slow.flushHeaders()
      })
    })
    expect((await call(`${url}/healthz`)).status).toBe(200)
    const token = await tokenOf(url)
    expect((await submit({ url }, token, 'a.yaml', GOOD_CFN)).status).toBe(200)
    const ended = new Set(await Promise.all(outcomes))
    expect([...ended].every((each) => each === 'cut' || each === 408)).toBe(true)
  })

  test('a template of four megabytes does not stop the probes', async () => {
    const { url } = await startReplica(ONE_USER)
    const token = await tokenOf(url)
    const resource = (i: number) =>
      `  G${i}: { Type: AWS::EC2::SecurityGroup, Properties: { GroupDescription: x } }\n`
    const large = `Resources:\n${Array.from({ length: 50_000 }, (_, i) => resource(i)).join('')}`
    let isDone = false
    const submitted = submit({ url }, token, 'large.yaml', large).finally(() => {
      isDone = true
    })
    let asked = 0
    while (!isDone) {
      expect((await call(`${url}/healthz`)).status).toBe(200)
      asked++
    }
    expect((await submitted).status).toBe(200)
    expect(asked).toBeGreaterThan(3)
  })
})
