/** The text of hooks: which ones are ours, and how the gate is called from others. */
import { createHash } from 'node:crypto'
import { readPackageFile } from '../package-files.ts'

/** The hooks that may stop what git is about to do. */
const CHECKING = ['pre-commit', 'pre-merge-commit', 'pre-push'] as const
/** The hooks that detect what bypassed those. */
const DETECTING = ['post-commit', 'post-merge'] as const

export const HOOK_NAMES = [...CHECKING, ...DETECTING] as const
export type HookName = (typeof HOOK_NAMES)[number]

/** An existing hook is kept under its name with this suffix, and runs first. */
export const BEFORE = '.before-mvc-gate'

/** A word of POSIX shell in single quotes. */
const WORD = String.raw`'(?:[^'\n]|'\\'')*'`

/** The line of a shim that names the folders of the package.json files that install the gate. */
const FOLDERS_LINE = new RegExp(`^  for folder in (${WORD}(?: ${WORD})*); do$`, 'm')

/** The line of a shim that names the folder of a package outside of the repository, if there is one. */
const GLOBAL_LINE = new RegExp(`^global=(${WORD})$`, 'm')

/** The same line of earlier shims, which knew one folder. */
const FOLDER_LINE = new RegExp(`^folder=(${WORD})$`, 'm')

/**
 * SHA-256 of shims, with the folder '.', that earlier releases wrote, which an install may replace. A release that
 * changes hooks/stub adds the digest of the one that the release before it shipped (`sha256sum hooks/stub` at its tag).
 */
const FORMER_SHIMS: ReadonlySet<string> = new Set([
  '9a98b3e6196130b258d4c9257ecaa9b3daaa3ab6528c83056b0e2eb562dfd6b1',
  'efcba08fccb289527fb14fb73360a4d46c4c27d2b091c579ea345f0514eeb534',
  '906adf98f42e4160e7c4d5ac4b86644a04f8ff19553d05fd9f26507bdfd5d71e',
])

/** Where a shim finds the package. */
export interface ShimPlaces {
  /** Of the package.json files that install the gate, from the top of the work tree; '.' is the top. */
  readonly folders: readonly string[]
  /** Absolute: of a package outside of the repository, which is used where the folders have none; '' is none. */
  readonly global: string
}

/** The shim that git runs as any of the hooks. */
export function shimFor({ folders, global }: ShimPlaces): string {
  const words = folders.map(quote).join(' ')
  return readPackageFile('hooks/stub')
    .replace(FOLDERS_LINE, () => `  for folder in ${words}; do`)
    .replace(GLOBAL_LINE, () => `global=${quote(global)}`)
}

/** What a shim of this package names, of any release; undefined for other texts. */
export function placesOfShim(text: string): ShimPlaces | undefined {
  if (!isShim(text)) return undefined
  const [, words = ''] = FOLDERS_LINE.exec(text) ?? FOLDER_LINE.exec(text) ?? []
  const folders = [...words.matchAll(new RegExp(WORD, 'g'))].map(([word]) => unquote(word))
  return { folders, global: unquote(GLOBAL_LINE.exec(text)?.[1] ?? "''") }
}

/** Whether a hook's text is exactly a shim of this package: an edited one belongs to whoever edited it. */
export function isShim(text: string): boolean {
  const plain = text.replace(FOLDERS_LINE, "  for folder in '.'; do").replace(GLOBAL_LINE, "global=''")
  if (plain === readPackageFile('hooks/stub')) return true
  const former = text.replace(FOLDER_LINE, "folder='.'")
  return FORMER_SHIMS.has(createHash('sha256').update(former).digest('hex'))
}

/** Whether a hook's text was once a shim of this package. */
export function wasShim(text: string): boolean {
  return text.split('\n').some((line) => line.startsWith('# mvc-gate:'))
}

/** A word of POSIX shell. */
function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}

function unquote(word: string): string {
  return word.slice(1, -1).replaceAll("'\\''", "'")
}

/**
 * The lines that call the gate in another program's hook. A pre-push gets its refs on standard input once, so they are
 * passed on to what comes after. The lines stay right when they are pasted with an indentation, which the end of a
 * plain here-document would not.
 * @param folder of the package.json, from the top of the work tree, where git runs hooks
 */
export function gateLines(hook: HookName, folder = '.'): readonly string[] {
  const path = quoteWhereNeeded(`${folder === '.' ? '' : `${folder}/`}node_modules/mvc-gate/hooks/gate.sh`)
  if (isDetecting(hook)) {
    return [`if [ -f ${path} ]; then sh ${path} ${hook} "$@" || :; fi`]
  }
  const missing = `[ -f ${path} ] || { echo "mvc-gate: not installed: npm install (once without it: --no-verify)" >&2; exit 1; }`
  if (hook !== 'pre-push') return [missing, `sh ${path} ${hook} "$@" || exit $?`]
  return [
    missing,
    'mvc_gate_refs=$(cat)',
    `printf '%s\\n' "$mvc_gate_refs" | sh ${path} pre-push "$@" || exit $?`,
    `eval "$(printf 'exec <<MVC_GATE_REFS\\n$mvc_gate_refs\\nMVC_GATE_REFS\\n:')"`,
  ]
}

