/** The options of every command that reports findings. */
import { SEVERITIES, type Severity } from '../../core/policy-info.ts'
import { FORMATS, type Format } from '../../report/formats.ts'
import { usageError } from '../usage-error.ts'
import type { OptionSpecs, ValuesOf } from './option-specs.ts'

/** A format, and the file to write it to; without one it goes to the command's stream. */
export interface FormatTarget {
  readonly format: Format
  readonly file?: string
}

export interface ReportOptions {
  readonly formats: readonly FormatTarget[]
  readonly verbose: boolean
  readonly quiet: boolean
  readonly explainUndecided: boolean
  /** Whether every format shows what fixes there are. */
  readonly fixes: boolean
  readonly suppressions: 'apply' | 'none' | 'strict'
  readonly color: boolean | undefined
  readonly overrides: {
    readonly failOn?: Severity
    readonly undecided?: 'report' | 'block'
    readonly changes?: 'new' | 'all'
    readonly exceptionsFrom?: 'change' | 'base'
  }
  readonly mode: 'auto' | 'inline' | 'offline' | undefined
}

export const REPORT_OPTIONS = {
  format: {
    type: 'string',
    multiple: true,
    value: '<format>',
    takesFile: true,
    describes: 'report format; repeatable',
    choices: FORMATS,
    choiceNotes: { pretty: 'default' },
  },
  'fail-on': {
    type: 'string',
    value: '<severity>',
    describes: 'lowest severity that blocks',
    choices: SEVERITIES,
  },
  undecided: {
    type: 'string',
    value: '<action>',
    describes: 'what to do with policies that cannot be decided before deployment',
    choices: ['report', 'block'],
  },
  changes: {
    type: 'string',
    value: '<scope>',
    describes: 'which violations count',
    choices: ['new', 'all'],
    choiceNotes: { new: 'default if there is a base to compare with' },
  },
  mode: {
    type: 'string',
    value: '<mode>',
    describes: 'which engine decides',
    choices: ['auto', 'inline', 'offline'],
    choiceNotes: { inline: 'the tenant', offline: 'the embedded engine' },
  },
  verbose: { type: 'boolean', describes: 'list undecided policies and files that are not templates' },
  quiet: {
    type: 'boolean',
    short: 'q',
    describes: 'print the pretty report only if something blocks, was not checked, or weakens the gate',
  },
  'explain-undecided': {
    type: 'boolean',
    describes: 'list undecided policies with the values that would decide them',
  },
  fixes: {
    type: 'boolean',
    describes: 'look for fixes: edits in json and sarif, diffs in github, gitlab-sast and html',
  },
  'no-ignores': { type: 'boolean', describes: 'report suppressed findings as well' },
  'strict-ignores': { type: 'boolean', describes: 'fail on invalid, expired or unused suppressions' },
  'exceptions-from': {
    type: 'string',
    value: '<where>',
    describes: 'which exceptions apply: those of the change, or only those that its base has too',
    choices: ['change', 'base'],
    choiceNotes: { change: 'default' },
  },
  color: { type: 'boolean', negatable: true, describes: 'force or disable color' },
} as const satisfies OptionSpecs

/** @throws GateError `usage` for a format with an empty file name, and for `--quiet` with `--verbose` */
export function toReportOptions(values: ValuesOf<typeof REPORT_OPTIONS>): ReportOptions {
  const { 'fail-on': failOn, undecided, changes, 'exceptions-from': exceptionsFrom } = values
  if (values.quiet && values.verbose) throw usageError('--quiet and --verbose cannot be used together')
  return {
    mode: values.mode,
    formats: values.format?.map(toTarget) ?? [{ format: 'pretty' }],
    verbose: values.verbose === true,
    quiet: values.quiet === true,
    explainUndecided: values['explain-undecided'] === true,
    fixes: values.fixes === true,
    suppressions: values['no-ignores'] ? 'none' : values['strict-ignores'] ? 'strict' : 'apply',
    color: values.color,
    overrides: {
      ...(failOn ? { failOn } : {}),
      ...(undecided ? { undecided } : {}),
      ...(changes ? { changes } : {}),
      ...(exceptionsFrom ? { exceptionsFrom } : {}),
    },
  }
}

/** @param text a format, or `<format>=<file>` */
function toTarget(text: string): FormatTarget {
  const [name] = text.split('=', 1)
  const format = FORMATS.find((each) => each === name) ?? 'pretty'
  if (name === undefined || name === text) return { format }
  const file = text.slice(name.length + 1)
  if (file === '') throw usageError(`no file name after --format ${name}=`)
  return { format, file }
}
