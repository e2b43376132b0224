/** What a change does to the policies that a team writes itself. */
import { type FolderConfig, isConfigPath } from '../../config/load.ts'
import { isPolicyFile } from '../../config/policy-files.ts'
import { type ConfiguredChange, configsOf } from '../../config/replaced.ts'
import { allInOrder } from '../../core/all-in-order.ts'
import { folderOf } from '../../core/path.ts'
import { SEVERITIES } from '../../core/policy-info.ts'
import type { ConfigurationChange } from '../../core/report.ts'
import type { WrittenPolicy } from '../../custom/policy-file.ts'
import { ownPoliciesOf } from '../own-policies.ts'

/** Whether a change touches policy files, or what says which files are. */
export function touchesPolicies({ change: { touched, removed }, configFor }: ConfiguredChange): boolean {
  return [...touched.map(({ path }) => path), ...removed].some((path) => {
    if (isConfigPath(path)) return true
    const config = configFor(folderOf(path))
    // Of files that are gone, globs of the configuration may have meant any.
    const hasGlobs = config.from?.keys.includes('policyFiles') === true || config.packs !== undefined
    const isNamed = hasGlobs && /\.(?:ya?ml|json)$/.test(path)
    return isNamed || isPolicyFile(path, config.policyFiles)
  })
}

/**
 * The policies that a change removes, changes or grades lower, in comparison with every tree that it starts from.
 * @throws GateError `config` for policies that are not valid, also those that no template of the change asks for
 */
export async function policyChanges(each: ConfiguredChange): Promise<readonly ConfigurationChange[]> {
  const { change, configFor, context } = each
  const paths = [...change.touched.map(({ path }) => path), ...change.removed]
  const folders = [...new Set(['.', ...paths.map(folderOf)])]
  const found = new Map<string, ConfigurationChange>()
  const bases = change.bases ?? []
  const before = await allInOrder(bases.map((base) => configsOf(base, folders, context)))
  for (const after of new Set(folders.map(configFor))) {
    await (await ownPoliciesOf(after))?.all()
    const folder = folders.find((one) => configFor(one) === after) ?? '.'
    const earlier = before.map((configs) => configs(folder))
    for (const one of await compare(earlier, after)) found.set(JSON.stringify(one), one)
  }
  return [...found.values()]
}

type Policies = ReadonlyMap<string, WrittenPolicy>

async function compare(
  before: readonly FolderConfig[],
  after: FolderConfig,
): Promise<readonly ConfigurationChange[]> {
  const now = await policiesOf(after)
  const [first, ...others] = await allInOrder(before.map((each) => policiesOf(each).catch(() => new Map())))
  if (first === undefined) return []
  return [...first.entries()].flatMap(([id, policy]: [string, WrittenPolicy]) => {
    const current = now.get(id)
    const earlier = [policy, ...others.flatMap((each: Policies) => each.get(id) ?? [])]
    if (earlier.length < before.length || earlier.some(({ text }) => text === current?.text)) return []
    const message = current === undefined ? `${id} removed` : changed(policy, current)
    return [{ path: (current ?? policy).draft.path, key: undefined, message, files: [] }]
  })
}

function changed({ draft: before }: WrittenPolicy, { draft: { id, severity } }: WrittenPolicy): string {
  const rank = (each: typeof severity) => SEVERITIES.indexOf(each)
  if (rank(severity) >= rank(before.severity)) return `${id.text} changed`
  return `${id.text} changed: its severity is ${severity} (was ${before.severity})`
}

async function policiesOf(config: FolderConfig): Promise<Policies> {
  const own = await ownPoliciesOf(config)
  return new Map((await own?.written())?.map((each) => [each.draft.id.text, each]))
}
