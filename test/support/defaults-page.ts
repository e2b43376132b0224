/** The page of what nothing written means: from what policies document, and from what they find in their fixtures. */
import { type Framework, frameworkInfo } from '../../src/core/frameworks.ts'
import { PLATFORMS } from '../../src/core/platforms.ts'
import type { ListedPolicy } from '../../src/core/policy.ts'
import { type DocumentedDefault, frameworksOf } from '../../src/core/policy-info.ts'
import { POLICIES } from '../../src/policies/index.ts'
import { FIXTURES, frameworkOf, parse } from '../policies/support.ts'

const TEXT = `# Defaults

Made from the policies and their tests. What a template does not write has the provider's documented default, and is
checked as such, by provider and API version:

- A **bad** default is a violation with the policy's own severity, at the head of the resource.
- A default that is **safe for new resources**, and leaves older ones as they were, is a violation of severity \`low\` that does
  not block by default; its label says what new resources get, and since when. A bad value that is written keeps the
  policy's severity. \`"policies": { "<id>": "high" }\` in \`.mvcrc\` grades both, for teams that ask for explicit settings.
- A **safe** default, which the provider or the API version at hand writes, passes.
- What is not documented, or depends on what the template does not show, is **undecided**.

The severity of a violation is the one that is certain: where a condition chooses between a bad value and a safe default, the
violation is \`low\`, with both places among its labels. Of what is undecided it is the worst one that is possible.
`

/** Where defaults have changed or depend on a version, then the default of every policy. */
export async function defaultsPage(): Promise<string> {
  const rows = await Promise.all(POLICIES.map(async (policy) => [policy, await rowOf(policy)] as const))
  const tables = PLATFORMS.flatMap(({ id, name }) => {
    const own = rows.filter(([policy]) => policy.platform === id).map(([, row]) => row)
    return [`### ${name}`, `${table(['policy', 'nothing written', 'source'])}\n${own.join('\n')}`]
  })
  const head = ['policy', 'framework', 'version', 'nothing written means', 'since', 'the gate', 'source']
  return `${[
    TEXT.trimEnd(),
    '## Where defaults have changed, or depend on a version',
    `${table(head)}\n${POLICIES.flatMap(changesOf).join('\n')}`,
    '## What each policy finds where nothing is written',
    'As in the `default` templates of its tests. Where a policy needs something else to be written first, nothing is found.',
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
