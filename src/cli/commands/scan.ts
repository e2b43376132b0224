import type { ScanTarget } from '../scan.ts'
import { usageError } from '../usage-error.ts'
import { defineCommand } from './command.ts'
import type { OptionSpecs, ValuesOf } from './option-specs.ts'
import { REPORT_OPTIONS, toReportOptions } from './report-options.ts'

const TARGET_OPTIONS = {
  staged: { type: 'boolean', describes: 'check what is staged for the next commit' },
  since: { type: 'string', value: '<rev>', describes: 'check what HEAD changes since it left <rev>' },
  all: { type: 'boolean', describes: 'check every template of HEAD, or of the index with --staged' },
  ci: { type: 'boolean', describes: 'check what this build brings, according to the variables of the CI' },
} as const satisfies OptionSpecs

export const scan = defineCommand({
  name: 'scan',
  summary: 'check files and folders, the index, a range of commits or everything',
  usage: '[paths] [--staged | --since <rev> | --all | --ci] [options]',
  about: `Checks files and folders on disk (default: the current folder). With --staged, --since, --all or --ci, paths
restrict the check to what is below them. The report goes to stdout.`,
  operands: { label: '[paths]', max: Number.POSITIVE_INFINITY, areFiles: true },
  options: {
    ...TARGET_OPTIONS,
    baseline: {
      type: 'boolean',
      describes: 'treat violations recorded in .mvc-baseline.json as existing, so that they do not block',
    },
    ...REPORT_OPTIONS,
  },
  parse: (values, paths) => ({
    target: toTarget(values),
    paths,
    baseline: values.baseline === true,
    report: toReportOptions(values),
  }),
  run: async (request, context) => (await import('../scan.ts')).scan(request, context),
})

function toTarget({ staged, since, all, ci }: ValuesOf<typeof TARGET_OPTIONS>): ScanTarget {
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
