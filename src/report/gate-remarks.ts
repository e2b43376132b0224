/** What is about the gate itself, as the formats for programs report it: a weaker configuration, suppressions, problems. */
import type { Report } from '../core/report.ts'
import type { Location } from '../core/source.ts'
import { exceptionChange } from './exception-words.ts'
import { configurationChange, HEADING } from './messages.ts'
import type { Secrets } from './secrets.ts'

export interface GateRemark {
  readonly kind: 'configuration' | 'exception' | 'problem' | 'suppression'
  readonly path: string
  readonly at?: Location
  /** The same for all of a kind. */
  readonly title: string
  readonly message: string
}

/** One for each; not escaped, without secrets. */
export function gateRemarks(
  { exceptionChanges, configurationChanges, configurationProblems, addedSuppressions }: Report,
  secrets: Secrets,
): readonly GateRemark[] {
  return [
    ...exceptionChanges.map((change) => ({
      kind: 'exception' as const,
      path: change.path,
      at: change.at,
      title: HEADING.exceptionChanges,
      message: secrets.scrub(exceptionChange(change)),
    })),
    ...configurationChanges.map(({ path, ...change }) => ({
      kind: 'configuration' as const,
      path,
      title: HEADING.configurationChanges,
      message: secrets.scrub(configurationChange(change)),
    })),
    ...configurationProblems.map(({ path, message }) => ({
      kind: 'problem' as const,
      path,
      title: HEADING.configurationProblems,
      message: secrets.scrub(message),
    })),
    ...addedSuppressions.map(({ path, at, policies, reason }) => ({
      kind: 'suppression' as const,
      path,
      ...(at === undefined ? {} : { at }),
      title: HEADING.addedSuppressions,
      message: secrets.scrub(`${policies.join(', ')}: ${reason}`),
    })),
  ]
}
