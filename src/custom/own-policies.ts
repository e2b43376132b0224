/** The policies that a team writes: read from its files, and made ready for the templates that they judge. */
import { createHash } from 'node:crypto'
import { allInOrder } from '../core/all-in-order.ts'
import { GateError } from '../core/errors.ts'
import type { ListedPolicy } from '../core/policy.ts'
import type { Severity } from '../core/policy-info.ts'
import type { Template } from '../core/template.ts'
import { POLICY_IDS } from '../policies/policy-ids.ts'
import { type About, concerning } from './concerns.ts'
import { Faults, throwFaults } from './faults.ts'
import { bindPolicy } from './own-policy.ts'
import { readPolicyFile, type WrittenPolicy } from './policy-file.ts'
import { subjectNames, subjectTypes } from './subjects.ts'

export { MAX_POLICY_BYTES } from './policy-file.ts'

/** A policy file and what is in it. */
export interface PolicyText {
  readonly path: string
  readonly text: string
}

export interface Graded {
  readonly id: string
  readonly severity: Severity
}

/** Policies that are judged together. */
export interface OwnPolicies {
  /** As they are written. @throws GateError `config` where they cannot be read */
  written(): Promise<readonly WrittenPolicy[]>
  /** Sorted. */
  readonly ids: readonly string[]
  /** The severity that each gives itself. */
  readonly graded: readonly Graded[]
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
  const read = await allInOrder(texts.map(({ path, text }) => readPolicyFile(path, text)))
  const written = read.flatMap(({ policies }) => policies)
  const faultsOf = new Map(
    read.flatMap(({ policies, faults }) => policies.map((each) => [each, faults] as const)),
  )
  expectNewIds(written, faultsOf)
  for (const each of written) {
    const { judges } = each.draft
    if (judges.kind !== 'subject' || subjectTypes(judges.name.text) !== undefined) continue
    faultsOf.get(each)?.unknown(judges.name.range, 'subject', judges.name.text, subjectNames())
  }
  throwFaults(read.flatMap(({ faults }) => faults.lines))
  const bound = new Map<WrittenPolicy, Promise<ListedPolicy>>()
  const bindOnce = (each: WrittenPolicy) => {
    const known = bound.get(each) ?? bindSoundly(each)
    bound.set(each, known)
    return known
  }
  return {
    written: async () => written,
    ids: written.map(({ draft }) => draft.id.text).sort(),
    graded: written.map(({ draft: { id, severity } }) => ({ id: id.text, severity })),
    digest: digestOf(texts),
    policiesFor: (template) => {
      const concerns = concerning(template)
      return allInOrder(written.filter((each) => concerns(aboutOf(each))).map(bindOnce))
    },
    all: async () => {
      const results = await Promise.allSettled(written.map(bindOnce))
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

/** What of a policy says for which templates it is needed. */
export function aboutOf({ draft: { judges } }: WrittenPolicy): About {
  return judges.kind === 'subject' ? (subjectTypes(judges.name.text) ?? []) : judges.types
}

function expectNewIds(written: readonly WrittenPolicy[], faultsOf: ReadonlyMap<WrittenPolicy, Faults>): void {
  const builtIn = new Set(POLICY_IDS)
  const first = new Map<string, WrittenPolicy>()
  for (const each of written) {
    const { id } = each.draft
    const earlier = first.get(id.text)
    if (builtIn.has(id.text)) faultsOf.get(each)?.add(id.range, `the id '${id.text}' is a built-in policy's`)
    else if (earlier === undefined) first.set(id.text, each)
    else {
      const { line } = earlier.file.position(earlier.draft.id.range.start)
      faultsOf.get(each)?.add(id.range, `the id '${id.text}' is used in ${earlier.file.path}:${line} too`)
    }
  }
}

async function bindSoundly({ draft, file }: WrittenPolicy): Promise<ListedPolicy> {
  const faults = new Faults(file)
  const policy = await bindPolicy(draft, faults)
  throwFaults(faults.lines)
  if (policy === undefined) throw new GateError('config', `${draft.path}: ${draft.id.text} is not valid`)
  return policy
}

function digestOf(texts: readonly PolicyText[]): string {
  const hash = createHash('sha256')
  for (const { path, text } of texts) hash.update(JSON.stringify([path, text]))
  return hash.digest('hex').slice(0, 40)
}
