/** Which templates a change concerns, without judging them. */
import { GateError } from '../core/errors.ts'
import type { Change } from '../core/snapshot.ts'
import { collectSources } from './collect-sources.ts'
import { policyIds } from './policy-ids.ts'

/**
 * The files and Terraform folders of a change that the gate would judge. Where the configuration of the change is not
 * valid, which no gate lets pass, every file that it touches.
 */
export async function nameTemplates(change: Change): Promise<readonly string[]> {
  try {
    const { planned } = await collectSources(change, policyIds)
    return planned.map(({ source }) => source.path)
  } catch (error) {
    if (!(error instanceof GateError)) throw error
    return change.touched.map(({ path }) => path)
  }
}
