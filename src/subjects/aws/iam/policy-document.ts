/**
 * Statements of IAM-style policy documents wherever they are written: CloudFormation objects, JSON text, and
 * the blocks of Terraform's data.aws_iam_policy_document. Policies never see the difference.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
 */
import { absent, known, unknownBecause, whereItMayMatch } from '../../../core/attr.ts'
import { type Attr, all, type Claim, is, withoutEvidence } from '../../../core/claim.ts'
import { causeOfChoice, choiceOf, madeWith, type Value } from '../../../core/value.ts'
import { attributeTable, ownAttribute, ownType, type ValuesOf } from '../../define/attributes.ts'
import { knownText, testWildcard } from '../../define/deploy-time.ts'
import { objectReader } from '../../define/lazy-object.ts'
import { itemScopes } from '../../define/moves.ts'
import { byForm, text, texts, textsOf, whereThere } from '../../define/readers.ts'
import { isNull, itemsOf, lookUp, type Read, type Scope, step } from '../../define/scope.ts'

/** A document as a whole: a statement that denies takes away what another one allows. */
export interface PolicyDocument {
  /** Every statement of it that is known of, also those that a Terraform document takes in. */
  readonly statements: () => readonly Statement[]
}

export interface Principal {
  /** `AWS`, `Service`, `Federated`, `CanonicalUser`; `*` where the principal is just "*". */
  readonly type: Attr<string>
  readonly id: Attr<string>
}

/** One operator with one key; the conditions of a statement must all hold, one of the values suffices. */
export interface Condition {
  readonly operator: Attr<string>
  readonly key: Attr<string>
  readonly values: readonly Attr<string>[]
}

/** Matches every text with a wildcard: what a parameter without one gives cannot be anyone. */
const WITH_WILDCARD = '[\\s\\S]*\\*[\\s\\S]*'

/** Whether the principal is anyone, with an AWS account or without: `"*"` or `{"AWS": "*"}`. */
export function isAnyPrincipal({ type, id }: Principal): Claim {
  return all(
    testWildcard(whereItMayMatch(id, WITH_WILDCARD), (name) => name === '*', 'the principal is anyone'),
    withoutEvidence(is(type, ['*', 'AWS'])),
  )
}

/** The statements of a JSON document; a document that is not known is one unknown statement. */
export function statementsOf(document: Value): readonly Value[] {
  const { kind, at } = document
  if (kind === 'unknown') return [document]
  if (kind === 'scalar' && (document.value === null || document.value === '')) return []
  if (kind === 'mapping' || kind === 'json') return itemsOf(lookUp(document, 'Statement'))
  if (kind === 'either') {
    return itemsOf({ ...document, branches: [asList(document.branches[0]), asList(document.branches[1])] })
  }
  return [{ kind: 'unknown', because: { kind: 'type', expected: 'a policy document' }, at }]
}

function asList(document: Value | undefined): Value | undefined {
  return document && { kind: 'list', items: statementsOf(document), at: document.at }
}

/** Who a statement is about. */
export const PRINCIPALS = ownType<readonly Principal[]>('principals')
/** The document that a statement belongs to. */
export const DOCUMENT = ownType<PolicyDocument>('policy document')
const CONDITIONS = ownType<readonly Condition[]>('conditions')

/**
 * What every statement has, wherever it is written.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document
 */
export const STATEMENT = attributeTable({
  effect: {
    type: 'text',
    describes: '`Allow` or `Deny`. In `data.aws_iam_policy_document` the default is `Allow`.',
    everywhere: byForm({ json: text('Effect'), block: whereThere(text('effect', 'Allow')) }),
  },
  actions: {
    type: 'texts',
    describes: 'Patterns of actions: `s3:Get*`.',
    everywhere: byForm({ json: texts('Action'), block: texts('actions') }),
  },
  notActions: {
    type: 'texts',
    describes: 'Patterns of actions that the statement is not about.',
    everywhere: byForm({ json: texts('NotAction'), block: texts('not_actions') }),
  },
  resources: {
    type: 'texts',
    describes: 'Patterns of ARNs.',
    everywhere: byForm({ json: texts('Resource'), block: texts('resources') }),
  },
  notResources: {
    type: 'texts',
    describes: 'Patterns of ARNs that the statement is not about.',
    everywhere: byForm({ json: texts('NotResource'), block: texts('not_resources') }),
  },
  principals: ownAttribute(PRINCIPALS, {
    describes: 'Who the statement is about, each with `type` (`AWS`, `Service`, `*`, ...) and `id`.',
    everywhere: byForm({ json: jsonPrincipals('Principal'), block: blockPrincipals('principals') }),
  }),
  notPrincipals: ownAttribute(PRINCIPALS, {
    describes: 'Who the statement is not about.',
    everywhere: byForm({ json: jsonPrincipals('NotPrincipal'), block: blockPrincipals('not_principals') }),
  }),
  conditions: ownAttribute(CONDITIONS, {
    describes: 'Conditions with `operator`, `key` and `values`. All must hold; one of the values is enough.',
    everywhere: byForm({ json: jsonConditions, block: blockConditions }),
  }),
  namesPrincipal: {
    type: 'boolean',
    describes:
      'Whether a principal is named: the document then belongs to a resource, otherwise to an identity.',
    everywhere: byForm({
      json: writes(['Principal', 'NotPrincipal']),
      block: writes(['principals', 'not_principals']),
    }),
  },
})

