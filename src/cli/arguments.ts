/** argv to a command. */
import { parseArgs } from 'node:util'
import { closest } from 'fastest-levenshtein'
import { CI_NAMES, type CiName } from '../ci/ci.ts'
import { GateError } from '../core/errors.ts'
import { type Framework, frameworks } from '../core/frameworks.ts'
import { PLATFORM_IDS, type Platform } from '../core/platforms.ts'
import { SEVERITIES, type Severity } from '../core/policy-info.ts'
import { FORMATS, type Format } from '../report/formats.ts'

/** Of commands that list something other than a report. */
const LIST_FORMATS = ['pretty', 'json'] as const
export type ListFormat = (typeof LIST_FORMATS)[number]

/** A format, and the file to write it to; without one it goes to the command's stream. */
export interface FormatTarget {
  readonly format: Format
  readonly file?: string
}

export interface ReportOptions {
  readonly formats: readonly FormatTarget[]
  readonly verbose: boolean
  readonly explainUndecided: boolean
  readonly ignores: 'heed' | 'none' | 'strict'
  readonly color: boolean | undefined
  readonly overrides: {
    readonly failOn?: Severity
    readonly undecided?: 'report' | 'block'
    readonly changes?: 'new' | 'all'
  }
  readonly mode: 'auto' | 'inline' | 'offline' | undefined
}

export type ScanTarget =
  | { readonly kind: 'disk' }
  | { readonly kind: 'staged' }
  | { readonly kind: 'since'; readonly rev: string }
  | { readonly kind: 'all'; readonly staged: boolean }
  | { readonly kind: 'ci' }

export type Command =
  | { readonly name: 'help'; readonly topic?: string }
  | { readonly name: 'version' }
  | {
      readonly name: 'init'
      readonly husky: boolean
      readonly ci: CiName | undefined
      readonly dryRun: boolean
    }
  | { readonly name: 'uninstall'; readonly dryRun: boolean }
  | { readonly name: 'login'; readonly user?: string }
  | { readonly name: 'logout' | 'whoami' }
  | { readonly name: 'post-commit' | 'post-merge' }
  | { readonly name: 'baseline'; readonly how: 'write' | 'update' | 'renew' }
  | { readonly name: 'doctor'; readonly format: ListFormat }
  | { readonly name: 'skipped'; readonly clear: boolean; readonly format: ListFormat }
  | {
      readonly name: 'serve'
      readonly port?: number
      readonly user?: string
      readonly latency?: number
      readonly slots?: number
      readonly faults: readonly string[]
      readonly verbose: boolean
    }
  | {
      readonly name: 'policies'
      readonly id?: string
      readonly cloud: Platform | undefined
      readonly severity: Severity | undefined
      readonly framework: Framework | undefined
      readonly format: ListFormat
    }
  | { readonly name: 'pre-commit' | 'pre-merge-commit'; readonly report: ReportOptions }
  | {
      readonly name: 'pre-push'
      readonly remote: string
      readonly url: string
      readonly report: ReportOptions
    }
  | {
      readonly name: 'scan'
      readonly target: ScanTarget
      readonly paths: readonly string[]
      readonly baseline: boolean
      readonly report: ReportOptions
    }

export const COMMANDS = [
  'init',
  'uninstall',
  'scan',
  'policies',
  'login',
  'logout',
  'whoami',
  'serve',
  'baseline',
  'doctor',
  'skipped',
  'pre-commit',
  'pre-merge-commit',
  'pre-push',
  'post-commit',
  'post-merge',
  'help',
] as const

const REPORT_OPTIONS = {
  format: { type: 'string', multiple: true },
  'fail-on': { type: 'string' },
  undecided: { type: 'string' },
  changes: { type: 'string' },
  mode: { type: 'string' },
  verbose: { type: 'boolean' },
  'explain-undecided': { type: 'boolean' },
  'no-ignores': { type: 'boolean' },
  'strict-ignores': { type: 'boolean' },
  color: { type: 'boolean' },
  'no-color': { type: 'boolean' },
} as const

const SCAN_OPTIONS = {
  ...REPORT_OPTIONS,
  staged: { type: 'boolean' },
  since: { type: 'string' },
  all: { type: 'boolean' },
  ci: { type: 'boolean' },
  baseline: { type: 'boolean' },
} as const

const UNINSTALL_OPTIONS = { 'dry-run': { type: 'boolean' } } as const
const INIT_OPTIONS = { ...UNINSTALL_OPTIONS, husky: { type: 'boolean' }, ci: { type: 'string' } } as const

