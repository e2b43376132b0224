/** `mvc-gate policies [id]`: the catalogue, and one policy's page. */
import { GateError } from '../core/errors.ts'
import { type Framework, frameworkInfo } from '../core/frameworks.ts'
import type { Platform } from '../core/platforms.ts'
import type { ListedPolicy } from '../core/policy.ts'
import { frameworksOf, SEVERITIES, type Severity, severitiesOf } from '../core/policy-info.ts'
import { didYouMean } from '../core/suggest.ts'
import { findPolicy, POLICIES } from '../policies/index.ts'
import type { ListFormat } from './commands/list-format.ts'
import type { Context } from './context.ts'
import { EXIT } from './exit-code.ts'
import { readExamples } from './policy-examples.ts'

export interface PoliciesRequest {
  readonly id: string | undefined
  readonly cloud: Platform | undefined
  readonly severity: Severity | undefined
  readonly framework: Framework | undefined
  readonly format: ListFormat
}

/**
 * Prints the list, or the page of one policy.
 * @throws GateError `usage` for an unknown id, `io` when the package's pages are missing
 */
export async function policies(request: PoliciesRequest, context: Context): Promise<number> {
  const found = request.id === undefined ? POLICIES.filter(filterOf(request)) : [policyById(request.id)]
  const [first] = found
  if (request.format === 'json') context.stdout.write(`${JSON.stringify(found.map(plain), null, 2)}\n`)
  else context.stdout.write(request.id === undefined || first === undefined ? list(found) : page(first))
  return EXIT.allow
}

/** @throws GateError `usage` for an unknown id */
export function policyById(id: string): ListedPolicy {
  const policy = findPolicy(id)
  if (policy !== undefined) return policy
  const ids = POLICIES.map((each) => each.id)
  throw new GateError('usage', `unknown policy '${id}'`, {
    hint: didYouMean(id, ids) ?? 'run `mvc-gate policies` for the list of policies',
  })
}

function filterOf({ cloud, severity, framework }: PoliciesRequest): (policy: ListedPolicy) => boolean {
  return (policy) =>
    (cloud === undefined || policy.platform === cloud) &&
    (severity === undefined || policy.severity === severity) &&
    (framework === undefined || frameworksOf(policy).includes(framework))
}

function list(found: readonly ListedPolicy[]): string {
  if (found.length === 0) return 'No policies match these filters.\n'
  const widest = Math.max(...found.map((policy) => policy.id.length))
  const bySeverity = [...SEVERITIES]
    .reverse()
    .flatMap((severity) => found.filter((policy) => policy.severity === severity))
  return bySeverity
    .map((policy) => `${policy.severity.padEnd(8)}  ${policy.id.padEnd(widest)}  ${titleOf(policy)}\n`)
    .join('')
}

function titleOf({ title, enabledByDefault }: ListedPolicy): string {
  return enabledByDefault === false ? `${title} (off by default)` : title
}

/** For programs: the content of the page, with the list of frameworks. */
function plain(policy: ListedPolicy): object {
  const { id, title, severity, safeDefaultSeverity, why, fix } = policy
  const enabledByDefault = policy.enabledByDefault !== false
  const { references, controls = [], mvisionNames, subsumes = [], defaults = [] } = policy
  const frameworks = frameworksOf(policy)
  const severities = { severity, ...(safeDefaultSeverity === undefined ? {} : { safeDefaultSeverity }) }
  const about = { id, title, ...severities, enabledByDefault, cloud: policy.platform, frameworks, why, fix }
  const { accepts = [], since = [] } = policy
  const examples = readExamples(policy)
  return { ...about, references, controls, mvisionNames, subsumes, accepts, since, defaults, examples }
}

function page(policy: ListedPolicy): string {
  const { controls = [], notIn = {}, subsumes = [], accepts = [], since = [] } = policy
  const section = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : [`${title}\n${indent(lines.join('\n'))}`]
  const sections = [
    `${policy.id}  (${severitiesOf(policy)})\n${policy.title}`,
    ...section('Why it matters', [policy.why]),
    ...section('How to fix it', [policy.fix]),
    ...readExamples(policy).flatMap(({ framework, violating, passing }) => {
      const { shortName } = frameworkInfo(framework)
      return [
        ...section(`Violating (${shortName})`, [violating]),
        ...section(`Compliant (${shortName})`, [passing]),
      ]
    }),
    ...section('What it accepts', accepts),
    ...section('Since when', since),
    ...section('Not applicable to', Object.values(notIn)),
    ...section('Includes (also reported by this policy)', subsumes),
    ...section('Controls', controls),
    ...section('References', policy.references),
    ...section('MVISION Cloud policy names', policy.mvisionNames),
  ]
  return `${sections.join('\n\n')}\n`
}

function indent(text: string): string {
  return text
    .trim()
    .split('\n')
    .map((line) => (line === '' ? '' : `  ${line}`))
    .join('\n')
}
