/** What a run has to evaluate, over all its changes. */
import type { Layer } from '../../config/layers.ts'
import type { NotChecked } from '../../core/report.ts'
import type { Change } from '../../core/snapshot.ts'
import { CONFIG_CONTEXT } from '../policy-ids.ts'
import type { PlannedTemplate } from '../stages.ts'
import { type ChangePlan, planChange } from './plan-change.ts'

export interface Plan {
  readonly changes: readonly ChangePlan[]
  /** Templates of the same bytes at the same paths under the same rules together. */
  readonly templates: readonly (readonly PlannedTemplate[])[]
  readonly notChecked: readonly NotChecked[]
}

/**
 * @param layers below every configuration
 * @throws GateError `config` for a configuration that is not valid
 */
export async function planAll(changes: readonly Change[], layers: readonly Layer[] = []): Promise<Plan> {
  const context = layers.length === 0 ? CONFIG_CONTEXT : { ...CONFIG_CONTEXT, layers }
  const plans: ChangePlan[] = []
  for (const change of changes) plans.push(await planChange(change, context))
  const byIdentity = new Map<string, PlannedTemplate[]>()
  for (const each of plans.flatMap(({ templates }) => templates)) addOnce(byIdentity, each)
  const notChecked = new Map(plans.flatMap((plan) => plan.notChecked).map((each) => [each.path, each]))
  return { changes: plans, templates: [...byIdentity.values()], notChecked: [...notChecked.values()] }
}

function addOnce(byIdentity: Map<string, PlannedTemplate[]>, each: PlannedTemplate): void {
  const same = byIdentity.get(each.identity)
  const [first] = same ?? []
  if (same === undefined || first === undefined) byIdentity.set(each.identity, [each])
  // The texts are the same: one copy of them is enough.
  else same.push({ ...each, source: { ...first.source, surroundings: each.surroundings } })
}
