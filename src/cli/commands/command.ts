/** What a command declares. The parser, `--help`, dispatch and shell completion are made from it. */
import type { Context } from '../context.ts'
import type { OptionSpecs, ValuesOf } from './option-specs.ts'

/** The arguments that are not options. */
export interface OperandSpec {
  /** `[paths]`, `<remote> <url>` */
  readonly label: string
  readonly max: number
  /** Whether they are files and folders, which a shell completes. */
  readonly areFiles?: true
  /** Every value that the first one takes. */
  readonly choices?: readonly string[]
}

interface CommandText {
  readonly name: string
  /** One line for the list of commands. */
  readonly summary: string
  /** What follows the name in the usage line, where it is not the operand's label and `[options]`. */
  readonly usage?: string
  /** Paragraphs for the page of the command. */
  readonly about?: string
  /** What follows the options on the page of the command. */
  readonly notes?: string
  /** git's hook of the same name calls it. */
  readonly isHook?: true
  readonly operands?: OperandSpec
}

/** A declaration: options with the types of their values, `parse` to the command's own request, `run` with it. */
export interface CommandSpec<O extends OptionSpecs, Request> extends CommandText {
  readonly options: O
  /** @throws GateError `usage` for options that contradict each other */
  readonly parse: (values: ValuesOf<O>, operands: readonly string[]) => Request
  /** Loads what it needs; returns the exit code. */
  readonly run: (request: Request, context: Context, commands: AllCommands) => Promise<number>
}

/** Loads every command, in the order of `--help`. */
export type AllCommands = () => Promise<readonly Command[]>

/** A command of any kind. */
export interface Command extends CommandText {
  readonly options: OptionSpecs
  /**
   * Parses the arguments and runs the command.
   * @param commands for those that are about the others
   * @throws GateError `usage` for arguments that it does not take
   */
  readonly start: (args: readonly string[], context: Context, commands: AllCommands) => Promise<number>
}

export function defineCommand<const O extends OptionSpecs, Request>(spec: CommandSpec<O, Request>): Command {
  const { parse, run, ...text } = spec
  return {
    ...text,
    start: async (args, context, commands) => {
      const { values, operands } = await parsed(args, spec)
      return run(parse(values, operands), context, commands)
    },
  }
}

interface Parsed<O extends OptionSpecs> {
  readonly values: ValuesOf<O>
  readonly operands: readonly string[]
}

async function parsed<O extends OptionSpecs>(
  args: readonly string[],
  { options, operands }: Pick<CommandSpec<O, unknown>, 'options' | 'operands'>,
): Promise<Parsed<O>> {
  // Hooks give none, and the parser takes a while to load.
  const { values, operands: given } =
    args.length === 0
      ? { values: {}, operands: [] }
      : (await import('../parse-options.ts')).parseOptions(args, options, operands?.max ?? 0)
  // The parser checks each value against its declaration, which is what this type is made of.
  return { values: values as ValuesOf<O>, operands: given }
}
