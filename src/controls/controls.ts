/** Which controls a policy helps to meet, and which policies a control asks for. */
import type { PolicyInfo } from '../core/policy-info.ts'
import { didYouMean } from '../core/suggest.ts'
import { type Control, KINDS, type Kind } from './kinds.ts'
import { POLICY_KINDS } from './policy-kinds.ts'

type Mapped = Pick<PolicyInfo, 'id' | 'controls'>

/** What a policy protects; nothing for a policy that a team writes itself. */
export function kindsOf({ id }: Pick<PolicyInfo, 'id'>): readonly Kind[] {
  return Object.getOwnPropertyDescriptor(POLICY_KINDS, id)?.value ?? []
}

/** The names of a policy's controls: its own, then those of its kinds, each once. */
export function controlsOf(policy: Mapped): readonly string[] {
  const ofKinds = kindsOf(policy).flatMap((kind) => KINDS[kind].controls.map(({ name }) => name))
  return [...new Set([...(policy.controls ?? []), ...ofKinds])]
}

/** The controls of the table, each once, by name. */
export const CONTROLS: ReadonlyMap<string, Control> = new Map(
  Object.values(KINDS).flatMap(({ controls }) => controls.map((control) => [control.name, control] as const)),
)

/**
 * The policies that a control or a kind asks for.
 * @param asked a name, its end (`SC-28`), a catalog (`PCI DSS`) or a kind (`secrets`), in any spelling
 * @returns undefined where no policy has such a control, or the nearest names as a question
 */
export function policiesUnder<P extends Mapped>(
  asked: string,
  policies: readonly P[],
): { readonly policies: readonly P[] } | { readonly question: string | undefined } {
  const words = wordsOf(asked)
  const kind = words.join('-')
  const found = policies.filter(
    (policy) =>
      kindsOf(policy).some((each) => each === kind) ||
      controlsOf(policy).some((name) => isNamedBy(words, wordsOf(name))),
  )
  if (found.length > 0) return { policies: found }
  return { question: didYouMean(asked, [...new Set(policies.flatMap(namesFor))]) }
}

/** What may be asked for; numbers alone are near to each other, whatever they mean. */
function namesFor(policy: Mapped): readonly string[] {
  const names = controlsOf(policy)
  const ends = names.flatMap((name) => name.split(' ').at(-1) ?? []).filter((end) => /[A-Za-z(]/.test(end))
  return [...kindsOf(policy), ...names, ...ends]
}

/** `PCI-DSS v4.0.1 3.5.1`, `nist.800-53.r5 sc-28`: the same words as in the name. */
function wordsOf(text: string): readonly string[] {
  const spelled = text
    .toLowerCase()
    .replace(/[\s_:,/§]+/g, ' ')
    .replace('pci-dss', 'pci dss')
    .replace(/^ ?nist[. ](?:sp )?/, 'nist ')
    .replace(/[. ](?:r|rev\.? ?|revision )5(?= |$)/, '')
  const words = spelled.split(' ').filter((word) => word !== '')
  const isPCI = words[0] === 'pci'
  return words
    .map((word) => word.replace(/^v(?=\d)/, ''))
    .map((word) => (isPCI && word === '4.0.1' ? '4.0' : word))
}

/**
 * All of the words are in the name, in order: the last one is its end, without what it has in brackets (`SC-8` for
 * `SC-8(1)`), or all of them are its beginning.
 */
function isNamedBy(asked: readonly string[], name: readonly string[]): boolean {
  if (asked.length === 0) return false
  let at = 0
  for (const word of asked) {
    const next = name.findIndex((each, i) => i >= at && isOrBegins(word, each))
    if (next < 0) return false
    at = next + 1
  }
  return at === name.length || asked.every((word, i) => word === name[i])
}

function isOrBegins(asked: string, word: string): boolean {
  return word === asked || word.startsWith(`${asked}(`)
}
