/** `mvc-gate policies [id]`: the catalogue, and one policy's page. */
import { closest } from 'fastest-levenshtein'
import { GateError } from '../core/errors.ts'
import type { ListedPolicy } from '../core/policy.ts'
import { SEVERITIES } from '../core/policy-info.ts'
import { findPolicy, POLICIES } from '../policies/index.ts'
import type { Context } from './context.ts'
import { EXIT } from './exit-code.ts'

/**
 * Prints the list, or the page of one policy.
 * @throws GateError `usage` for an unknown id
 */
export function policies(id: string | undefined, context: Context): number {
  context.stdout.write(id === undefined ? list() : page(policyCalled(id)))
  return EXIT.allow
}

function policyCalled(id: string): ListedPolicy {
  const policy = findPolicy(id)
  if (policy !== undefined) return policy
  const ids = POLICIES.map((each) => each.id)
  throw new GateError('usage', `no policy is called '${id}'`, {
    hint: `did you mean '${closest(id.slice(0, 100), ids)}'?`,
  })
}

function list(): string {
  const widest = Math.max(...POLICIES.map((policy) => policy.id.length))
  const bySeverity = [...SEVERITIES]
    .reverse()
    .flatMap((severity) => POLICIES.filter((policy) => policy.severity === severity))
  return bySeverity
    .map((policy) => `${policy.severity.padEnd(8)}  ${policy.id.padEnd(widest)}  ${policy.title}\n`)
    .join('')
}

function page(policy: ListedPolicy): string {
  const sections = [
    `${policy.id}  (${policy.severity})\n${policy.title}`,
    `Why it matters\n${indent(policy.why)}`,
    `How to mend it\n${indent(policy.remedy)}`,
    ...policy.examples.flatMap((example) => [
      `Violating (${example.framework})\n${indent(example.violating)}`,
      `Passing (${example.framework})\n${indent(example.passing)}`,
    ]),
    `References\n${indent(policy.references.join('\n'))}`,
  ]
  if (policy.mvisionNames.length > 0) {
    sections.push(`In MVISION Cloud\n${indent(policy.mvisionNames.join('\n'))}`)
  }
  return `${sections.join('\n\n')}\n`
}

function indent(text: string): string {
  return text
    .trim()
    .split('\n')
    .map((line) => (line === '' ? '' : `  ${line}`))
    .join('\n')
}
