import { defineCommand } from './command.ts'

export const login = defineCommand({
  name: 'login',
  summary: 'store the credentials for your MVISION Cloud tenant',
  usage: '[--user <name>]',
  about: `Asks for the user name and password of your MVISION Cloud (Skyhigh Security) tenant, or reads them from standard
input, one per line (only the password with --user). Signs in with them, and stores them in git's credential helper.
The environment is the US one, or the one set by MVC_ENVIRONMENT or the file in MVC_CONFIG.`,
  options: { user: { type: 'string', value: '<name>', describes: 'the user name' } },
  parse: ({ user }) => ({ user }),
  run: async (request, context) => (await import('../account.ts')).login(request, context),
})
