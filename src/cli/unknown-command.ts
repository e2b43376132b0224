/** What to say of a name that is not a command's. */
import { GateError } from '../core/errors.ts'
import { didYouMean } from '../core/suggest.ts'
import type { Command } from './commands/command.ts'

export function unknownCommand(name: string, commands: readonly Command[]): GateError {
  const names = commands.map((command) => command.name)
  return new GateError('usage', `unknown command '${name}'`, {
    hint: didYouMean(name, names) ?? 'run `mvc-gate --help` for the list of commands',
  })
}
