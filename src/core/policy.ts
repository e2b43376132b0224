/** A policy: a predicate over a typed subject, with what people need to act on it. */
import type { Claim } from './claim.ts'
import type { Finding } from './finding.ts'
import type { Location } from './source.ts'
import type { Framework, Resource, Template } from './template.ts'

export type Severity = 'low' | 'medium' | 'high' | 'critical'

/** From least to most severe. */
export const SEVERITIES: readonly Severity[] = ['low', 'medium', 'high', 'critical']

/** Whether `severity` is at or above `threshold`. */
export function atLeast(severity: Severity, threshold: Severity): boolean {
  return SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(threshold)
}

export interface PolicyInfo {
  /** Names the bad pattern: "allow aws-sg-ssh-open-to-world" must read well. Stable for ever. */
  readonly id: string
  readonly title: string
  readonly severity: Severity
  /** Why it matters: what an attacker or an accident does with it. */
  readonly why: string
  /** What to do, in one sentence that fits under a code frame. */
  readonly remedy: string
  /** Complete templates per framework; the tests run them. */
  readonly examples: readonly Example[]
  /** The cloud vendor's documentation. */
  readonly references: readonly string[]
  /** Names that MVISION Cloud tenants give to the same fault. */
  readonly mvisionNames: readonly string[]
  /** Ids of policies whose finding on the same subject says less than this one's; it is then left out. */
  readonly subsumes?: readonly string[]
}

export interface Example {
  readonly framework: Framework
  readonly violating: string
  readonly passing: string
}

/** The neutral thing a policy judges, tied to the resource it was read from. */
export type Subject<S> = S & SubjectPlace

export interface SubjectPlace {
  readonly resource: Resource
  /** The subject's own place: an ingress rule inside a security group, or the resource. */
  readonly at: Location
}

export interface SubjectDefinition<S> {
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
  judge(template: Template): Judgement
}

/** Checks nothing at run time; ties the predicate's type to the subject's. */
export function definePolicy<S>(policy: Policy<S>): ListedPolicy {
  const { subject, violatedWhen, ...info } = policy
  return {
    ...info,
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
          severity: info.severity,
          resource: each.resource,
          subject: each.at,
          labels: claim.evidence,
          also: [],
        })
      }
      return { findings, passed }
    },
  }
}
