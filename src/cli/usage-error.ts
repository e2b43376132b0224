/** Mistakes on the command line. */
import { GateError } from '../core/errors.ts'

export function usageError(message: string, hint = 'run `mvc-gate --help` for usage'): GateError {
  return new GateError('usage', message, { hint })
}
