/** `mvc-gate serve --hash-password`: the line of a user of the service. */
import { hashPassword } from '../server/password.ts'
import { isUserName } from '../server/users.ts'
import type { Context } from './context.ts'
import { askForSecret } from './prompt.ts'
import { usageError } from './usage-error.ts'

/**
 * Prints the line of a user, whose password comes from standard input or the terminal.
 * @throws GateError `usage` for a name or a password that cannot be one
 */
export async function printUser(name: string, context: Context): Promise<number> {
  if (!isUserName(name)) throw usageError(`--hash-password: '${name}' cannot be a user name`)
  const password = await askForSecret(`Password of ${name}: `, context)
  if (password === '') throw usageError('the password is empty')
  context.stdout.write(`${name}:${await hashPassword(password)}\n`)
  return 0
}
