/** Judging one template: in this thread, or wherever a judge of the same form does it. */
import type { Config } from '../../config/keys.ts'
import { withoutValues } from '../../core/found-property.ts'
import type { TemplateResult } from '../../core/report.ts'
import type { OfflineRules } from '../../engines/offline.ts'
import type { NoTemplate } from '../../frameworks/parse-template.ts'
import type { PlannedTemplate } from '../stages.ts'
import type { Deadline } from './deadline.ts'

export interface JudgeRequest {
  readonly planned: Pick<PlannedTemplate, 'source' | 'surroundings' | 'snapshot' | 'reachedBy'>
  /** All that the verdict depends on beside the template; plain data, or it is judged in this thread. */
  readonly how: Omit<OfflineRules, 'late'>
  /** The configuration in force, for the time that it allows. */
  readonly rules: Pick<Config, 'timeoutSeconds'>
  readonly deadline: Deadline
}

/**
 * Judges a template, and knows afterwards what it asked its surroundings for. Undefined where the change may reach the
 * template and does not. Never rejects for what a template holds.
 */
export type Judge = (request: JudgeRequest) => Promise<TemplateResult | NoTemplate | undefined>

/** Judges in other threads. */
export interface Workers {
  /** Each takes one template at a time. */
  readonly judges: readonly Judge[]
  close(): void
}

/** Judges in this thread. */
export const judgeHere: Judge = async ({ planned, how, rules, deadline }) => {
  const { judgeParsed, parseOffline } = await import('../../engines/offline.ts')
  const { source, surroundings, reachedBy } = planned
  const template = await parseOffline(source)
  if (reachedBy !== undefined && reachedBy(surroundings.asked()) === undefined) return undefined
  if ('notTemplate' in template) return template
  const late = () => (deadline.isOver(rules) ? deadline.missed(source.path, rules) : undefined)
  return forReports(await judgeParsed(template, { ...how, late }))
}

/** A result without what no report asks for, so that it keeps no template in memory. */
export function forReports(result: TemplateResult): TemplateResult {
  return { ...result, findings: result.findings.map(withoutValues) }
}

/**
 * Runs everything by several judges at once, each of which takes the next when it has done one. After one that fails no
 * others are begun; those that are at work are waited for, and of several that fail the first in `all` is thrown.
 * @returns the results in the order of `all`
 */
export async function inTurns<T, R>(
  all: readonly T[],
  judges: readonly Judge[],
  run: (each: T, judge: Judge) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = []
  const waiting = all.entries()
  const failures: { readonly at: number; readonly error: unknown }[] = []
  const runAll = async (judge: Judge) => {
    for (const [i, each] of waiting) {
      if (failures.length > 0) return
      try {
        results[i] = await run(each, judge)
      } catch (error) {
        failures.push({ at: i, error })
      }
    }
  }
  await Promise.all(judges.map(runAll))
  // All before the first of them have begun, as they are taken in their order.
  const [first] = failures.sort((a, b) => a.at - b.at)
  if (first !== undefined) throw first.error
  return results
}
