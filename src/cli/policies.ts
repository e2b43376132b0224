/** `mvc-gate policies [id]`: the catalog and the team's own policies, and one policy's page. */
import { controlsOf, kindsOf, policiesUnder } from '../controls/controls.ts'
import { KINDS } from '../controls/kinds.ts'
import { GateError } from '../core/errors.ts'
import { type Framework, frameworkInfo } from '../core/frameworks.ts'
import { CUSTOM, type Platform } from '../core/platforms.ts'
import type { ListedPolicy } from '../core/policy.ts'
import { frameworksOf, SEVERITIES, type Severity, severitiesOf } from '../core/policy-info.ts'
import { FIRST_SET, setWords } from '../core/policy-sets.ts'
import { didYouMean } from '../core/suggest.ts'
import { findPolicy, POLICIES } from '../policies/index.ts'
import { escapeJson, escapeText } from '../report/terminal.ts'
import type { ListFormat } from './commands/list-format.ts'
import type { Context } from './context.ts'
import { EXIT } from './exit-code.ts'
import type { OwnExample } from './own-examples.ts'
import type { PoliciesHere } from './own-policies.ts'
import { type PolicyExample, readExamples } from './policy-examples.ts'

export interface PoliciesRequest {
  readonly id: string | undefined
  readonly cloud: Platform | undefined
  readonly severity: Severity | undefined
  readonly framework: Framework | undefined
  /** A control of a catalog, or a kind of protection. */
  readonly control?: string | undefined
  readonly format: ListFormat
}

/**
 * Prints the list, or the page of one policy.
 * @throws GateError `usage` for an unknown id, `io` when the package's pages are missing, `config` where the team's own
 *   policies or the configuration are not valid: for the list, after it is printed
 */
export async function policies(request: PoliciesRequest, context: Context): Promise<number> {
  const builtIn = request.id === undefined ? undefined : findPolicy(request.id)
  const { own, fault, here } = builtIn === undefined ? await ownHere(context) : NO_OWN
  if (request.id !== undefined && fault !== undefined) throw fault
  const found =
    request.id === undefined
      ? underControl(request.control, [...POLICIES, ...own]).filter(filterOf(request))
      : [builtIn ?? policyById(request.id, own)]
  const [first] = found
  const examples = new Map<ListedPolicy, readonly Example[]>()
  const isPage = request.id !== undefined && first !== undefined
  for (const each of request.format === 'json' || isPage ? found : []) {
    examples.set(each, await examplesOf(each, isPage ? here : undefined))
  }
  if (request.format === 'json') {
    const all = found.map((each) => plain(each, examples.get(each) ?? []))
    context.stdout.write(`${escapeJson(JSON.stringify(all, null, 2))}\n`)
  } else {
    const text = isPage ? page(first, examples.get(first) ?? []) : list(found)
    context.stdout.write(text.split('\n').map(escapeText).join('\n'))
  }
  // The list is what a configuration with an unknown id is corrected by.
  if (fault !== undefined) throw fault
  return EXIT.allow
}

export interface OwnHere {
  readonly own: readonly ListedPolicy[]
  /** Where they were read. */
  readonly here?: PoliciesHere
  /** Why they cannot be read. */
  readonly fault?: GateError
}

const NO_OWN: OwnHere = { own: [] }

/** @throws GateError `usage` for a control that no policy is mapped to */
function underControl(
  control: string | undefined,
  policies: readonly ListedPolicy[],
): readonly ListedPolicy[] {
  if (control === undefined) return policies
  const found = policiesUnder(control, policies)
  if ('policies' in found) return found.policies
  throw new GateError('usage', `unknown control '${control}'`, {
    hint: found.question ?? 'docs/controls.md lists the controls that policies are mapped to',
  })
}

