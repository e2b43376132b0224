/** User and password, as a request for a token has them. */
import { HEADERS } from '../api/routes.ts'
import type { TenantRequest } from './tenant.ts'
import type { Credentials } from './tokens.ts'

type WithHeaders = Pick<TenantRequest, 'header'>

/** Whether a URL asks for what the query says. */
export function hasQuery({ searchParams }: URL, query: Readonly<Record<string, string>>): boolean {
  return Object.entries(query).every(([name, value]) => searchParams.get(name) === value)
}

/** Those of the header Authorization. RFC 7617: base64 of `user:password` in UTF-8; a user has no colon. */
export function basicCredentials(request: WithHeaders): Credentials | undefined {
  const [, encoded] = /^Basic +([A-Za-z0-9+/]+={0,2})$/i.exec(request.header('authorization') ?? '') ?? []
  if (encoded === undefined) return undefined
  const text = Buffer.from(encoded, 'base64').toString('utf8')
  const colon = text.indexOf(':')
  return colon === -1 ? undefined : { user: text.slice(0, colon), password: text.slice(colon + 1) }
}

/** Those of the headers that the vendor's client sends. */
export function headerCredentials(request: WithHeaders): Credentials | undefined {
  const user = request.header(HEADERS.userName)
  const password = request.header(HEADERS.password)
  if (user === undefined || password === undefined) return undefined
  return { user: utf8(user), password: utf8(password) }
}

/** Node reads the bytes of a header as Latin-1. */
function utf8(header: string): string {
  return Buffer.from(header, 'latin1').toString('utf8')
}
