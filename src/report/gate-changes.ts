/** What a change does to the gate itself, as the formats for programs report it: a weaker configuration, suppressions. */
import type { Report } from '../core/report.ts'
import type { Location } from '../core/source.ts'
import { configurationChange, HEADING } from './messages.ts'
import type { Secrets } from './secrets.ts'

export interface GateChange {
  readonly kind: 'configuration' | 'suppression'
  readonly path: string
  readonly at?: Location
  /** What kind of change it is. */
  readonly title: string
  readonly message: string
}

/** One for each; not escaped, without secrets. */
export function gateChanges(
  { configurationChanges, addedSuppressions }: Report,
  secrets: Secrets,
): readonly GateChange[] {
  return [
    ...configurationChanges.map(({ path, ...change }) => ({
      kind: 'configuration' as const,
      path,
      title: HEADING.configurationChanges,
      message: secrets.scrub(configurationChange(change)),
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
