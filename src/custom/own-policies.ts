/** The policies that a team writes: read from its files, and made ready for the templates that they judge. */
import { createHash } from 'node:crypto'
import { GateError } from '../core/errors.ts'
import type { ListedPolicy } from '../core/policy.ts'
import type { Template } from '../core/template.ts'
import { POLICY_IDS } from '../policies/policy-ids.ts'
import { subjectNames } from './bind.ts'
import { concerning, subjectTypes } from './concerns.ts'
import { Faults, throwFaults } from './faults.ts'
import { bindPolicy } from './own-policy.ts'
import { aboutOf, type PolicyDraft, readPolicyFile } from './policy-file.ts'

export { MAX_POLICY_BYTES } from './policy-file.ts'

/** A policy file and what is in it. */
export interface PolicyText {
  readonly path: string
  readonly text: string
}

/** Policies that are judged together. */
export interface OwnPolicies {
  drafts(): Promise<readonly PolicyDraft[]>
  /** Sorted. */
  readonly ids: readonly string[]
  /** The same for the same texts of the same files. */
  readonly digest: string
  /**
   * Those that can have a say in a template.
   * @throws GateError `config` where one of them names an attribute that its subject does not have
   */
  policiesFor(template: Template): Promise<readonly ListedPolicy[]>
  /** @throws GateError `config` where anything is wrong in any of them */
  all(): Promise<readonly ListedPolicy[]>
}

/**
 * Reads policy files.
 * @throws GateError `config`, one line per error with its place, for files that are not policies
 */
export async function readOwnPolicies(texts: readonly PolicyText[]): Promise<OwnPolicies> {
  const read = await Promise.all(texts.map(({ path, text }) => readPolicyFile(path, text)))
  const drafts = read.flatMap((each) => each.drafts)
  const faultsOf = new Map(
    read.flatMap(({ drafts: own, faults }) => own.map((draft) => [draft, faults] as const)),
  )
  expectNewIds(drafts, faultsOf)
  for (const draft of drafts) {
    const { judges } = draft
    if (judges.kind !== 'subject' || subjectTypes(judges.name.text) !== undefined) continue
    faultsOf.get(draft)?.unknown(judges.name.range, 'subject', judges.name.text, subjectNames())
  }
  throwFaults(read.flatMap(({ faults }) => faults.lines))
  const bound = new Map<PolicyDraft, Promise<ListedPolicy>>()
  const bindOnce = (draft: PolicyDraft) => {
    const known = bound.get(draft) ?? bindSoundly(draft)
    bound.set(draft, known)
    return known
  }
  return {
    drafts: async () => drafts,
    ids: drafts.map(({ id }) => id.text).sort(),
    digest: digestOf(texts),
    policiesFor: (template) => {
      const concerns = concerning(template)
      return Promise.all(drafts.filter(({ judges }) => concerns(aboutOf(judges))).map(bindOnce))
    },
    all: async () => {
      const results = await Promise.allSettled(drafts.map(bindOnce))
      const errors = results.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []))
      const other = errors.find((error) => !(error instanceof GateError))
      if (other !== undefined) throw other
      throwFaults(
        errors.flatMap((error) => (error instanceof GateError ? [error.message, ...error.details] : [])),
      )
      return results.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
    },
  }
}

function expectNewIds(drafts: readonly PolicyDraft[], faultsOf: ReadonlyMap<PolicyDraft, Faults>): void {
  const builtIn = new Set(POLICY_IDS)
  const first = new Map<string, PolicyDraft>()
  for (const draft of drafts) {
    const { id } = draft
    const earlier = first.get(id.text)
    if (builtIn.has(id.text)) faultsOf.get(draft)?.add(id.range, `the id '${id.text}' is a built-in policy's`)
    else if (earlier === undefined) first.set(id.text, draft)
    else {
      const { line } = earlier.file.position(earlier.id.range.start)
      faultsOf.get(draft)?.add(id.range, `the id '${id.text}' is used in ${earlier.file.path}:${line} too`)
    }
  }
}

async function bindSoundly(draft: PolicyDraft): Promise<ListedPolicy> {
  const faults = new Faults(draft.file)
  const policy = await bindPolicy(draft, faults)
  throwFaults(faults.lines)
  if (policy === undefined) throw new GateError('config', `${draft.file.path}: ${draft.id.text} is not valid`)
  return policy
}

function digestOf(texts: readonly PolicyText[]): string {
  const hash = createHash('sha256')
  for (const { path, text } of texts) hash.update(JSON.stringify([path, text]))
  return hash.digest('hex').slice(0, 40)
}
