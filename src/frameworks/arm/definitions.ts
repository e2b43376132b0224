/** Parameters and variables: what they hold, computed when somebody asks. */

import { type Location, locate } from '../../core/source.ts'
import type { TextLimits, Value } from '../../core/value.ts'
import type { Node } from '../node.ts'
import { spendOn } from '../values/budget.ts'
import { mapPlaces, provenanceOf, scalar, unevaluated, unknown } from '../values/make.ts'
import type { ValueLoop } from './loops.ts'
import { wordsOf } from './name-words.ts'
import { resolveNode, runLoop } from './resolve.ts'
import { type Definition, once, type Run, type Scope } from './scope.ts'
import { lengthOf, MOST_WORDS, type Words } from './words.ts'

/** What a definition is called, and how it is asked for. */
export interface Title {
  /** `variable "x"`, `the default of parameter "x"`: where a value says it was written. */
  readonly what: string
  /** `variables('x')` */
  readonly words: string
}

/** A definition whose value stands in a node, which is read in `scope` as soon as somebody asks. */
export function definedBy(title: Title, run: Run, node: Node, scope: () => Scope): Definition {
  const compute = (): Value => resolveNode(scope(), node)
  const value = definedAs(title, run, compute, () => locate(scope().document, node.range))
  const words = once(
    run,
    (): Words => {
      if (node.kind !== 'scalar') return own(title)
      const made = wordsOf(scope(), node)
      return lengthOf(made) > MOST_WORDS ? own(title) : made
    },
    () => own(title),
  )
  return { value, words }
}

/** A definition that is the list which a loop makes. */
export function definedByLoop(title: Title, run: Run, loop: ValueLoop, scope: () => Scope): Definition {
  const at = () => locate(scope().document, loop.range)
  return { value: definedAs(title, run, () => runLoop(scope(), loop, at()), at), words: () => own(title) }
}

/** A definition that is computed. */
export function definedAs(
  title: Title,
  run: Run,
  compute: () => Value,
  at: () => Location,
): Definition['value'] {
  return once(
    run,
    () => writtenIn(title, run, compute()),
    () => unevaluated(`${title.words}, which is made with itself,`, at()),
  )
}

/** The value with where each of its parts was written, unless that is said already. */
export function writtenIn({ what }: Title, run: Run, value: Value): Value {
  if (value.kind === 'scalar') return scalar(value.value, value.at, value.from ?? { what, at: value.at })
  // Very large values are marked by no one, but parts of them may still be used.
  if (!spendOn(run.budget, [value])) return value
  return mapPlaces(value, (part) => ({ at: part.at, from: provenanceOf(part) ?? { what, at: part.at } }))
}

/** A parameter that the deployment gives. */
export function givenLater(name: string, at: Location, limits?: TextLimits): Definition {
  return {
    value: () => unknown({ kind: 'variable', name, ...(limits && { limits }) }, at),
    words: () => [{ expression: `parameters('${name}')` }],
  }
}

function own(title: Title): Words {
  return [{ expression: title.words }]
}
