/** Which folder the call of a module leads to, and the files that it has. */
import { resolvePath } from '../../core/path.ts'
import type { SourceFile, UnreadFile } from '../../core/source.ts'
import type { Surroundings } from '../../core/surroundings.ts'
import type { Block } from './hcl/ast.ts'
import { fixedText } from './hcl/fixed-text.ts'
import { type Module, readModule } from './module.ts'
import { attributesOf, type Placed } from './placed.ts'
import type { ModuleBudget, Unread } from './scope.ts'
import type { Uses } from './uses.ts'

/** Modules that call modules: more levels than people write. */
const MAX_CALLS = 10

/** What the evaluation of a template shares with those of the modules that it calls. */
export interface Tree {
  readonly surroundings: Surroundings | undefined
  readonly budget: ModuleBudget
  /** What was read of the folders of called modules. */
  readonly folders: Map<string, Folder>
  readonly uses: Uses
}

/** A folder of a called module. */
export interface Folder {
  readonly path: string
  readonly module: Module
}

/**
 * Finds the folder that a `module` block calls.
 *
 * @param callers the folders of the modules that the block stands in, the template's own first
 */
export function findModule(call: Placed<Block>, callers: readonly string[], tree: Tree): Folder | Unread {
  const name = JSON.stringify(call.node.labels[0]?.text ?? '')
  const source = sourceOf(call.node)
  if (source === undefined || !/^\.\.?\//.test(source)) {
    const where = source === undefined ? '' : `: ${source.slice(0, 120)}`
    // Registries and other repositories: what the module makes is judged where it is written.
    return { because: undefined, message: `module ${name} is not in this repository${where}`, notable: false }
  }
  const path = resolvePath(callers.at(-1) ?? '.', source)
  if (path !== undefined && callers.includes(path)) return leftOut(`module ${name} calls itself`)
  if (callers.length > MAX_CALLS)
    return leftOut(`module ${name} is called at a depth of more than ${MAX_CALLS}`)
  const folder = path === undefined ? undefined : readFolder(path, tree)
  if (folder !== undefined) return folder
  const because = { kind: 'missing-file', path: path ?? source } as const
  const where = path === undefined ? 'outside of the repository' : 'not in the snapshot'
  return { because, message: `the folder of module ${name} is ${where}: ${path ?? source}`, notable: true }
}

/** A module that is there and not followed. */
export function leftOut(message: string): Unread {
  return { because: { kind: 'expression', text: message }, message, notable: true }
}

/** The `source`, which Terraform takes as fixed text only. */
function sourceOf(block: Block): string | undefined {
  const written = attributesOf(block.body).find(({ name }) => name.text === 'source')
  return written && fixedText(written.value)
}

/** What a folder holds; undefined where it holds no Terraform. */
function readFolder(path: string, { surroundings, folders }: Tree): Folder | undefined {
  const earlier = folders.get(path)
  if (earlier !== undefined) return earlier
  // Values of variables come with the call alone.
  const files = (surroundings?.terraformFolder(path) ?? []).filter(
    (file) => !/\.tfvars(?:\.json)?$/.test(file.path),
  )
  if (files.length === 0) return undefined
  const isRead = (file: SourceFile | UnreadFile): file is SourceFile => 'text' in file
  const unreadFiles = files.filter((file): file is UnreadFile => !isRead(file))
  const folder = { path, module: readModule({ files: files.filter(isRead), unreadFiles }) }
  folders.set(path, folder)
  return folder
}
