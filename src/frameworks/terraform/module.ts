/** The module a directory makes: its files parsed, and their blocks by kind. */
import { nameOf } from '../../core/path.ts'
import type { SourceFile } from '../../core/source.ts'
import type { Problem } from '../../core/template.ts'
import type { Attribute, Block, Body, Expression } from './hcl/ast.ts'
import { parseHcl } from './hcl/parse-body.ts'

/** Something in its file. */
export interface Placed<T> {
  readonly node: T
  readonly file: SourceFile
}

/** A value a variable is given outside its block. */
export interface Assignment extends Placed<Expression> {
  /** The file's name, without its folder. */
  readonly fileName: string
}

export interface Module {
  readonly variables: ReadonlyMap<string, Placed<Block>>
  readonly assignments: ReadonlyMap<string, Assignment>
  readonly locals: ReadonlyMap<string, Placed<Expression>>
  /** `resource`, `data` and `provider` blocks in the order of the files. */
  readonly resources: readonly Placed<Block>[]
  readonly problems: readonly Problem[]
  /** False when a part was not read. */
  readonly complete: boolean
}

/** Parses the files of a directory. Files of other kinds than `.tf` and `.tfvars` are left out. */
export function readModule(files: readonly SourceFile[]): Module {
  const problems: Problem[] = []
  const variables = new Map<string, Placed<Block>>()
  const locals = new Map<string, Placed<Expression>>()
  const resources: Placed<Block>[] = []
  const read = (file: SourceFile): Body => {
    const { body, faults } = parseHcl(file.text)
    for (const { message, range } of faults) problems.push({ message, at: { file, range } })
    return body
  }
  const sources = files.filter((file) => file.path.endsWith('.tf'))
  for (const file of sources) {
    const { items } = read(file)
    // Merging overrides is not done yet; taken by themselves their blocks would be fragments.
    if (isOverride(file)) continue
    for (const item of items) {
      if (item.kind !== 'block') continue
      const [name] = item.labels
      if (item.type.text === 'variable' && name) variables.set(name.text, { node: item, file })
      else if (item.type.text === 'locals') collectLocals(item.body, file, locals)
      else if (isResource(item, file, problems)) resources.push({ node: item, file })
    }
  }
  const assignments = new Map<string, Assignment>()
  for (const file of inOrder(files.filter(isAutomatic))) {
    for (const { name, value } of attributesOf(read(file))) {
      assignments.set(name.text, { node: value, file, fileName: nameOf(file.path) })
    }
  }
  const complete = problems.length === 0 && !sources.some(isOverride)
  return { variables, assignments, locals, resources, problems, complete }
}

function collectLocals(body: Body, file: SourceFile, locals: Map<string, Placed<Expression>>): void {
  for (const { name, value } of attributesOf(body)) locals.set(name.text, { node: value, file })
}

export function attributesOf(body: Body): readonly Attribute[] {
  return body.items.filter((item) => item.kind === 'attribute')
}

/** Labels a block needs to be an entry of the template. */
const LABELS: ReadonlyMap<string, number> = new Map([
  ['resource', 2],
  ['data', 2],
  ['provider', 1],
])

function isResource(block: Block, file: SourceFile, problems: Problem[]): boolean {
  const labels = LABELS.get(block.type.text)
  if (labels === undefined) return false
  if (block.labels.length === labels) return true
  const message = `a ${block.type.text} block has ${labels === 1 ? 'one label' : 'two labels'}`
  problems.push({ message, at: { file, range: block.head } })
  return false
}

function isOverride(file: SourceFile): boolean {
  const name = nameOf(file.path)
  return name === 'override.tf' || name.endsWith('_override.tf')
}

/** Whether Terraform reads the file's values without being told to. */
function isAutomatic(file: SourceFile): boolean {
  return nameOf(file.path) === 'terraform.tfvars' || file.path.endsWith('.auto.tfvars')
}

/** Later files win: `terraform.tfvars`, then the others by name. */
function inOrder(files: readonly SourceFile[]): readonly SourceFile[] {
  const rank = (file: SourceFile): string => {
    const name = nameOf(file.path)
    return name === 'terraform.tfvars' ? '' : name
  }
  return files.toSorted((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0))
}
