/** Separates what is new from what the bases of the changes had. */
import type { TenantPort } from '../decide/tenant-port.ts'
import type { ChangePlan } from '../plan/plan-change.ts'
import type { ComparedTemplate, DecidedTemplate } from '../stages.ts'
import { type EvaluateBase, evaluateBases } from './bases.ts'
import { askAboutBases } from './unplaced.ts'

/** Compares decided templates with the bases of their changes; the order is kept. */
export async function compareAll(
  templates: readonly DecidedTemplate[],
  changes: readonly ChangePlan[],
  evaluate: EvaluateBase,
  port: TenantPort,
): Promise<readonly ComparedTemplate[]> {
  const bases = await evaluateBases(
    templates.map(({ evaluated }) => evaluated),
    changes,
    evaluate,
  )
  const separateUnplaced = await askAboutBases(templates, bases, port)
  const compared: ComparedTemplate[] = []
  // In order: what existed in templates that are gone is used up by the first that has it.
  for (const decided of templates) {
    const separated = await bases.separate(decided.evaluated, decided.result.findings)
    compared.push({ decided, ...separated, ...separateUnplaced(decided, separated.findings) })
  }
  return compared
}
