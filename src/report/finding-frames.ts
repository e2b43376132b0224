/** Frames of the report for people: a finding with its code, and what only the tenant says. */
import { type Finding, primaryPlace, resourceNames } from '../core/finding.ts'
import { propertyOf } from '../core/found-property.ts'
import type { PolicyInfo } from '../core/policy-info.ts'
import type { TenantReport, UnplacedViolation } from '../core/report.ts'
import { renderFrame } from './frame.ts'
import { alsoViolates, FIELD, INSTEAD, NO_LOCATION, noVerdictFrom, UNNAMED_VIOLATION } from './messages.ts'
import type { ListedFinding } from './order.ts'
import { accentOf, field, place, placeLine, type Style, words } from './style.ts'
import type { Paint } from './terminal.ts'
import { fewOf, firstSentence, oneLine } from './words.ts'

type Block = readonly string[]

/** A frame for each finding. */
export function findingFrames(findings: readonly ListedFinding[], style: Style): readonly Block[] {
  const explained = new Set<string>()
  return findings.map(({ finding }) => {
    // Why a policy matters is said once, above its first frame's fix.
    const explain = !explained.has(finding.policy.id)
    explained.add(finding.policy.id)
    return findingFrame(finding, explain, style)
  })
}

function findingFrame(finding: Finding, explain: boolean, style: Style): Block {
  const { policy } = finding
  const accent = accentOf(finding, style)
  const verdict = finding.verdict === 'undecided' ? 'undecided' : finding.severity
  return [
    heading(verdict, policy.id, policy.title, accent, style),
    placeLine(place(primaryPlace(finding)), subjectOf(finding, style), style),
    ...renderFrame(finding.labels, { ...style, accent }),
    ...(explain ? field(FIELD.why, escaped(firstSentence(policy.why)), style) : []),
    ...(finding.also.length > 0 ? field(FIELD.also, alsoViolates(finding.also.map(escaped)), style) : []),
    ...field(FIELD.fix, escaped(policy.fix), style),
    ...remarkFields(finding, style),
    ...field(FIELD.policy, policyReference(policy, finding.tenant?.name), style),
  ]
}

/** Why suppressions do not apply. */
function remarkFields({ remarks = [] }: Pick<Finding, 'remarks'>, style: Style): Block {
  return remarks.flatMap((remark) => field(FIELD.note, words(remark, style), style))
}

/** The name that the tenant reports it by, and the command that explains it, in one piece to copy. */
function policyReference({ id }: PolicyInfo, tenantName: string | undefined): readonly string[] {
  const command = `mvc-gate policies ${oneLine(id)}`
  return tenantName === undefined ? [command] : [`${escaped(tenantName)} (MVISION) ·`, command]
}

/** A violation that the tenant reports by name and file, and that the embedded engine does not find. */
export function tenantFrame(violation: UnplacedViolation, style: Style): Block {
  const { path, name, policy, blocks, onlyExceptions } = violation
  const accent = blocks ? style.colors.high : style.colors.medium
  const title = name === undefined ? UNNAMED_VIOLATION : words(name, style)
  const known = policy === undefined ? [] : field(FIELD.fix, escaped(policy.fix), style)
  const isConfigured = name !== undefined && onlyExceptions === undefined
  const configured = isConfigured ? ['"ignore" in .mvcrc accepts this name'] : []
  return [
    `${accent(style.colors.strong(blocks ? 'violation' : 'not blocking'))}${style.colors.quiet('[tenant]')}  ${style.colors.strong(title)}`,
    placeLine(oneLine(path, 1000), NO_LOCATION, style),
    ...known,
    ...remarkFields(violation, style),
    ...field(FIELD.policy, policy === undefined ? configured : policyReference(policy, name), style),
  ]
}

/** Why the tenant gave no verdict, and what happens instead. */
export function failureBlock({ host, failure }: TenantReport, style: Style): Block {
  if (failure === undefined) return []
  const head = `${noVerdictFrom(oneLine(host, 100))}: ${words(failure.reason, style)}`
  return [
    style.colors.medium(style.colors.strong(head)),
    ...(failure.hint === undefined ? [] : field(FIELD.fix, words(failure.hint, style), style)),
    ...field(FIELD.instead, INSTEAD[failure.instead], style),
  ]
}

/** The catalog's own text: nothing to fear in it, but one rule for all that is printed. */
function escaped(text: string): string {
  return oneLine(text, 2000)
}

function heading(verdict: string, id: string, title: string, accent: Paint, { colors }: Style): string {
  return `${accent(colors.strong(verdict))}${colors.quiet(`[${oneLine(id)}]`)}  ${colors.strong(oneLine(title))}`
}

/** `WebSecurityGroup · SecurityGroupIngress[1].CidrIp`, escaped. */
function subjectOf(finding: Finding, { secrets }: Style): string {
  const property = propertyOf(finding).path
  const names = resourceNames(finding).map((name) => oneLine(secrets.scrub(name), 120))
  const [name = '', ...others] = names
  const subject = property === undefined ? name : `${name} · ${oneLine(secrets.scrub(property), 120)}`
  return others.length === 0 ? subject : `${subject}, also ${fewOf(others)}`
}
