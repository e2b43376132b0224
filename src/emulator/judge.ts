/** Judges what was submitted as the tenant would: one file, the policies of one platform, and nothing but their names. */
import { type Finding, isViolation } from '../core/finding.ts'
import { frameworkInfo, templatePath, tenantTakes } from '../core/frameworks.ts'
import { CUSTOM, platformInfo, type TenantService } from '../core/platforms.ts'
import { atLeast, type PolicyInfo, type Severity } from '../core/policy-info.ts'
import { SourceFile } from '../core/source.ts'
import type { TemplateSource } from '../core/template.ts'
import { judgeOffline, type OfflineRules } from '../engines/offline.ts'
import { detectFramework } from '../frameworks/detect.ts'
import { findPolicy } from '../policies/index.ts'

export type Verdict =
  | { readonly kind: 'judged'; readonly violationCount: number; readonly policies: readonly string[] }
  | { readonly kind: 'failed'; readonly reason: string }

/** What is judged. */
export interface Submitted {
  readonly fileName: string
  readonly bytes: Uint8Array
  readonly service: TenantService
}

/** By what a file is judged. */
export interface JudgeRules extends OfflineRules {
  /** Violations below it are left out; none without it. */
  readonly failOn?: Severity
}

const NO_RULES: JudgeRules = { policies: new Map() }

/** Judges one file. Never rejects: what can't be judged is a verdict too. */
export async function judge(
  { fileName, bytes, service }: Submitted,
  rules: JudgeRules = NO_RULES,
): Promise<Verdict> {
  const source = sourceOf(fileName, bytes)
  if ('reason' in source) return { kind: 'failed', reason: source.reason }
  const result = await judgeOffline(source, rules)
  if ('notTemplate' in result) return { kind: 'failed', reason: result.notTemplate }
  const [unread] = result.unscannable
  if (unread !== undefined) {
    const place = unread.at?.file.position(unread.at.range.start)
    const where = place === undefined ? '' : ` (line ${place.line}, column ${place.column})`
    return { kind: 'failed', reason: `the template cannot be read: ${unread.reason}${where}` }
  }
  const { failOn } = rules
  const broken = result.findings
    .filter(({ severity }) => failOn === undefined || atLeast(severity, failOn))
    .flatMap(brokenPolicies)
    // Which cloud a team's own policy is about, it does not say.
    .filter(({ platform }) => platform === CUSTOM || platformInfo(platform).tenantService === service)
  return { kind: 'judged', violationCount: broken.length, policies: [...new Set(broken.map(nameOf))] }
}

/** A tenant does not fold: what one finding stands for is a violation each. */
function brokenPolicies(finding: Finding): readonly PolicyInfo[] {
  if (!isViolation(finding)) return []
  return [finding.policy, ...finding.also.map(findPolicy).filter((each) => each !== undefined)]
}

function nameOf({ mvisionNames, title }: PolicyInfo): string {
  return mvisionNames[0] ?? title
}

function sourceOf(fileName: string, bytes: Uint8Array): TemplateSource | { readonly reason: string } {
  const text = decode(bytes)
  if (text === undefined) return { reason: 'the file is not UTF-8 text' }
  const detected = detectFramework(fileName, text)
  if ('notTemplate' in detected) return { reason: detected.notTemplate }
  const { framework } = detected
  const info = frameworkInfo(framework)
  // Values alone have no resources.
  if (!tenantTakes(info, fileName)) {
    return { reason: `a ${info.name} template ends in ${info.tenantFiles?.endings.join(' or ')}` }
  }
  return { framework, path: templatePath(framework, fileName), files: [new SourceFile(fileName, text)] }
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
