/** Which route a request is for. */
import { PATHS } from '../api/routes.ts'
import { type Answer, errorAnswer } from '../emulator/answer.ts'
import type { Noted, ServiceRequest, ServiceRoute } from './request.ts'
import { answerResult, answerSubmission } from './scan.ts'
import type { Services } from './services.ts'
import { answerAccessToken, answerIAMToken } from './sign-in.ts'

export type Answering = (request: ServiceRequest, services: Services, noted: Noted) => Promise<Answer>

export interface Routing {
  readonly route: ServiceRoute
  readonly answer: Answering
}

/** @param isReady whether new work is welcome */
export function routingOf(method: string, path: string, isReady: () => boolean): Routing {
  const found = known(path, isReady)
  if (found === undefined)
    return { route: 'other', answer: async () => errorAnswer(404, 'there is nothing here', '') }
  const { allowed, route, answer } = found
  if (allowed.includes(method)) return { route, answer }
  const [first = ''] = allowed
  return {
    route: 'other',
    answer: async () => errorAnswer(405, `the method here is ${first}`, '', { allow: allowed.join(', ') }),
  }
}

const POST = ['POST']
const GET = ['GET']
const READ = ['GET', 'HEAD']

interface Known extends Routing {
  readonly allowed: readonly string[]
}

function known(path: string, isReady: () => boolean): Known | undefined {
  switch (path) {
    case PATHS.iamToken:
      return { route: 'iamToken', allowed: POST, answer: answerIAMToken }
    case PATHS.accessToken:
      return { route: 'accessToken', allowed: POST, answer: answerAccessToken }
    case PATHS.scan:
      return { route: 'submit', allowed: POST, answer: answerSubmission }
    case '/healthz':
      return { route: 'health', allowed: READ, answer: async () => textAnswer(200, 'ok\n') }
    case '/readyz':
      return {
        route: 'ready',
        allowed: READ,
        answer: async () => (isReady() ? textAnswer(200, 'ready\n') : textAnswer(503, 'not ready\n')),
      }
    case '/metrics':
      return { route: 'metrics', allowed: READ, answer: answerMetrics }
    default:
      return path.startsWith(PATHS.result) ? { route: 'poll', allowed: GET, answer: answerResult } : undefined
  }
}

async function answerMetrics(_: ServiceRequest, { metrics }: Services): Promise<Answer> {
  const { type, body } = await metrics.render()
  return { status: 200, type, body }
}

function textAnswer(status: number, body: string): Answer {
  return { status, type: 'text/plain; charset=utf-8', body }
}