/**
 * One line of POSIX shell that runs the gate from another program's configuration: in a work tree without an install of
 * its own, the main one's. It contains no single quote.
 * @param folder where node_modules has the package, from the top of the work tree
 * @param args what follows the hook's name
 */
export function gateCommand(hook: HookName, folder = '.', args = ''): string {
  const path = `${folder === '.' ? '' : `${folder}/`}node_modules/mvc-gate/hooks/gate.sh`
  const find = `mvc_gate="${path}"; [ -f "$mvc_gate" ] || mvc_gate=$(git rev-parse --git-common-dir)/../$mvc_gate`
  const missing = isDetecting(hook)
    ? '[ -f "$mvc_gate" ] || exit 0'
    : '[ -f "$mvc_gate" ] || { echo "mvc-gate: not installed, run npm install" >&2; exit 1; }'
  return `${find}; ${missing}; sh "$mvc_gate" ${hook}${args === '' ? '' : ` ${args}`}`
}

/** Whether a hook only detects what bypassed the others. */
export function isDetecting(hook: HookName): boolean {
  return DETECTING.some((each) => each === hook)
}

function quoteWhereNeeded(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : quote(text)
}

/** How to call the gate from hooks that mvc-gate does not write: a line each. */
export function byHand(folder: string): readonly string[] {
  return [
    "call the gate from these hooks, before everything else, directly below their '#!' line:",
    ...HOOK_NAMES.flatMap((hook) => [`${hook}:`, ...gateLines(hook, folder).map((line) => `  ${line}`)]),
  ]
}

/** Whether a line of a hook calls the gate; comments and printed text do not count. */
export function callsGate(hook: HookName, text: string): boolean {
  const call = new RegExp(
    `(?:^|[\\s/])(?:mvc-gate|mvc-gate/hooks/gate\\.sh'?|"\\$mvc_gate") ${hook}(?![\\w-])`,
  )
  return text.split('\n').some((line) => {
    const [code = ''] = line.split(/(?:^|\s)#/, 1)
    return call.test(code) && !/^\s*echo\s/.test(code)
  })
}

/** Whether a hook is a shell script, according to its first line. */
export function isShellHook(text: string): boolean {
  const [first = ''] = text.split('\n', 1)
  return !first.startsWith('#!') || /\b(?:ba|da|k|z)?sh\b/.test(first)
}

/** husky 8 has git start the hooks, which on Windows needs the first line. */
const NEW_HOOK = '#!/bin/sh\n'

/**
 * The text of a husky hook with the gate in it; the text itself when the gate is there already. What comes before may
 * change what is committed, as formatters do, so the gate comes last; first where the hook may end on the way, and for
 * a push, whose input others may read.
 */
export function withGateLines(hook: HookName, text: string | undefined, folder = '.'): string {
  if (text !== undefined && callsGate(hook, text)) return text
  const added = gateLines(hook, folder)
  const lines = (text ?? NEW_HOOK).split('\n')
  const isLast = (hook === 'pre-commit' || hook === 'pre-merge-commit') && !lines.some(mayEnd)
  // A text without a line end at its end stays one, so that removing the gate restores it.
  if (isLast) return lines.toSpliced(lines.at(-1) === '' ? -1 : lines.length, 0, ...added).join('\n')
  const start = Math.max(lines.findIndex(isHuskySetUp), lines[0]?.startsWith('#!') ? 0 : -1)
  const before = lines.slice(0, start + 1)
  const after = lines.slice(start + 1)
  return [...before, ...added, ...(after.length === 0 ? [''] : after)].join('\n')
}

/** The text of a husky hook as it was before `withGateLines`; undefined where there was none. */
export function withoutGateLines(hook: HookName, text: string, folder = '.'): string | undefined {
  if (text === withGateLines(hook, undefined, folder)) return undefined
  const added = gateLines(hook, folder).join('\n')
  const without = [`${added}\n`, `\n${added}`].map((lines) => text.replace(lines, () => ''))
  const found = without.find((each) => each !== text && withGateLines(hook, each, folder) === text)
  return found ?? without[0]
}

/** Whether a line may end the hook well before its last line: one that only does so after a failure does not. */
function mayEnd(line: string): boolean {
  const [code = ''] = line.split(/(?:^|\s)#/, 1)
  return /(?:^|[\s;&({])(?:exit|exec|return)\b/.test(
    code.replace(/\|\|\s*\{?[^{}]*\b(?:exit|return)\b[^;}]*/g, ''),
  )
}

/** Up to version 8, husky's hooks start with a line that starts the hook anew in `sh -e`. */
function isHuskySetUp(line: string): boolean {
  const code = line.trim()
  return code.startsWith('. ') && /\/_\/husky\.sh["']?$/.test(code)
}
