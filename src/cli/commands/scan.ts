import { MOST_WORKERS } from '../most-workers.ts'
import type { ScanTarget } from '../scan.ts'
import { usageError } from '../usage-error.ts'
import { defineCommand } from './command.ts'
import type { OptionSpecs, ValuesOf } from './option-specs.ts'
import { REPORT_OPTIONS, toReportOptions } from './report-options.ts'

const TARGET_OPTIONS = {
  staged: { type: 'boolean', describes: 'check what is staged for the next commit' },
  since: { type: 'string', value: '<rev>', describes: 'check what HEAD changes since it branched off <rev>' },
  all: { type: 'boolean', describes: 'check every template of HEAD, or of the index with --staged' },
  ci: {
    type: 'boolean',
    describes: 'check what this CI build changes, according to its environment variables',
  },
} as const satisfies OptionSpecs

export const scan = defineCommand({
  name: 'scan',
  summary: 'check files and folders, the index, a range of commits or everything',
  usage: '[paths] [--staged | --since <rev> | --all | --ci] [options]',
  about: `Checks files and folders on disk (default: the current folder). With --staged, --since, --all or --ci, only what
is below the paths is checked. With - as the path, standard input is checked under the name that --stdin-filename gives.
The report goes to stdout.`,
  operands: { label: '[paths]', max: Number.POSITIVE_INFINITY, areFiles: true },
  options: {
    ...TARGET_OPTIONS,
    baseline: {
      type: 'boolean',
      describes: 'treat violations recorded in .mvc-baseline.json as existing, so that they do not block',
    },
    'stdin-filename': {
      type: 'string',
      value: '<path>',
      describes: 'with `-` as the path: the file name for standard input',
    },
    workers: {
      type: 'number',
      value: '<number>',
      min: 1,
      max: MOST_WORKERS,
      describes:
        'threads that check templates (default: one for each core, up to 8, where there are many templates)',
    },
    ...REPORT_OPTIONS,
  },
  parse: (values, paths) => ({
    target: toTarget(values, paths),
    paths,
    baseline: values.baseline === true,
    workers: values.workers,
    report: toReportOptions(values),
  }),
  run: async (request, context) => (await import('../scan.ts')).scan(request, context),
})

function toTarget(
  {
    staged,
    since,
    all,
    ci,
    'stdin-filename': name,
  }: ValuesOf<typeof TARGET_OPTIONS> & { 'stdin-filename'?: string | undefined },
  paths: readonly string[],
): ScanTarget {
  if (paths.includes('-')) {
    if (name === undefined) throw usageError('to check standard input, name it: --stdin-filename <path>')
    if (paths.length > 1 || staged || all || ci || since !== undefined) {
      throw usageError(
        'standard input (-) cannot be combined with other paths, --staged, --since, --all or --ci',
      )
    }
    return { kind: 'input', name }
  }
  if (name !== undefined) throw usageError('--stdin-filename needs - as the path')
  if (ci) {
    if (staged || all || since !== undefined) {
      throw usageError('--ci cannot be combined with --staged, --since or --all')
    }
    return { kind: 'ci' }
  }
  if (since !== undefined) {
    if (staged || all) throw usageError('--since cannot be combined with --staged or --all')
    return { kind: 'since', rev: since }
  }
  if (all) return { kind: 'all', staged: staged === true }
  return staged ? { kind: 'staged' } : { kind: 'disk' }
}
