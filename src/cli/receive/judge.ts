/** Checks a push that is being received. */

import type { Config } from '../../config/keys.ts'
import type { Layer } from '../../config/layers.ts'
import type { ServerConfig } from '../../config/server-config.ts'
import { runGate } from '../../gate/run-gate.ts'
import type { Repository } from '../../git/git.ts'
import { openRepository } from '../../git/git.ts'
import { receivedChanges } from '../../git/received.ts'
import type { ReportOptions } from '../commands/report-options.ts'
import type { Context } from '../context.ts'
import { clockOf, tenantPort, today, verdictsOf, workersOf } from '../gate-request.ts'
import { deliver } from '../output.ts'
import { factsOf } from './facts.ts'
import type { Judged, Order } from './messages.ts'

/**
 * Checks what the push brings, at its tips.
 * @throws GateError `git` for input that git would not write; `config` for a configuration that is not valid
 */
export async function judgeReceived(
  { report: options, server, input, cwd, notes }: Order,
  env: NodeJS.ProcessEnv,
): Promise<Judged> {
  let text = ''
  const context = contextOf(cwd, env, (more) => {
    text += more
  })
  const repository = withoutWorkTree(await openRepository(cwd, env))
  const received = await receivedChanges(repository, input)
  const report = await runGate({
    action: 'receive',
    changes: received.changes,
    // The server's own time limit decides: a repository that allowed less could let pass what is not checked by then.
    overrides: { ...options.overrides, timeoutSeconds: LONGEST },
    layers: server === undefined ? [] : [layerOf(server)],
    tenant: tenantPort(context, modeFor(options, server, env)),
    today: today(),
    clock: clockOf(context),
    openVerdicts: verdictsOf(context),
    openWorkers: workersOf(context),
    suppressions: options.suppressions,
    notes: [...notes, ...received.notes],
  })
  const code = await deliver(report, options, context.stderr, context)
  return { code, text, facts: factsOf(report) }
}

/** In seconds: longer than any time limit of the server. */
const LONGEST = 86_400

/** All that the server sets is final. */
function layerOf({ name, keys }: ServerConfig): Layer {
  return { name, keys, final: Object.keys(keys) as (keyof Config)[] }
}

function contextOf(cwd: string, env: NodeJS.ProcessEnv, write: (text: string) => void): Context {
  const nothing = { async *[Symbol.asyncIterator](): AsyncGenerator<string> {} }
  return { cwd, env, stdin: nothing, stdout: { write }, stderr: { write } }
}

/** git runs the hook in the git folder, also where there is a work tree: what lies in it was not pushed. */
function withoutWorkTree(repository: Repository): Repository {
  return { ...repository, top: repository.gitDir }
}

/** Anyone who can push could have the server send templates to a tenant, if the repository's configuration said so. */
function modeFor(
  { mode }: ReportOptions,
  server: Order['server'],
  env: NodeJS.ProcessEnv,
): ReportOptions['mode'] {
  return mode ?? server?.keys.mode ?? (env.MVC_MODE ? undefined : 'offline')
}
