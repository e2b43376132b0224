import { defineCommand } from './command.ts'

export const whoami = defineCommand({
  name: 'whoami',
  summary: 'show the signed-in user and tenant, and check the access',
  about:
    'Shows the user and the tenant that would be used. Signs in, and checks that this user may scan templates.',
  options: {},
  parse: () => undefined,
  run: async (_, context) => (await import('../account.ts')).whoami(context),
})
