/** The user's own configuration file, set in the variable MVC_CONFIG. */
import { readFile } from 'node:fs/promises'
import { GateError, messageOf } from '../core/errors.ts'
import type { Config } from './keys.ts'
import { parseConfigText } from './parse.ts'
import { validateConfig } from './validate.ts'

/**
 * Reads and validates the file.
 * @param path absolute
 * @returns the keys it sets
 * @throws GateError `config` for a file that cannot be read or is not valid
 */
export async function loadUserConfig(path: string): Promise<Partial<Config>> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new GateError('config', `cannot read ${path}, set in MVC_CONFIG: ${messageOf(error)}`)
  })
  const content = await parseConfigText(path, text)
  const validation = validateConfig(content, [], 'user')
  if ('errors' in validation) {
    throw new GateError('config', `${path} is not valid`, { details: validation.errors })
  }
  const keys = Object.keys(content ?? {})
  return Object.fromEntries(Object.entries(validation.config).filter(([key]) => keys.includes(key)))
}
