/** A parameter of an ARM template whose value is a secret, and its default. */
import { absent, whereUnknown } from '../../../core/attr.ts'
import type { Attr } from '../../../core/claim.ts'
import type { Value } from '../../../core/value.ts'
import { withNode } from '../../define/moves.ts'
import { scalar } from '../../define/readers.ts'
import { lookUp, maybe, type Read } from '../../define/scope.ts'
import { defineSubject } from '../../define/subject.ts'

/** More than any secret has; hostile templates share values until they are astronomically many. */
const MOST_VALUES = 500

/** Numbers and booleans are settings beside a secret. */
const plainText = scalar((raw) => (typeof raw === 'string' ? raw : ''), 'text')('text')

const defaultTexts: Read<readonly Attr<string>[]> = (scope) => {
  const value = lookUp(scope.node, 'defaultValue')
  if (value === undefined) return []
  return leavesOf(value, { left: MOST_VALUES }).map((leaf) =>
    withoutMade(
      plainText(withNode(scope, { kind: 'mapping', entries: new Map([['text', leaf]]), at: leaf.at })),
    ),
  )
}

/** The innermost values; where there are too many, what holds the rest, which is not a text. */
function leavesOf(value: Value, budget: { left: number }): readonly Value[] {
  const inner = budget.left-- > 0 ? insideOf(value) : undefined
  if (inner === undefined) return [value]
  const leaves = inner.flatMap((each) => (budget.left > 0 ? leavesOf(each, budget) : [each]))
  return value.kind === 'either' ? leaves.map((leaf) => maybe(leaf, value)) : leaves
}

/** Of what has texts further in, its parts. */
function insideOf(value: Value): readonly Value[] | undefined {
  switch (value.kind) {
    case 'list':
      return value.items
    case 'mapping':
      return [...value.entries.values()]
    case 'json':
      return [value.of]
    case 'either': {
      const branches = value.branches.filter((branch) => branch !== undefined)
      return branches.every(({ kind }) => kind === 'scalar' || kind === 'unknown') ? undefined : branches
    }
    default:
      return undefined
  }
}

/** What is made during deployment, as by `newGuid()`, or supplied by it, is not written here. */
function withoutMade(attr: Attr<string>): Attr<string> {
  return whereUnknown(attr, (unknown) => {
    const { kind } = unknown.because
    return kind === 'reference' || kind === 'variable' ? absent(unknown.at) : unknown
  })
}

/** https://learn.microsoft.com/azure/azure-resource-manager/templates/parameters */
export const secureParameter = defineSubject({
  name: 'azure.secure-parameter',
  describes: 'A secure parameter of an ARM template',
  sources: { arm: ['parameter'] },
  attributes: {
    texts: {
      type: 'texts',
      describes: 'The texts of its default, of which an object may have several.',
      arm: defaultTexts,
    },
  },
})
