/** Passwords as they are kept: scrypt, in the form of PHC strings (`$scrypt$ln=15,r=8,p=1$<salt>$<hash>`). */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** https://github.com/P-H-C/phc-string-format/blob/master/phc-sf-spec.md */
export interface PasswordHash {
  /** The logarithm of the cost. */
  readonly ln: number
  readonly r: number
  readonly p: number
  readonly salt: Uint8Array
  readonly hash: Uint8Array
}

const FORM =
  /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,86})$/
/** 32 MiB and some 100 ms. */
const COST = { ln: 15, r: 8, p: 1 } as const
const LEAST_LN = 14
/** Of one check: a file must not make the server use all there is. */
const MOST_BYTES = 268_435_456

/** Undefined for text of another form, or costs out of bounds. */
export function parsePasswordHash(text: string): PasswordHash | undefined {
  const [, ln, r, p, salt = '', hash = ''] = FORM.exec(text) ?? []
  const read = { ln: Number(ln), r: Number(r), p: Number(p) }
  const isBounded = read.ln >= LEAST_LN && read.r >= 1 && read.p >= 1 && bytesFor(read) <= MOST_BYTES
  if (!isBounded) return undefined
  return { ...read, salt: Buffer.from(salt, 'base64'), hash: Buffer.from(hash, 'base64') }
}

/** A new hash of a password, as text. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const hash = await derive(password, { ...COST, salt, hash: new Uint8Array(32) })
  const { ln, r, p } = COST
  return `$scrypt$ln=${ln},r=${r},p=${p}$${plain(salt)}$${plain(hash)}`
}

/** Whether a password is the one of a hash; takes as long for a wrong one. */
export async function isPassword(password: string, expected: PasswordHash): Promise<boolean> {
  return timingSafeEqual(await derive(password, expected), expected.hash)
}

function derive(password: string, { ln, r, p, salt, hash }: PasswordHash): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const cost = { N: 2 ** ln, r, p, maxmem: bytesFor({ ln, r, p }) + 1_048_576 }
    scrypt(password, salt, hash.length, cost, (error, key) => (error === null ? resolve(key) : reject(error)))
  })
}

function bytesFor({ ln, r, p }: Pick<PasswordHash, 'ln' | 'r' | 'p'>): number {
  return 128 * r * (2 ** ln + p)
}

function plain(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replace(/=+$/, '')
}
