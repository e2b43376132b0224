/**
 * Statements of IAM-style policy documents wherever they are written: CloudFormation objects, JSON text, and
 * the blocks of Terraform's data.aws_iam_policy_document. Policies never see the difference.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
 */
import { type Attr, all, type Claim, is, withoutEvidence } from '../../../core/claim.ts'
import type { Location } from '../../../core/source.ts'
import { madeWith, type Value } from '../../../core/value.ts'
import { testWildcard } from '../../define/deploy-time.ts'
import { text, texts, textsOf } from '../../define/readers.ts'
import { isNull, itemsOf, lookUp, type Read, type Scope, step } from '../../define/scope.ts'

export interface Statement {
  /** `Allow` or `Deny` */
  readonly effect: Attr<string>
  readonly actions: readonly Attr<string>[]
  readonly notActions: readonly Attr<string>[]
  readonly resources: readonly Attr<string>[]
  readonly notResources: readonly Attr<string>[]
  readonly principals: readonly Principal[]
  readonly notPrincipals: readonly Principal[]
  readonly conditions: readonly Condition[]
  /** Whether a principal is named: the document then belongs to a resource, otherwise to an identity. */
  readonly namesPrincipal: Attr<boolean>
}

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

/** Whether the principal is everybody, with an AWS account or without: `"*"` or `{"AWS": "*"}`. */
export function isEverybody({ type, id }: Principal): Claim {
  return all(
    testWildcard(id, (name) => name === '*', 'the principal is everybody'),
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

/** Reads one statement of a JSON document. */
export function jsonStatement(scope: Scope): Statement {
  return {
    effect: text('Effect')(scope),
    actions: texts('Action')(scope),
    notActions: texts('NotAction')(scope),
    resources: texts('Resource')(scope),
    notResources: texts('NotResource')(scope),
    principals: jsonPrincipals(lookUp(scope.node, 'Principal')),
    notPrincipals: jsonPrincipals(lookUp(scope.node, 'NotPrincipal')),
    conditions: jsonConditions(lookUp(scope.node, 'Condition')),
    namesPrincipal: writes(['Principal', 'NotPrincipal'])(scope),
  }
}

/**
 * Reads one `statement` block of data.aws_iam_policy_document. Its effect defaults to Allow:
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document
 */
export function blockStatement(scope: Scope): Statement {
  return {
    effect: text('effect', 'Allow')(scope),
    actions: texts('actions')(scope),
    notActions: texts('not_actions')(scope),
    resources: texts('resources')(scope),
    notResources: texts('not_resources')(scope),
    principals: blockPrincipals(scope, 'principals'),
    notPrincipals: blockPrincipals(scope, 'not_principals'),
    conditions: itemsOf(lookUp(scope.node, 'condition')).map((node) => {
      const condition = { ...scope, node, at: node.at }
      return {
        operator: text('test')(condition),
        key: text('variable')(condition),
        values: texts('values')(condition),
      }
    }),
    namesPrincipal: writes(['principals', 'not_principals'])(scope),
  }
}

/** `"*"`, or a mapping from the type of principal to one or several ids. */
function jsonPrincipals(value: Value | undefined): readonly Principal[] {
  return itemsOf(value).flatMap((item): readonly Principal[] => {
    const mapping = withoutCondition(item)
    if (mapping.kind !== 'mapping') {
      return textsOf(item).map((id) => {
        if (id.kind !== 'unknown') return { type: literal('*', item.at), id }
        // All principals at once, which no resource has as an attribute.
        const because = madeWith(id.because, '')
        return { type: { ...id, because }, id: { ...id, because } }
      })
    }
    return [...mapping.entries.keys()].flatMap((type) => {
      const ids = step(item, type)
      return ids === undefined ? [] : textsOf(ids).map((id) => ({ type: literal(type, item.at), id }))
    })
  })
}

function blockPrincipals(scope: Scope, path: string): readonly Principal[] {
  return itemsOf(lookUp(scope.node, path)).flatMap((node) => {
    const block = { ...scope, node, at: node.at }
    const type = text('type')(block)
    return texts('identifiers')(block).map((id) => ({ type, id }))
  })
}

/** A mapping from operators to mappings from keys to one or several values. */
function jsonConditions(value: Value | undefined): readonly Condition[] {
  return itemsOf(value).flatMap((item) =>
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
  const { condition, at } = value
  return { kind: 'either', condition, branches: [ifThere(inner, attr), { kind: 'absent', at }], at }
}

/** The fields of a mapping, or one unknown field of what is no known mapping. */
function fieldsOf(value: Value): readonly (readonly [Attr<string>, Value])[] {
  const mapping = withoutCondition(value)
  if (mapping.kind === 'mapping') {
    return [...mapping.entries.keys()].flatMap((name) => {
      const field = step(value, name)
      return field === undefined ? [] : [[literal(name, field.at), field] as const]
    })
  }
  const because =
    mapping.kind === 'unknown' ? mapping.because : ({ kind: 'type', expected: 'a mapping' } as const)
  return [
    [
      { kind: 'unknown', because, at: value.at },
      { kind: 'unknown', because, at: value.at },
    ],
  ]
}

/** What an item that may not exist is when it does. */
function withoutCondition(item: Value): Value {
  if (item.kind === 'json') return item.of
  if (item.kind !== 'either') return item
  const [first, second] = item.branches
  if (first !== undefined && second === undefined) return withoutCondition(first)
  if (second !== undefined && first === undefined) return withoutCondition(second)
  return { kind: 'unknown', because: { kind: 'condition', name: item.condition }, at: item.at }
}

function literal(value: string, at: Location): Attr<string> {
  return { kind: 'known', value, origin: 'written', at }
}

/** Whether any of the properties is written, whatever it holds. */
function writes(names: readonly string[]): Read<Attr<boolean>> {
  return ({ node, at }) => {
    const statement = withoutCondition(node)
    if (statement.kind === 'unknown') return { kind: 'unknown', because: statement.because, at: node.at }
    const value = names.some((name) => itemsOf(lookUp(statement, name)).length > 0)
    return { kind: 'known', value, origin: 'written', at }
  }
}
