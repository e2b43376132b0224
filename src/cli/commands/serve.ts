import { defineCommand } from './command.ts'

export const serve = defineCommand({
  name: 'serve',
  summary: 'run a local tenant emulator for trying inline mode',
  about: `Serves the template scan API of MVISION Cloud on loopback, with verdicts from the embedded engine, and prints what
to set in another terminal. The password is the one in MVC_SERVE_PASSWORD, or a random one.`,
  options: {
    port: {
      type: 'number',
      value: '<number>',
      min: 0,
      max: 65_535,
      describes: 'port to listen on (default: 8089); 0 takes any free one',
    },
    user: { type: 'string', value: '<name>', describes: 'user name (default: gate@example.com)' },
    latency: {
      type: 'number',
      value: '<ms>',
      min: 0,
      max: 3_600_000,
      describes: 'milliseconds that each template takes (default: 500)',
    },
    slots: {
      type: 'number',
      value: '<number>',
      min: 1,
      max: 1_000,
      describes: 'templates checked at once (default: 8)',
    },
    fault: {
      type: 'string',
      multiple: true,
      value: '<name>[@place][=count]',
      describes:
        'inject a fault at signin, submit or poll, so many times (default: everywhere, always); repeatable',
    },
    verbose: { type: 'boolean', describes: 'log each request to stderr' },
  },
  notes: `Faults: 429 (429:2 adds Retry-After: 2), 401, 403, 404, 500, 502-html, reset, aborted, truncated, hang, html, redirect,
huge, slow, never, foreign, message-string, odd-status, no-iam.`,
  parse: ({ port, user, latency, slots, fault: faults = [], verbose }) => ({
    port,
    user,
    latency,
    slots,
    faults,
    verbose: verbose === true,
  }),
  run: async (request, context) => (await import('../serve.ts')).serve(request, context),
})
