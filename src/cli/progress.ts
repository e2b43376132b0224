/** Progress of the tenant: a spinner on a terminal, a line now and then in CI, nothing if the output is piped. */
import { isCI } from '../core/environment.ts'
import type { Context } from './context.ts'

export interface Progress {
  readonly update: (done: number, total: number) => void
  stop(): void
}

const NONE: Progress = { update: () => undefined, stop: () => undefined }
/** Milliseconds between lines in CI. */
const PACE = 10_000
/** Milliseconds before a spinner shows: a cached verdict needs none. */
const GRACE = 400

/** Goes to stderr, wherever the report goes. */
export async function startProgress({ stderr, env }: Context): Promise<Progress> {
  if (isCI(env)) return inLines(stderr)
  if (stderr.isTTY !== true || env.TERM === 'dumb') return NONE
  const { default: ora } = await import('ora')
  const started = Date.now()
  const spinner = ora({
    text: 'waiting for the tenant',
    stream: process.stderr,
    discardStdin: false,
    // Bringing it back would take signal handlers, which wait for the end of whatever is being computed.
    hideCursor: false,
    color: env.NO_COLOR ? false : 'cyan',
  })
  const state = { done: 0, total: 0 }
  const show = () => {
    const seconds = Math.round((Date.now() - started) / 1_000)
    const count =
      state.total === 0 ? 'waiting for the tenant' : `${state.done} of ${state.total} templates checked`
    spinner.text = `${count}, ${seconds} s`
    if (!spinner.isSpinning) spinner.start()
  }
  const first = setTimeout(show, GRACE)
  const ticks = setInterval(show, 1_000)
  return {
    update: (done, total) => Object.assign(state, { done, total }),
    stop() {
      clearTimeout(first)
      clearInterval(ticks)
      spinner.stop()
    },
  }
}

function inLines(stderr: Context['stderr']): Progress {
  let last = Date.now()
  return {
    update(done, total) {
      if (done === total || Date.now() - last < PACE) return
      last = Date.now()
      stderr.write(`mvc-gate: ${done} of ${total} templates checked by the tenant\n`)
    },
    stop: () => undefined,
  }
}
