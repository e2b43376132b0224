/** Mistakes on the command line. */
import { GateError } from '../core/errors.ts'

/** Where nothing better is known; of a command, its own help is named instead. */
export const USAGE_HINT = 'run `mvc-gate --help` for usage'

export function usageError(message: string, hint = USAGE_HINT): GateError {
  return new GateError('usage', message, { hint })
}
