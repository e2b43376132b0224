/** The statements of policies that belong to a resource: what others may do with a queue, a key, a role. */
import { all, any, type Claim, is, not, withNote, withoutEvidence } from '../../../core/claim.ts'
import type { SubjectDefinition } from '../../../core/policy.ts'
import { attributeTable, ownAttribute, type ValuesOf } from '../../define/attributes.ts'
import { defineSubject, type Source as SubjectSource } from '../../define/subject.ts'
import { keepsStrangersOut } from './policy-condition.ts'
import { refusesStrangers } from './policy-denial.ts'
import { DOCUMENT, isAnyPrincipal, STATEMENT, type Statement } from './policy-document.ts'
import { documentAround, statementsAt, statementsIn } from './written-document.ts'

/** The attributes of the statements of policies that belong to a resource. */
export const RESOURCE_STATEMENT = attributeTable({
  ...STATEMENT,
  document: ownAttribute(DOCUMENT, {
    describes: 'The document that the statement belongs to, with all of its statements.',
    everywhere: documentAround,
  }),
})

export type ResourcePolicyStatement = ValuesOf<typeof RESOURCE_STATEMENT>

/** Where policies of one kind of resource are written. */
type Source = { readonly types: readonly string[] } & (
  | {
      /** The property that holds the document. */
      readonly document: string
    }
  | {
      /** The property that holds the statements alone. */
      readonly statements: string
    }
)

export type ResourcePolicySources = Readonly<Record<'cloudformation' | 'terraform', readonly Source[]>>

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

type NamedSources = Readonly<Record<string, SubjectSource>>

/** Every statement of the policies of some kinds of resources; what a Terraform document takes in belongs to it. */
export function statementSources(
  ...kinds: readonly ResourcePolicySources[]
): Readonly<Record<keyof ResourcePolicySources, NamedSources>> {
  const ofVocabulary = (vocabulary: keyof ResourcePolicySources): NamedSources => {
    const sources = kinds.flatMap((kind) => kind[vocabulary])
    return Object.fromEntries(
      sources.map(({ types, ...where }, i) => {
        const within = 'document' in where ? statementsIn(where.document) : statementsAt(where.statements)
        return [`${i}`, { types, within }]
      }),
    )
  }
  return { cloudformation: ofVocabulary('cloudformation'), terraform: ofVocabulary('terraform') }
}

/** The subject of the policies of some kinds of resources. */
export function resourcePolicy(
  name: string,
  describes: string,
  ...kinds: readonly ResourcePolicySources[]
): SubjectDefinition<ResourcePolicyStatement> {
  return defineSubject({
    name,
    describes,
    sources: statementSources(...kinds),
    attributes: RESOURCE_STATEMENT,
  })
}

export const queuePolicyStatement = resourcePolicy(
  'aws.queue-policy-statement',
  'A statement of the policy of an SQS queue',
  QUEUE_POLICY,
)
export const topicPolicyStatement = resourcePolicy(
  'aws.topic-policy-statement',
  'A statement of the policy of an SNS topic',
  TOPIC_POLICY,
)
export const keyPolicyStatement = resourcePolicy(
  'aws.key-policy-statement',
  'A statement of the policy of a KMS key',
  KEY_POLICY,
)
export const repositoryPolicyStatement = resourcePolicy(
  'aws.repository-policy-statement',
  'A statement of the policy of an ECR repository or registry',
  REPOSITORY_POLICY,
)
export const trustPolicyStatement = resourcePolicy(
  'aws.trust-policy-statement',
  'A statement of the trust policy of an IAM role: who may assume it',
  TRUST_POLICY,
)

/** Whether the statement allows something to anyone, and its conditions do not keep outsiders out. */
export function allowsStrangers({ effect, principals, conditions }: Statement): Claim {
  const anyone = any(...principals.map(isAnyPrincipal))
  if (anyone.truth === 'false') return anyone
  return all(
    anyone,
    withoutEvidence(is(effect, ['Allow'])),
    withNote(
      not(any(...conditions.map(keepsStrangersOut))),
      'this condition does not exclude other accounts',
    ),
  )
}

/** Whether the statement lets outsiders in, and no other one of its document refuses them. */
export function isPublic(statement: ResourcePolicyStatement): Claim {
  const allows = allowsStrangers(statement)
  return allows.truth === 'false'
    ? allows
    : all(allows, withoutEvidence(not(refusesStrangers(statement.document))))
}

/** The repair of statements that anyone may use. */
export const REMOVE_STATEMENT = {
  remove: 'subject',
  last: 'resource',
  unsafe: 'Whoever the statement allows loses access.',
} as const
