/** Environment variables of containers and functions, one subject each, and whether one holds a secret. */
import { type Attr, all, any, type Claim, type Label, test, withoutEvidence } from '../../../core/claim.ts'
import type { Subject } from '../../../core/policy.ts'
import type { Location } from '../../../core/source.ts'
import type { Resource, Template } from '../../../core/template.ts'
import type { Value } from '../../../core/value.ts'
import { adaptOnce } from '../../define/define.ts'
import { isGiven, withoutGiven, withoutMisfits } from '../../define/deploy-time.ts'
import { toAttr } from '../../define/readers.ts'
import { itemsOf, lookUp, maybe, resourcesOf, step } from '../../define/scope.ts'
import { type Credential, loginsIn } from '../../secrets/credential.ts'
import { isSecretText, type SecretName, secretName } from '../../secrets/secret-name.ts'
import { holdsCredential, isImported, renderedTemplate } from '../../secrets/written-credential.ts'
import { type AWSFramework, awsFramework } from '../framework.ts'
import { credentialsIn } from './credential.ts'

export interface EnvironmentVariable {
  readonly name: Attr<string>
  /** As it is written; undefined where nothing is. */
  readonly value: Value | undefined
  readonly template: Template
}

type Variable = Pick<Subject<EnvironmentVariable>, 'name' | 'value' | 'at'>

/** The environment of every Lambda function. */
export const functionEnvironment = adaptOnce<EnvironmentVariable>((template) => [
  ...variablesOf(template, ['AWS::Lambda::Function', 'AWS::Serverless::Function'], ({ properties }) =>
    variablesOfMap(lookUp(properties, 'Environment.Variables')),
  ),
  ...variablesOf(template, ['aws_lambda_function'], ({ properties }) =>
    variablesOfMap(lookUp(properties, 'environment.variables')),
  ),
])

/** The environment of every container of an ECS task definition. */
export const containerEnvironment = adaptOnce<EnvironmentVariable>((template) => [
  ...variablesOf(template, ['AWS::ECS::TaskDefinition'], ({ properties }) =>
    variablesOfContainers(lookUp(properties, 'ContainerDefinitions'), template),
  ),
  ...variablesOf(template, ['aws_ecs_task_definition'], ({ properties }) =>
    variablesOfContainers(lookUp(properties, 'container_definitions'), template),
  ),
])

function variablesOf(
  template: Template,
  types: readonly string[],
  read: (resource: Resource) => readonly Variable[],
): readonly Subject<EnvironmentVariable>[] {
  return resourcesOf(template, types).flatMap((resource) =>
    read(resource).map((variable) => ({ ...variable, template, resource })),
  )
}

/** A mapping from names to values. One that is not known is one variable of which nothing is known. */
function variablesOfMap(map: Value | undefined): readonly Variable[] {
  if (map === undefined) return []
  switch (map.kind) {
    case 'mapping':
      return [...map.entries].map(([name, value]) => ({
        name: { kind: 'known', value: name, origin: 'written', at: value.at },
        value,
        at: value.at,
      }))
    case 'either': {
      const { condition } = map
      return map.branches.flatMap((branch) =>
        variablesOfMap(branch).map((variable) => ({
          ...variable,
          value: variable.value && maybe(variable.value, condition),
        })),
      )
    }
    default:
      return anyVariable(map)
  }
}

/** A list of containers, or JSON of one, also rendered by a data source. */
function variablesOfContainers(containers: Value | undefined, template: Template): readonly Variable[] {
  if (containers === undefined) return []
  switch (containers.kind) {
    case 'json':
      return variablesOfContainers(containers.of, template)
    case 'unknown': {
      const rendered = renderedTemplate(containers, template)
      return rendered === undefined ? anyVariable(containers) : variablesOfContainers(rendered, template)
    }
    case 'scalar':
      return anyVariable(containers)
    default: {
      const names = NAMES[awsFramework(template)]
      return itemsOf(containers).flatMap((container) => variablesOfContainer(container, names))
    }
  }
}

type Names = { readonly [K in 'environment' | 'name' | 'value']: string }

const NAMES: Readonly<Record<AWSFramework, Names>> = {
  cloudformation: { environment: 'Environment', name: 'Name', value: 'Value' },
  terraform: { environment: 'environment', name: 'name', value: 'value' },
}

function variablesOfContainer(container: Value, names: Names): readonly Variable[] {
  if (container.kind === 'unknown') return anyVariable(container)
  return itemsOf(step(container, names.environment)).flatMap((item): readonly Variable[] => {
    if (item.kind === 'unknown') return anyVariable(item)
    return [{ name: text(step(item, names.name), item.at), value: step(item, names.value), at: item.at }]
  })
}

/** What is not known may be any variable; what the deployment gives is not written here. */
function anyVariable(value: Value): readonly Variable[] {
  const { at } = value
  if (value.kind === 'scalar' && (value.value === null || value.value === '')) return []
  if (value.kind !== 'unknown') {
    return anyVariable({ kind: 'unknown', because: { kind: 'type', expected: 'a list of variables' }, at })
  }
  if (isImported(value) || isGiven(value.because, ['variable', 'reference'])) return []
  return [{ name: { kind: 'unknown', because: value.because, at }, value, at }]
}

/**
 * Whether a secret is written as the variable's value: a credential by its form, whatever the variable is called,
 * or any literal under a name that says what it is. A value that the deployment gives is not written here.
 */
export function holdsSecret({ name, value, template }: EnvironmentVariable): Claim {
  if (value === undefined) return { truth: 'false', evidence: [] }
  const byForm = holdsCredential(value, template, credentialsAndLogins)
  if (byForm.truth === 'true') return byForm
  return any(isNamedSecret('secret', name, value), isNamedSecret('maybe', name, value), byForm)
}

function credentialsAndLogins(written: string): readonly Credential[] {
  return [...credentialsIn(written), ...loginsIn(written)]
}

function isNamedSecret(kind: SecretName, name: Attr<string>, value: Value): Claim {
  const isSecret = (literal: string) => isSecretText(kind, literal)
  const what = name.kind === 'known' ? `the value of ${name.value}` : 'the value'
  const note = `${what} is written in plain text`
  const literal = test(withoutMisfits(literalOf(value), isSecret), isSecret, note, { secret: true })
  // Also what can't be decided may hold a secret: an argument of a function, a branch of a condition.
  const evidence = literal.evidence.map((label): Label => ({ secret: 'place', ...label }))
  return all(
    { ...literal, evidence },
    withoutEvidence(test(name, (words) => secretName(words) === kind, 'the name of a secret')),
  )
}

/** The text that is written here; absent where it is given later. */
function literalOf(value: Value): Attr<string> {
  if (value.kind === 'unknown' && isImported(value)) return { kind: 'absent', at: value.at }
  return withoutGiven(text(value, value.at), ['variable', 'reference'])
}

function text(value: Value | undefined, at: Location): Attr<string> {
  const absent = (): Attr<string> => ({ kind: 'absent', at })
  return value === undefined ? absent() : toAttr(value, String, 'text', absent)
}
