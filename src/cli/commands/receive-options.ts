/** The options that `pre-receive` has beside those of every hook. */
import { usageError } from '../usage-error.ts'
import type { OptionSpecs, ValuesOf } from './option-specs.ts'

export interface ReceiveOptions {
  /** As it is written: `4s`. */
  readonly deadline: string
  readonly onTimeout: 'allow' | 'block'
  /** The path of the server's own configuration. */
  readonly config: string | undefined
  /** A path, or `syslog`. */
  readonly log: string | undefined
}

const DEFAULT_DEADLINE = '30s'

export const RECEIVE_OPTIONS = {
  config: {
    type: 'string',
    value: '<file>',
    describes: "the server's configuration, whose keys repositories cannot loosen",
  },
  deadline: {
    type: 'string',
    value: '<time>',
    describes: `how long the check may take, such as 4s, 500ms or 2m (default: ${DEFAULT_DEADLINE})`,
  },
  'on-timeout': {
    type: 'string',
    value: '<action>',
    describes: 'what to do with a push that is not checked by then',
    choices: ['block', 'allow'],
    choiceNotes: { block: 'default' },
  },
  log: {
    type: 'string',
    value: '<file>',
    describes: 'add a line of JSON about each push to a file, or to the system log (syslog)',
  },
} as const satisfies OptionSpecs

/** @throws GateError `usage` for a deadline that is not a time */
export function toReceiveOptions(values: ValuesOf<typeof RECEIVE_OPTIONS>): ReceiveOptions {
  const deadline = values.deadline ?? DEFAULT_DEADLINE
  if (millisecondsOf(deadline) === undefined) {
    throw usageError(`--deadline must be a time from 1ms to 1440m, such as 4s, not '${deadline}'`)
  }
  const { config, log } = values
  const empty = [config === '' && '--config', log === '' && '--log'].find(Boolean)
  if (empty) throw usageError(`no file name after ${empty}`)
  return { deadline, onTimeout: values['on-timeout'] ?? 'block', config, log }
}

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000 }
const LONGEST = 86_400_000

/** @param time a whole number and a unit; undefined for any other text, and for less than 1 ms or more than a day */
export function millisecondsOf(time: string): number | undefined {
  const [, digits = '', unit = ''] = /^(\d{1,8})(ms|s|m)$/.exec(time) ?? []
  const milliseconds = Number(digits) * (UNITS[unit] ?? 0)
  return milliseconds >= 1 && milliseconds <= LONGEST ? milliseconds : undefined
}
