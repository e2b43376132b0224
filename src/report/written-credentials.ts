/**
 * Credentials that no policy has marked: the context of a frame may show any line of a template. Better one value
 * too many masked than one credential in a build log.
 */
import { PLATFORMS } from '../core/platforms.ts'
import type { Range } from '../core/source.ts'

/** A key that names a credential, and the literal that is given to it on the same line. */
const WRITTEN = new RegExp(
  [
    '(?<![:/])(?:passw(?:or)?d|passphrase|secret|token|api_?key|private_?key|access_?key)',
    // Names, ids and settings of credentials are none.
    '(?![\\w-]*(?:arn|name|id|type|length|policy|enabled|mode|ttl|expir\\w*)\\b)',
    '[\\w-]{0,40}["\']?[ \\t]{0,20}[:=][ \\t]{0,20}',
    '(?:"([^"\\n]{1,400})"?|\'([^\'\\n]{1,400})\'?|([^\\s"\'#,{}\\[\\]&*|>!:=][^\\n,}\\]]{0,400}))',
  ].join(''),
  'gid',
)

const PROVIDERS = PLATFORMS.flatMap(({ providers }) => providers)

/** Settings, references and placeholders: nothing to hide, and often what the reader has to see. */
const HARMLESS = new RegExp(
  [
    '^(?:true|false|null|yes|no|on|off|\\d{1,5}|\\$?\\{.*',
    `(?:var|local|data|module|each|path|(?:random|${PROVIDERS.join('|')})_\\w+)\\..*`,
    '[a-z]\\w*\\(.*|arn:.*)$',
  ].join('|'),
  'is',
)

/** The literals in a part of a text that are given to keys named like credentials. */
export function writtenCredentials(text: string, part: Range): readonly Range[] {
  const found: Range[] = []
  for (const match of text.slice(part.start, part.end).matchAll(WRITTEN)) {
    const group = [1, 2, 3].find((each) => match[each] !== undefined) ?? 1
    const value = (match[group] ?? '').trim()
    const place = match.indices?.[group]
    if (place === undefined || HARMLESS.test(value)) continue
    found.push({ start: part.start + place[0], end: part.start + place[1] })
  }
  return found
}
