/** Environment variables of containers and functions, one subject each, and whether one holds a secret. */
import { absent } from '../../../core/attr.ts'
import { type Attr, all, any, type Claim, type Label, test, withoutEvidence } from '../../../core/claim.ts'
import type { Template } from '../../../core/template.ts'
import type { Value } from '../../../core/value.ts'
import { sureSecretsByForm, sureSecretsIn } from '../../../secrets/find.ts'
import { type SecretName, secretName } from '../../../secrets/names.ts'
import { isSecretText } from '../../../secrets/values.ts'
import { attributeTable, type Within } from '../../define/attributes.ts'
import { isGiven, withoutGiven, withoutMisfits } from '../../define/deploy-time.ts'
import { nested, readsAlso } from '../../define/moves.ts'
import { text, toAttr } from '../../define/readers.ts'
import { itemsOf, lookUp, maybe, type Scope, step } from '../../define/scope.ts'
import { defineSubject, type Source, type SubjectOf } from '../../define/subject.ts'
import { holdsCredential, isImported, RENDERED, renderedTemplate } from '../../secrets/written-credential.ts'

/** A variable however it is written: at the place of the whole of it, or of its value where its name is a key. */
type Variable = Extract<Value, { readonly kind: 'mapping' }>

function variable(name: Value | undefined, value: Value | undefined, at: Variable['at']): Variable {
  const entries = [...(name ? [['name', name] as const] : []), ...(value ? [['value', value] as const] : [])]
  return { kind: 'mapping', entries: new Map(entries), at }
}

/** Resources with variables that a function finds in the value of a property. */
function holding(
  types: readonly string[],
  property: string,
  find: (value: Value, template: Template) => readonly Variable[],
): Source {
  const within: Within = (scope) => {
    const value = lookUp(scope.node, property)
    const found = value === undefined ? [] : find(value, scope.template)
    return found.map((each) => nested(scope, each))
  }
  return { types, within: readsAlso(RENDERED, within) }
}

const VARIABLE = attributeTable({
  name: { type: 'text', describes: 'The name of the variable.', everywhere: text('name') },
  value: {
    type: 'value',
    describes: 'The value as it is written.',
    everywhere: ({ node }: Scope) => lookUp(node, 'value'),
  },
})

export const functionEnvironment = defineSubject({
  name: 'aws.function-environment-variable',
  describes: 'An environment variable of a Lambda function',
  sources: {
    cloudformation: holding(
      ['AWS::Lambda::Function', 'AWS::Serverless::Function'],
      'Environment.Variables',
      variablesOfMap,
    ),
    terraform: holding(['aws_lambda_function'], 'environment.variables', variablesOfMap),
  },
  attributes: VARIABLE,
})

export const containerEnvironment = defineSubject({
  name: 'aws.container-environment-variable',
  describes: 'An environment variable of a container in an ECS task definition',
  sources: {
    cloudformation: holding(
      ['AWS::ECS::TaskDefinition'],
      'ContainerDefinitions',
      variablesOfContainers({ environment: 'Environment', name: 'Name', value: 'Value' }),
    ),
    terraform: holding(
      ['aws_ecs_task_definition'],
      'container_definitions',
      variablesOfContainers({ environment: 'environment', name: 'name', value: 'value' }),
    ),
  },
  attributes: VARIABLE,
})

export type EnvironmentVariable = SubjectOf<typeof functionEnvironment> & { readonly template: Template }

/** A mapping from names to values. One that is not known is one variable of which nothing is known. */
function variablesOfMap(map: Value): readonly Variable[] {
  switch (map.kind) {
    case 'mapping':
      return [...map.entries].map(([name, value]) =>
        variable({ kind: 'scalar', value: name, at: value.at }, value, value.at),
      )
    case 'either':
      return map.branches
        .flatMap((branch) => (branch === undefined ? [] : variablesOfMap(branch)))
        .map(({ entries, at }) => {
          const value = entries.get('value')
          return variable(entries.get('name'), value && maybe(value, map), at)
        })
    default:
      return anyVariable(map)
  }
}

type Names = { readonly [K in 'environment' | 'name' | 'value']: string }

/** A list of containers, or JSON of one, also rendered by a data source. */
function variablesOfContainers(names: Names) {
  return function find(containers: Value, template: Template): readonly Variable[] {
    switch (containers.kind) {
      case 'json':
        return find(containers.of, template)
      case 'unknown': {
        const rendered = renderedTemplate(containers, template)
        return rendered === undefined ? anyVariable(containers) : find(rendered, template)
      }
      case 'scalar':
        return anyVariable(containers)
      default:
        return itemsOf(containers).flatMap((container) => variablesOfContainer(container, names))
    }
  }
}

function variablesOfContainer(container: Value, names: Names): readonly Variable[] {
  if (container.kind === 'unknown') return anyVariable(container)
  return itemsOf(step(container, names.environment)).flatMap((item): readonly Variable[] => {
    if (item.kind === 'unknown') return anyVariable(item)
    return [variable(step(item, names.name), step(item, names.value), item.at)]
  })
}

/** What is not known may be any variable; what the deployment supplies is not written here. */
function anyVariable(value: Value): readonly Variable[] {
  const { at } = value
  if (value.kind === 'scalar' && (value.value === null || value.value === '')) return []
  if (value.kind !== 'unknown') {
    return anyVariable({ kind: 'unknown', because: { kind: 'type', expected: 'a list of variables' }, at })
  }
  if (isImported(value) || isGiven(value.because, ['variable', 'reference'])) return []
  return [variable(value, value, at)]
}

/**
 * Whether a secret is written as the variable's value: a credential by its form, whatever the variable is called,
 * or any literal under the name of a secret. A value that the deployment supplies is not written here.
 */
export function holdsSecret({ name, value, template }: EnvironmentVariable): Claim {
  if (value === undefined) return { truth: 'false', evidence: [] }
  // In the words of what is not known, names may be those of other variables.
  const find = value.kind === 'unknown' ? sureSecretsByForm : sureSecretsIn
  const byForm = holdsCredential(value, template, find)
  if (byForm.truth === 'true') return byForm
  return any(isNamedSecret('secret', name, value), isNamedSecret('maybe', name, value), byForm)
}

function isNamedSecret(kind: SecretName, name: Attr<string>, value: Value): Claim {
  const isSecret = (literal: string) => isSecretText(kind, literal)
  const what = name.kind === 'known' ? `value of ${name.value}` : 'value'
  const note = `${what} in plain text`
  const literal = test(withoutMisfits(literalOf(value), isSecret), isSecret, note, { secret: true })
  // Also what cannot be decided may hold a secret: an argument of a function, a branch of a condition.
  const evidence = literal.evidence.map((label): Label => ({ secret: 'place', ...label }))
  return all(
    { ...literal, evidence },
    withoutEvidence(test(name, (words) => secretName(words) === kind, 'the name of a secret')),
  )
}

/** The text that is written here; absent where the deployment supplies it. */
function literalOf(value: Value): Attr<string> {
  if (value.kind === 'unknown' && isImported(value)) return absent(value.at)
  const written = toAttr(value, String, 'text', () => absent(value.at))
  return withoutGiven(written, ['variable', 'reference'])
}
