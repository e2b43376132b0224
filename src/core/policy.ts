/** A policy: a predicate over a typed subject, with what people need to act on it. */
import type { Claim, Label } from './claim.ts'
import type { Finding } from './finding.ts'
import type { PolicyInfo, Severity } from './policy-info.ts'
import type { Proposals, Repair, RepairInfo, RepairWay, SubjectWriter } from './repair.ts'
import { type Location, sameLocation } from './source.ts'
import type { SubjectInfo } from './subject-info.ts'
import type { Resource, Template } from './template.ts'

/** The neutral thing a policy judges, tied to the resource it was read from. */
export type Subject<S> = S & SubjectPlace

export interface SubjectPlace {
  readonly resource: Resource
  readonly template: Template
  /** The subject's own place: an ingress rule inside a security group, or the resource. */
  readonly at: Location
}

export interface SubjectDefinition<S> {
  readonly info: SubjectInfo
  /** Every subject of a template; the same array for the same template. */
  adapt(template: Template): readonly Subject<S>[]
  /** How these subjects are written; loaded for fixes alone. None where only people can write them. */
  writer?(): Promise<SubjectWriter<Subject<S>>>
}

export interface Policy<S> extends PolicyInfo {
  readonly subject: SubjectDefinition<S>
  readonly violatedWhen: (subject: Subject<S>) => Claim
  /** What fixes a violation, or why a person must. */
  readonly repair?: Repair<Subject<S>>
}

/** What judging one template by one policy gives: findings, and how many subjects passed. */
export interface Judgment {
  readonly findings: readonly Finding[]
  readonly passed: number
}

/** A policy with the subject's type erased, so that all policies fit in one list. */
export interface ListedPolicy extends PolicyInfo {
  /** What it judges. */
  readonly subject: SubjectInfo
  /** How subjects of its kind are found in a template: policies that a team writes ask for it by the subject's name. */
  readonly definition: SubjectDefinition<object>
  judge(template: Template): Judgment
  /** What is declared about fixes; nothing where there are none. */
  readonly repair?: RepairInfo
  /** Ways to fix a violation of it that was found in the template, the best first. None is proven. */
  propose(template: Template, finding: Finding): Promise<Proposals>
}

/** Checks nothing at run time; ties the predicate's type to the subject's. */
export function definePolicy<S extends object>(policy: Policy<S>): ListedPolicy {
  const { subject, violatedWhen, repair, ...info } = policy
  return {
    ...info,
    subject: subject.info,
    definition: subject,
    ...(repair && { repair: infoOf(repair) }),
    async propose(template, finding) {
      const found = subject.adapt(template).filter((each) => isAbout(finding, each))
      const writer = repair === undefined || found.length === 0 ? undefined : await subject.writer?.()
      if (repair === undefined || writer === undefined) return []
      const violating = found.filter((each) => violatedWhen(each).truth === 'true')
      const isOnly =
        subject.adapt(template).filter(({ resource }) => resource === finding.resource).length === 1
      return violating.flatMap((each) => proposalsOf(repair, each, writer, isOnly))
    },
    judge(template) {
      const findings: Finding[] = []
      let passed = 0
      for (const each of subject.adapt(template)) {
        const claim = violatedWhen(each)
        if (claim.truth === 'false') {
          passed++
          continue
        }
        findings.push({
          verdict: claim.truth === 'true' ? 'violation' : 'undecided',
          policy: info,
          severity: severityOf(claim, info),
          resource: each.resource,
          subject: each.at,
          labels: labelsOf(claim, each.at, info),
          also: [],
        })
      }
      return { findings, passed }
    },
  }
}

function isAbout({ resource, subject }: Finding, place: SubjectPlace): boolean {
  return place.resource === resource && sameLocation(place.at, subject)
}

function infoOf<S>(repair: Repair<S>): RepairInfo {
  if ('decide' in repair) return { decide: repair.decide }
  const unsafe = [repair].flat().find((way) => way.unsafe !== undefined)?.unsafe
  return unsafe === undefined ? {} : { unsafe }
}

function proposalsOf<S>(repair: Repair<S>, subject: S, writer: SubjectWriter<S>, isOnly: boolean): Proposals {
  if ('decide' in repair) return []
  return ([repair].flat() as readonly RepairWay<S>[]).flatMap((way) =>
    proposalsBy(way, subject, writer, isOnly),
  )
}

function proposalsBy<S>(
  repair: RepairWay<S>,
  subject: S,
  writer: SubjectWriter<S>,
  isOnly: boolean,
): Proposals {
  if ('remove' in repair) {
    const { remove, last } = repair
    if (isOnly && last !== undefined) return writer.remove(subject, last)
    return writer.remove(subject, remove === 'subject' ? remove : remove(subject))
  }
  const settings = typeof repair.set === 'function' ? repair.set(subject) : repair.set
  return settings === undefined ? [] : writer.set(subject, settings)
}

function severityOf(
  { ofSafeDefault }: Claim,
  { severity, safeDefaultSeverity = severity }: PolicyInfo,
): Severity {
  return ofSafeDefault === true ? safeDefaultSeverity : severity
}

/** A finding always points somewhere: without evidence, at its subject. */
function labelsOf({ evidence }: Claim, at: Location, { title }: PolicyInfo): Finding['labels'] {
  const [primary = { at, note: title }, ...others]: readonly Label[] = evidence
  return [primary, ...others]
}
