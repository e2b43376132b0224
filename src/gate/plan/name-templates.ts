/** Which templates a change concerns, without evaluating them. */
import { GateError } from '../../core/errors.ts'
import type { Change } from '../../core/snapshot.ts'
import { CONFIG_CONTEXT } from '../policy-ids.ts'
import { planChange } from './plan-change.ts'

/**
 * The files of a change that the gate would evaluate, and Terraform folders that it only takes files from; without the
 * templates that it reaches and does not touch. Where the
 * configuration of the change is not valid, which no gate lets pass, every file that it touches.
 */
export async function nameTemplates(change: Change): Promise<readonly string[]> {
  try {
    const { templates } = await planChange(change, CONFIG_CONTEXT)
    return templates
      .filter(({ reachedBy }) => reachedBy === undefined)
      .flatMap(({ source, touched }) =>
        touched.length === 0 ? [source.path] : touched.map(({ path }) => path),
      )
  } catch (error) {
    if (!(error instanceof GateError)) throw error
    return change.touched.map(({ path }) => path)
  }
}
