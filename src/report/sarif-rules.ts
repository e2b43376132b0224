/** Policies as SARIF's rules. */
import { controlsOf, kindsOf } from '../controls/controls.ts'
import type { PolicyInfo, Severity } from '../core/policy-info.ts'
import { LOOK_UP_POLICY, MACHINE } from './messages.ts'

/** GitHub sorts by these numbers: critical from 9.0, high from 7.0, medium from 4.0. */
const SCORES: Readonly<Record<Severity, string>> = { critical: '9.5', high: '8.0', medium: '5.5', low: '3.0' }

/** For what a tenant reports and the catalog does not know. */
export const TENANT_RULE = {
  id: 'tenant-policy',
  shortDescription: { text: MACHINE.unknownTenantPolicy },
  fullDescription: { text: MACHINE.unknownTenantPolicyText },
  help: { text: LOOK_UP_POLICY },
} as const

/** GitHub takes no more of a rule. */
const MOST_TAGS = 20

/** By what a person would filter: the platform, what is protected, and the controls, those of a benchmark first. */
function tagsOf(policy: PolicyInfo): readonly string[] {
  const tags = ['security', policy.platform, ...kindsOf(policy), ...controlsOf(policy)]
  return [...new Set(tags)].slice(0, MOST_TAGS)
}

/** @param severity of the worst finding that follows the rule: GitHub shows it for each of them */
export function ruleOf(
  policy: PolicyInfo,
  severity: Severity,
  levels: Readonly<Record<Severity, string>>,
): object {
  const { id, title, why, fix, references } = policy
  const [helpUri] = references
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: why },
    ...(helpUri === undefined ? {} : { helpUri }),
    help: {
      text: `${why}\n\n${fix}\n\n${references.join('\n')}`,
      markdown: `${why}\n\n**${fix}**\n\n${references.map((each) => `- <${each}>\n`).join('')}`,
    },
    defaultConfiguration: {
      level: levels[severity],
      ...(policy.enabledByDefault === false ? { enabled: false } : {}),
    },
    properties: {
      tags: tagsOf(policy),
      'security-severity': SCORES[severity],
    },
  }
}
