/** Exceptions applied to what was found. */
import type { Finding } from '../../core/finding.ts'
import type { Suppressed, SuppressionProblem, UnplacedViolation } from '../../core/report.ts'
import type { Found, Remaining } from '../found.ts'
import { type EntryFinder, entryFinder, unplacedViolation, type Violation, violationOf } from '../match.ts'
import { withRemark } from '../remarks.ts'
import { type Exception, expiresSoon, hasExpired, placeOf, SOON, scopeOf } from './exception.ts'

/** A file of exceptions, and how far it applies in a run. */
export interface ExceptionFile {
  readonly path: string
  /** The folder that it is for. */
  readonly base: string
  readonly entries: readonly Exception[]
  /** The entries of each tree that the change starts from, where only those count that are there too. */
  readonly accepted: readonly (readonly Exception[])[] | undefined
}

/** The exceptions of a file, applied in a run. */
export interface ExceptionsInForce {
  /** @param isTouched whether the change touches the template: then what an expired exception had accepted counts again */
  apply(found: Found, isTouched: boolean): Remaining
  /** Complete only after the last `apply`. */
  problems(): readonly SuppressionProblem[]
  /** Complete only after the last `apply`. */
  notes(): readonly string[]
}

const MOST_NAMED = 3

/** An entry, and what became of it in a run. */
interface Tracked extends Exception {
  /** Why it does not apply. */
  readonly fault: 'expired' | 'new' | undefined
  isUsed: boolean
  /** Whether it names something that was found. */
  isAsked: boolean
  /** A policy for which another exception is needed. */
  lacks: string | undefined
}

/**
 * @param today `2026-01-31`: an entry applies through its last day
 * @param isWhole whether the run covers every template, so that an entry that matches nothing is unused
 */
export function exceptionsInForce(file: ExceptionFile, today: string, isWhole: boolean): ExceptionsInForce {
  const entries = file.entries.map((entry): Tracked => {
    const fault = faultOf(entry, file, today)
    return { ...entry, fault, isUsed: false, isAsked: false, lacks: undefined }
  })
  const finders: Finders = {
    valid: entryFinder(
      entries.filter(({ fault }) => fault === undefined),
      file.base,
    ),
    others: entryFinder(
      entries.filter(({ fault }) => fault !== undefined),
      file.base,
    ),
  }
  return {
    apply: (found, isTouched) => takeOut(found, finders, isTouched),
    problems: () => entries.flatMap((each) => problemOf(each, isWhole)),
    notes: () => {
      const soon = entries.filter((each) => {
        return each.fault === undefined && expiresSoon(each, today) && (each.isUsed || isWhole)
      })
      return soon.length === 0 ? [] : [soonWords(soon, file.path)]
    },
  }
}

function faultOf(entry: Exception, { accepted }: ExceptionFile, today: string): Tracked['fault'] {
  if (hasExpired(entry, today)) return 'expired'
  if (accepted === undefined) return undefined
  const isThere = accepted.some((base) =>
    base.some((each) => scopeOf(each) === scopeOf(entry) && !hasExpired(each, today)),
  )
  return isThere ? undefined : 'new'
}

interface Finders {
  readonly valid: EntryFinder<Tracked>
  readonly others: EntryFinder<Tracked>
}

/** What became of one violation. */
interface Answer<T> {
  readonly kept: T | undefined
  /** Set where an exception had accepted it. */
  readonly isExpired?: true
}

function takeOut(found: Found, finders: Finders, isTouched: boolean): Remaining {
  const suppressed: Suppressed[] = []
  const answer = <T extends Finding | UnplacedViolation>(
    each: T,
    violation: Violation,
    finding: Finding | undefined,
  ): Answer<T> => {
    const hit = finders.valid(violation)
    if (hit === undefined) return refused(each, finders.others(violation))
    // A finding stands for others at its place; hiding it must not hide those silently.
    const others =
      finding?.also.map((id) => [id, finders.valid({ ...violation, names: [id] })] as const) ?? []
    hit.lacks ??= others.find(([, other]) => other === undefined)?.[0]
    if (others.some(([, other]) => other === undefined)) {
      return { kept: withRemark(each, `the exception in ${placeOf(hit)} does not apply: ${lacking(hit)}`) }
    }
    for (const [, other] of others) if (other !== undefined) other.isUsed = true
    hit.isUsed = true
    suppressed.push(suppressedBy(hit, violation, finding))
    return { kept: undefined }
  }
  const answers = (all: readonly Finding[]) =>
    all.map((finding) => answer(finding, violationOf(finding), finding))
  const existing = answers(found.existing)
  // What was accepted until a day counts after it, though the base has it.
  const isAgain = ({ isExpired }: Answer<Finding>) => isTouched && isExpired === true
  return {
    findings: [...keptOf(answers(found.findings)), ...keptOf(existing.filter(isAgain))],
    existing: keptOf(existing.filter((each) => !isAgain(each))),
    unconfirmed: keptOf(answers(found.unconfirmed)),
    notEnforced: keptOf(answers(found.notEnforced)),
    unplaced: keptOf(found.unplaced.map((each) => answer(each, unplacedViolation(each), undefined))),
    suppressed,
  }
}

function keptOf<T>(answers: readonly Answer<T>[]): readonly T[] {
  return answers.flatMap(({ kept }) => kept ?? [])
}

/** @param hit an exception that names the violation, and does not apply */
function refused<T extends Finding | UnplacedViolation>(each: T, hit: Tracked | undefined): Answer<T> {
  if (hit === undefined) return { kept: each }
  hit.isAsked = true
  if (hit.fault === 'new') {
    const remark = `the exception in ${placeOf(hit)} does not apply yet: the base of this change does not have it ("exceptionsFrom": "base")`
    return { kept: withRemark(each, remark) }
  }
  const remark = `the exception in ${placeOf(hit)} expired on ${hit.until} (${creditsOf(hit)})`
  return { kept: withRemark(each, remark), isExpired: true }
}

/** `@acme/security, SEC-12` */
function creditsOf({ owners, ticket }: Exception): string {
  return [...owners, ...(ticket === undefined ? [] : [ticket])].join(', ')
}

function suppressedBy(
  hit: Tracked,
  { files, resource }: Violation,
  finding: Finding | undefined,
): Suppressed {
  const { policy, reason, path, owners, ticket, until, at } = hit
  const exception = { policy, path, resource: hit.resource, reason, owners, ticket, until, at }
  return { path: files[0] ?? '', policy, resource, reason, by: 'exception', exception, finding }
}

function lacking({ lacks }: Tracked): string {
  return `also violates '${lacks}' here; add an exception to it`
}

function problemOf(each: Tracked, isWhole: boolean): readonly SuppressionProblem[] {
  const { at, fault, isUsed, isAsked, lacks, until } = each
  const problem = (message: string) => [{ path: at.file.path, at, message }]
  if (fault === 'expired') return isWhole || isAsked ? problem(`the exception expired on ${until}`) : []
  if (lacks !== undefined) return problem(lacking(each))
  if (fault === undefined && isWhole && !isUsed) return problem('unused exception: no finding matches')
  return []
}

function soonWords(soon: readonly Tracked[], path: string): string {
  const named = soon
    .slice(0, MOST_NAMED)
    .map((each) => `${each.policy} on ${each.until} (${creditsOf(each)})`)
  const more = soon.length - named.length
  const all = more > 0 ? [...named, `and ${more} more`] : named
  const many = soon.length === 1 ? '1 exception expires' : `${soon.length} exceptions expire`
  return `${many} within ${SOON} days (${path}): ${all.join(', ')}`
}
