import { usageError } from '../usage-error.ts'
import { defineCommand } from './command.ts'
import { DEFAULT_FOLDER, QUEUE_OPTION, WORK_OPTIONS } from './sweep-options.ts'

export const sweepWorker = defineCommand({
  name: 'sweep-worker',
  summary: 'check repositories that a sweep on another machine puts into a queue',
  usage: '--queue <url> [options]',
  about: `Takes repositories from the queue of \`mvc-gate sweep --queue\` until it is stopped (SIGTERM lets it finish what it has).
Needs the packages bullmq and ioredis. Only sweeps of the same version of mvc-gate are served.`,
  options: {
    queue: QUEUE_OPTION,
    ...WORK_OPTIONS,
    lease: {
      type: 'number',
      value: '<seconds>',
      min: 1,
      max: 3_600,
      describes: 'seconds after which others take over what a worker that is gone had (default: 30)',
    },
    drain: { type: 'boolean', describes: 'end when the queue is empty' },
  },
  parse: (values) => {
    if (values.queue === undefined) throw usageError('sweep-worker needs --queue <url>')
    return {
      queue: values.queue,
      folder: values.folder ?? DEFAULT_FOLDER,
      jobs: values.jobs,
      lease: (values.lease ?? 30) * 1_000,
      isDraining: values.drain === true,
    }
  },
  run: async (request, context) => (await import('../sweep-worker.ts')).sweepWorker(request, context),
})
