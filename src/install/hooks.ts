/** The hooks themselves: what each file has to hold, and writing them. */
import { createHash } from 'node:crypto'
import { chmod, lstat, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { GateError, messageOf } from '../core/errors.ts'

export const HOOK_NAMES = ['pre-commit', 'pre-merge-commit', 'pre-push'] as const
export type HookName = (typeof HOOK_NAMES)[number]

/** A file as it is and as it has to become. */
export interface FileChange {
  readonly path: string
  readonly before: string | undefined
  readonly after: string
  readonly executable: boolean
}

/**
 * SHA-256 of shims that earlier releases wrote, which an install may replace. A release that changes a shim adds
 * the digest of the one before.
 */
const FORMER_SHIMS: ReadonlySet<string> = new Set()

/** Whether a hook's text is a shim of this package, to the letter: one that was edited belongs to who edited it. */
export function isShim(text: string, shipped: string): boolean {
  return text === shipped || FORMER_SHIMS.has(createHash('sha256').update(text).digest('hex'))
}

/** Whether a hook's text was once a shim of this package. */
export function wasShim(text: string): boolean {
  return text.split('\n', 2)[1]?.startsWith('# mvc-gate:') ?? false
}

/** Where every way of installing puts the command, seen from where git runs hooks. */
const COMMAND = 'node_modules/.bin/mvc-gate'

/**
 * The lines that call the gate in somebody else's hook, to stand before everything else: what comes after may end
 * the hook. git gives a pre-push its refs on standard input once, so they are handed on to what comes after.
 */
export function gateLines(hook: HookName): readonly string[] {
  if (hook !== 'pre-push') return [`${COMMAND} ${hook} || exit $?`]
  return [
    'mvc_gate_refs=$(cat)',
    `printf '%s\\n' "$mvc_gate_refs" | ${COMMAND} pre-push "$@" || exit $?`,
    'exec <<MVC_GATE_REFS',
    '$mvc_gate_refs',
    'MVC_GATE_REFS',
  ]
}

/** The text of a husky hook with the gate in it; the text itself when the gate is there already. */
export function withGateLines(hook: HookName, text: string | undefined): string {
  const lines = (text ?? '').split('\n')
  const calls = (line: string): boolean => !/^\s*#/.test(line) && line.includes(`mvc-gate ${hook}`)
  if (text !== undefined && lines.some(calls)) return text
  // husky 8 starts its hooks with a line that sets them up.
  const start = lines.findLastIndex(
    (line, i) => (i === 0 && line.startsWith('#!')) || /husky\.sh"?$/.test(line),
  )
  const before = lines.slice(0, start + 1)
  const after = lines.slice(start + 1)
  return [...before, ...gateLines(hook), ...(after.length === 0 ? [''] : after)].join('\n')
}

/**
 * Text of a file, or undefined where there is none.
 * @throws GateError `refused` for what is there and is no regular file: writing would go elsewhere
 */
export async function readIfThere(path: string): Promise<string | undefined> {
  try {
    if (!(await lstat(path)).isFile())
      throw new GateError('refused', `${path} is there and is no regular file`)
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error instanceof GateError ? error : ioError('read', path, error)
  }
}

function ioError(verb: 'read' | 'write', path: string, error: unknown): GateError {
  return new GateError('io', `can't ${verb} ${path}: ${messageOf(error)}`, { cause: error })
}

/**
 * Writes the changes that change something; returns these.
 * @throws GateError `io` when one can't be written; those before it are then put back
 */
export async function applyChanges(changes: readonly FileChange[]): Promise<readonly FileChange[]> {
  const needed = changes.filter((change) => change.before !== change.after)
  for (const [i, change] of needed.entries()) {
    try {
      await mkdir(dirname(change.path), { recursive: true })
      await writeFile(change.path, change.after)
      if (change.executable) await chmod(change.path, 0o755)
    } catch (error) {
      await putBack(needed.slice(0, i))
      throw ioError('write', change.path, error)
    }
  }
  return needed
}

async function putBack(changes: readonly FileChange[]): Promise<void> {
  for (const { path, before } of changes) {
    if (before === undefined) await rm(path, { force: true })
    else await writeFile(path, before)
  }
}
