/** Templates that a run has evaluated: the same of a base, which another change of the run brings, is evaluated once. */
import type { TemplateResult } from '../../core/report.ts'
import type { NoTemplate } from '../../frameworks/parse-template.ts'
import type { EvaluatedTemplate, PlannedTemplate } from '../stages.ts'

export type Evaluated = Omit<EvaluatedTemplate, 'result'> & { readonly result: TemplateResult | NoTemplate }

export interface EvaluatedOnce {
  note(evaluated: Evaluated): void
  /** What came of the same bytes under the same rules, whatever they refer to being the same too. */
  recall(planned: PlannedTemplate): Promise<Evaluated | undefined>
}

/** @param isOver whether time is over for a template, so that what came of it is not all there is */
export function evaluatedOnce(isOver: (evaluated: Evaluated) => boolean): EvaluatedOnce {
  const known = new Map<string, Evaluated[]>()
  return {
    note(evaluated) {
      if (isOver(evaluated)) return
      const { identity } = evaluated.planned
      const same = known.get(identity)
      if (same === undefined) known.set(identity, [evaluated])
      else same.push(evaluated)
    },
    async recall(planned) {
      for (const evaluated of known.get(planned.identity) ?? []) {
        const { surroundings } = evaluated.planned
        await planned.surroundings.askAgain(surroundings.asked())
        if (planned.surroundings.trace() === surroundings.trace()) return { ...evaluated, planned }
      }
      return undefined
    },
  }
}
