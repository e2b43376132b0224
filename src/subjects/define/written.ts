/** Readers of whether something is written at all, where its value does not matter: a log group, a key. */
import { eachBranch, known, unknownBecause } from '../../core/attr.ts'
import type { Attr } from '../../core/claim.ts'
import { vocabularyOf } from '../../core/frameworks.ts'
import type { Unknown, Value } from '../../core/value.ts'
import { isGiven, knownText } from './deploy-time.ts'
import { fallBack } from './readers.ts'
import { isNull, lookUp, type Read, type Scope } from './scope.ts'
import { withWay } from './ways.ts'

/**
 * Whether anything is written at the path. A reference to a resource, and a text made with what is unknown, are
 * something. A Terraform variable may as well be null, and of a function the result is not known.
 *
 * @param counts which known texts are something, besides those that are not empty
 */
export function isWritten(
  path: string,
  counts: (text: string) => boolean = (text) => text !== '',
): Read<Attr<boolean>> {
  const written: Read<Attr<boolean>> = (scope) => writtenValue(lookUp(scope.node, path), scope, path, counts)
  return withWay(written, { at: [path], spell: () => undefined })
}

/** The same of a value. */
export function writtenValue(
  value: Value | undefined,
  scope: Scope,
  path?: string,
  counts: (text: string) => boolean = (text) => text !== '',
): Attr<boolean> {
  return eachBranch(value, (single) => {
    if (single === undefined || isNull(single)) return fallBack(scope, false, path)
    const { at } = single
    if (single.kind === 'scalar') return known(counts(String(single.value)), at)
    if (single.kind === 'unknown' && !isSomething(single, scope)) return unknownBecause(single.because, at)
    return known(true, at)
  })
}

function isSomething(value: Unknown, { template }: Scope): boolean {
  // CloudFormation has no null, and a text with a known part is not empty.
  const isParameter = vocabularyOf(template) === 'cloudformation' && isGiven(value.because, ['variable'])
  const isText = /[^…]/.test(knownText(value) ?? '')
  return isParameter || isText || isGiven(value.because, ['reference'])
}
