/** What counts of templates that a change does not touch: what they make of those that it touches. */
import { type Finding, placesOf } from '../../core/finding.ts'
import { templatePath } from '../../core/frameworks.ts'
import type { ChangePlan } from '../plan/plan-change.ts'
import type { DecidedTemplate, EvaluatedTemplate } from '../stages.ts'
import type { Separated } from './bases.ts'

export interface TouchedTemplates {
  /**
   * Of what was found in a template that is only reached: what is new, and where everything in touched templates counts,
   * or there is no base to compare with, what is in those.
   */
  count(found: Separated, template: DecidedTemplate): Separated
  /** Leaves out what can't be read elsewhere, where there is no base to compare with. */
  limit(template: DecidedTemplate): DecidedTemplate
}

/** Whether what calls a template reports what is found in it. */
export function isJudgedByCalls({ evaluated, engine }: DecidedTemplate): boolean {
  return evaluated.isCalled === true && engine === 'offline'
}

/** @param templates those that the changes touch, and those that they reach */
export function touchedTemplates(
  templates: readonly DecidedTemplate[],
  changes: readonly ChangePlan[],
): TouchedTemplates {
  const own = templates.filter(({ evaluated }) => evaluated.reachedThrough === undefined)
  const paths = new Set(own.map(({ result }) => result.path))
  const compared = new Set(
    changes.filter(({ change }) => (change.bases ?? []).length > 0).map(({ change }) => change.snapshot),
  )
  const hasBase = ({ planned }: EvaluatedTemplate) => compared.has(planned.snapshot)
  const isTouched = (path: string, { result }: DecidedTemplate) =>
    paths.has(templatePath(result.framework, path))
  return {
    count(found, template) {
      const { evaluated } = template
      if (evaluated.reachedThrough === undefined) return found
      const isIn = (finding: Finding) => placesOf(finding).some(({ file }) => isTouched(file.path, template))
      if (!hasBase(evaluated)) return { findings: found.findings.filter(isIn), existing: [], fixed: 0 }
      if (evaluated.rules.changes !== 'all') return found
      const existing = found.existing.filter((finding) => !isIn(finding))
      return { ...found, findings: [...found.findings, ...found.existing.filter(isIn)], existing }
    },
    limit(template) {
      const { result, evaluated } = template
      if (evaluated.reachedThrough === undefined || hasBase(evaluated)) return template
      const unscannable = result.unscannable.filter(({ path }) => isTouched(path, template))
      return unscannable.length === result.unscannable.length
        ? template
        : { ...template, result: { ...result, unscannable } }
    },
  }
}
