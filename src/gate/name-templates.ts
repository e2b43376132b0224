/** Which templates a change concerns, without judging them. */
import { GateError } from '../core/errors.ts'
import type { Change } from '../core/snapshot.ts'
import { collectSources } from './collect-sources.ts'
import { policyIds } from './policy-ids.ts'

/**
 * The files of a change that the gate would judge, and Terraform folders that it only takes files from. Where the configuration of the change is not
 * valid, which no gate lets pass, every file that it touches.
 */
export async function nameTemplates(change: Change): Promise<readonly string[]> {
  try {
    const { planned } = await collectSources(change, policyIds)
    return planned.flatMap(({ source, touched }) =>
      touched.length === 0 ? [source.path] : touched.map(({ path }) => path),
    )
  } catch (error) {
    if (!(error instanceof GateError)) throw error
    return change.touched.map(({ path }) => path)
  }
}
