/** What changes do to the exceptions of owners. */
import { type ExceptionsPlace, isExceptionsName } from '../../config/inherited.ts'
import { folderOf } from '../../core/path.ts'
import type { ConfigurationProblem, ExceptionChange } from '../../core/report.ts'
import { exceptionChanges } from '../../suppressions/exceptions/changes.ts'
import { entriesOfBases, validExceptions } from '../exceptions.ts'
import type { ChangePlan } from '../plan/plan-change.ts'
import { allPolicyIds } from '../policy-ids.ts'

/** What is found in the exceptions that changes touch. */
export interface ExceptionReview {
  readonly exceptionChanges: readonly ExceptionChange[]
  /** Files that look like exceptions and are not read. */
  readonly problems: readonly ConfigurationProblem[]
}

/**
 * Compares the exceptions in force for the folders of changes with those of the trees that they start from.
 * @param today `2026-01-31`
 * @throws GateError `config` for exceptions that are not valid
 */
export async function reviewExceptions(
  changes: readonly ChangePlan[],
  today: string,
): Promise<ExceptionReview> {
  const found = new Map<string, ExceptionChange>()
  const problems = new Map<string, ConfigurationProblem>()
  for (const plan of changes) {
    const ids = () => allPolicyIds(changes)
    for (const place of placesOf(plan)) {
      const entries = await validExceptions(plan.change.snapshot, place, plan.configFor, today, ids)
      const before = await entriesOfBases(plan, place)
      if (before === undefined) continue
      // A change that starts from nothing adds all.
      const bases = before.length === 0 ? [[]] : before
      for (const one of exceptionChanges(bases, entries ?? [], today)) found.set(keyOf(one), one)
    }
    for (const one of misplaced(plan)) problems.set(one.path, one)
  }
  return { exceptionChanges: [...found.values()], problems: [...problems.values()] }
}

function keyOf({ kind, path, entry, before, at: { range } }: ExceptionChange): string {
  return JSON.stringify([kind, path, range, { ...entry, at: 0 }, { ...before, at: 0 }])
}

function placesOf({ change, configFor }: ChangePlan): readonly ExceptionsPlace[] {
  const paths = [...change.touched.map(({ path }) => path), ...change.removed]
  const places = ['.', ...paths.map(folderOf)].map((folder) => configFor(folder).exceptions)
  return [...new Map(places.map((place) => [place.path, place])).values()]
}

/** Files that are called like the exceptions, where none are read. */
function misplaced({ change, configFor }: ChangePlan): readonly ConfigurationProblem[] {
  return change.touched.flatMap(({ path }) => {
    const { exceptions } = configFor(folderOf(path))
    if (!isExceptionsName(path) || exceptions.path === path) return []
    return [{ path, message: `not read; the exceptions for this folder are in ${exceptions.path}` }]
  })
}
