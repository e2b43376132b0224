/** The page of what is fixed: from what policies declare, and from the fixes of their violating fixtures that prove themselves. */
import { type Framework, frameworkInfo, frameworksFor, templatePath } from '../../src/core/frameworks.ts'
import { PLATFORMS, type Platform } from '../../src/core/platforms.ts'
import type { ListedPolicy } from '../../src/core/policy.ts'
import { SourceFile } from '../../src/core/source.ts'
import { type FixOfFinding, fixesOf } from '../../src/engines/fix/fixes.ts'
import { POLICIES } from '../../src/policies/index.ts'
import { EXAMPLES, FIXTURES, type Fixture, frameworkOf } from '../policies/support.ts'

const TEXT = `# Which findings are fixed

Generated from the policies and their tests; [fixes](fix.md) says how they are made. For each framework:

- **safe**: changes the configuration in place. \`mvc-gate fix\` makes it.
- **unsafe**: replaces the resource when it is deployed, or takes access away from someone. \`mvc-gate fix --unsafe\` makes it.
- **no**: there is a decision to make first, which the last column names, or no fix is known.
- **–**: the violation does not exist there.

A fix is offered only where it proves itself: a value that is only known at deployment, or one that another resource uses too, can keep a
finding of a policy in this table from being fixed.
`

/** Rules by which every policy is judged. */
export const EVERY_POLICY = {
  policies: new Map(
    POLICIES.filter(({ enabledByDefault }) => enabledByDefault === false).map(({ id, severity }) => [
      id,
      severity,
    ]),
  ),
}

/** The fixes of a fixture's own policy. */
export async function fixesOfFixture({ policy, name, text }: Fixture): Promise<readonly FixOfFinding[]> {
  const framework = frameworkOf(name)
  const found = await fixesOf(
    { framework, path: templatePath(framework, name), files: [new SourceFile(name, text)] },
    EVERY_POLICY,
    { wanted: (finding) => finding.policy.id === policy || finding.also.includes(policy) },
  )
  if ('notTemplate' in found) throw new Error(`${name}: ${found.notTemplate}`)
  return found.fixes
}

/** Every fixture of a policy in which it is violated, the examples first. */
export function violatingFixtures(policy: string): readonly Fixture[] {
  return [...EXAMPLES, ...FIXTURES].filter((each) => each.policy === policy && /violating/.test(each.name))
}

type Cell = 'safe' | 'unsafe' | 'no' | '–'

async function cellOf(policy: ListedPolicy, framework: Framework): Promise<Cell> {
  if (policy.notIn?.[framework] !== undefined) return '–'
  if (policy.repair === undefined || policy.repair.decide !== undefined) return 'no'
  for (const fixture of violatingFixtures(policy.id)) {
    if (frameworkOf(fixture.name) !== framework) continue
    const fixes = await fixesOfFixture(fixture)
    const fix = fixes.find((each) => 'fix' in each)
    if (fix !== undefined && 'fix' in fix) return fix.fix.unsafe === undefined ? 'safe' : 'unsafe'
  }
  return 'no'
}

/** How many policies are fixed in every framework in which they can be violated, and the page. */
export async function fixesPage(): Promise<{ readonly fixed: number; readonly page: string }> {
  let fixed = 0
  const tables: string[] = []
  for (const { id, name } of PLATFORMS) {
    const rows: string[] = []
    for (const policy of POLICIES.filter(({ platform }) => platform === id)) {
      const cells: Cell[] = []
      for (const framework of frameworksFor(id)) cells.push(await cellOf(policy, framework))
      if (!cells.includes('no')) fixed++
      rows.push(`| [${policy.id}](policies/${policy.id}.md) | ${[...cells, remarkOn(policy)].join(' | ')} |`)
    }
    tables.push(`## ${name}`, `${headOf(id)}\n${rows.join('\n')}`)
  }
  const summary = `${fixed} of ${POLICIES.length} policies have a fix in every framework in which they can be violated.`
  return { fixed, page: `${[TEXT.trimEnd(), summary, ...tables].join('\n\n')}\n` }
}

function headOf(platform: Platform): string {
  const frameworks = frameworksFor(platform).map((framework) => frameworkInfo(framework).shortName)
  const head = ['policy', ...frameworks, 'what it does, or what to decide']
  return `| ${head.join(' | ')} |\n|${' --- |'.repeat(head.length)}`
}

function remarkOn({ repair }: ListedPolicy): string {
  return repair?.decide ?? repair?.unsafe ?? ''
}
