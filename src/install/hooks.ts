/** The text of hooks: which ones are ours, and how the gate is called from others. */
import { createHash } from 'node:crypto'

export const HOOK_NAMES = ['pre-commit', 'pre-merge-commit', 'pre-push'] as const
export type HookName = (typeof HOOK_NAMES)[number]

/**
 * SHA-256 of shims that earlier releases wrote, which an install may replace. A release that changes a file of
 * hooks/ adds the digest of the one that the release before it shipped (`sha256sum hooks/*` at its tag).
 */
const FORMER_SHIMS: ReadonlySet<string> = new Set()

/** Whether a hook's text is a shim of this package, to the letter: one that was edited belongs to who edited it. */
export function isShim(text: string, shipped: string): boolean {
  return text === shipped || FORMER_SHIMS.has(createHash('sha256').update(text).digest('hex'))
}

/** Whether a hook's text was once a shim of this package. */
export function wasShim(text: string): boolean {
  return text.split('\n').some((line) => line.startsWith('# mvc-gate:'))
}

/** Where every way of installing puts the command, seen from where git runs hooks. */
const COMMAND = 'node_modules/.bin/mvc-gate'

/**
 * The lines that call the gate in somebody else's hook, to stand before everything else: what comes before may end
 * the hook or read its input. git gives a pre-push its refs on standard input once, so they are handed on to what
 * comes after. The lines stay right when they are pasted with an indentation, which the end of a plain
 * here-document would not.
 */
export function gateLines(hook: HookName): readonly string[] {
  if (hook !== 'pre-push') return [`${COMMAND} ${hook} || exit $?`]
  return [
    'mvc_gate_refs=$(cat)',
    `printf '%s\\n' "$mvc_gate_refs" | ${COMMAND} pre-push "$@" || exit $?`,
    `eval "$(printf 'exec <<MVC_GATE_REFS\\n$mvc_gate_refs\\nMVC_GATE_REFS\\n:')"`,
  ]
}

/** How to call the gate from hooks that are not ours to write: a line each. */
export const BY_HAND: readonly string[] = [
  "call the gate from these hooks, before everything else, right below their '#!' line:",
  ...HOOK_NAMES.flatMap((hook) => [`${hook}:`, ...gateLines(hook).map((line) => `  ${line}`)]),
]

/** Whether a line of a hook calls the gate; what stands in a comment or is only printed does not. */
export function callsGate(hook: HookName, text: string): boolean {
  const call = new RegExp(`(?:^|[\\s/])mvc-gate ${hook}(?![\\w-])`)
  return text.split('\n').some((line) => {
    const [code = ''] = line.split(/(?:^|\s)#/, 1)
    return call.test(code) && !/^\s*echo\s/.test(code)
  })
}

/** Whether a hook is a shell script, as far as its first line says. */
export function isShellHook(text: string): boolean {
  const [first = ''] = text.split('\n', 1)
  return !first.startsWith('#!') || /\b(?:ba|da|k|z)?sh\b/.test(first)
}

/** The text of a husky hook with the gate in it; the text itself when the gate is there already. */
export function withGateLines(hook: HookName, text: string | undefined): string {
  // husky 8 has git start the hooks, which on Windows needs the first line.
  const lines = (text ?? '#!/bin/sh\n').split('\n')
  if (text !== undefined && callsGate(hook, text)) return text
  const start = Math.max(lines.findIndex(isHuskySetUp), lines[0]?.startsWith('#!') ? 0 : -1)
  const before = lines.slice(0, start + 1)
  const after = lines.slice(start + 1)
  return [...before, ...gateLines(hook), ...(after.length === 0 ? [''] : after)].join('\n')
}

/** Up to version 8, husky's hooks start with a line that starts the hook anew in `sh -e`. */
function isHuskySetUp(line: string): boolean {
  const code = line.trim()
  return code.startsWith('. ') && /\/_\/husky\.sh["']?$/.test(code)
}
