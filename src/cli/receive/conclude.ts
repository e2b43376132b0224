/** What becomes of a push, and what its client reads. */
import type { ServerConfig } from '../../config/server-config.ts'
import { GateError, messageOf } from '../../core/errors.ts'
import { escapeText } from '../../report/terminal.ts'
import type { ReceiveOptions } from '../commands/receive-options.ts'
import { EXIT, exitCodeOfError } from '../exit-code.ts'
import type { Entry } from './log.ts'
import type { Judged } from './messages.ts'
import { SKIP_COMMAND, type Skip } from './push-options.ts'

export type Result =
  | { readonly kind: 'judged'; readonly judged: Judged }
  | { readonly kind: 'late' }
  | { readonly kind: 'failed'; readonly error: unknown }

export interface Conclusion {
  readonly outcome: Entry['outcome']
  readonly code: number
  /** For the client. */
  readonly text: string
  /** Set where the push could not be checked: it is reported as every command's. */
  readonly error?: unknown
}

export function conclude(
  result: Result,
  options: ReceiveOptions,
  { reason }: Skip,
  server: ServerConfig | undefined,
): Conclusion {
  if (reason !== undefined) {
    const text = `mvc-gate: not blocked, as the client asks: "${escapeText(reason)}" (recorded); ${findings(result)}\n`
    return { outcome: 'skipped', code: EXIT.allow, text }
  }
  const found = withoutSkip(result, options)
  if (found.outcome !== 'blocked' || server?.allowSkip !== true) return found
  return { ...found, text: `${found.text}Emergency: ${SKIP_COMMAND} (recorded by the server)\n` }
}

function withoutSkip(result: Result, options: ReceiveOptions): Conclusion {
  switch (result.kind) {
    case 'judged': {
      const { code, text } = result.judged
      return { outcome: code === EXIT.allow ? 'allowed' : 'blocked', code, text }
    }
    case 'late':
      return outOfTime(options)
    case 'failed': {
      const { error } = result
      const code = error instanceof GateError ? exitCodeOfError(error.code) : EXIT.bug
      return { outcome: 'blocked', code, text: '', error }
    }
  }
}

function outOfTime({ deadline, onTimeout }: ReceiveOptions): Conclusion {
  const what = `mvc-gate: push not checked within ${deadline} (--deadline)`
  if (onTimeout === 'allow') {
    return { outcome: 'allowed', code: EXIT.allow, text: `${what}; allowed (--on-timeout allow)\n` }
  }
  const text = `${what}, so it is blocked (--on-timeout block)\n  push fewer changes at once, or ask the administrator of this server for more time\n`
  return { outcome: 'blocked', code: EXIT.unscannable, text }
}

function findings(result: Result): string {
  switch (result.kind) {
    case 'judged':
      return `found: ${result.judged.facts.summary}`
    case 'late':
      return 'not checked in time'
    case 'failed':
      return `not checked: ${escapeText(messageOf(result.error))}`
  }
}
