/** The words of every report, one place for each sentence; what is put into them is escaped by the caller. */
import type {
  Action,
  Bypass,
  ConfigurationChange,
  GateRules,
  TenantReport,
  Unscannable,
} from '../core/report.ts'
import type { UnreadCause } from '../core/source.ts'
import type { FixCounts } from './fix-counts.ts'
import { type Acted, followUpOf } from './follow-up.ts'
import { count, fewOf } from './words.ts'

type Instead = NonNullable<TenantReport['failure']>['instead']

/** What is blocked. */
export const SUBJECT: Readonly<Record<Exclude<Action, 'scan'>, string>> = {
  commit: 'Commit',
  merge: 'Merge',
  push: 'Push',
  receive: 'Push',
}

/** Names of the fields below a frame. */
export const FIELD = {
  why: 'why',
  fix: 'fix',
  also: 'also',
  policy: 'policy',
  note: 'note',
  instead: 'then',
  from: 'from',
  see: 'see',
} as const

/** Headings of lists. */
export const HEADING = {
  packs: 'Packs',
  notBlocking: 'Not blocking',
  undecided: 'Not decidable before deployment',
  inputs: 'Values that would decide most of them',
  unconfirmed: 'Found by the embedded engine, not reported by the tenant',
  notEnforced: 'Not enforced: of later policies than "policySet" pins',
  addedSuppressions: 'Suppressions added by this change',
  exceptionChanges: 'Exceptions added or extended by this change',
  exceptions: 'Accepted by exceptions',
  configurationChanges: 'Configuration weakened by this change',
  configurationProblems: 'Configuration without effect',
  invalidSuppressions: 'Invalid suppressions',
  notChecked: 'Not checked',
} as const

export const UNNAMED_VIOLATION = 'an unnamed violation reported by the tenant'
export const NO_LOCATION =
  'no location: the tenant reports names only, and the embedded engine found no match'
export const NO_VERDICT = 'no verdict from the tenant'
export const LOOK_UP_POLICY = 'Look the policy up in the tenant.'
export const NOT_SCANNED = 'not scanned'
export const NO_TEMPLATES = 'no templates checked'

/** What a pack gives: `failOn (final), exclude, 3 policy files`. @param keys those it gives, and those it makes final only */
export function packGives(keys: readonly string[], final: readonly string[], policyFiles: number): string {
  const all = [...new Set([...keys, ...final])].map((key) => (final.includes(key) ? `${key} (final)` : key))
  const files = policyFiles === 0 ? [] : [count(policyFiles, 'policy file')]
  return [...all, ...files].join(', ') || 'nothing that is in force'
}

/** What happens where the tenant gives no verdict. */
export const INSTEAD: Readonly<Record<Instead, string>> = {
  offline: 'falling back to the embedded engine ("onUnavailable": "offline")',
  block: 'blocking ("onUnavailable": "block")',
  warn: 'no verdict; not blocking ("onUnavailable": "warn")',
}

const EXCLUDE = 'exclude the file ("exclude" in .mvcrc)'

const UNREAD_FIX: Readonly<Record<UnreadCause, string>> = {
  time: `raise "timeoutSeconds" in .mvcrc, scan fewer files at once, or ${EXCLUDE}`,
  size: `raise "maxFileBytes" in .mvcrc, or ${EXCLUDE}`,
  encoding: `save the file as UTF-8, or ${EXCLUDE}`,
  lfs: `keep templates out of Git LFS, or ${EXCLUDE}`,
  link: `correct or remove the link, or ${EXCLUDE}`,
  outside: `copy the file into the repository, or ${EXCLUDE}`,
  encrypted: `keep templates unencrypted and secrets in other files, or ${EXCLUDE}`,
}

/** What to do about a part that could not be read. */
export function unscannableFix(
  { cause, at }: Pick<Unscannable, 'cause' | 'at'>,
  rule: GateRules['unscannable'],
): string {
  const otherwise = at === undefined ? `correct it, or ${EXCLUDE}` : `correct the syntax, or ${EXCLUDE}`
  const fix = cause === undefined ? otherwise : UNREAD_FIX[cause]
  return rule === 'block' ? fix : `${fix}; not blocking ("unscannable": "warn" in .mvcrc)`
}

