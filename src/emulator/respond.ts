/** From one request to what goes on the wire: the right answer, or the fault that is due. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { HEADERS } from '../api/routes.ts'
import { type Answer, errorAnswer, type Sending } from './answer.ts'
import { faultAnswer, INSTEAD, ON_THE_WAY, sendingOf } from './fault-answers.ts'
import type { Fault, FaultName, FaultPlan } from './faults.ts'
import { drain, environmentOf, headerOf, readBody } from './incoming.ts'
import { type Routing, routingOf } from './routing.ts'
import type { OpenRequest, SeenRequest } from './stats.ts'
import type { Tenant, TenantRequest } from './tenant.ts'
import { send } from './wire.ts'

export interface Surroundings {
  readonly tenant: Tenant
  readonly faults: FaultPlan
  /** The emulator's own origin. */
  readonly url: string
}

/** Answers one request, and says what it was. Never rejects. */
export async function respond(
  incoming: IncomingMessage,
  response: ServerResponse,
  { tenant, faults, url }: Surroundings,
): Promise<SeenRequest> {
  const target = targetOf(incoming.url, url)
  const routing = routingOf(incoming.method ?? '', target.pathname)
  const header = (name: string) => headerOf(incoming, name)
  const seen = tenant.recorder.request(routing.route, incoming.method ?? '', target.pathname, header)
  const strike = (names: ReadonlySet<FaultName>): Fault | undefined => {
    const fault = routing.place && faults.take(routing.place, names)
    if (fault !== undefined) seen.faults.push(fault.name)
    return fault
  }
  const request: TenantRequest = {
    url: target,
    environment: environmentOf(header('host'), url),
    header,
    body: (limit) => readBody(incoming, limit),
    isStruckBy: (name) => strike(new Set([name])) !== undefined,
  }
  try {
    const { answer, sending } = await decide(request, routing, tenant, strike)
    // An answer before the end of the request might never be read.
    if (sending !== 'reset') await drain(incoming)
    if (sending !== 'reset' && sending !== 'hang') seen.status = answer.status
    send(response, answer, sending)
  } catch {
    giveUp(incoming, response, seen)
  }
  return seen
}

/** What is asked for; the root for what is not a URL. */
function targetOf(written = '/', url: string): URL {
  // A path that begins with two slashes would be taken for a host.
  const path = written.startsWith('/') ? `${url}${written}` : written
  return new URL(URL.canParse(path) ? path : url)
}

async function decide(
  request: TenantRequest,
  routing: Routing,
  tenant: Tenant,
  strike: (names: ReadonlySet<FaultName>) => Fault | undefined,
): Promise<{ readonly answer: Answer; readonly sending: Sending }> {
  const instead = strike(INSTEAD)
  if (instead === undefined) {
    const answer = await routing.answer(request, tenant)
    return { answer, sending: sendingOf(strike(ON_THE_WAY)) }
  }
  if (instead.name === '401') tenant.tokens.revoke(request.header(HEADERS.accessToken) ?? '')
  return {
    answer: faultAnswer(instead, request.url.pathname, tenant.elsewhere),
    sending: sendingOf(instead),
  }
}

/** The client went away or sends without an end; or, if not, something is wrong here. */
function giveUp(incoming: IncomingMessage, response: ServerResponse, seen: OpenRequest): void {
  if (!incoming.complete || response.headersSent) {
    incoming.destroy()
    return
  }
  seen.status = 500
  send(response, errorAnswer(500, 'the emulator failed', seen.path), 'whole')
}
