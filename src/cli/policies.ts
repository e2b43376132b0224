/** `mvc-gate policies [id]`: the catalogue, and one policy's page. */
import { closest } from 'fastest-levenshtein'
import { GateError } from '../core/errors.ts'
import { frameworkInfo } from '../core/frameworks.ts'
import type { ListedPolicy } from '../core/policy.ts'
import { frameworksOf, SEVERITIES } from '../core/policy-info.ts'
import { findPolicy, POLICIES } from '../policies/index.ts'
import type { Command } from './arguments.ts'
import type { Context } from './context.ts'
import { EXIT } from './exit-code.ts'
import { readExamples } from './policy-examples.ts'

type PoliciesCommand = Extract<Command, { name: 'policies' }>

/**
 * Prints the list, or the page of one policy.
 * @throws GateError `usage` for an unknown id, `io` when the package's pages are missing
 */
export function policies(command: PoliciesCommand, context: Context): number {
  const found = command.id === undefined ? POLICIES.filter(filterOf(command)) : [policyCalled(command.id)]
  const [first] = found
  if (command.format === 'json') context.stdout.write(`${JSON.stringify(found.map(plain), null, 2)}\n`)
  else context.stdout.write(command.id === undefined || first === undefined ? list(found) : page(first))
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

function filterOf({ cloud, severity, framework }: PoliciesCommand): (policy: ListedPolicy) => boolean {
  return (policy) =>
    (cloud === undefined || policy.platform === cloud) &&
    (severity === undefined || policy.severity === severity) &&
    (framework === undefined || frameworksOf(policy).includes(framework))
}

function list(found: readonly ListedPolicy[]): string {
  if (found.length === 0) return 'No policy is like that.\n'
  const widest = Math.max(...found.map((policy) => policy.id.length))
  const bySeverity = [...SEVERITIES]
    .reverse()
    .flatMap((severity) => found.filter((policy) => policy.severity === severity))
  return bySeverity
    .map((policy) => `${policy.severity.padEnd(8)}  ${policy.id.padEnd(widest)}  ${policy.title}\n`)
    .join('')
}

/** For programs: what the page says, with the frameworks spelled out. */
function plain(policy: ListedPolicy): object {
  const { id, title, severity, why, fix, references, controls = [], mvisionNames, subsumes = [] } = policy
  const frameworks = frameworksOf(policy)
  const about = { id, title, severity, cloud: policy.platform, frameworks, why, fix }
  return { ...about, references, controls, mvisionNames, subsumes, examples: readExamples(policy) }
}

function page(policy: ListedPolicy): string {
  const { controls = [], notIn = {}, subsumes = [] } = policy
  const section = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : [`${title}\n${indent(lines.join('\n'))}`]
  const sections = [
    `${policy.id}  (${policy.severity})\n${policy.title}`,
    ...section('Why it matters', [policy.why]),
    ...section('How to mend it', [policy.fix]),
    ...readExamples(policy).flatMap(({ framework, violating, passing }) => {
      const { shortName } = frameworkInfo(framework)
      return [
        ...section(`Violating (${shortName})`, [violating]),
        ...section(`Mended (${shortName})`, [passing]),
      ]
    }),
    ...section('Where it can not be written', Object.values(notIn)),
    ...section('Stands for', subsumes),
    ...section('Controls', controls),
    ...section('References', policy.references),
    ...section('In MVISION Cloud', policy.mvisionNames),
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