/** @param host escaped */
export function noVerdictFrom(host: string): string {
  return `no verdict from ${host}`
}

/** @param ids escaped */
export function alsoViolates(ids: readonly string[]): string {
  return `violates ${ids.join(', ')}`
}

export function checksPassed(many: number): string {
  return `${count(many, 'check')} passed`
}

export function reportedByTenant(many: number, besidesOthers: boolean): string {
  return `${many} ${besidesOthers ? 'more ' : ''}reported by the tenant`
}

export function invalidSuppressions(many: number): string {
  return count(many, 'invalid suppression')
}

/** Templates of which a part, or all, could not be read. */
export function notScanned(many: number, inPart: boolean): string {
  return `${count(many, 'template')} could not be ${inPart ? 'fully scanned' : 'scanned'}`
}

/** How many undecided findings one input decides: `var.environment decides 14 (infra)`. */
export function inputDecides(input: string, template: string, many: number): string {
  return `${input} decides ${many} (${template})`
}

/** What was found and does not block, in the order of the summary. */
export const COUNTED = {
  notBlocking: (words: readonly string[]) => `${words.join(', ')} not blocking`,
  existing: (many: number) => `${many} existing`,
  fixed: (many: number) => `${many} fixed`,
  undecided: (many: number) => `${many} undecided`,
  unconfirmed: (many: number) => `${many} not reported by the tenant`,
  suppressed: (many: number) => `${many} suppressed`,
} as const

export function noTemplatesFound(files: number): string {
  return files === 0
    ? 'No templates found.'
    : `No templates found in ${count(files, 'file')} (use --verbose to see why).`
}

export function moreViolations(many: number, report: Acted): string {
  return `${count(many, 'more violation')}; run ${scanOf(report)} to see all`
}

/** What reports all that a hook cuts. */
function scanOf(report: Acted): string {
  if (report.action === 'push' || report.action === 'receive') return 'mvc-gate scan --all'
  return followUpOf(report).staged ? 'mvc-gate scan --staged' : 'mvc-gate scan'
}

/** Violations that do not block and are not listed. */
export function moreNotBlocking(many: number, report: Acted): string {
  const all = report.action === 'scan' ? 'use --verbose' : `run ${scanOf(report)} --verbose`
  return `and ${many} more; ${all} to see all`
}

/** @param resource escaped */
export function policiesHere(resource: string, many: number): string {
  return `${resource}: ${count(many, 'policy', 'policies')}`
}

/** Files that are named where a change leaves some out; the rest is counted. */
const NAMED_FILES = 5
const LONGEST_PART = 150

/** What a change does to the configuration, in one line that is not too long to be printed whole; unescaped. */
export function configurationChange({ key, message, files }: Omit<ConfigurationChange, 'path'>): string {
  const what = cut(key === undefined ? message : `${key}: ${message}`)
  return files.length === 0 ? what : `${what}; no longer checked: ${fewOf(files.map(cut), NAMED_FILES)}`
}

/** A long text must not hide what stands after it. */
export function cut(text: string): string {
  return text.length <= LONGEST_PART ? text : `${text.slice(0, LONGEST_PART)}…`
}

/** Sentences of the formats for programs. */
export const MACHINE = {
  noTemplates: 'no templates to check',
  notScannedTitle: 'A template could not be scanned',
  unknownTenantPolicy: 'A policy of the tenant',
  unknownTenantPolicyText:
    'The tenant reports a violation of a policy that is not in the catalog of mvc-gate.',
  root: 'The root of the repository',
} as const