const BASELINE_OPTIONS = { update: { type: 'boolean' }, renew: { type: 'boolean' } } as const

const SKIPPED_OPTIONS = { clear: { type: 'boolean' }, format: { type: 'string' } } as const

type OptionSpecs = Record<string, { readonly type: 'string' | 'boolean'; readonly multiple?: true }>

/** @throws GateError `usage` for anything that is not a command of this program */
export function parseArguments(argv: readonly string[]): Command {
  const [name, ...rest] = argv
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    return rest[0] === undefined ? { name: 'help' } : { name: 'help', topic: rest[0] }
  }
  if (name === '--version' || name === '-V') return { name: 'version' }
  if (wantsHelp(rest)) return { name: 'help', topic: name }
  switch (name) {
    case 'init': {
      const { husky, ci, 'dry-run': dryRun } = parse(rest, INIT_OPTIONS, 0).values
      if (husky && dryRun) throw usage('--husky runs husky, which --dry-run can not show')
      if (husky && ci !== undefined) throw usage('--husky sets up hooks, and --ci none')
      return { name, husky: husky === true, ci: choice('ci', ci, CI_NAMES), dryRun: dryRun === true }
    }
    case 'uninstall':
      return { name, dryRun: parse(rest, UNINSTALL_OPTIONS, 0).values['dry-run'] === true }
    case 'logout':
    case 'whoami':
    case 'post-commit':
      parse(rest, {}, 0)
      return { name }
    case 'post-merge':
      // git says whether it was a squash, which makes no commit.
      parse(rest, {}, 1)
      return { name }
    case 'baseline': {
      const { update, renew } = parse(rest, BASELINE_OPTIONS, 0).values
      if (update && renew) throw usage('--update and --renew exclude each other')
      return { name, how: update ? 'update' : renew ? 'renew' : 'write' }
    }
    case 'doctor': {
      const { format } = parse(rest, { format: { type: 'string' } }, 0).values
      return { name, format: choice('format', format, LIST_FORMATS) ?? 'pretty' }
    }
    case 'skipped': {
      const { clear, format } = parse(rest, SKIPPED_OPTIONS, 0).values
      return { name, clear: clear === true, format: choice('format', format, LIST_FORMATS) ?? 'pretty' }
    }
    case 'login': {
      const { user } = parse(rest, { user: { type: 'string' } }, 0).values
      return typeof user === 'string' ? { name, user } : { name }
    }
    case 'serve':
      return serve(rest)
    case 'policies':
      return policies(rest)
    case 'pre-commit':
      return { name, report: reportOptions(parse(rest, REPORT_OPTIONS, 0).values) }
    case 'pre-merge-commit':
      return { name, report: reportOptions(parse(rest, REPORT_OPTIONS, 0).values) }
    case 'pre-push':
      return prePush(rest)
    case 'scan':
      return scan(rest)
    default:
      throw usage(
        `no command is called '${name}'`,
        `did you mean '${closest(name.slice(0, 50), [...COMMANDS])}'?`,
      )
  }
}

function wantsHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--')
  const options = end === -1 ? args : args.slice(0, end)
  return options.includes('--help') || options.includes('-h')
}

function prePush(rest: readonly string[]): Command {
  const { values, positionals } = parse(rest, REPORT_OPTIONS, 2)
  const [remote, url = remote] = positionals
  if (remote === undefined || url === undefined) {
    throw usage('pre-push needs the remote and its URL, as git gives them to the hook')
  }
  return { name: 'pre-push', remote, url, report: reportOptions(values) }
}

function scan(rest: readonly string[]): Command {
  const { values, positionals } = parse(rest, SCAN_OPTIONS, Number.POSITIVE_INFINITY)
  return {
    name: 'scan',
    target: scanTarget(values),
    paths: positionals,
    baseline: values.baseline === true,
    report: reportOptions(values),
  }
}

const POLICIES_OPTIONS = {
  cloud: { type: 'string' },
  severity: { type: 'string' },
  framework: { type: 'string' },
  format: { type: 'string' },
} as const

function policies(rest: readonly string[]): Command {
  const { values, positionals } = parse(rest, POLICIES_OPTIONS, 1)
  const [id] = positionals
  return {
    name: 'policies',
    ...(id === undefined ? {} : { id }),
    cloud: choice('cloud', values.cloud, PLATFORM_IDS),
    severity: choice('severity', values.severity, SEVERITIES),
    framework: choice(
      'framework',
      values.framework,
      frameworks().map(({ id }) => id),
    ),
    format: choice('format', values.format, LIST_FORMATS) ?? 'pretty',
  }
}

