/** The page of what unset properties mean: from what policies document, and from what they find in their fixtures. */
import { type Framework, frameworkInfo } from '../../src/core/frameworks.ts'
import { PLATFORMS } from '../../src/core/platforms.ts'
import type { ListedPolicy } from '../../src/core/policy.ts'
import { type DocumentedDefault, frameworksOf } from '../../src/core/policy-info.ts'
import { POLICIES } from '../../src/policies/index.ts'
import { FIXTURES, frameworkOf, parse } from '../policies/support.ts'

const TEXT = `# Defaults

Generated from the policies and their tests. A property that a template does not set has the provider's documented default
for the provider and API version in use, and is checked with this value:

- An **insecure** default is a violation with the policy's own severity, located at the first line of the resource.
- A default that is **safe for new resources only** is a violation of severity \`low\`, which does not block by default; its
  label says what new resources get, and since when. An insecure value that is set explicitly keeps the policy's severity.
  \`"policies": { "<id>": "high" }\` in \`.mvcrc\` sets the severity of both, for teams that require explicit settings.
- A **safe** default of the provider or API version in use passes.
- A default that is not documented, or depends on something outside the template, is **undecided**.

If a condition chooses between an insecure value and a safe default, the violation is \`low\`, the severity that is certain, and
its labels show both places. An undecided finding has the highest severity that is possible.
`

/** Where defaults have changed or depend on a version, then the default of every policy. */
export async function defaultsPage(): Promise<string> {
  const rows = await Promise.all(POLICIES.map(async (policy) => [policy, await rowOf(policy)] as const))
  const tables = PLATFORMS.flatMap(({ id, name }) => {
    const own = rows.filter(([policy]) => policy.platform === id).map(([, row]) => row)
    return [`### ${name}`, `${table(['policy', 'if not set', 'source'])}\n${own.join('\n')}`]
  })
  const head = ['policy', 'framework', 'version', 'if not set', 'since', 'the gate', 'source']
  return `${[
    TEXT.trimEnd(),
    '## Where defaults have changed, or depend on a version',
    `${table(head)}\n${POLICIES.flatMap(changesOf).join('\n')}`,
    '## What each policy finds for unset properties',
    'As in the `default` templates of its tests. A policy finds nothing where it applies only if another property is set.',
    ...tables,
  ].join('\n\n')}\n`
}

function table(head: readonly string[]): string {
  return `| ${head.join(' | ')} |\n|${' --- |'.repeat(head.length)}`
}

function linkTo({ id }: ListedPolicy): string {
  return `[${id}](policies/${id}.md)`
}

function changesOf(policy: ListedPolicy): readonly string[] {
  return (policy.defaults ?? []).map((each) => {
    const own = each.in === undefined ? frameworksOf(policy) : [each.in]
    const frameworks = own.map((framework) => frameworkInfo(framework).shortName).join(', ')
    const { version = 'all', since = '', means, source } = each
    const cells = [linkTo(policy), frameworks, version, means, since, gateOn(policy, each), `<${source}>`]
    return `| ${cells.join(' | ')} |`
  })
}

function gateOn({ severity, safeDefaultSeverity }: ListedPolicy, each: DocumentedDefault): string {
  switch (each.is) {
    case 'bad':
      return severity
    case 'new':
      return safeDefaultSeverity ?? severity
    case 'safe':
      return 'passes'
    case 'unknown':
      return 'undecided'
  }
}

async function rowOf(policy: ListedPolicy): Promise<string> {
  const cells = await Promise.all(frameworksOf(policy).map((framework) => foundIn(policy, framework)))
  const [source = ''] = policy.references
  return `| ${linkTo(policy)} | ${cells.flat().join('; ') || 'not applicable'} | <${source}> |`
}

/** What the policy finds in its template of a framework where nothing is written. */
async function foundIn(policy: ListedPolicy, framework: Framework): Promise<readonly string[]> {
  const own = FIXTURES.filter(({ policy: id }) => id === policy.id)
  const fixture = own.find(({ name }) => /^default\./.test(name) && frameworkOf(name) === framework)
  if (fixture === undefined) return []
  const { findings } = policy.judge(await parse(fixture.name, fixture.text))
  const found = [
    ...new Set(findings.map(({ verdict, severity }) => (verdict === 'undecided' ? verdict : severity))),
  ]
  return [`${frameworkInfo(framework).shortName}: ${found.sort().join(', ') || 'passes'}`]
}
