/**
 * What a replica hands to a client and any other replica can read again: encrypted and authenticated, so that an address
 * in the log of a proxy says nothing, and nothing that was made or changed elsewhere is ever read.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** What sealed text is for; one sealed for another purpose does not open. */
export type Purpose = 'iam' | 'access' | 'result'

export interface Sealer {
  /** @returns text of the letters of base64url, another one each time */
  seal(purpose: Purpose, content: Uint8Array): string
  /** The content; undefined for what none of the keys has sealed for this purpose. Never throws. */
  open(purpose: Purpose, sealed: string): Uint8Array | undefined
}

const CIPHER = 'aes-256-gcm'
const ID_BYTES = 16
const TAG_BYTES = 16
/** Each sealed text has a key of its own, which is used once: https://doi.org/10.6028/NIST.SP.800-38D, section 8. */
const IV = new Uint8Array(12)

const TEXT = /^[A-Za-z0-9_-]{43,16384}$/

/**
 * @param keys secrets of at least 32 characters: the first seals, each of them opens
 */
export function createSealer(keys: readonly [string, ...string[]]): Sealer {
  const [first, ...others] = keys
  const newest = baseKeys(first)
  const bases = [newest, ...others.map(baseKeys)]
  const keyFor = (base: Uint8Array, id: Uint8Array) => createHmac('sha256', base).update(id).digest()
  return {
    seal(purpose, content) {
      const id = randomBytes(ID_BYTES)
      const cipher = createCipheriv(CIPHER, keyFor(newest[purpose], id), IV)
      const text = Buffer.concat([cipher.update(content), cipher.final()])
      return Buffer.concat([id, text, cipher.getAuthTag()]).toString('base64url')
    },
    open(purpose, sealed) {
      if (!TEXT.test(sealed)) return undefined
      const bytes = Buffer.from(sealed, 'base64url')
      const id = bytes.subarray(0, ID_BYTES)
      for (const base of bases) {
        const opened = decrypt(keyFor(base[purpose], id), bytes)
        if (opened !== undefined) return opened
      }
      return undefined
    },
  }
}

function baseKeys(secret: string): Readonly<Record<Purpose, Uint8Array>> {
  return {
    iam: baseKey(secret, 'iam'),
    access: baseKey(secret, 'access'),
    result: baseKey(secret, 'result'),
  }
}

function baseKey(secret: string, purpose: Purpose): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, '', `mvc-gate serve ${purpose}`, 32))
}

/** The tag is compared in constant time, and nothing is returned before it is. */
function decrypt(key: Uint8Array, bytes: Uint8Array): Uint8Array | undefined {
  const end = bytes.length - TAG_BYTES
  if (end < ID_BYTES) return undefined
  const decipher = createDecipheriv(CIPHER, key, IV, { authTagLength: TAG_BYTES })
  decipher.setAuthTag(bytes.subarray(end))
  const text = decipher.update(bytes.subarray(ID_BYTES, end))
  try {
    return Buffer.concat([text, decipher.final()])
  } catch {
    return undefined
  }
}
