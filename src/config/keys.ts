/** Every configuration key: its type, its default, and what it means. `schema.ts` adds how it is validated. */
import type { Severity } from '../core/policy-info.ts'

/** Everything that can be configured, with nothing left out. */
export interface Config {
  readonly include: readonly string[]
  readonly exclude: readonly string[]
  readonly failOn: Severity
  readonly undecided: 'report' | 'block'
  readonly unscannable: 'block' | 'warn'
  readonly policies: Readonly<Record<string, 'off' | Severity>>
  readonly maxFileBytes: number
}

/** The configuration that holds where nothing is configured. */
export const DEFAULTS: Config = {
  include: ['**/*.{yaml,yml,json,template,tf}', '**/terraform.tfvars', '**/*.auto.tfvars'],
  exclude: ['**/node_modules/**', '**/.terraform/**', '**/package-lock.json', '**/pnpm-lock.yaml'],
  failOn: 'medium',
  undecided: 'report',
  unscannable: 'block',
  policies: {},
  maxFileBytes: 1_048_576,
}

/** For the README and the JSON Schema. */
export const DOCS: Readonly<Record<keyof Config, string>> = {
  include:
    'Globs of the files to look at, relative to the folder of the configuration file. What is a template among them is decided by content.',
  exclude: 'Globs of files to leave out; wins over `include`.',
  failOn:
    'The least severity that blocks (`low`, `medium`, `high`, `critical`); violations below it are listed.',
  undecided:
    'What happens (`report`, `block`) where a policy cannot be judged because a value is unknown before deployment.',
  unscannable: 'What happens (`block`, `warn`) where a template cannot be read.',
  policies: 'Policy id to `off`, or to the severity it shall have.',
  maxFileBytes: 'Templates larger than this many bytes are not read and count as unscannable.',
}
