/** Reads the list of a sweep from a file. */
import { readFileSync, statSync } from 'node:fs'
import { GateError, messageOf } from '../core/errors.ts'

/** Bytes: a million long lines. */
const MOST_BYTES = 268_435_456

/** @throws GateError `usage` for a file that cannot be read or is too large to be a list */
export function readListFile(path: string): string {
  try {
    if (statSync(path).size <= MOST_BYTES) return readFileSync(path, 'utf8')
  } catch (error) {
    throw new GateError('usage', `cannot read the list '${path}': ${messageOf(error)}`)
  }
  throw new GateError('usage', `the list '${path}' is larger than ${MOST_BYTES} bytes`)
}
