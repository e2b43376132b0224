/** What a run found, and the one place that decides what it means. */
import type { Finding } from './finding.ts'
import { atLeast, type Severity } from './policy-info.ts'
import type { Location } from './source.ts'
import type { Framework, Gap } from './template.ts'

/** What an engine says of one template. */
export interface TemplateResult {
  readonly framework: Framework
  /** The file, or for Terraform the directory. */
  readonly path: string
  readonly findings: readonly Finding[]
  /** Parts, or the whole, that could not be read. */
  readonly unscannable: readonly Unscannable[]
  /** Parts that were read and not judged. */
  readonly gaps?: readonly Gap[]
  /** How many policies passed, counted per subject. */
  readonly passed: number
}

export interface Unscannable {
  readonly path: string
  readonly reason: string
  readonly at?: Location
}

/** What the configuration in force for a template makes of its findings. */
export interface GateRules {
  readonly failOn: Severity
  readonly undecided: 'report' | 'block'
  readonly unscannable: 'block' | 'warn'
}

export interface JudgedTemplate {
  readonly result: TemplateResult
  readonly rules: GateRules
}

/** A candidate, or a part of a template, that was not judged, and why that is no fault. */
export interface NotJudged {
  readonly path: string
  /** The part; the whole file where there is none. */
  readonly at?: Location
  readonly reason: string
  /** Whether a person should be told: something that looks like a template was left out. */
  readonly notable: boolean
}

export type Action = 'commit' | 'merge' | 'push' | 'scan'

export interface Report {
  readonly engine: 'offline'
  /** What the gate stands before. */
  readonly action: Action
  readonly judged: readonly JudgedTemplate[]
  readonly notJudged: readonly NotJudged[]
  /** Things to tell that are no finding: a tag that holds no files, and the like. */
  readonly notes: readonly string[]
  /** Milliseconds. */
  readonly duration: number
}

/** What the gate decides. Violations win over unscannable parts: they are certain. */
export type Outcome = 'allow' | 'violations' | 'unscannable'

/** Whether a finding blocks under the rules of its template. */
export function blocks(finding: Finding, rules: GateRules): boolean {
  if (finding.verdict === 'undecided') return rules.undecided === 'block'
  return atLeast(finding.severity, rules.failOn)
}

/** The gate's decision; nothing else decides. */
export function outcomeOf(report: Pick<Report, 'judged'>): Outcome {
  let outcome: Outcome = 'allow'
  for (const { result, rules } of report.judged) {
    if (result.findings.some((finding) => blocks(finding, rules))) return 'violations'
    if (result.unscannable.length > 0 && rules.unscannable === 'block') outcome = 'unscannable'
  }
  return outcome
}
