/** The configuration file of a server that receives pushes: what it sets, repositories cannot loosen. */
import { readFile } from 'node:fs/promises'
import { GateError, messageOf } from '../core/errors.ts'
import type { Config } from './keys.ts'
import { parseConfigText } from './parse.ts'
import { validateKeys } from './validate.ts'

export interface ServerConfig {
  /** Its path, as it was given. */
  readonly name: string
  /** The keys that it sets. */
  readonly keys: Partial<Config>
  /** Whether a client may have a push let through: `git push -o mvc-gate.skip=<reason>`. */
  readonly allowSkip: boolean
}

/** The key that only a server's file has. */
export const ALLOW_SKIP = 'allowSkip'

/**
 * Reads and validates the file.
 * @param path absolute
 * @param policyIds the ids that `policies` may name
 * @throws GateError `config` for a file that cannot be read or is not valid
 */
export async function loadServerConfig(
  path: string,
  name: string,
  policyIds: () => Promise<readonly string[]>,
): Promise<ServerConfig> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new GateError('config', `cannot read ${name} (--config): ${messageOf(error)}`)
  })
  const content = await parseConfigText(path, text)
  const { allowSkip = false, rest } = splitServerKeys(content)
  const validation = validateKeys(rest, await policyIds(), 'server')
  const errors = [
    ...(typeof allowSkip === 'boolean' ? [] : [`${ALLOW_SKIP}: expected true or false`]),
    ...('errors' in validation ? validation.errors : []),
  ]
  if (errors.length > 0 || 'errors' in validation || typeof allowSkip !== 'boolean') {
    throw new GateError('config', `${name} is not valid`, { details: errors })
  }
  return { name, keys: validation.keys, allowSkip }
}

/** Parts a parsed file into the key that only a server's file has, and all others. */
export function splitServerKeys(content: unknown): { readonly allowSkip?: unknown; readonly rest: unknown } {
  if (typeof content !== 'object' || content === null || Array.isArray(content)) return { rest: content }
  const { [ALLOW_SKIP]: allowSkip, ...rest } = content as Readonly<Record<string, unknown>>
  return { allowSkip, rest }
}
