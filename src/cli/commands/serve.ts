import { usageError } from '../usage-error.ts'
import { defineCommand } from './command.ts'

export const serve = defineCommand({
  name: 'serve',
  summary: 'run the scan API: a local emulator, or a service of many replicas',
  about: `Serves the template scan API of MVISION Cloud with verdicts from the embedded engine.

Without --listen: an emulator for one person, on loopback. It prints what to set in another terminal. The password is
the one in MVC_SERVE_PASSWORD, or a random one.

With --listen: a service of any number of replicas, which keep nothing: see docs/server.md. They share a secret in
MVC_SERVE_KEY, and a second one in MVC_SERVE_SECOND_KEY while it is replaced.`,
  options: {
    port: {
      type: 'number',
      value: '<number>',
      min: 0,
      max: 65_535,
      describes: 'emulator: port to listen on (default: 8089); 0 takes any free one',
    },
    user: {
      type: 'string',
      value: '<name>',
      describes: 'the user whose password is in MVC_SERVE_PASSWORD (default: gate@example.com)',
    },
    latency: {
      type: 'number',
      value: '<ms>',
      min: 0,
      max: 3_600_000,
      describes: 'emulator: milliseconds that each template takes (default: 500)',
    },
    slots: {
      type: 'number',
      value: '<number>',
      min: 1,
      max: 1_000,
      describes: 'emulator: templates checked at once (default: 8)',
    },
    fault: {
      type: 'string',
      multiple: true,
      value: '<name>[@place][=count]',
      describes:
        'emulator: inject a fault at signin, submit or poll, so many times (default: everywhere, always); repeatable',
    },
    verbose: { type: 'boolean', describes: 'emulator: log each request to stderr' },
    listen: {
      type: 'string',
      value: '<address>:<port>',
      describes: 'service: where to listen; beyond loopback, TLS or --behind-proxy is required',
    },
    users: {
      type: 'string',
      value: '<file>',
      describes: 'service: the users, a line of --hash-password each',
    },
    'tls-cert': {
      type: 'string',
      value: '<file>',
      describes: 'service: the certificate and its chain, in PEM',
    },
    'tls-key': { type: 'string', value: '<file>', describes: 'service: its private key, in PEM' },
    'behind-proxy': {
      type: 'string',
      value: '<origin>',
      describes: 'service: clients use this origin, of a proxy that speaks TLS and sets X-Forwarded-For',
    },
    config: {
      type: 'string',
      value: '<file>',
      describes: 'service: its configuration: policies, policyFiles, failOn, maxFileBytes',
    },
    rate: {
      type: 'number',
      value: '<number>',
      min: 1,
      max: 1_000_000,
      describes: 'service: submissions a minute of one user, at one replica (default: 6000)',
    },
    queue: {
      type: 'number',
      value: '<number>',
      min: 1,
      max: 10_000,
      describes: 'service: submissions at once, at one replica (default: 64)',
    },
    workers: {
      type: 'number',
      value: '<number>',
      min: 1,
      max: 64,
      describes: 'service: threads that check templates, beside the one that speaks HTTP (default: 1)',
    },
    drain: {
      type: 'number',
      value: '<seconds>',
      min: 0,
      max: 3_600,
      describes: 'service: how long it goes on after SIGTERM, while /readyz answers 503 (default: 5)',
    },
    'hash-password': {
      type: 'string',
      value: '<name>',
      describes: 'read the password of a user from stdin, and print its line for --users',
    },
  },
  notes: `Faults: 429 (429:2 adds Retry-After: 2), 401, 403, 404, 500, 502-html, reset, aborted, truncated, hang, html, redirect,
huge, slow, never, foreign, message-string, odd-status, no-iam.`,
  parse: (values) => {
    const { listen, user } = values
    const given = Object.keys(values).filter((name) => name !== 'user')
    const name = values['hash-password']
    if (name !== undefined) {
      expectOnly(given, ['hash-password'], '--hash-password')
      return { kind: 'hash', name } as const
    }
    if (listen === undefined) {
      expectOnly(given, EMULATOR, 'serve without --listen')
      const { port, latency, slots, fault: faults = [], verbose } = values
      return { kind: 'emulator', port, user, latency, slots, faults, verbose: verbose === true } as const
    }
    expectOnly(given, SERVICE, '--listen')
    const { users, config, rate, queue, drain, workers } = values
    const [tlsCert, tlsKey] = [values['tls-cert'], values['tls-key']]
    const behindProxy = values['behind-proxy']
    const tls = { tlsCert, tlsKey, behindProxy }
    const settings = { listen, users, user, ...tls, config, rate, queue, drain, workers }
    return { kind: 'service', ...settings } as const
  },
  run: async (request, context) => {
    if (request.kind === 'emulator') return (await import('../serve.ts')).serve(request, context)
    if (request.kind === 'service') return (await import('../service.ts')).serveMany(request, context)
    return (await import('../hash-password.ts')).printUser(request.name, context)
  },
})

const EMULATOR = ['port', 'latency', 'slots', 'fault', 'verbose']
const SERVICE = [
  'listen',
  'users',
  'tls-cert',
  'tls-key',
  'behind-proxy',
  'config',
  'rate',
  'queue',
  'workers',
  'drain',
]

function expectOnly(given: readonly string[], allowed: readonly string[], mode: string): void {
  const wrong = given.find((name) => !allowed.includes(name))
  if (wrong !== undefined) throw usageError(`--${wrong} is not for use with ${mode}`)
}
