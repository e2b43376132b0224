/** Faults that the emulator shows on demand: what they are called, where they may stand, and how many are left. */
import { GateError } from '../core/errors.ts'

/** Where in the conversation a request stands. */
export type Place = 'signin' | 'submit' | 'poll'

export const PLACES: readonly Place[] = ['signin', 'submit', 'poll']

interface FaultKind {
  /** Where it makes sense. */
  readonly places: readonly Place[]
  /** Where it stands when nothing is said. */
  readonly usual: readonly Place[]
}

const ANYWHERE: FaultKind = { places: PLACES, usual: ['submit', 'poll'] }
const AT_SIGN_IN: FaultKind = { places: ['signin'], usual: ['signin'] }
const AT_SUBMIT: FaultKind = { places: ['submit'], usual: ['submit'] }
const AT_POLL: FaultKind = { places: ['poll'], usual: ['poll'] }

export const FAULTS = {
  /** The queue is full; `429:2` adds Retry-After: 2. */
  '429': ANYWHERE,
  /** The token is refused, and from then on really not valid any more. */
  '401': ANYWHERE,
  '403': ANYWHERE,
  '404': ANYWHERE,
  /** An error body with an integer status. */
  '500': ANYWHERE,
  '502-html': ANYWHERE,
  /** The connection is reset before there is an answer. */
  reset: ANYWHERE,
  /** The connection ends in the middle of an answer. */
  aborted: ANYWHERE,
  /** JSON that ends in the middle, as if it were whole. */
  truncated: ANYWHERE,
  /** There is never an answer. */
  hang: ANYWHERE,
  /** The page of a captive portal, with status 200. */
  html: ANYWHERE,
  /** To another origin. */
  redirect: ANYWHERE,
  /** An answer without an end. */
  huge: ANYWHERE,
  /** The headers, then a byte a second. */
  slow: ANYWHERE,
  /** The result stays In Progress for ever. */
  never: AT_SUBMIT,
  /** The result's URL leads to another origin. */
  foreign: AT_SUBMIT,
  /** The message of a result is a JSON string. */
  'message-string': AT_POLL,
  /** A result has a status that no one has heard of. */
  'odd-status': AT_POLL,
  /** An older tenant: there are no IAM tokens. */
  'no-iam': AT_SIGN_IN,
} as const satisfies Readonly<Record<string, FaultKind>>

export type FaultName = keyof typeof FAULTS

export interface Fault {
  readonly name: FaultName
  readonly places: readonly Place[]
  /** How many requests it meets; Infinity for all. */
  readonly count: number
  /** Seconds; only of a 429. */
  readonly retryAfter?: number
}

export const FAULT_NAMES: readonly FaultName[] = Object.keys(FAULTS).filter(isFaultName)

/** name, seconds, place, count */
const FORM = /^([^:@=]+)(?::(\d{1,4}))?(?:@([^:@=]+))?(?:=([1-9]\d{0,5}))?$/

/**
 * Reads `name=count`, `name@place=count` or `429:seconds=count`. Without a count every request is met.
 * @throws GateError `usage` for anything else
 */
export function parseFault(text: string): Fault {
  const [, name, seconds, place, count] = FORM.exec(text) ?? []
  if (name === undefined) {
    throw usage(`a fault must be name=count or name@place=count, not '${text}'`)
  }
  if (!isFaultName(name)) throw usage(`unknown fault '${name}'; the faults are ${FAULT_NAMES.join(', ')}`)
  const kind: FaultKind = FAULTS[name]
  if (place !== undefined && !isPlace(place, kind)) {
    throw usage(`the fault '${name}' is possible at ${kind.places.join(', ')}, not at '${place}'`)
  }
  if (seconds !== undefined && name !== '429') throw usage(`'${name}' does not take seconds; only 429 does`)
  return {
    name,
    places: place === undefined ? kind.usual : kind.places.filter((each) => each === place),
    count: count === undefined ? Number.POSITIVE_INFINITY : Number(count),
    ...(seconds === undefined ? {} : { retryAfter: Number(seconds) }),
  }
}

function isFaultName(name: string): name is FaultName {
  return Object.hasOwn(FAULTS, name)
}

function isPlace(place: string, kind: FaultKind): boolean {
  return kind.places.some((each) => each === place)
}

function usage(message: string): GateError {
  return new GateError('usage', message, { hint: 'run `mvc-gate help serve` for usage' })
}

export interface FaultPlan {
  /** The first of these faults that is due at the place; it is then used up by one. */
  take(place: Place, names: ReadonlySet<FaultName>): Fault | undefined
}

/** Counts faults down. */
export function planFaults(faults: readonly Fault[]): FaultPlan {
  const plan = faults.map((fault) => ({ fault, left: fault.count }))
  return {
    take(place, names) {
      const due = plan.find(
        ({ fault, left }) => left > 0 && names.has(fault.name) && fault.places.includes(place),
      )
      if (due === undefined) return undefined
      due.left--
      return due.fault
    },
  }
}
