/** `mvc-gate pre-receive`: has a push checked within its time, and records what became of it. */
import { resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { loadServerConfig, type ServerConfig } from '../../config/server-config.ts'
import { GateError } from '../../core/errors.ts'
import { policyIds } from '../../gate/policy-ids.ts'
import { threadEntry } from '../../package-files.ts'
import { millisecondsOf } from '../commands/receive-options.ts'
import type { Context } from '../context.ts'
import { readAll } from '../read-all.ts'
import { type Conclusion, conclude, type Result } from './conclude.ts'
import { judgeInThread } from './judge-in-thread.ts'
import type { Judged, Order } from './messages.ts'
import type { Push, ReceiveRequest } from './push.ts'
import { skipWanted } from './push-options.ts'
import { record } from './record.ts'

/** Checks what a push brings to this repository; git describes it on standard input. */
export async function checkReceived(request: ReceiveRequest, context: Context): Promise<number> {
  const start = process.hrtime.bigint()
  const opened = await serverOf(request, context).then(
    (server) => ({ server }),
    (error: unknown) => ({ server: undefined, error }),
  )
  const { server } = opened
  const skip = skipWanted(context.env, server?.allowSkip === true)
  const push: Push = { request, context, server, skip, start }
  const { result, input } = 'error' in opened ? await failed(push, opened.error) : await judgeInTime(push)
  const concluded = conclude(result, request, skip, server)
  const { conclusion, warning } = await recorded(concluded, result, input, push)
  if (warning !== undefined) context.stderr.write(`mvc-gate: ${warning}\n`)
  context.stderr.write(conclusion.text)
  if (conclusion.error !== undefined) throw conclusion.error
  return conclusion.code
}

async function serverOf(
  { config, log }: ReceiveRequest,
  { cwd }: Context,
): Promise<ServerConfig | undefined> {
  if (config === undefined) return undefined
  const server = await loadServerConfig(resolve(cwd, config), config, policyIds)
  if (!server.allowSkip || log !== undefined) return server
  throw new GateError('config', `${config}: "allowSkip" needs a log`, {
    hint: 'run pre-receive with --log <file> or --log syslog',
  })
}

interface Ended {
  readonly result: Result
  /** What git said of the push, as far as it was read. */
  readonly input: Uint8Array
}

/** What is wrong with the server's configuration blocks every push, and the log has each. */
async function failed({ context: { stdin } }: Push, error: unknown): Promise<Ended> {
  return { result: { kind: 'failed', error }, input: await readAll(stdin) }
}

/** What came of the push by the end of its time. */
async function judgeInTime(push: Push): Promise<Ended> {
  const timer = new AbortController()
  const late = wait<Result>(timeLeft(push.request), { kind: 'late' }, { signal: timer.signal })
  let input: Uint8Array = new Uint8Array()
  const judging = readAll(push.context.stdin)
    .then((read) => {
      input = read
      return judge(orderFor(push, read), push.context, timer.signal)
    })
    .then(
      (judged): Result => ({ kind: 'judged', judged }),
      (error: unknown): Result => ({ kind: 'failed', error }),
    )
  const result = await Promise.race([judging, late]).finally(() => timer.abort())
  return { result, input }
}

/** In milliseconds; what the start of the process took is part of the time. */
function timeLeft({ deadline }: ReceiveRequest): number {
  const spent = threadEntry('receiver') === undefined ? 0 : process.uptime() * 1_000
  return Math.max(1, (millisecondsOf(deadline) ?? 0) - spent)
}

function orderFor({ request: { report }, context: { cwd }, server, skip }: Push, input: Uint8Array): Order {
  return { report, server, input, cwd, notes: skip.note === undefined ? [] : [skip.note] }
}

async function judge(order: Order, { env }: Context, over: AbortSignal): Promise<Judged> {
  const inThread = judgeInThread(order, over)
  if (inThread !== undefined) return inThread
  const { judgeReceived } = await import('./judge.ts')
  return judgeReceived(order, env)
}

/** Writes the log. What is skipped and cannot be recorded is not skipped. */
async function recorded(
  conclusion: Conclusion,
  result: Result,
  input: Uint8Array,
  push: Push,
): Promise<{ readonly conclusion: Conclusion; readonly warning?: string }> {
  try {
    await record(conclusion, result, input, push)
    return { conclusion }
  } catch (error) {
    if (!(error instanceof GateError)) throw error
    if (conclusion.outcome !== 'skipped') return { conclusion, warning: error.message }
    const warning = `${error.message}; what is not recorded is not skipped`
    return { conclusion: conclude(result, push.request, {}, push.server), warning }
  }
}
