/**
 * Digests of texts and of files of the repository, and identifiers made of them.
 * https://developer.hashicorp.com/terraform/language/functions/sha256
 */
import { createHash } from 'node:crypto'
import { SourceFile } from '../../../core/source.ts'
import type { Value } from '../../../core/value.ts'
import { spend } from '../../values/budget.ts'
import { computed, textOf } from '../../values/make.ts'
import { readFile } from './file-functions.ts'
import { type CallSite, fails, type Rule, type Rules } from './rule.ts'

type Encoding = 'hex' | 'base64'

function digest(algorithm: string, text: string, encoding: Encoding): string {
  return createHash(algorithm).update(text, 'utf8').digest(encoding)
}

function ofText(algorithm: string, encoding: Encoding): Rule {
  return {
    run(args, { at, budget }) {
      const text = args[0] && textOf(args[0])
      // Half a character is replaced by Terraform as it reads the file.
      if (text === undefined || /\p{Surrogate}/u.test(text) || !spend(budget, text.length >> 4))
        return undefined
      return computed(digest(algorithm, text, encoding), args, at)
    },
  }
}

/** Of a file that is text; what was decoded with loss is left out by its replacement characters. */
function ofFile(name: string, algorithm: string, encoding: Encoding): Rule {
  return {
    run(args, site) {
      const file = readFile(name, args[0], site)
      if (!(file instanceof SourceFile)) return file
      const isExact = !/\p{Surrogate}|\uFFFD/u.test(file.text)
      if (!isExact || !spend(site.budget, file.text.length >> 4)) return undefined
      return computed(digest(algorithm, file.text, encoding), args, site.at)
    },
  }
}

/** The namespaces of RFC 4122, appendix C. */
const NAMESPACES: ReadonlyMap<string, string> = new Map([
  ['dns', '6ba7b810-9dad-11d1-80b4-00c04fd430c8'],
  ['url', '6ba7b811-9dad-11d1-80b4-00c04fd430c8'],
  ['oid', '6ba7b812-9dad-11d1-80b4-00c04fd430c8'],
  ['x500', '6ba7b814-9dad-11d1-80b4-00c04fd430c8'],
])

function uuidv5(args: readonly Value[], site: CallSite): Value | undefined {
  const [space, name] = args.map(textOf)
  if (space === undefined || name === undefined) return undefined
  const namespace = NAMESPACES.get(space) ?? space
  if (!/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(namespace)) return fails(site)
  const hash = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name, 'utf8')
    .digest()
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80
  const hex = hash.toString('hex')
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)]
  return computed(parts.join('-'), args, site.at)
}

export const HASH_FUNCTIONS: Rules = [
  ['md5', ofText('md5', 'hex')],
  ['sha1', ofText('sha1', 'hex')],
  ['sha256', ofText('sha256', 'hex')],
  ['sha512', ofText('sha512', 'hex')],
  ['base64sha256', ofText('sha256', 'base64')],
  ['base64sha512', ofText('sha512', 'base64')],
  ['filemd5', ofFile('filemd5', 'md5', 'hex')],
  ['filesha1', ofFile('filesha1', 'sha1', 'hex')],
  ['filesha256', ofFile('filesha256', 'sha256', 'hex')],
  ['filesha512', ofFile('filesha512', 'sha512', 'hex')],
  ['filebase64sha256', ofFile('filebase64sha256', 'sha256', 'base64')],
  ['filebase64sha512', ofFile('filebase64sha512', 'sha512', 'base64')],
  ['uuidv5', { run: uuidv5 }],
]
