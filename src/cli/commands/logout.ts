import { defineCommand } from './command.ts'

export const logout = defineCommand({
  name: 'logout',
  summary: 'remove the credentials for your tenant',
  about:
    "Removes the credentials for your tenant from git's credential helper, and deletes the cached token.",
  options: {},
  parse: () => undefined,
  run: async (_, context) => (await import('../account.ts')).logout(context),
})
