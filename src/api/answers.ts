/**
 * What the API answers, as far as it is known, and how it is read: tolerant of fields and words that are not known,
 * and never taking for clean what can't be read.
 */

/** What a sign-in gives. */
export interface AccessToken {
  readonly token: string
  /** Seconds; undefined where the answer has no number. */
  readonly expiresIn: number | undefined
  readonly tenantName: string | undefined
  readonly tenantId: string | undefined
  readonly user: string | undefined
}

/** An answer that does not have the form of the contract. */
export interface Malformed {
  readonly kind: 'malformed'
  readonly why: string
}

/** An error body instead of an answer: `{ timestamp, status: 500, error, message, path }`. */
export interface ErrorBody {
  readonly kind: 'error'
  readonly status: number
  readonly message: string
}

export type Submission =
  | { readonly kind: 'accepted'; readonly resultUrl: string }
  | { readonly kind: 'refused'; readonly reason: string }
  | ErrorBody
  | Malformed

export type Result =
  | { readonly kind: 'pending'; readonly status: string }
  | { readonly kind: 'refused'; readonly reason: string }
  | {
      readonly kind: 'final'
      readonly violationCount: number
      readonly policies: readonly string[]
      /** The file that the result is about, where it says so. */
      readonly fileName: string | undefined
    }
  | ErrorBody
  | Malformed

/** Reads the IAM token of the first call of a sign-in. */
export function readIAMToken(body: unknown): string | undefined {
  return textOf(fieldOf(body, 'access_token')) || undefined
}

/** Reads the access token of the second call, or of the older flow's only one. */
export function readAccessToken(body: unknown): AccessToken | undefined {
  const token = textOf(fieldOf(body, 'access_token'))
  if (!token) return undefined
  const expiresIn = Number(fieldOf(body, 'expires_in') ?? Number.NaN)
  return {
    token,
    expiresIn: Number.isFinite(expiresIn) && expiresIn > 0 ? expiresIn : undefined,
    tenantName: textOf(fieldOf(body, 'tenantName')),
    tenantId: numberOrText(fieldOf(body, 'tenantID')),
    user: textOf(fieldOf(body, 'email')) ?? textOf(fieldOf(body, 'user')),
  }
}

/** Reads the answer to a submission. */
export function readSubmission(body: unknown): Submission {
  const { status, message } = envelopeOf(body)
  if (typeof status === 'number') return errorBody(status, body)
  if (typeof status !== 'string') return malformed(body, 'it has no status')
  if (isFailure(status)) return { kind: 'refused', reason: textOf(message) || 'no reason given' }
  const resultUrl = textOf(message)
  if (resultUrl && URL.canParse(resultUrl)) return { kind: 'accepted', resultUrl }
  return malformed(body, 'its message is not the URL of a result')
}

/**
 * Reads what has become of a submission. A result beside an unknown status counts where it reports violations: whether
 * such a status means that everything was evaluated is not known.
 */
export function readResult(body: unknown): Result {
  const { status, message } = envelopeOf(body)
  if (typeof status === 'number') return errorBody(status, body)
  if (typeof status !== 'string') return malformed(body, 'it has no status')
  if (isFailure(status)) return { kind: 'refused', reason: textOf(message) || 'no reason given' }
  if (isPending(status)) return { kind: 'pending', status }
  const result = typeof message === 'string' ? parseJson(message) : message
  // A sentence beside a word that is not known: nothing is decided yet.
  if (typeof result !== 'object' || result === null) return { kind: 'pending', status }
  const read = readViolations(result)
  if (read === undefined) return malformed(body, 'its message has no result')
  if (typeof read === 'string') return malformed(body, read)
  if (read.violationCount > 0 || isSuccess(status)) return read
  return malformed(body, `its status is ${JSON.stringify(status.slice(0, 40))}, without a violation`)
}

/** Undefined where neither a count nor a list is there; what is wrong, where one is there and can't be read. */
function readViolations(result: object): Extract<Result, { kind: 'final' }> | string | undefined {
  const named = fieldOf(result, 'policies_violated') ?? undefined
  const counted = fieldOf(result, 'violation_count') ?? undefined
  if (named === undefined && counted === undefined) return undefined
  if (named !== undefined && !Array.isArray(named)) return 'its policies_violated is not a list'
  const count = counted === undefined ? 0 : countOf(counted)
  if (count === undefined) return 'its violation_count is not a number'
  const policies = (named ?? []).map(nameOf)
  return {
    kind: 'final',
    // An entry that is not a name is a violation all the same.
    violationCount: Math.max(count, policies.length),
    policies: policies.filter((name) => name !== undefined),
    fileName: textOf(fieldOf(result, 'file_name')),
  }
}

function countOf(value: unknown): number | undefined {
  const isNumber = typeof value === 'number' || (typeof value === 'string' && /^\d{1,9}$/.test(value))
  const count = isNumber ? Number(value) : Number.NaN
  return Number.isSafeInteger(count) && count >= 0 ? count : undefined
}

function nameOf(entry: unknown): string | undefined {
  const text = textOf(entry) ?? textOf(fieldOf(entry, 'name')) ?? textOf(fieldOf(entry, 'policy_name'))
  return text?.trim() || undefined
}

function envelopeOf(body: unknown): { readonly status: unknown; readonly message: unknown } {
  return { status: fieldOf(body, 'status'), message: fieldOf(body, 'message') }
}

function isFailure(status: string): boolean {
  return /^\s*(?:fail|error|reject)/i.test(status)
}

function isPending(status: string): boolean {
  return /^\s*(?:submitted|in[ _-]?progress)\s*$/i.test(status)
}

/** Words for an evaluation that went through. */
function isSuccess(status: string): boolean {
  return /^\s*(?:success|complete|done|finish|pass|evaluated|scanned|ok\b)/i.test(status)
}

function errorBody(status: number, body: unknown): ErrorBody {
  const message = textOf(fieldOf(body, 'message')) || textOf(fieldOf(body, 'error')) || 'no reason given'
  return { kind: 'error', status, message }
}

function malformed(body: unknown, why: string): Malformed {
  return {
    kind: 'malformed',
    why: typeof body === 'object' && body !== null ? why : 'it is not JSON object',
  }
}

/** An own property of a parsed JSON value. */
function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return Object.getOwnPropertyDescriptor(value, name)?.value
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function numberOrText(value: unknown): string | undefined {
  return typeof value === 'number' ? String(value) : textOf(value)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
