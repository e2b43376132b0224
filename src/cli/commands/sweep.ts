import { SEVERITIES } from '../../core/policy-info.ts'
import { usageError } from '../usage-error.ts'
import { defineCommand } from './command.ts'
import { DEFAULT_FOLDER, QUEUE_OPTION, WORK_OPTIONS } from './sweep-options.ts'

export const sweep = defineCommand({
  name: 'sweep',
  summary: 'check the default branches of many repositories',
  usage: '<list> [options]',
  about: `Reads a list of repositories, one URL or path a line (- for standard input; # begins a comment), fetches the tip of
each default branch into a bare mirror, and checks it whole with the embedded engine. Prints a line of JSON for each
repository, and a summary on standard error. A tree that was checked before, in any repository, is not checked again. With
--queue, workers on other machines do it (\`mvc-gate help sweep-worker\`).`,
  operands: { label: '<list>', max: 1, areFiles: true },
  options: {
    ...WORK_OPTIONS,
    queue: QUEUE_OPTION,
    'idle-limit': {
      type: 'number',
      value: '<seconds>',
      min: 1,
      max: 604_800,
      describes: 'with --queue: seconds without a result after which the sweep ends (default: 3600)',
    },
    resume: { type: 'boolean', describes: 'go on with the run in the folder that was not finished' },
    attempts: {
      type: 'number',
      value: '<number>',
      min: 1,
      max: 20,
      describes: 'how often a repository that cannot be reached is tried (default: 3)',
    },
    'time-limit': {
      type: 'number',
      value: '<seconds>',
      min: 1,
      max: 86_400,
      describes: 'seconds that one repository may take (default: 300)',
    },
    'max-megabytes': {
      type: 'number',
      value: '<number>',
      min: 1,
      max: 1_000_000,
      describes: 'megabytes that one mirror may take (default: 2048)',
    },
    'max-files': {
      type: 'number',
      value: '<number>',
      min: 1,
      max: 10_000_000,
      describes: 'files that one repository may have (default: 200000)',
    },
    partial: {
      type: 'boolean',
      negatable: true,
      describes:
        'fetch only files that may be templates (--filter=blob:none; default for URLs), or all of them',
    },
    'fail-on': {
      type: 'string',
      value: '<severity>',
      describes: 'lowest severity that blocks, above what the repositories say',
      choices: SEVERITIES,
    },
    'no-ignores': { type: 'boolean', describes: 'report suppressed findings as well' },
  },
  notes: `The exit code is 0 when every repository has a result, whatever was found, and 4 when some could not be checked: their
lines say why.`,
  parse: (values, [list]) => {
    if (list === undefined)
      throw usageError('sweep needs a list of repositories: a file, or - for standard input')
    const { 'fail-on': failOn, queue, 'idle-limit': idle } = values
    if (idle !== undefined && queue === undefined) throw usageError('--idle-limit needs --queue')
    if (values.jobs !== undefined && queue !== undefined) {
      throw usageError('--jobs is for sweep-worker where a sweep has --queue')
    }
    return {
      list,
      folder: values.folder ?? DEFAULT_FOLDER,
      jobs: values.jobs,
      resume: values.resume === true,
      attempts: values.attempts ?? 3,
      limits: {
        time: (values['time-limit'] ?? 300) * 1_000,
        bytes: (values['max-megabytes'] ?? 2_048) * 1_048_576,
        files: values['max-files'] ?? 200_000,
      },
      isPartial: values.partial,
      queue,
      idle: (idle ?? 3_600) * 1_000,
      rules: {
        overrides: failOn === undefined ? {} : { failOn },
        suppressions: values['no-ignores'] ? ('none' as const) : ('apply' as const),
      },
    }
  },
  run: async (request, context) => (await import('../sweep.ts')).sweep(request, context),
})
