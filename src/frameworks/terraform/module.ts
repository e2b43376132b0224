/** The module a directory makes: its files parsed, and their blocks by kind. */
import { compareText } from '../../core/compare.ts'
import { frameworkInfo, isNamed } from '../../core/frameworks.ts'
import { nameOf } from '../../core/path.ts'
import type { Location, SourceFile, UnreadFile } from '../../core/source.ts'
import type { Problem, Reach, UnreadPart } from '../../core/template.ts'
import { Recent } from '../recent.ts'
import { notRead, notReadFile } from '../unread.ts'
import type { Block, Body, Expression } from './hcl/ast.ts'
import { type ParsedBody, parseHcl } from './hcl/parse-body.ts'
import { parseJsonConfiguration, parseJsonValues } from './hcl/parse-json.ts'
import { isOverride, mergeOverrides, overridesIn } from './override.ts'
import { attributesOf, type Placed } from './placed.ts'
import { readByOpenTofu } from './tools.ts'

/** A value a variable is given outside its block. */
export interface Assignment extends Placed<Expression> {
  /** The file's name, without its folder. */
  readonly fileName: string
}

export interface Module {
  /** The files that it was read from. */
  readonly files: readonly SourceFile[]
  /** Files that belong to it and could not be read. */
  readonly unreadFiles: readonly UnreadFile[]
  /** Whether OpenTofu reads files of it in the place of others, which Terraform reads. */
  readonly replaces: boolean
  readonly variables: ReadonlyMap<string, Placed<Block>>
  readonly assignments: ReadonlyMap<string, Assignment>
  readonly locals: ReadonlyMap<string, Placed<Expression>>
  readonly outputs: ReadonlyMap<string, Placed<Expression>>
  /** `module` blocks by name. */
  readonly calls: ReadonlyMap<string, Placed<Block>>
  /** `resource`, `data` and `provider` blocks in the order of the files. */
  readonly resources: readonly Placed<Block>[]
  readonly problems: readonly Problem[]
  readonly unread: readonly UnreadPart[]
  /** Set where a file that was not read may give variables other values than those that are assigned. */
  readonly hidesValues?: true
}

const { files: FILES, values: VALUES } = frameworkInfo('terraform')

/** UTF-16 units of files that stay parsed from one template to the next. */
const MOST_PARSED = 262_144

/** A module is often called from several folders, and a template parsed more than once. */
const parsed = new Recent(({ path, text }): ParsedBody => {
  if (!path.endsWith('.json')) return parseHcl(text)
  return isNamed(path, FILES) ? parseJsonConfiguration(text) : parseJsonValues(text)
})

/** To be called before a template is parsed: of earlier ones, the last stay parsed. */
export function forgetParsed(): void {
  parsed.trim(MOST_PARSED)
}

/** The comments of a file with their marks, in the order of the text; the file is parsed if it was not. */
export function commentsIn(file: SourceFile): readonly Location[] {
  const ends = new Map(parsed.get(file).comments.map(({ start, end }) => [start, end]))
  const ranges = [...ends].map(([start, end]) => ({ start, end }))
  return ranges.sort((a, b) => a.start - b.start).map((range) => ({ file, range }))
}

/** The files of a directory. */
export interface ModuleFiles {
  readonly files: readonly SourceFile[]
  /** Files of values that are given on the command line: they win over those of the directory. */
  readonly chosen?: readonly SourceFile[]
  /** Files that could not be read. */
  readonly unreadFiles?: readonly UnreadFile[]
}

