/** Readers of Azure's settings that are words: their case does not count, and some mean on or off. */
import { whereKnown } from '../../core/attr.ts'
import type { Attr } from '../../core/claim.ts'
import { scalar } from './readers.ts'
import type { Spell } from './ways.ts'

/** Reads a word in lower case: `Allow`, `Inbound`, `TLS1_2`. */
export const word = scalar<string>((raw) => String(raw).trim().toLowerCase(), 'text')

/** A text as `word` reads it. */
export function lowerCase(text: Attr<string>): Attr<string> {
  return whereKnown(text, (single) => ({ ...single, value: single.value.trim().toLowerCase() }))
}

const ON: ReadonlySet<string> = new Set(['enabled', 'on', 'true', '1'])
/** `SecuredByPerimeter` refuses what a network security perimeter does not let in. */
const OFF: ReadonlySet<string> = new Set(['disabled', 'off', 'false', '0', 'securedbyperimeter'])

/** Properties that are called so are booleans. */
const spellEnabled: Spell = (value, path) => {
  if (/enabled$/i.test(path)) return value === true
  return value === true ? 'Enabled' : 'Disabled'
}

/** Reads `Enabled` and `Disabled`, `on` and `off`, and booleans, as true and false. */
export const enabled = scalar<boolean>(
  (raw) => {
    const written = String(raw).trim().toLowerCase()
    if (ON.has(written)) return true
    return OFF.has(written) ? false : undefined
  },
  'Enabled or Disabled',
  spellEnabled,
)