/** Words of the page. */
export const PAGE = {
  tagline: 'Infrastructure as code, checked before it leaves your machine',
  nothingToCheck: 'Nothing to check',
  nothingFound: 'Nothing was found.',
  nothingMatches: 'No findings match the filter.',
  footer: 'Values that are known only at deployment are undecided: they neither pass nor violate.',
  controls: 'Violations by control',
  ownMapping:
    'As mapped by mvc-gate (docs/controls.md), not by those who publish the catalogs. A violation shows that something is missing; none does not show that a control is met.',
  violations: 'Violations',
  existing: 'Existing: already in the base of this change',
  suppressed: 'Suppressed, with reasons',
  unscannable: 'Could not be scanned',
  ofTenant: 'reported by the tenant',
  automaticFix: 'Fix as a diff: mvc-gate fix',
  invalidBlocks: 'Invalid suppressions (blocking)',
  notTemplates: 'Not checked, because not templates',
} as const

/** Stands for a policy's id. */
export const ANY_POLICY = '<policy-id>'

/** @param policies ids, escaped; all have to be named */
export function acceptByComment(policies: readonly string[]): string {
  return `To accept a finding, put above its line: # mvc-gate:ignore ${policies.join(', ')} -- <reason>`
}

/** @param policies ids, escaped */
export function acceptByMetadata(key: 'Metadata' | 'metadata', policies: readonly string[]): string {
  const entries = policies.map((policy) => `{ "policy": "${policy}", "reason": "<reason>" }`)
  return `To accept a finding, add to its resource: "${key}": { "mvc-gate": { "ignore": [${entries.join(', ')}] } }`
}

/**
 * Where only an exception accepts a finding.
 * @param policies ids, or a tenant's name for one, escaped
 * @param file of exceptions, escaped
 */
export function acceptByException(policies: readonly string[], file: string): string {
  const entries = policies.map(
    (policy) =>
      `- { policy: ${JSON.stringify(policy)}, path: "<glob>", reason: "<reason>", owner: "@<owner>", until: <date> }`,
  )
  return `To accept a finding, its owners add to ${file}: ${entries.join(' and ')}`
}

/** @param policies ids, or a tenant's name for one, escaped */
export function acceptByConfiguration(policies: readonly string[]): string {
  const entries = policies.map((policy) => `{ "policy": ${JSON.stringify(policy)}, "reason": "<reason>" }`)
  return `To accept a finding, add to .mvcrc: "ignore": [${entries.join(', ')}]`
}

/**
 * How many of the violations that block the gate can fix, and how; undefined where it can fix none.
 * @param where options and paths of the command, escaped: ` --staged`, ` a.yaml`
 */
export function fixLine({ all, safe, unsafe, isPartial }: FixCounts, where: string): string | undefined {
  const command = `mvc-gate fix${where}`
  if (safe + unsafe === 0) return isPartial ? `To see what can be fixed: ${command} --diff` : undefined
  const atLeast = isPartial ? 'at least ' : ''
  if (safe === 0) return `To fix: ${command} --unsafe (${atLeast}${unsafe} of ${all}; see --diff first)`
  const more = unsafe === 0 ? '' : `; ${unsafe} more with --unsafe`
  return `To fix: ${command} (${atLeast}${safe} of ${all}${more})`
}

/** The way past a hook that blocks, and what becomes of what takes it; undefined on a server. */
export function emergency(action: Exclude<Action, 'scan'>, bypass?: Bypass): string | undefined {
  if (action === 'receive') return undefined
  if (action === 'push') return 'Emergency: git push --no-verify'
  const facts = [
    // Of a merge only what neither parent holds is recorded, which is seldom what blocks.
    ...(bypass?.recorded === true && action === 'commit' ? ['recorded'] : []),
    ...(bypass?.pushChecked === true ? ['the push is checked'] : []),
  ]
  const what = `Emergency: git commit --no-verify${facts.length === 0 ? '' : ` (${facts.join('; ')})`}`
  return action === 'merge' ? `${what}; to undo the merge: git merge --abort` : what
}

export const ALL_FINDINGS = 'use --format html=report.html, or --verbose, to see every finding'

/** Heading of the findings that a scan shows by policy only. */
export function moreByPolicy(many: number): string {
  return `${count(many, 'more blocking finding')} by policy`
}
