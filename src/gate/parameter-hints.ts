/** Files of values that nothing names: `terraform apply -var-file=prod.tfvars` knows more than the gate does. */
import { allInOrder } from '../core/all-in-order.ts'
import { frameworkInfo, isNamed } from '../core/frameworks.ts'
import type { Snapshot, SnapshotFile } from '../core/snapshot.ts'
import type { EvaluatedTemplate } from './stages.ts'

/** Folders below a template's own in which files of values are often kept. */
const BELOW = ['config', 'env', 'envs', 'environments', 'tfvars', 'variables', 'vars']

/** Files of one template that are read for their names, and the bytes of one. */
const MOST_FILES = 20
const MOST_BYTES = 262_144

/** What a file of values sets, on a line of its own. */
const SET = /^[\t ]*"?([A-Za-z_][\w-]*)"?[\t ]*[=:]/gm

/** For each template without configured files of values, how many undecided checks those that are there would decide. */
export async function parameterHints(templates: readonly EvaluatedTemplate[]): Promise<readonly string[]> {
  const hints = await allInOrder(templates.map(hintFor))
  return [...new Set(hints.flatMap((hint) => hint ?? []))]
}

async function hintFor({ planned, result, isCalled }: EvaluatedTemplate): Promise<string | undefined> {
  const { source, snapshot } = planned
  const { namedValues, isFolder } = frameworkInfo(source.framework)
  if (isCalled || namedValues === undefined || !isFolder || (source.parameterFiles ?? []).length > 0)
    return undefined
  const waiting = result.findings.flatMap(({ labels: [{ because }] }) =>
    because?.kind === 'variable' ? [because.name.replace(/^var\./, '')] : [],
  )
  if (waiting.length === 0) return undefined
  const own = source.path
  const folders = [own, ...BELOW.map((name) => (own === '.' ? name : `${own}/${name}`))]
  const files = (await snapshot.listFolders(folders)).filter(
    ({ path }) => isNamed(path, namedValues) && !source.files.some((file) => file.path === path),
  )
  const texts = await readSmall(snapshot, files.slice(0, MOST_FILES))
  const setting = texts.filter(({ sets }) => waiting.some((name) => sets.has(name)))
  const decided = waiting.filter((name) => setting.some(({ sets }) => sets.has(name))).length
  const [first, ...others] = setting
  if (first === undefined) return undefined
  const more = others.length === 0 ? '' : ` (or ${others.length} more)`
  const checks = decided === 1 ? '1 undecided check' : `${decided} undecided checks`
  return `${first.path}${more} gives values to ${checks} of ${own}; name it under "parameters" in .mvcrc`
}

interface ValueFile {
  readonly path: string
  readonly sets: ReadonlySet<string>
}

async function readSmall(snapshot: Snapshot, files: readonly SnapshotFile[]): Promise<readonly ValueFile[]> {
  const sizes = await snapshot.sizes(files)
  const small = files.filter((_, i) => (sizes[i] ?? 0) <= MOST_BYTES)
  const contents = await snapshot.read(small)
  return small.map(({ path }, i) => {
    const text = Buffer.from(contents[i] ?? new Uint8Array()).toString('utf8')
    return { path, sets: new Set([...text.matchAll(SET)].map(([, name = '']) => name)) }
  })
}
