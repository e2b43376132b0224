/** What is put into the queue for each repository, and under which names things are in Redis. */
import * as z from 'zod/mini'
import { SEVERITIES } from '../../core/policy-info.ts'
import type { SweepRules } from '../judge-tree.ts'
import type { SweepLimits } from '../visit.ts'

const count = z.number().check(z.minimum(0))

const JOB = z.object({
  run: z.string().check(z.regex(/^[0-9a-f]{16}$/)),
  url: z.string().check(z.maxLength(4_096)),
  limits: z.object({ time: count, bytes: count, files: count }),
  isPartial: z.nullable(z.boolean()),
  failOn: z.nullable(z.enum(SEVERITIES)),
  suppressions: z.enum(['apply', 'none']),
})

export type SweepJob = z.infer<typeof JOB>

/** What all jobs of a run have in common. */
export interface JobRules {
  readonly run: string
  readonly limits: SweepLimits
  readonly isPartial: boolean | undefined
  readonly rules: SweepRules
}

export function jobFor(url: string, { run, limits, isPartial, rules }: JobRules): SweepJob {
  return {
    run,
    url,
    limits,
    isPartial: isPartial ?? null,
    failOn: rules.overrides.failOn ?? null,
    suppressions: rules.suppressions,
  }
}

/** Undefined for what someone else has put into the queue. */
export function readJob(data: unknown): SweepJob | undefined {
  return JOB.safeParse(data).data
}

export function rulesOfJob({ failOn, suppressions }: SweepJob): SweepRules {
  return { overrides: failOn === null ? {} : { failOn }, suppressions }
}

/** Of the keys of BullMQ. */
export const PREFIX = 'mvc-gate'

/** Only workers of the same version take a job: another one has other policies. @param build undefined from sources */
export function queueName(build: string | undefined): string {
  return `sweep-${build?.slice(0, 12) ?? 'sources'}`
}

/** The stream of a run's lines. */
export function resultsKey(run: string): string {
  return `${PREFIX}:sweep-results:${run}`
}

/** Is there as long as the run is wanted. */
export function runKey(run: string): string {
  return `${PREFIX}:sweep-run:${run}`
}

/** Seconds that a run is wanted after its producer was last seen. */
export const RUN_SECONDS = 86_400

/** States of jobs that are not over. */
export const OPEN = ['wait', 'active', 'delayed', 'prioritized'] as const

/** BullMQ takes no colon in it. */
export function jobId(run: string, repository: string): string {
  return `${run}-${repository}`
}
