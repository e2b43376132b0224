/** Fixes of what is reported, asked of the engine where somebody wants them. */
import { type Finding, isViolation, primaryPlace } from '../core/finding.ts'
import type { Fix, Refusal } from '../core/fix.ts'
import type { JudgedTemplate } from '../core/report.ts'
import type { FixOptions, TemplateFixes } from '../engines/fix/fixes.ts'
import type { OfflineRules } from '../engines/offline.ts'
import type { NoTemplate } from '../frameworks/parse-template.ts'
import type { PlannedTemplate } from './stages.ts'

/** Asks the engine: `fixesOf` of `engines/fix/fixes.ts`, or what tests put in its place. */
export type FixesOf = (
  source: PlannedTemplate['source'],
  rules: OfflineRules,
  options: FixOptions,
) => Promise<TemplateFixes | NoTemplate>

/** Which fixes a run looks for. */
export interface WantedFixes extends Pick<FixOptions, 'late' | 'debug'> {
  /** By default every violation that is reported. */
  readonly wanted?: (finding: Finding, judged: JudgedTemplate) => boolean
  /** Whether to look for the fix of one more finding in a template of a size, in UTF-16 units. */
  readonly hasRoom?: (size: number) => boolean
  readonly fixesOf?: FixesOf
}

/** The template with the fixes of its findings, where there are any. */
export async function offerFixes(
  judged: JudgedTemplate,
  source: PlannedTemplate['source'],
  rules: OfflineRules,
  { wanted = () => true, fixesOf, hasRoom = () => true, ...options }: WantedFixes,
): Promise<JudgedTemplate> {
  const findings = judged.result.findings.filter((each) => isViolation(each) && wanted(each, judged))
  if (findings.length === 0) return judged
  const size = source.files.reduce((sum, { text }) => sum + text.length, 0)
  const asked = findings.filter(() => hasRoom(size))
  // That fixes were looked for is known of every template with findings.
  if (asked.length === 0 || options.late?.() === true) return { ...judged, fixes: new Map() }
  const reported = new Map(asked.map((finding) => [keyOf(finding), finding]))
  const ask = fixesOf ?? (await import('../engines/fix/fixes.ts')).fixesOf
  const found = await ask(source, rules, { ...options, wanted: (finding) => reported.has(keyOf(finding)) })
  if ('notTemplate' in found) return judged
  const fixes = new Map<Finding, Fix | Refusal>()
  for (const each of found.fixes) {
    const finding = reported.get(keyOf(each.finding))
    if (finding !== undefined) fixes.set(finding, 'fix' in each ? each.fix : { refused: each.refused })
  }
  return { ...judged, fixes }
}

/** The engine judges again, so its findings are others, of the same faults. */
function keyOf({ policy, resource, labels }: Finding): string {
  const { file, range } = primaryPlace({ labels })
  return JSON.stringify([policy.id, resource.name, file.path, range.start, range.end])
}
