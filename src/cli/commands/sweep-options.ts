/** The options that a sweep has on one machine and on many. */
import type { OptionSpecs } from './option-specs.ts'

export const DEFAULT_FOLDER = 'mvc-sweep'

export const WORK_OPTIONS = {
  folder: {
    type: 'string',
    value: '<path>',
    describes: `folder for mirrors, verdicts and the state of the run (default: ${DEFAULT_FOLDER})`,
  },
  jobs: {
    type: 'number',
    value: '<number>',
    min: 1,
    max: 64,
    describes: 'repositories at a time (default: one for each core)',
  },
} as const satisfies OptionSpecs

export const QUEUE_OPTION = {
  type: 'string',
  value: '<url>',
  describes: 'Redis that holds the queue (redis:// or rediss://); the password may be in MVC_REDIS_PASSWORD',
} as const
