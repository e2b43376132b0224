/** Which folder the call of a module leads to, and the files that it has. */
import { resolvePath } from '../../core/path.ts'
import type { SourceFile, UnreadFile } from '../../core/source.ts'
import type { Surroundings } from '../../core/surroundings.ts'
import type { Block } from './hcl/ast.ts'
import { fixedText } from './hcl/fixed-text.ts'
import { findInstalled, staysInPackage } from './installed-modules.ts'
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

/** Where a `module` block stands. */
export interface Caller {
  /** The folders of the modules that it stands in, the template's own first. */
  readonly folders: readonly string[]
  /** The names of the calls that lead to it from the template's own folder. */
  readonly calls: readonly string[]
}

/** Finds the folder that a `module` block calls. */
export function findModule(call: Placed<Block>, { folders, calls }: Caller, tree: Tree): Folder | Unread {
  const label = call.node.labels[0]?.text ?? ''
  const name = JSON.stringify(label)
  const [root = '.', caller = root] = [folders[0], folders.at(-1)]
  const source = textOf(call.node, 'source')
  if (source === undefined) return unread(`module ${name} is not in this repository`)
  if (folders.length > MAX_CALLS)
    return leftOut(`module ${name} is called at a depth of more than ${MAX_CALLS}`)
  if (!/^\.\.?\//.test(source)) {
    const wanted = { key: [...calls, label].join('.'), source, version: textOf(call.node, 'version') }
    const found = findInstalled(wanted, root, tree.surroundings)
    if ('problem' in found) return unread(`module ${name} ${found.problem}`)
    if (folders.includes(found.folder)) return leftOut(`module ${name} calls itself`)
    return (
      readFolder(found.folder, tree) ?? unread(`module ${name} is not installed: ${found.folder} is empty`)
    )
  }
  const path = resolvePath(caller, source)
  if (path !== undefined && folders.includes(path)) return leftOut(`module ${name} calls itself`)
  const isInside = path !== undefined && staysInPackage(path, caller, root)
  const folder = isInside ? readFolder(path, tree) : undefined
  if (folder !== undefined) return folder
  const because = { kind: 'missing-file', path: path ?? source } as const
  const where = path === undefined ? 'outside the repository' : isInside ? 'not found' : 'outside its package'
  return { because, message: `the folder of module ${name} is ${where}: ${path ?? source}`, notable: true }
}

/** A module whose outputs are known after deployment only. */
function unread(message: string): Unread {
  return { because: undefined, message, notable: true }
}

/** A module that is there and not followed. */
export function leftOut(message: string): Unread {
  return { because: { kind: 'expression', text: message }, message, notable: true }
}

/** `source` and `version`, which Terraform takes as fixed text only. */
function textOf(block: Block, name: string): string | undefined {
  const written = attributesOf(block.body).find((attribute) => attribute.name.text === name)
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
