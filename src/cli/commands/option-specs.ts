/** How a command declares its options, and the values that the parser makes of them. */

interface Documented {
  /** For `--help`, without a full stop at its end; the choices follow it. */
  readonly describes: string
}

/** `--all`, and `--no-all` where it is negatable. */
export interface FlagSpec extends Documented {
  readonly type: 'boolean'
  readonly short?: string
  readonly negatable?: true
}

/** `--since <rev>` */
export interface TextSpec extends Documented {
  readonly type: 'string'
  /** How its value is called in `--help`: `<rev>`. */
  readonly value: string
  readonly multiple?: true
  /** Every value that it takes. */
  readonly choices?: readonly string[]
  /** What `--help` says in brackets behind a choice. */
  readonly choiceNotes?: Readonly<Record<string, string>>
  /** Whether `=file` may follow a choice. */
  readonly takesFile?: true
}

/** `--port <number>`: a whole number from `min` to `max`. */
export interface NumberSpec extends Documented {
  readonly type: 'number'
  readonly value: string
  readonly min: number
  readonly max: number
}

export type OptionSpec = FlagSpec | TextSpec | NumberSpec
export type OptionSpecs = Readonly<Record<string, OptionSpec>>

type ValueOf<S extends OptionSpec> = S extends FlagSpec
  ? boolean
  : S extends NumberSpec
    ? number
    : S extends { readonly multiple: true }
      ? readonly string[]
      : S extends { readonly choices: readonly (infer C)[] }
        ? C
        : string

/** The values of the options, by name; undefined for those that are not given. */
export type ValuesOf<O extends OptionSpecs> = { readonly [K in keyof O]: ValueOf<O[K]> | undefined }
