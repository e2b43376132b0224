/** The hooks themselves: what each file has to hold, and writing them. */
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

export const HOOK_NAMES = ['pre-commit', 'pre-merge-commit', 'pre-push'] as const
export type HookName = (typeof HOOK_NAMES)[number]

/** A file as it is and as it has to become. */
export interface FileChange {
  readonly path: string
  readonly before: string | undefined
  readonly after: string
  readonly executable: boolean
}

/** Every shim of this package carries this in its second line. */
const MARK = '# mvc-gate:'

/** Whether a hook's text is a shim of this package, of any version. */
export function isShim(text: string): boolean {
  return text.split('\n', 2)[1]?.startsWith(MARK) ?? false
}

/**
 * The text of a husky hook with the gate in it; the text itself when the gate is there already.
 * git gives a pre-push its refs on standard input once, so they are handed on to what comes after the gate.
 */
export function withGateLine(hook: HookName, text: string | undefined): string {
  const existing = text ?? ''
  if (existing.includes(`mvc-gate ${hook}`)) return existing
  if (hook !== 'pre-push') return `${endLine(existing)}mvc-gate ${hook}\n`
  if (existing.trim() === '') return 'mvc-gate pre-push "$@"\n'
  const [shebang, rest] = splitShebang(existing)
  const gate = [
    'mvc_gate_refs=$(cat)',
    'printf \'%s\\n\' "$mvc_gate_refs" | mvc-gate pre-push "$@"',
    'exec <<MVC_GATE_REFS',
    '$mvc_gate_refs',
    'MVC_GATE_REFS',
  ]
  return `${shebang}${gate.join('\n')}\n${rest}`
}

function endLine(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`
}

function splitShebang(text: string): readonly [string, string] {
  if (!text.startsWith('#!')) return ['', text]
  const end = text.indexOf('\n') + 1
  return end === 0 ? [`${text}\n`, ''] : [text.slice(0, end), text.slice(end)]
}

/** Text of a file, or undefined where there is none. */
export async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/** Writes the changes that change something; returns these. */
export async function applyChanges(changes: readonly FileChange[]): Promise<readonly FileChange[]> {
  const needed = changes.filter((change) => change.before !== change.after)
  for (const change of needed) {
    await mkdir(dirname(change.path), { recursive: true })
    await writeFile(change.path, change.after)
    if (change.executable) await chmod(change.path, 0o755)
  }
  return needed
}
