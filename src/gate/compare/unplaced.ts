/**
 * The tenant reports names and a count, and no places. Where the embedded engine can't place all that it counts, only the
 * tenant can say what existed before: it is asked about the files as they were.
 */
import type { Finding } from '../../core/finding.ts'
import type { UnplacedViolation } from '../../core/report.ts'
import { plainName } from '../../core/tenant-name.ts'
import { decideAll } from '../decide/decide.ts'
import type { TenantPort } from '../decide/tenant-port.ts'
import type { ComparedTemplate, DecidedTemplate, TenantVerdict } from '../stages.ts'
import type { Bases } from './bases.ts'

export type SeparatedUnplaced = Pick<ComparedTemplate, 'unplaced' | 'existingUnplaced'>

/** Separates new from existing violations without a place. @param fresh the placed findings of the template that are new */
export type SeparateUnplaced = (template: DecidedTemplate, fresh: readonly Finding[]) => SeparatedUnplaced

/**
 * Asks about the bases of the templates in which the tenant counts more than is placed, and about no others. Where the
 * tenant can't say, everything is new.
 */
export async function askAboutBases(
  templates: readonly DecidedTemplate[],
  bases: Bases,
  port: TenantPort,
): Promise<SeparateUnplaced> {
  const wanted = new Map(
    templates
      .filter(({ verdict, result }) => verdict !== undefined && verdict.count > countOf(result.findings))
      .map((template) => [template, bases.before(template.evaluated)]),
  )
  const asked = [...new Set([...wanted.values()].flat())]
  const answers = asked.length === 0 ? [] : (await decideAll(asked, port)).templates
  const verdicts = new Map(answers.map(({ evaluated, verdict }) => [evaluated, verdict]))
  return (template, fresh) => {
    const before = (wanted.get(template) ?? []).flatMap((base) => verdicts.get(base) ?? [])
    if (template.verdict === undefined || before.length === 0) {
      return { unplaced: template.unplaced, existingUnplaced: [] }
    }
    return compare(template, template.verdict, before, fresh)
  }
}

/** A tenant does not fold: what one finding stands for is a violation each. */
function countOf(findings: readonly Finding[]): number {
  return findings.reduce((sum, { tenant, also }) => sum + (tenant === undefined ? 0 : 1 + also.length), 0)
}

/** A name that a base had exists, unless the tenant counts more than before and what is new does not explain it. */
function compare(
  { evaluated, unplaced }: DecidedTemplate,
  verdict: TenantVerdict,
  before: readonly TenantVerdict[],
  fresh: readonly Finding[],
): SeparatedUnplaced {
  const names = new Set(before.flatMap((each) => each.names.map(plainName)))
  const existed = ({ name }: UnplacedViolation) => name === undefined || names.has(plainName(name))
  const known = unplaced.filter(existed)
  const others = unplaced.filter((each) => !existed(each))
  const more = verdict.count - Math.max(...before.map(({ count }) => count)) - countOf(fresh) - others.length
  if (more <= 0) {
    return { unplaced: others, existingUnplaced: known.map((each) => ({ ...each, blocks: false })) }
  }
  // What the configuration turns off is counted too: then a higher count says nothing.
  if (known.length > 0 || verdict.hasOff) {
    return { unplaced, existingUnplaced: [] }
  }
  const { path } = evaluated.planned.source
  const nameless = { path, name: undefined, policy: undefined, blocks: true }
  return { unplaced: [...unplaced, nameless], existingUnplaced: [] }
}
