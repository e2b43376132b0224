/**
 * The tenant tells names and a count, and no places. Where the embedded engine can't place all that it counts, only the
 * tenant can say what was there before: it is asked about the files as they were.
 */
import type { Finding } from '../core/finding.ts'
import type { UnplacedViolation } from '../core/report.ts'
import { plainName } from '../engines/inline/tenant-names.ts'
import {
  type Decided,
  judgeInline,
  type OfflineJudged,
  type TenantPort,
  type TenantVerdict,
} from './judge-inline.ts'
import type { Comparison } from './only-new.ts'

/** The tenant's violations without a place, told apart. */
export interface UnplacedSorted {
  readonly unplaced: readonly UnplacedViolation[]
  readonly existingUnplaced: readonly UnplacedViolation[]
}

/** @param fresh the placed findings of the template that are new */
export type SortUnplaced = (i: number, fresh: readonly Finding[]) => UnplacedSorted

/**
 * Asks about the bases of the templates in which the tenant counts more than is placed; of the others nothing. Where the
 * tenant can't say, everything is new.
 */
export async function unplacedBefore(
  templates: readonly OfflineJudged[],
  decided: readonly Decided[],
  comparison: Comparison,
  port: TenantPort,
): Promise<SortUnplaced> {
  const wanted = templates.map((template, i) => {
    const one = decided[i]
    return one?.told !== undefined && one.told.count > countOf(one.result.findings)
      ? comparison.before(template)
      : []
  })
  const asked = [...new Set(wanted.flat())]
  const answers = asked.length === 0 ? [] : (await judgeInline(asked, port)).templates
  const answerOf = new Map(asked.map((base, i) => [base, answers[i]?.told]))
  return (i, fresh) => {
    const { unplaced = [], told } = decided[i] ?? {}
    const before = (wanted[i] ?? []).flatMap((base) => answerOf.get(base) ?? [])
    if (told === undefined || before.length === 0) return { unplaced, existingUnplaced: [] }
    return compare(unplaced, told, before, templates[i]?.source.path ?? '', fresh)
  }
}

/** A tenant does not fold: what one finding stands for is a violation each. */
function countOf(findings: readonly Finding[]): number {
  return findings.reduce((sum, { tenant, also }) => sum + (tenant === undefined ? 0 : 1 + also.length), 0)
}

/** A name that was there is existing, unless the tenant counts more than before and what is new does not explain it. */
function compare(
  unplaced: readonly UnplacedViolation[],
  told: TenantVerdict,
  before: readonly TenantVerdict[],
  path: string,
  fresh: readonly Finding[],
): UnplacedSorted {
  const names = new Set(before.flatMap((each) => each.names.map(plainName)))
  const wasThere = ({ name }: UnplacedViolation) => name === undefined || names.has(plainName(name))
  const known = unplaced.filter(wasThere)
  const others = unplaced.filter((each) => !wasThere(each))
  const more = told.count - Math.max(...before.map(({ count }) => count)) - countOf(fresh) - others.length
  if (more <= 0)
    return { unplaced: others, existingUnplaced: known.map((each) => ({ ...each, blocks: false })) }
  if (known.length > 0) return { unplaced, existingUnplaced: [] }
  // What the configuration turns off is counted too: then a higher count says nothing.
  const nameless = { path, name: undefined, policy: undefined, blocks: true }
  return { unplaced: told.hasOff ? others : [...others, nameless], existingUnplaced: [] }
}
