/** What is answered, and how it is sent, when a fault stands in the way of the right answer. */
import { type Answer, errorAnswer, htmlAnswer, jsonAnswer, type Sending } from './answer.ts'
import type { Fault, FaultName } from './faults.ts'

/** Faults that come instead of an answer: the request has no effect. */
export const INSTEAD: ReadonlySet<FaultName> = new Set<FaultName>([
  '429',
  '401',
  '403',
  '404',
  '500',
  '502-html',
  'html',
  'redirect',
  'reset',
  'hang',
  'huge',
])

/** Faults that happen to the right answer on its way. */
export const ON_THE_WAY: ReadonlySet<FaultName> = new Set<FaultName>(['truncated', 'aborted', 'slow'])

/**
 * The answer of a fault that comes instead of one; never read where its sending breaks it.
 * @param elsewhere an origin that is not the emulator's
 */
export function faultAnswer(fault: Fault, path: string, elsewhere: string): Answer {
  switch (fault.name) {
    case '429':
      return errorAnswer(429, 'the queue of the tenant is full', path, retryAfter(fault))
    case '401':
      return errorAnswer(401, 'the token is not valid', path)
    case '403':
      return errorAnswer(403, 'the user may not do this', path)
    case '404':
      return errorAnswer(404, 'there is nothing here', path)
    case '500':
      return errorAnswer(500, 'something went wrong', path)
    case '502-html':
      return htmlAnswer(502, '502 Bad Gateway')
    case 'html':
      return htmlAnswer(200, 'Welcome to the guest network')
    case 'redirect':
      return { ...jsonAnswer(302, {}), headers: { location: new URL('/login', elsewhere).href } }
    default:
      return jsonAnswer(200, {})
  }
}

function retryAfter({ retryAfter: seconds }: Fault): Readonly<Record<string, string>> {
  return seconds === undefined ? {} : { 'retry-after': String(seconds) }
}

/** How something is sent under a fault. */
export function sendingOf(fault: Fault | undefined): Sending {
  switch (fault?.name) {
    case 'truncated':
    case 'aborted':
    case 'slow':
    case 'hang':
    case 'reset':
    case 'huge':
      return fault.name
    default:
      return 'whole'
  }
}
