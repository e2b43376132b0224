/** What a run has to evaluate, over all its changes. */

import type { Layer } from '../../config/layers.ts'
import { folderOf } from '../../core/path.ts'
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
  for (const plan of plans) {
    for (const each of plan.templates) {
      const key = plans.length === 1 ? each.identity : `${each.identity}\0${await exceptionsOf(each, plan)}`
      addOnce(byIdentity, key, each)
    }
  }
  const notChecked = new Map(plans.flatMap((plan) => plan.notChecked).map((each) => [each.path, each]))
  return { changes: plans, templates: [...byIdentity.values()], notChecked: [...notChecked.values()] }
}

/** Changes with other exceptions accept other findings in the same bytes. */
async function exceptionsOf({ config }: PlannedTemplate, { change }: ChangePlan): Promise<string> {
  const { path } = config.exceptions
  const file = (await change.snapshot.listFolders([folderOf(path)])).find((each) => each.path === path)
  const bases = change.bases?.map(({ name }) => name)
  return file === undefined ? '' : JSON.stringify([file.id, bases])
}

function addOnce(byIdentity: Map<string, PlannedTemplate[]>, key: string, each: PlannedTemplate): void {
  const same = byIdentity.get(key)
  const [first] = same ?? []
  if (same === undefined || first === undefined) byIdentity.set(key, [each])
  // The texts are the same: one copy of them is enough.
  else same.push({ ...each, source: { ...first.source, surroundings: each.surroundings } })
}
