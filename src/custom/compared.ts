/** Claims about two values of the template: one attribute against another. */
import { both, known, mapAttr } from '../core/attr.ts'
import { type Attr, all, type Claim, certain, not, test as testPlain, withNote } from '../core/claim.ts'
import { anyOf } from '../subjects/network/covering.ts'
import { type Context, checkedOf } from './context.ts'
import type { MakeClaim } from './operators/operator.ts'
import { OPERATORS, takesSeveral } from './operators/table.ts'
import { type Selected, select } from './select.ts'
import type { ComparedTest, Literal, OperatorName, Plain } from './syntax.ts'
import { labelOf, placesOf, quoted } from './words.ts'

/** How a test names what it is about, and what its policy says of it. */
interface Words {
  readonly label: string
  readonly note: string | undefined
}

/** The negations: of several values, none may be equal. */
const POSITIVE: { readonly [O in OperatorName]?: OperatorName } = { isNot: 'is', noneOf: 'oneOf' }

/** What is not written on either side makes the comparison false, and its negation true. */
export function comparedClaim(test: ComparedTest, selected: Selected, words: Words, context: Context): Claim {
  const operator = POSITIVE[test.operator]
  if (operator !== undefined) return not(comparedClaim({ ...test, operator }, selected, words, context))
  const { other: selector, isOfChecked } = test
  const other = select(selector, isOfChecked ? checkedOf(context) : context)
  const attr = selected.plain()
  const single = (value: Attr<Plain>) => compare(attr, value, test, words)
  if (!takesSeveral(test.operator)) return single(other.plain())
  const items = other.items()
  context.run.spend(items.length)
  const claims = items.map(({ context: item, exists }) => {
    const claim = single(select({ kind: 'item' }, item).plain())
    return exists === undefined ? claim : all(exists, claim)
  })
  if (claims.length > 0) return anyOf(claims)
  return certain(false, attr.at, `${labelOf(selector)} is not written`)
}

function compare(attr: Attr<Plain>, other: Attr<Plain>, test: ComparedTest, words: Words): Claim {
  const otherLabel = labelOf(test.other)
  const pairs = mapAttr(both(attr, other), (pair) => decide(pair, test, attr), expectedBy(test.operator))
  const claim = testPlain(
    pairs,
    ({ holds }) => holds,
    ({ pair: [own, compared] }) => {
      const [value, second] = [
        quoted(own, words.label, placesOf(attr)),
        quoted(compared, otherLabel, placesOf(other)),
      ]
      const { note } = words
      return note === undefined
        ? `${words.label} is ${value}, and ${otherLabel} is ${second}`
        : note.replaceAll('{value}', () => value).replaceAll('{other}', () => second)
    },
  )
  if (attr.kind === 'absent') return withNote(claim, `${words.label} is not written`)
  return other.kind === 'absent' ? withNote(claim, `${otherLabel} is not written`) : claim
}

interface Decided {
  readonly pair: readonly [own: Plain, other: Plain]
  readonly holds: boolean
}

/** Undefined where one of the values is not what the operator compares: a text that is not a number. */
function decide(
  pair: readonly [Plain, Plain],
  { operator, part, ignoreCase }: ComparedTest,
  { at }: Attr<Plain>,
): Decided | undefined {
  const [own, other] = pair
  // A list or a mapping equals no scalar.
  if (typeof other === 'symbol') return { pair, holds: false }
  const literal: Literal = { value: other, text: String(other) }
  const given = part === undefined ? [literal] : [{ value: part, text: part }, literal]
  const claim: MakeClaim | string = OPERATORS[operator].compile(given, { ignoreCase })
  if (typeof claim === 'string') return undefined
  const { truth } = claim(known(own, at), () => '')
  return truth === 'unknown' ? undefined : { pair, holds: truth === 'true' }
}

function expectedBy(operator: OperatorName): string {
  switch (OPERATORS[operator].argument) {
    case 'number':
      return 'a number'
    case 'ranges':
      return 'an address range'
    case 'versions':
      return 'a version'
    case 'dates':
      return 'a date'
    default:
      return 'a value to compare with'
  }
}
