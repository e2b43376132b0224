/**
 * Fixes of findings: what policies say must hold, written into the template, and offered only where the edited template was
 * judged and proves it. Nothing of it is loaded before a fix is asked for.
 */
import type { Finding } from '../../core/finding.ts'
import { isViolation } from '../../core/finding.ts'
import type { Fix } from '../../core/fix.ts'
import type { TemplateResult } from '../../core/report.ts'
import type { SourceFile } from '../../core/source.ts'
import type { TemplateSource } from '../../core/template.ts'
import type { NoTemplate } from '../../frameworks/parse-template.ts'
import { judgeOffline, type OfflineRules } from '../offline.ts'

export interface FixOptions {
  /** Whether fixes that replace a resource, or cut off traffic or rights, are offered too. */
  readonly unsafe: boolean
  /** The violations to fix; all of them without it. */
  readonly wanted?: (finding: Finding) => boolean
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

/** A template with its violations fixed. */
export interface AllFixed {
  /** As it was judged first. */
  readonly result: TemplateResult
  /** With every fix. */
  readonly source: TemplateSource
  /** The files that changed, also those that the template only refers to. */
  readonly files: readonly { readonly before: SourceFile; readonly after: SourceFile }[]
  /** Of the violations of `result`. */
  readonly fixes: readonly FixOfFinding[]
  readonly dropped: number
}

/** Proves a fix of each violation on its own. Never rejects for what a template holds. */
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

/** Fixes one violation after the other, each proven with those before it. Never rejects for what a template holds. */
export async function fixAll(
  source: TemplateSource,
  rules: OfflineRules,
  options: FixOptions,
): Promise<AllFixed | NoTemplate> {
  const all = await fixesOf(source, rules, options)
  return 'notTemplate' in all ? all : { ...all, source, files: [] }
}
