/** What a route answers, before it goes on the wire. */
import { errorBody } from '../api/bodies.ts'

export interface Answer {
  readonly status: number
  /** The media type of the body. */
  readonly type: string
  readonly body: string
  readonly headers?: Readonly<Record<string, string>>
}

/** How an answer goes on the wire; all but `whole` are faults. */
export type Sending = 'whole' | 'truncated' | 'aborted' | 'slow' | 'hang' | 'reset' | 'huge'

export function jsonAnswer(
  status: number,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return { status, type: 'application/json', body: JSON.stringify(body), headers }
}

export function htmlAnswer(status: number, title: string): Answer {
  const body = `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`
  return { status, type: 'text/html; charset=utf-8', body }
}

/** Reason phrases of the errors that are answered. */
const PHRASES = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  410: 'Gone',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
} as const

/** An error in the form of Spring. */
export function errorAnswer(
  status: keyof typeof PHRASES,
  message: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return jsonAnswer(status, errorBody(status, PHRASES[status], message, path), headers)
}