export type Statement = ValuesOf<typeof STATEMENT>

/** Reads one statement. */
export const readStatement: Read<Statement> = objectReader(STATEMENT)

/** `"*"`, or a mapping from the type of principal to one or several ids. */
function jsonPrincipals(path: string): Read<readonly Principal[]> {
  return ({ node }) => itemsOf(lookUp(node, path)).flatMap(principalsOf)
}

function principalsOf(item: Value): readonly Principal[] {
  const mapping = withoutCondition(item)
  if (mapping.kind !== 'mapping') {
    return textsOf(item).map((id) => {
      // A text of which a part is known is one principal.
      if (id.kind !== 'unknown' || knownText(id) !== undefined) return { type: known('*', item.at), id }
      // All principals at once, which no resource has as an attribute.
      const because = madeWith(id.because, '')
      return { type: { ...id, because }, id: { ...id, because } }
    })
  }
  return [...mapping.entries.keys()].flatMap((type) => {
    const ids = step(item, type)
    return ids === undefined ? [] : textsOf(ids).map((id) => ({ type: known(type, item.at), id }))
  })
}

function blockPrincipals(path: string): Read<readonly Principal[]> {
  const blocks = itemScopes(path)
  return (scope) =>
    blocks(scope).flatMap((block) => {
      const type = text('type')(block)
      return texts('identifiers')(block).map((id) => ({ type, id }))
    })
}

function blockConditions(scope: Scope): readonly Condition[] {
  return itemScopes('condition')(scope).map((block) => ({
    operator: text('test')(block),
    key: text('variable')(block),
    values: texts('values')(block),
  }))
}

/** A mapping from operators to mappings from keys to one or several values. */
function jsonConditions({ node }: Scope): readonly Condition[] {
  return itemsOf(lookUp(node, 'Condition')).flatMap((item) =>
    fieldsOf(item).flatMap(([operator, ofOperator]) =>
      fieldsOf(ofOperator).map(([key, values]) => ({
        operator: ifThere(item, ifThere(ofOperator, { ...operator, at: values.at })),
        key: ifThere(values, key),
        values: textsOf(values),
      })),
    ),
  )
}

/** The attribute, or nothing where a condition may leave out the value that it belongs to. */
function ifThere(value: Value, attr: Attr<string>): Attr<string> {
  if (value.kind !== 'either') return attr
  const [first, second] = value.branches.map((branch) => (branch && !isNull(branch) ? branch : undefined))
  const inner = first ?? second
  if (inner === undefined || (first !== undefined && second !== undefined)) return attr
  const { at } = value
  return { ...choiceOf(value), kind: 'either', branches: [ifThere(inner, attr), absent(at)], at }
}

/** The fields of a mapping, or one unknown field of what is not a known mapping. */
function fieldsOf(value: Value): readonly (readonly [Attr<string>, Value])[] {
  const mapping = withoutCondition(value)
  if (mapping.kind === 'mapping') {
    return [...mapping.entries.keys()].flatMap((name) => {
      const field = step(value, name)
      return field === undefined ? [] : [[known(name, field.at), field] as const]
    })
  }
  const because =
    mapping.kind === 'unknown' ? mapping.because : ({ kind: 'type', expected: 'a mapping' } as const)
  return [[unknownBecause(because, value.at), unknownBecause(because, value.at)]]
}

/** What an item that may not exist is when it does. */
function withoutCondition(item: Value): Value {
  if (item.kind === 'json') return item.of
  if (item.kind !== 'either') return item
  const [first, second] = item.branches
  if (first !== undefined && second === undefined) return withoutCondition(first)
  if (second !== undefined && first === undefined) return withoutCondition(second)
  return { kind: 'unknown', because: causeOfChoice(item), at: item.at }
}

/** Whether any of the properties is written, whatever it holds. */
function writes(names: readonly string[]): Read<Attr<boolean>> {
  return ({ node, at }) => {
    const statement = withoutCondition(node)
    if (statement.kind === 'unknown') return unknownBecause(statement.because, node.at)
    return known(
      names.some((name) => itemsOf(lookUp(statement, name)).length > 0),
      at,
    )
  }
}
