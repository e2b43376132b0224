import { defineCommand } from './command.ts'

export const help = defineCommand({
  name: 'help',
  summary: 'show this text, or the help of a command',
  operands: { label: '[command]', max: Number.POSITIVE_INFINITY },
  options: {},
  parse: (_, [topic]) => topic,
  async run(topic, { stdout }, commands) {
    const { helpFor } = await import('../help.ts')
    stdout.write(helpFor(topic, await commands()))
    return 0
  },
})
