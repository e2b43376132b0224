/** The statements of policies that belong to a resource: what others may do with a queue, a key, a role. */
import { all, any, type Claim, is, not, withNote, withoutEvidence } from '../../../core/claim.ts'
import type { SubjectDefinition } from '../../../core/policy.ts'
import type { Template } from '../../../core/template.ts'
import { adaptOnce, type Subject } from '../../define/define.ts'
import { lookUp, resourcesOf, scopeOf } from '../../define/scope.ts'
import { type AWSFramework, awsFramework } from '../framework.ts'
import { keepsStrangersOut } from './policy-condition.ts'
import { refusesStrangers } from './policy-denial.ts'
import { isEverybody, type PolicyDocument, type Statement } from './policy-document.ts'
import { documentOf, readStatement, writtenStatements } from './written-document.ts'

export interface ResourcePolicyStatement extends Statement {
  /** The document that the statement belongs to. */
  readonly document: PolicyDocument
}

/** Where policies of one kind of resource are written. */
interface Source {
  readonly types: readonly string[]
  /** The property that holds the document. */
  readonly document: string
}

export type ResourcePolicySources = Readonly<Record<AWSFramework, readonly Source[]>>

export const QUEUE_POLICY: ResourcePolicySources = {
  cloudformation: [
    { types: ['AWS::SQS::QueuePolicy', 'AWS::SQS::QueueInlinePolicy'], document: 'PolicyDocument' },
  ],
  terraform: [{ types: ['aws_sqs_queue_policy', 'aws_sqs_queue'], document: 'policy' }],
}

export const TOPIC_POLICY: ResourcePolicySources = {
  cloudformation: [
    { types: ['AWS::SNS::TopicPolicy', 'AWS::SNS::TopicInlinePolicy'], document: 'PolicyDocument' },
  ],
  terraform: [{ types: ['aws_sns_topic_policy', 'aws_sns_topic'], document: 'policy' }],
}

export const KEY_POLICY: ResourcePolicySources = {
  cloudformation: [{ types: ['AWS::KMS::Key', 'AWS::KMS::ReplicaKey'], document: 'KeyPolicy' }],
  terraform: [
    {
      types: [
        'aws_kms_key',
        'aws_kms_key_policy',
        'aws_kms_external_key',
        'aws_kms_replica_key',
        'aws_kms_replica_external_key',
      ],
      document: 'policy',
    },
  ],
}

export const REPOSITORY_POLICY: ResourcePolicySources = {
  cloudformation: [
    { types: ['AWS::ECR::Repository'], document: 'RepositoryPolicyText' },
    { types: ['AWS::ECR::RegistryPolicy'], document: 'PolicyText' },
    { types: ['AWS::ECR::RepositoryCreationTemplate'], document: 'RepositoryPolicy' },
  ],
  terraform: [
    { types: ['aws_ecr_repository_policy', 'aws_ecr_registry_policy'], document: 'policy' },
    { types: ['aws_ecr_repository_creation_template'], document: 'repository_policy' },
  ],
}

export const TRUST_POLICY: ResourcePolicySources = {
  cloudformation: [
    { types: ['AWS::IAM::Role', 'AWS::Serverless::Function'], document: 'AssumeRolePolicyDocument' },
  ],
  terraform: [{ types: ['aws_iam_role'], document: 'assume_role_policy' }],
}

/** The statements of the policies of one kind of resource; what a Terraform document takes in belongs to it. */
export function resourceStatements(
  template: Template,
  sources: ResourcePolicySources,
): readonly Subject<ResourcePolicyStatement>[] {
  return sources[awsFramework(template)].flatMap(({ types, document: property }) =>
    resourcesOf(template, types).flatMap((resource) => {
      const whole = scopeOf(template, resource)
      const statements = writtenStatements(lookUp(resource.properties, property), template)
      const document = documentOf(whole, () => statements)
      return statements.map((statement) => ({
        ...readStatement(whole, statement),
        document,
        resource,
        at: statement.node.at,
      }))
    }),
  )
}

/** The subject of the policies of one kind of resource. */
export function resourcePolicy(sources: ResourcePolicySources): SubjectDefinition<ResourcePolicyStatement> {
  return adaptOnce((template) => resourceStatements(template, sources))
}

/** Whether the statement allows something to everybody, and its conditions do not keep strangers out. */
export function allowsStrangers({ effect, principals, conditions }: Statement): Claim {
  const everybody = any(...principals.map(isEverybody))
  if (everybody.truth === 'false') return everybody
  return all(
    everybody,
    withoutEvidence(is(effect, ['Allow'])),
    withNote(not(any(...conditions.map(keepsStrangersOut))), 'this condition does not keep strangers out'),
  )
}

/** Whether the statement lets strangers in, and no other one of its document refuses them. */
export function isPublic(statement: ResourcePolicyStatement): Claim {
  const allows = allowsStrangers(statement)
  return allows.truth === 'false'
    ? allows
    : all(allows, withoutEvidence(not(refusesStrangers(statement.document))))
}
