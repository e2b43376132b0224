/** Separates what is new from what the bases of the changes had. */
import type { Finding } from '../../core/finding.ts'
import type { Unscannable } from '../../core/report.ts'
import type { Gap } from '../../core/template.ts'
import type { TenantPort } from '../decide/tenant-port.ts'
import type { ChangePlan } from '../plan/plan-change.ts'
import type { ComparedTemplate, DecidedTemplate, EvaluatedTemplate } from '../stages.ts'
import { type EvaluateBase, evaluateBases, type Separated } from './bases.ts'
import { isJudgedByCalls, touchedTemplates } from './touched.ts'
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
  /** What would be new if nothing were pinned. */
  const awaited = async (decided: DecidedTemplate): Promise<readonly Finding[]> => {
    const { notEnforced = [], evaluated } = decided
    if (notEnforced.length === 0 || isJudgedByCalls(decided)) return []
    return touched.count(await bases.separate(evaluated, notEnforced), decided).findings
  }
  const touched = touchedTemplates(templates, changes)
  // In order: what existed in templates that are gone is used up by the first that has it.
  for (const decided of templates) {
    const found = await bases.separate(decided.evaluated, decided.result.findings)
    const separated = isJudgedByCalls(decided) ? NOTHING : touched.count(found, decided)
    const notEnforced = await awaited(decided)
    const fresh = touched.limit(withoutOldFaults(decided, bases.before(decided.evaluated)))
    compared.push({
      decided: fresh,
      ...separated,
      notEnforced,
      ...separateUnplaced(decided, separated.findings),
    })
  }
  return compared
}

/** Of a template that the change does not touch, what was not read or checked before is nothing of the change. */
function withoutOldFaults(decided: DecidedTemplate, before: readonly EvaluatedTemplate[]): DecidedTemplate {
  const { result, evaluated } = decided
  const { unscannable, gaps = [] } = result
  if (evaluated.reachedThrough === undefined || unscannable.length + gaps.length === 0) return decided
  const faultOf = ({ path, reason }: Unscannable) => JSON.stringify([path, reason])
  const gapOf = ({ at, message }: Gap) => JSON.stringify([at.file.path, message])
  const old = new Set(before.flatMap((each) => each.result.unscannable.map(faultOf)))
  const oldGaps = new Set(before.flatMap((each) => (each.result.gaps ?? []).map(gapOf)))
  return {
    ...decided,
    result: {
      ...result,
      unscannable: unscannable.filter((each) => !old.has(faultOf(each))),
      gaps: gaps.filter((each) => !oldGaps.has(gapOf(each))),
    },
  }
}

const NOTHING: Separated = { findings: [], existing: [], fixed: 0 }
