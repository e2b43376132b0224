/** A policy: a predicate over a typed subject, with what people need to act on it. */
import type { Claim, Label } from './claim.ts'
import type { Finding } from './finding.ts'
import type { PolicyInfo, Severity } from './policy-info.ts'
import type { Location } from './source.ts'
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
}

export interface Policy<S> extends PolicyInfo {
  readonly subject: SubjectDefinition<S>
  readonly violatedWhen: (subject: Subject<S>) => Claim
}

/** What judging one template by one policy gives: findings, and how many subjects passed. */
export interface Judgement {
  readonly findings: readonly Finding[]
  readonly passed: number
}

/** A policy with the subject's type erased, so that all policies fit in one list. */
export interface ListedPolicy extends PolicyInfo {
  /** What it judges. */
  readonly subject: SubjectInfo
  judge(template: Template): Judgement
}

/** Checks nothing at run time; ties the predicate's type to the subject's. */
export function definePolicy<S>(policy: Policy<S>): ListedPolicy {
  const { subject, violatedWhen, ...info } = policy
  return {
    ...info,
    subject: subject.info,
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
