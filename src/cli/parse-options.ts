/** Parses the arguments of a command by its declared options. */
import { type ParseArgsConfig, parseArgs } from 'node:util'
import { alternatives, didYouMean } from '../core/suggest.ts'
import type { NumberSpec, OptionSpec, OptionSpecs, TextSpec } from './commands/option-specs.ts'
import { usageError } from './usage-error.ts'

type Value = string | number | boolean | readonly string[]

export interface ParsedOptions {
  /** By name; only what is given. */
  readonly values: Readonly<Record<string, Value>>
  readonly operands: readonly string[]
}

/**
 * @param most how many arguments may be no options
 * @throws GateError `usage` for an option that is not declared, a value that it does not take, one argument too many
 */
export function parseOptions(args: readonly string[], specs: OptionSpecs, most: number): ParsedOptions {
  const config = { args: [...args], options: optionsOf(specs), allowPositionals: true }
  expectKnown(config)
  const { values, positionals } = strictly(config)
  const extra = positionals[most]
  if (extra !== undefined) throw usageError(`unexpected argument '${extra}'`)
  const given = Object.entries(specs).flatMap(([name, spec]): readonly (readonly [string, Value])[] => {
    const value = valueFor(name, spec, values)
    return value === undefined ? [] : [[name, value]]
  })
  return { values: Object.fromEntries(given), operands: positionals }
}

type ParserOptions = NonNullable<ParseArgsConfig['options']>

function optionsOf(specs: OptionSpecs): ParserOptions {
  const entries = Object.entries(specs).flatMap(
    ([name, spec]): readonly [string, ParserOptions[string]][] => {
      if (spec.type === 'number') return [[name, { type: 'string' }]]
      if (spec.type === 'string') return [[name, { type: 'string', multiple: spec.multiple === true }]]
      const { short, negatable } = spec
      const flag = { type: 'boolean', ...(short === undefined ? {} : { short }) } as const
      return negatable
        ? [
            [name, flag],
            [`no-${name}`, { type: 'boolean' }],
          ]
        : [[name, flag]]
    },
  )
  return Object.fromEntries(entries)
}

type Config = ParseArgsConfig & { readonly args: string[]; readonly options: ParserOptions }

/** The parser's own message for an unknown option advises what does not help. */
function expectKnown(config: Config): void {
  const { tokens } = parseArgs({ ...config, strict: false, tokens: true })
  for (const token of tokens) {
    if (token.kind !== 'option' || token.name in config.options) continue
    const names = Object.keys(config.options).map((name) => `--${name}`)
    throw usageError(`unknown option '${token.rawName}'`, didYouMean(token.rawName, names))
  }
}

function strictly(config: Config) {
  try {
    return parseArgs({ ...config, strict: true })
  } catch (error) {
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split(/\. |\n/)
    throw usageError(reason.charAt(0).toLowerCase() + reason.slice(1))
  }
}

function valueFor(
  name: string,
  spec: OptionSpec,
  values: Readonly<Record<string, unknown>>,
): Value | undefined {
  const value = values[name]
  switch (spec.type) {
    case 'boolean':
      if (spec.negatable && values[`no-${name}`] === true) return false
      return value === true ? true : undefined
    case 'number':
      return value === undefined ? undefined : wholeNumber(name, String(value), spec)
    case 'string':
      if (Array.isArray(value)) return value.map((each) => expectChoice(name, String(each), spec))
      return value === undefined ? undefined : expectChoice(name, String(value), spec)
  }
}

function expectChoice(option: string, text: string, { choices, takesFile }: TextSpec): string {
  const choice = takesFile ? text.replace(/=.*$/s, '') : text
  if (choices === undefined || choices.includes(choice)) return text
  throw usageError(
    `--${option} must be ${alternatives(choices)}, not '${choice}'`,
    didYouMean(choice, choices),
  )
}

function wholeNumber(option: string, text: string, { min, max }: NumberSpec): number {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  if (number >= min && number <= max) return number
  throw usageError(`--${option} must be a whole number from ${min} to ${max}, not '${text}'`)
}