/** The policies of the team that are in force in the folder. */
export async function ownHere({ cwd }: Pick<Context, 'cwd'>): Promise<OwnHere> {
  const { policiesHere } = await import('./own-policies.ts')
  try {
    const here = await policiesHere(cwd)
    return { own: (await here.own?.all()) ?? [], here }
  } catch (error) {
    if (error instanceof GateError) return { own: [], fault: error }
    throw error
  }
}

/**
 * A policy of the catalog, or of others.
 * @throws GateError `usage` for an unknown id
 */
export function policyById(id: string, others: readonly ListedPolicy[] = []): ListedPolicy {
  const policy = findPolicy(id) ?? others.find((each) => each.id === id)
  if (policy !== undefined) return policy
  const ids = [...POLICIES, ...others].map((each) => each.id)
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
function plain(policy: ListedPolicy, examples: readonly Example[]): object {
  const { id, title, severity, safeDefaultSeverity, why, fix } = policy
  const enabledByDefault = policy.enabledByDefault !== false
  const { references, mvisionNames, subsumes = [], defaults = [] } = policy
  const frameworks = frameworksOf(policy)
  const severities = { severity, ...(safeDefaultSeverity === undefined ? {} : { safeDefaultSeverity }) }
  const about = { id, title, ...severities, enabledByDefault, cloud: policy.platform, frameworks, why, fix }
  const { accepts = [], since = [] } = policy
  const { policySet = FIRST_SET, changedIn = null } = policy
  const sets = policy.service === CUSTOM ? { policySet: null, changedIn: null } : { policySet, changedIn }
  return {
    ...about,
    ...sets,
    references,
    kinds: kindsOf(policy),
    controls: controlsOf(policy),
    mvisionNames,
    subsumes,
    accepts,
    since,
    defaults,
    examples,
  }
}

/** A policy of the team is in no set. */
function setsOf(policy: ListedPolicy): readonly string[] {
  const words = policy.service === CUSTOM ? undefined : setWords(policy)
  return words === undefined ? [] : [words]
}

/** The table is not of those who publish the catalogs. */
const MAPPED_CONTROLS = 'Controls (as mapped by mvc-gate)'

function page(policy: ListedPolicy, examples: readonly Example[]): string {
  const { notIn = {}, subsumes = [], accepts = [], since = [] } = policy
  const section = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : [`${title}\n${indent(lines.join('\n'))}`]
  const sections = [
    `${policy.id}  (${[severitiesOf(policy), ...setsOf(policy)].join('; ')})\n${policy.title}`,
    ...section('Why it matters', [policy.why]),
    ...section('How to fix it', [policy.fix]),
    ...examples.flatMap(({ framework, violating, passing }) => {
      const { shortName } = frameworkInfo(framework)
      return [
        ...section(`Violating (${shortName})`, violating === undefined ? [] : [violating]),
        ...section(`Compliant (${shortName})`, passing === undefined ? [] : [passing]),
      ]
    }),
    ...section('What it accepts', accepts),
    ...section('Since when', since),
    ...section('Not applicable to', Object.values(notIn)),
    ...section('Includes (also reported by this policy)', subsumes),
    ...section(
      'Protects',
      kindsOf(policy).map((kind) => `${KINDS[kind].title} (${kind})`),
    ),
    ...section(policy.service === CUSTOM ? 'Controls' : MAPPED_CONTROLS, controlsOf(policy)),
    ...section('References', policy.references),
    ...section('MVISION Cloud policy names', policy.mvisionNames),
  ]
  return `${sections.join('\n\n')}\n`
}

type Example = PolicyExample | OwnExample

/** Own policies have tests beside them, and no page in the package; a list has none of them. */
async function examplesOf(policy: ListedPolicy, here: PoliciesHere | undefined): Promise<readonly Example[]> {
  if (policy.service !== CUSTOM) return readExamples(policy)
  return here === undefined ? [] : (await import('./own-examples.ts')).ownExamples(policy.id, here)
}

function indent(text: string): string {
  return text
    .trim()
    .split('\n')
    .map((line) => (line === '' ? '' : `  ${line}`))
    .join('\n')
}
