/** Conditions become claims: three-valued, with the places that decided them. */
import {
  type Attr,
  all,
  any,
  type Claim,
  certain,
  is,
  not,
  test as testPlain,
  withNote,
} from '../core/claim.ts'
import { anyOf } from '../subjects/network/covering.ts'
import { comparedClaim } from './compared.ts'
import type { Context } from './context.ts'
import { countClaim } from './count.ts'
import { linkedClaim } from './linked.ts'
import { textOf } from './operators/operator.ts'
import { claimOf } from './operators/table.ts'
import { type Selected, type SelectedItem, select } from './select.ts'
import type { Condition, ListTest, Plain, ScalarTest, Test } from './syntax.ts'
import { labelOf, placesOf, quoted } from './words.ts'

type TestCondition = Extract<Condition, { kind: 'test' }>

/** Whether the condition holds. @throws Error where the policy asks for too much work */
export function evaluate(condition: Condition, context: Context): Claim {
  switch (condition.kind) {
    case 'constant':
      return certain(condition.value, context.scope.at, '')
    case 'all':
      return noted(allOf(condition.conditions.map((each) => evaluate(each, context))), condition.note)
    case 'any':
      return noted(anyOf(condition.conditions.map((each) => evaluate(each, context))), condition.note)
    case 'not':
      return noted(not(evaluate(condition.condition, context)), condition.note)
    case 'linked':
      return noted(linkedClaim(condition, context, evaluate), condition.note)
    case 'test':
      return evaluateTest(condition, context)
  }
}

function noted(claim: Claim, note: string | undefined): Claim {
  return note === undefined ? claim : withNote(claim, note)
}

/** True when all are true, of any number. */
function allOf(claims: readonly Claim[]): Claim {
  const [only] = claims
  if (only !== undefined && claims.length === 1) return only
  return claims.length <= MOST_AT_ONCE ? all(...claims) : not(anyOf(claims.map(not)))
}

/** Each claim is an argument of a call. */
const MOST_AT_ONCE = 1000

function evaluateTest({ selector, tests, note }: TestCondition, context: Context): Claim {
  context.run.spend()
  const selected = select(selector, context)
  const words = { label: labelOf(selector), note }
  const [only, ...others] = tests
  if (only !== undefined && others.length === 0) return evaluateOne(only, selected, words, context)
  return allOf(tests.map((test) => evaluateOne(test, selected, words, context)))
}

/** How many values to compare with, or how many steps of a regular expression, are as much work as one test. */
const GIVEN_A_TEST = 10
const WORK_OF_A_TEST = 100

/** Of what is not written, only these are true. */
function isNegation({ operator }: ScalarTest): boolean {
  return operator === 'isNot' || operator === 'noneOf'
}

interface Words {
  readonly label: string
  readonly note: string | undefined
}

function evaluateOne(test: Test, selected: Selected, words: Words, context: Context): Claim {
  switch (test.kind) {
    case 'scalar': {
      const attr = selected.plain()
      const { run } = context
      run.spend(test.given.length / GIVEN_A_TEST)
      // A pattern that nothing is compared with is not compiled.
      if (attr.kind === 'absent' && !isNegation(test)) return certain(false, attr.at, missing(words))
      const note = (value: Plain) => wordsFor(quoted(value, words.label, placesOf(attr)), words)
      const claim = claimOf(test)(attr, note, (work) => run.spend(work / WORK_OF_A_TEST))
      return attr.kind === 'absent' ? withNote(claim, missing(words)) : claim
    }
    case 'compared':
      return comparedClaim(test, selected, words, context)
    case 'exists':
      return is(selected.exists(), [test.wanted], (isThere) =>
        isThere
          ? (words.note?.replaceAll('{value}', 'written') ?? `${words.label} is written`)
          : missing(words),
      )
    case 'contains':
      return contains(test, selected, words, context)
    case 'each':
    case 'count':
      return noted(evaluateList(test, selected.items(), context), words.note)
  }
}

function wordsFor(value: string, { label, note }: Words): string {
  return note?.replaceAll('{value}', () => value) ?? `${label} is ${value}`
}

function missing({ label, note }: Words): string {
  return note?.replaceAll('{value}', 'not written') ?? `${label} is not written`
}

/** Of a text its parts, of a list its items. */
function contains(
  { texts, ignoreCase }: Extract<Test, { kind: 'contains' }>,
  selected: Selected,
  words: Words,
  context: Context,
): Claim {
  const fold = (text: string) => (ignoreCase ? text.toLowerCase() : text)
  const items = selected.items().map(({ context: item, exists }) => {
    const attr = select({ kind: 'item' }, item).plain()
    return { attr, exists }
  })
  context.run.spend((items.length * texts.length) / GIVEN_A_TEST)
  const plain = selected.plain()
  const isList = plain.kind === 'absent' || (plain.kind === 'known' && typeof plain.value === 'symbol')
  return allOf(
    texts.map(fold).map((wanted) =>
      anyOf(
        items.map(({ attr, exists }) => {
          const claim = testText(attr, words, (text) =>
            isList ? fold(text) === wanted : fold(text).includes(wanted),
          )
          return exists === undefined ? claim : all(exists, claim)
        }),
      ),
    ),
  )
}

function testText(attr: Attr<Plain>, words: Words, holds: (text: string) => boolean): Claim {
  const note = (value: Plain) => wordsFor(quoted(value, words.label, placesOf(attr)), words)
  return testPlain(attr, (value) => holds(textOf(value) ?? '\0'), note)
}

function evaluateList(test: ListTest, items: readonly SelectedItem[], { scope }: Context): Claim {
  const holds = (condition: Condition | undefined, { context }: SelectedItem): Claim =>
    condition === undefined ? certain(true, context.scope.at, '') : evaluate(condition, context)
  if (test.kind === 'count') {
    const claims = items.map((item) => ({
      claim: item.exists === undefined ? holds(test.where, item) : all(item.exists, holds(test.where, item)),
      isAny: item.isAny,
    }))
    return countClaim(claims, test.bounds, scope.at)
  }
  if (test.how === 'every') {
    return allOf(items.map((item) => unless(item.exists, holds(test.where, item))))
  }
  const some = anyOf(
    items.map((item) =>
      item.exists === undefined ? holds(test.where, item) : all(item.exists, holds(test.where, item)),
    ),
  )
  return test.how === 'some' ? some : not(some)
}

function unless(exists: Claim | undefined, claim: Claim): Claim {
  return exists === undefined ? claim : any(not(exists), claim)
}