/** Parses the files of a directory. Files of other kinds are left out, and those that OpenTofu replaces. */
export function readModule({ files: all, chosen = [], unreadFiles: allUnread = [] }: ModuleFiles): Module {
  const isRead = readByOpenTofu([...all, ...allUnread])
  const files = all.filter(isRead)
  const unreadFiles = allUnread.filter(isRead)
  const problems: Problem[] = []
  const unread = unreadFiles.map((file) => notReadFile(file, reachOf(file)))
  const variables = new Map<string, Placed<Block>>()
  const locals = new Map<string, Placed<Expression>>()
  const outputs = new Map<string, Placed<Expression>>()
  const calls = new Map<string, Placed<Block>>()
  const resources: Placed<Block>[] = []
  const read = (file: SourceFile): Body => {
    const { body, faults } = parsed.get(file)
    const reach = isNamed(file.path, FILES) ? 'resources' : 'values'
    for (const { message, range, losesNothing } of faults) {
      const at = { file, range }
      problems.push({ message, at })
      if (losesNothing === undefined) unread.push(notRead(at, body.isCut ? reach : 'inside'))
    }
    return body
  }
  const sources = files.filter(({ path }) => isNamed(path, FILES))
  const blocksIn = (file: SourceFile): readonly Placed<Block>[] =>
    read(file)
      .items.filter((item) => item.kind === 'block')
      .map((node) => ({ node, file }))
  const originals = sources.filter((file) => !isOverride(file)).flatMap(blocksIn)
  const overrides = overridesIn(sources).flatMap(blocksIn)
  const misplaced: Problem[] = []
  for (const placed of mergeOverrides(originals, overrides, misplaced)) {
    const { type, labels } = placed.node
    const [name] = labels
    if (type.text === 'variable' && name) variables.set(name.text, placed)
    else if (type.text === 'locals') collectLocals(placed, locals)
    else if (type.text === 'output' && name) collectOutput(placed, name.text, outputs)
    else if (type.text === 'module' && name) calls.set(name.text, placed)
    else if (isResource(placed, misplaced)) resources.push(placed)
  }
  problems.push(...misplaced)
  unread.push(...misplaced.map(({ at }) => notRead(at, 'resources')))
  const automatic = inOrder([...files, ...unreadFiles].filter(({ path }) => isNamed(path, VALUES)))
  const values = readValues([...automatic, ...chosen], read)
  const replaces = files.length + unreadFiles.length < all.length + allUnread.length
  return {
    files,
    unreadFiles,
    replaces,
    variables,
    ...values,
    locals,
    outputs,
    calls,
    resources,
    problems,
    unread,
  }
}

/** An override may change any resource, another file of configuration adds some, the rest are values. */
function reachOf(file: UnreadFile): Reach {
  if (!isNamed(file.path, FILES)) return 'values'
  return isOverride(file) ? 'everything' : 'resources'
}

/**
 * What files of values assign; later ones win. What is not read may assign anything that no later file does.
 *
 * @param read reads one of the files
 */
function readValues(
  files: readonly (SourceFile | UnreadFile)[],
  read: (file: SourceFile) => Body,
): Pick<Module, 'assignments' | 'hidesValues'> {
  const assignments = new Map<string, Assignment>()
  let hidesValues = false
  for (const file of files) {
    const body = 'text' in file ? read(file) : undefined
    if (body === undefined || body.isCut) {
      hidesValues = true
      assignments.clear()
    }
    if (body === undefined || !('text' in file)) continue
    for (const { name, value } of attributesOf(body)) {
      assignments.set(name.text, { node: value, file, fileName: nameOf(file.path) })
    }
  }
  return hidesValues ? { assignments, hidesValues } : { assignments }
}

function collectLocals({ node, file }: Placed<Block>, locals: Map<string, Placed<Expression>>): void {
  for (const attribute of attributesOf(node.body)) {
    locals.set(attribute.name.text, { node: attribute.value, file: attribute.file ?? file })
  }
}

function collectOutput(
  { node, file }: Placed<Block>,
  name: string,
  outputs: Map<string, Placed<Expression>>,
): void {
  const written = attributesOf(node.body).find((attribute) => attribute.name.text === 'value')
  if (written !== undefined) outputs.set(name, { node: written.value, file: written.file ?? file })
}

/** Labels a block needs to be an entry of the template. */
const LABELS: ReadonlyMap<string, number> = new Map([
  ['resource', 2],
  ['data', 2],
  ['provider', 1],
])

function isResource({ node: block, file }: Placed<Block>, problems: Problem[]): boolean {
  const labels = LABELS.get(block.type.text)
  if (labels === undefined) return false
  if (block.labels.length === labels) return true
  const message = `a ${block.type.text} block has ${labels === 1 ? 'one label' : 'two labels'}`
  problems.push({ message, at: { file, range: block.head } })
  return false
}

/** Later files win: `terraform.tfvars`, then `terraform.tfvars.json`, then the others by name. */
function inOrder<T extends { readonly path: string }>(files: readonly T[]): readonly T[] {
  const rank = ({ path }: T): string => {
    const name = nameOf(path)
    return name.startsWith('terraform.tfvars') ? `0${name}` : `1${name}`
  }
  return files.toSorted((a, b) => compareText(rank(a), rank(b)))
}