const SERVE_OPTIONS = {
  port: { type: 'string' },
  user: { type: 'string' },
  latency: { type: 'string' },
  slots: { type: 'string' },
  fault: { type: 'string', multiple: true },
  verbose: { type: 'boolean' },
} as const

function serve(rest: readonly string[]): Command {
  const { values } = parse(rest, SERVE_OPTIONS, 0)
  const port = wholeNumber('port', values.port, 0, 65_535)
  const latency = wholeNumber('latency', values.latency, 0, 3_600_000)
  const slots = wholeNumber('slots', values.slots, 1, 1_000)
  return {
    name: 'serve',
    faults: Array.isArray(values.fault) ? values.fault.map(String) : [],
    verbose: values.verbose === true,
    ...(typeof values.user === 'string' ? { user: values.user } : {}),
    ...(port === undefined ? {} : { port }),
    ...(latency === undefined ? {} : { latency }),
    ...(slots === undefined ? {} : { slots }),
  }
}

function wholeNumber(option: string, value: unknown, least: number, most: number): number | undefined {
  if (value === undefined) return undefined
  const number = /^\d{1,9}$/.test(String(value)) ? Number(value) : Number.NaN
  if (number >= least && number <= most) return number
  throw usage(`--${option} takes a whole number from ${least} to ${most}, not '${String(value)}'`)
}

function scanTarget(values: Values): ScanTarget {
  if (values.ci) {
    if (values.staged || values.all || values.since !== undefined) {
      throw usage('--ci finds out itself what to judge; it goes with none of --staged, --since and --all')
    }
    return { kind: 'ci' }
  }
  const since = values.since
  if (typeof since === 'string') {
    if (values.staged || values.all) throw usage('--since goes with neither --staged nor --all')
    return { kind: 'since', rev: since }
  }
  if (values.all) return { kind: 'all', staged: values.staged === true }
  return values.staged ? { kind: 'staged' } : { kind: 'disk' }
}

type Values = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>

function parse(
  args: readonly string[],
  options: OptionSpecs,
  most: number,
): { values: Values; positionals: readonly string[] } {
  // Hooks give none, and the parser takes a while to load.
  if (args.length === 0) return { values: {}, positionals: [] }
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options,
      allowPositionals: true,
    })
    const extra = positionals[most]
    if (extra !== undefined) throw usage(`unexpected argument '${extra}'`)
    return { values, positionals }
  } catch (error) {
    if (error instanceof GateError) throw error
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('. ')
    throw usage(reason.charAt(0).toLowerCase() + reason.slice(1))
  }
}

function reportOptions(values: Values): ReportOptions {
  const formats = values.format
  const failOn = choice('fail-on', values['fail-on'], SEVERITIES)
  const undecided = choice('undecided', values.undecided, ['report', 'block'] as const)
  const changes = choice('changes', values.changes, ['new', 'all'] as const)
  const mode = choice('mode', values.mode, ['auto', 'inline', 'offline'] as const)
  return {
    mode,
    formats: Array.isArray(formats)
      ? formats.map((each) => formatTarget(String(each)))
      : [{ format: 'pretty' }],
    verbose: values.verbose === true,
    explainUndecided: values['explain-undecided'] === true,
    ignores: values['no-ignores'] ? 'none' : values['strict-ignores'] ? 'strict' : 'heed',
    color: values['no-color'] ? false : values.color ? true : undefined,
    overrides: {
      ...(failOn ? { failOn } : {}),
      ...(undecided ? { undecided } : {}),
      ...(changes ? { changes } : {}),
    },
  }
}

function formatTarget(text: string): FormatTarget {
  const equals = text.indexOf('=')
  const name = equals === -1 ? text : text.slice(0, equals)
  const format = choice('format', name, FORMATS) ?? 'pretty'
  const file = equals === -1 ? undefined : text.slice(equals + 1)
  if (file === '') throw usage(`--format ${name}= names no file`)
  return file === undefined ? { format } : { format, file }
}

function choice<T extends string>(option: string, value: unknown, allowed: readonly T[]): T | undefined {
  if (value === undefined) return undefined
  const found = allowed.find((each) => each === value)
  if (found === undefined) throw usage(`--${option} takes ${allowed.join(', ')}, not '${String(value)}'`)
  return found
}

function usage(message: string, hint = "see 'mvc-gate --help'"): GateError {
  return new GateError('usage', message, { hint })
}
