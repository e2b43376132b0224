/** The list of a sweep: one repository a line, by URL or path. */
import { createHash } from 'node:crypto'
import { isAbsolute, resolve } from 'node:path'

/** A repository of the list. */
export interface Listed {
  /** What tells it apart between runs: 32 hexadecimal digits, the same whatever its credentials are. */
  readonly id: string
  /** How it is named in every output: without credentials. */
  readonly name: string
  /** What git is given. */
  readonly url: string
  /** Whether it is a path of this machine. */
  readonly isPath: boolean
  /** Why it cannot be swept. */
  readonly fault?: string
}

/** Characters of a line. */
const LONGEST = 4_096
const SCHEMES = ['http', 'https', 'ssh', 'git', 'file']

/**
 * Reads a list. Empty lines and lines that begin with # are passed over; what is there twice counts once.
 * @param base the folder that relative paths are meant from
 */
export function readList(text: string, base: string): readonly Listed[] {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/)
  const wanted = lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'))
  const byId = new Map<string, Listed>()
  for (const line of wanted) {
    const listed = readEntry(line, base)
    if (!byId.has(listed.id)) byId.set(listed.id, listed)
  }
  return [...byId.values()]
}

/** @param base the folder that relative paths are meant from */
export function readEntry(line: string, base: string): Listed {
  const fault = faultOf(line)
  if (fault !== undefined)
    return { ...named(withoutCredentials(line).slice(0, 200)), url: '', isPath: false, fault }
  if (isRemote(line)) return { ...named(withoutCredentials(line)), url: line, isPath: false }
  const path = isAbsolute(line) ? line : resolve(base, line)
  return { ...named(path), url: path, isPath: true }
}

function named(name: string): Pick<Listed, 'id' | 'name'> {
  return { id: createHash('sha256').update(name).digest('hex').slice(0, 32), name }
}

function faultOf(line: string): string | undefined {
  if (line.length > LONGEST) return `the line is longer than ${LONGEST} characters`
  if (/\p{Cc}/u.test(line)) return 'the line contains control characters'
  if (line.startsWith('-')) return 'a URL or path cannot begin with -'
  if (/^[a-z0-9+.-]+::/i.test(line)) return 'remote helpers (<name>::<address>) are not supported'
  const [, scheme] = /^([a-z0-9+.-]+):\/\//i.exec(line) ?? []
  if (scheme !== undefined && !SCHEMES.includes(scheme.toLowerCase())) {
    return `URLs must begin with ${SCHEMES.map((each) => `${each}://`).join(', ')}`
  }
  return hostOf(line)?.startsWith('-') === true ? 'a host cannot begin with -' : undefined
}

/** `user@host:path`, but for a drive of Windows. */
const SCP_LIKE = /^(?:[^/\\:@\s]+@)?([^/\\:@\s]{2,}):(?!\/\/)/

function isRemote(line: string): boolean {
  return line.includes('://') || SCP_LIKE.test(line)
}

function hostOf(line: string): string | undefined {
  const [, host] = /^[a-z0-9+.-]+:\/\/(?:[^/@]*@)?([^/:]*)/i.exec(line) ?? SCP_LIKE.exec(line) ?? []
  return host
}

/** A URL as it may be printed: without user and password, and without a query, which may hold a token. */
export function withoutCredentials(url: string): string {
  const [, scheme = '', rest = ''] = /^([a-z0-9+.-]+:\/\/)(.*)$/is.exec(url) ?? []
  if (scheme === '') return url
  const plain = rest.replace(/[?#].*$/s, '')
  const end = plain.search(/[/\\]/)
  const authority = end === -1 ? plain : plain.slice(0, end)
  const at = authority.lastIndexOf('@')
  // A password with a slash that is not escaped ends what git takes for the host.
  if (at === -1) return `${scheme}${/:(?!\d*$)/.test(authority) ? plain.replace(/^.*@/s, '') : plain}`
  const [user = ''] = authority.split(':', 1)
  // The user of SSH is the same for all (`git`) and part of the address; one of HTTP may be a token.
  const kept = /^ssh:/i.test(scheme) && !authority.slice(0, at).includes(':') ? `${user.split('@')[0]}@` : ''
  return `${scheme}${kept}${plain.slice(at + 1)}`
}

/** Whether git would be given credentials that are written in the list. */
export function holdsCredentials({ url }: Listed): boolean {
  return url.includes('://') && withoutCredentials(url) !== url
}

/** Words of git without the credentials of a URL, however git writes them. */
export function scrubUrl(text: string, { url, name }: Pick<Listed, 'url' | 'name'>): string {
  if (url === '') return text
  const userinfo = /^[a-z0-9+.-]+:\/\/(.*)@/is.exec(url.replace(/[?#].*$/s, ''))?.[1]
  const parts =
    userinfo === undefined ? [] : [userinfo, ...userinfo.split(':')].filter((part) => part.length > 2)
  const query = /[?#](.+)$/s.exec(url)?.[1]
  const secrets = [url, ...parts, ...parts.map(decoded), ...(query === undefined ? [] : [query])]
  const without = secrets
    .filter((secret) => secret !== name && secret !== 'git')
    .sort((a, b) => b.length - a.length)
    .reduce((all, secret) => all.replaceAll(secret, secret === url ? name : '******'), text)
  return without.replace(/([a-z0-9+.-]+:\/\/)[^/@\s']*:[^/@\s']*@/gi, '$1')
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
