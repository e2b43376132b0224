/** Help texts, made from the declarations of the commands. A test compares the copy in docs/commands.md. */
import { alternatives } from '../core/suggest.ts'
import { wrap } from '../report/width.ts'
import type { Command } from './commands/command.ts'
import type { OptionSpec, OptionSpecs } from './commands/option-specs.ts'
import { REPORT_OPTIONS } from './commands/report-options.ts'
import { EXIT_MEANINGS } from './exit-code.ts'
import { unknownCommand } from './unknown-command.ts'

const WIDTH = 100
/** A longer name has a line of its own. */
const MAX_NAME_WIDTH = 27

/**
 * The help of a command, or of the program.
 * @throws GateError `usage` for a topic that is not a command
 */
export function helpFor(topic: string | undefined, commands: readonly Command[]): string {
  if (topic === undefined || topic === 'help') return overview(commands)
  const command = commands.find(({ name }) => name === topic)
  if (command === undefined) throw unknownCommand(topic, commands)
  return page(command)
}

function overview(commands: readonly Command[]): string {
  return `mvc-gate checks infrastructure templates before they are committed or pushed.

Usage: mvc-gate <command> [options]

Commands:
${rows(commands.filter(({ isHook }) => !isHook).map(commandRow))}
Hook entries (git's hooks call them):
${rows(commands.filter(({ isHook }) => isHook).map(commandRow))}
Options:
  -h, --help     show this text, or the help of a command
  -v, --version  show the version

Options of scan and the hook entries:
${rows(optionRows(REPORT_OPTIONS))}
Exit codes:
${rows(EXIT_MEANINGS.map(([code, meaning]) => [String(code), meaning]))}
Configuration: .mvcrc (JSON or YAML), or "mvc" in package.json.
Tenant: MVC_USERNAME, MVC_PASSWORD, MVC_TENANT_ID, MVC_ENVIRONMENT, MVC_MODE, MVC_CONFIG, MVC_CA_FILE.
Cache: MVC_CACHE=on or off turns the cache on or off (default: on; in CI: off), see docs/speed.md.
Threads: MVC_WORKERS=<number>, as scan --workers, also for the hooks.
In an emergency: git commit --no-verify (the push is checked again).
`
}

function page({ name, usage, about, operands, options, notes }: Command): string {
  const synopsis = usage ?? [operands?.label, hasOptions(options) && '[options]'].filter(Boolean).join(' ')
  const sections = [
    `Usage: mvc-gate ${name}${synopsis === '' ? '' : ` ${synopsis}`}\n`,
    ...(about === undefined ? [] : [`${about}\n`]),
    ...(hasOptions(options) ? [`Options:\n${rows(optionRows(options))}`] : []),
    ...(notes === undefined ? [] : [`${notes}\n`]),
  ]
  return sections.join('\n')
}

function hasOptions(options: OptionSpecs): boolean {
  return Object.keys(options).length > 0
}

type Row = readonly [name: string, text: string]

function commandRow({ name, operands, summary }: Command): Row {
  return [operands === undefined ? name : `${name} ${operands.label}`, summary]
}

function optionRows(options: OptionSpecs): readonly Row[] {
  return Object.entries(options).map(([name, spec]) => [optionName(name, spec), describe(spec)])
}

function optionName(name: string, spec: OptionSpec): string {
  if (spec.type !== 'boolean') {
    const file = spec.type === 'string' && spec.takesFile ? '[=file]' : ''
    return `--${name} ${spec.value}${file}`
  }
  if (spec.negatable) return `--${name}, --no-${name}`
  return spec.short === undefined ? `--${name}` : `-${spec.short}, --${name}`
}

function describe(spec: OptionSpec): string {
  if (spec.type !== 'string' || spec.choices === undefined) return spec.describes
  const choices = spec.choices.map((choice) => {
    const note = spec.choiceNotes?.[choice]
    return note === undefined ? choice : `${choice} (${note})`
  })
  return `${spec.describes}: ${alternatives(choices)}`
}

/** A table of two columns, the second one wrapped under itself. */
function rows(table: readonly Row[]): string {
  const width = Math.min(MAX_NAME_WIDTH, Math.max(...table.map(([name]) => name.length))) + 2
  return table
    .flatMap(([name, text]) => {
      const isLong = name.length + 2 > width
      const lines = wrap(text, WIDTH - width - 2).map((line) => `${' '.repeat(width + 2)}${line}`)
      const [first = '', ...more] = lines
      return isLong ? [`  ${name}`, ...lines] : [`  ${name.padEnd(width)}${first.trimStart()}`, ...more]
    })
    .map((line) => `${line}\n`)
    .join('')
}
