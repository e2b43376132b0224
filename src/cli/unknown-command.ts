/** What to say of a name that is not a command's. */
import { GateError } from '../core/errors.ts'
import { alternatives, didYouMean, suggest } from '../core/suggest.ts'
import type { Command } from './commands/command.ts'

export function unknownCommand(name: string, commands: readonly Command[]): GateError {
  if (/^--?\w/.test(name)) return misplacedOption(name, commands)
  const names = commands.map((command) => command.name)
  return new GateError('usage', `unknown command '${name}'`, { hint: didYouMean(name, names) ?? LIST })
}

const LIST = 'run `mvc-gate --help` for the list of commands'

/** An option in the place of the command: one that a command has, or nearly. */
function misplacedOption(given: string, commands: readonly Command[]): GateError {
  const option = given.replace(/=.*$/s, '')
  const offered = commands.filter(({ isHook }) => !isHook)
  const owners = offered.filter((command) => optionsOf(command).includes(option))
  if (owners.length > 0) {
    const uses = owners.map(({ name }) => `\`mvc-gate ${name} ${option}\``)
    return new GateError('usage', `the option '${option}' must follow a command`, {
      hint: `use ${alternatives(uses)}`,
    })
  }
  const close = suggest(option, [...new Set(offered.flatMap(optionsOf))])
  const uses = close.flatMap((each) => {
    const owner = offered.find((command) => optionsOf(command).includes(each))
    return owner === undefined ? [] : [`\`mvc-gate ${owner.name} ${each}\``]
  })
  return new GateError('usage', `unknown option '${option}'`, {
    hint: uses.length === 0 ? LIST : `did you mean ${alternatives(uses)}?`,
  })
}

function optionsOf({ options }: Command): readonly string[] {
  return Object.entries(options).flatMap(([name, spec]) => [
    `--${name}`,
    ...(spec.type === 'boolean' && spec.negatable ? [`--no-${name}`] : []),
    ...(spec.type === 'boolean' && spec.short !== undefined ? [`-${spec.short}`] : []),
  ])
}
