/**
 * Fixes of findings: what policies say must hold, written into the template, and offered only where the edited template was
 * judged and proves it. Nothing of it is loaded before a fix is asked for.
 */
import type { Finding } from '../../core/finding.ts'
import { isViolation } from '../../core/finding.ts'
import type { Fix } from '../../core/fix.ts'
import type { TemplateResult } from '../../core/report.ts'
import type { TemplateSource } from '../../core/template.ts'
import type { NoTemplate } from '../../frameworks/parse-template.ts'
import { judgeOffline, type OfflineRules } from '../offline.ts'

export interface FixOptions {
  /** The violations to fix; all of them without it. */
  readonly wanted?: (finding: Finding) => boolean
  /** Whether time is over: what is left is then not among the fixes. */
  readonly late?: () => boolean
  /** Takes a line for each fix that failed its proof. */
  readonly debug?: (line: string) => void
}

export type FixOfFinding =
  | { readonly finding: Finding; readonly fix: Fix }
  /** Why there is none, as a sentence for people. */
  | { readonly finding: Finding; readonly refused: string }

/** The fixes of a template's violations. */
export interface TemplateFixes {
  readonly result: TemplateResult
  readonly fixes: readonly FixOfFinding[]
  /** How many fixes failed their proof. */
  readonly dropped: number
}

/** Proves a fix of each violation on its own, the unsafe ones too. Never rejects for what a template holds. */
export async function fixesOf(
  source: TemplateSource,
  rules: OfflineRules,
  options: FixOptions,
): Promise<TemplateFixes | NoTemplate> {
  const result = await judgeOffline(source, rules)
  if ('notTemplate' in result) return result
  const fixes = result.findings
    .filter((finding) => isViolation(finding) && (options.wanted?.(finding) ?? true))
    .map((finding) => ({ finding, refused: finding.policy.fix }))
  return { result, fixes, dropped: 0 }
}
