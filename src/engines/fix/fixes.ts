/**
 * Fixes of findings: what policies say must hold, written into the template, and offered only where the edited template was
 * judged and proves it. Nothing of it is loaded before a fix is asked for.
 */
import { overlap } from '../../core/edits.ts'
import { messageOf } from '../../core/errors.ts'
import { type Finding, isViolation } from '../../core/finding.ts'
import type { Change, Fix, TextEdit } from '../../core/fix.ts'
import { mergeChanges } from '../../core/merge-changes.ts'
import type { ListedPolicy } from '../../core/policy.ts'
import type { TemplateResult } from '../../core/report.ts'
import type { Template, TemplateSource } from '../../core/template.ts'
import type { NoTemplate } from '../../frameworks/parse-template.ts'
import { writeChanges } from '../../frameworks/write.ts'
import { policiesOf } from '../../policies/policies-of.ts'
import { judgeParsed, type OfflineRules, parseOffline } from '../offline.ts'
import { editedSource } from './edited.ts'
import { endedBeside, faultOf, type Judged } from './proof.ts'

export interface FixOptions {
  /** The violations to fix; all of them without it. */
  readonly wanted?: (finding: Finding) => boolean
  /** Asked before each proof; true leaves the rest out. */
  readonly late?: () => boolean
  /** Takes a line for each fix that failed its proof. */
  readonly debug?: (line: string) => void
}

export type FixOfFinding =
  | { readonly finding: Finding; readonly fix: Fix }
  /** Why there is none, or what to decide first, as a sentence for people. */
  | { readonly finding: Finding; readonly refused: string }

/** The fixes of a template's violations. */
export interface TemplateFixes {
  readonly result: TemplateResult
  readonly fixes: readonly FixOfFinding[]
  /** How many fixes failed their proof. */
  readonly dropped: number
}

/** Proves a fix of each violation on its own. Never rejects for what a template holds. */
export async function fixesOf(
  source: TemplateSource,
  rules: OfflineRules,
  { wanted = () => true, late = () => false, debug = () => {} }: FixOptions = {},
): Promise<TemplateFixes | NoTemplate> {
  const template = await parseOffline(source)
  if ('notTemplate' in template) return template
  const before: Judged = { template, result: await judgeParsed(template, rules) }
  const all = [...(await policiesOf(template)), ...((await rules.own?.(template)) ?? [])]
  const policies = new Map(all.map((policy) => [policy.id, policy]))
  const fixes: FixOfFinding[] = []
  let dropped = 0
  for (const finding of before.result.findings) {
    if (!isViolation(finding) || !wanted(finding)) continue
    if (late()) break
    const found = await fixOf({ source, before, rules, policies, late }, finding)
    for (const fault of found.faults)
      debug(`no fix of ${finding.policy.id} in ${finding.resource.name}: ${fault}`)
    if (found.faults.length > 0 && !('fix' in found)) dropped++
    fixes.push('fix' in found ? { finding, fix: found.fix } : { finding, refused: found.refused })
  }
  return { result: before.result, fixes, dropped }
}

interface Attempt {
  readonly source: TemplateSource
  readonly before: Judged
  readonly rules: OfflineRules
  readonly policies: ReadonlyMap<string, ListedPolicy>
  readonly late: () => boolean
}

type Found = ({ readonly fix: Fix } | { readonly refused: string }) & { readonly faults: readonly string[] }

const NOT_WRITABLE = 'no fix that changes nothing else was found'

/** The first way to fix a finding that proves itself. */
async function fixOf(attempt: Attempt, finding: Finding): Promise<Found> {
  const { before, policies, late } = attempt
  const policy = policies.get(finding.policy.id)
  const { decide, unsafe } = policy?.repair ?? {}
  if (decide !== undefined) return { refused: decide, faults: [] }
  const faults: string[] = []
  let refused: string | undefined
  for (const changes of await proposalsFor(finding, policies, before.template)) {
    if (late()) break
    const tried = await tryOut(attempt, finding, changes)
    if ('refused' in tried) refused ??= tried.refused
    else if ('fault' in tried) faults.push(tried.fault)
    else return { fix: fixWith(tried, unsafe, policies), faults }
  }
  return { refused: refused ?? NOT_WRITABLE, faults }
}

/**
 * What ends another violation as well does what a fix of that one does. What is off by default is not about access: that
 * client certificates are not asked for ends with HTTP/2, which has none.
 */
function fixWith({ edits, ended }: Proven, unsafe: string | undefined, policies: Attempt['policies']): Fix {
  const reasons = ended.flatMap(({ policy }) =>
    policy.enabledByDefault === false ? [] : (policies.get(policy.id)?.repair?.unsafe ?? []),
  )
  const reason = unsafe ?? reasons[0]
  return { edits, ...(reason === undefined ? {} : { unsafe: reason }) }
}

/** Ways for the finding's policy, with those that it stands for where they are declared, and without them. */
async function proposalsFor(
  finding: Finding,
  policies: Attempt['policies'],
  template: Template,
): Promise<readonly (readonly Change[])[]> {
  const own = (await policies.get(finding.policy.id)?.propose(template, finding)) ?? []
  const covered = finding.also.flatMap((id) => policies.get(id) ?? [])
  const safe = covered.filter(({ repair }) => repair !== undefined && repair.unsafe === undefined)
  const further = await Promise.all(safe.map((policy) => policy.propose(template, finding)))
  const firsts = further.flatMap(([first]) => first ?? [])
  return firsts.length === 0 ? own : [...own.map((each) => mergeChanges([...each, ...firsts])), ...own]
}

interface Proven {
  readonly edits: readonly TextEdit[]
  /** Other violations that are gone with it. */
  readonly ended: readonly Finding[]
}

type Tried = Proven | { readonly refused: string } | { readonly fault: string }

async function tryOut(attempt: Attempt, finding: Finding, changes: readonly Change[]): Promise<Tried> {
  const { source, before, rules } = attempt
  try {
    const edits = writeChanges(before.template, changes)
    if ('refused' in edits) return edits
    if (edits.length === 0) return { fault: 'nothing changes' }
    if (overlap(edits)) return { fault: 'edits overlap' }
    const template = await parseOffline(editedSource(source, edits))
    if ('notTemplate' in template) return { fault: template.notTemplate }
    const after: Judged = { template, result: await judgeParsed(template, rules) }
    const fault = faultOf(before, after, finding, changes)
    return fault === undefined ? { edits, ended: endedBeside(before, after, finding) } : { fault }
  } catch (error) {
    // A writer that throws is a bug; it must not stop the run.
    return { fault: messageOf(error) }
  }
}
