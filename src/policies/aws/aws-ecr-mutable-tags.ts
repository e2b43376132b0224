import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { ecrRepository } from '../../subjects/aws/ecr/ecr-repository.ts'

export const awsECRMutableTags = definePolicy({
  id: 'aws-ecr-mutable-tags',
  platform: 'aws',
  service: 'ecr',
  title: 'ECR image tags can be overwritten',
  severity: 'low',
  why: 'Whoever can push can replace an image under a tag that is deployed, and no record shows which image ran.',
  fix: 'Set ImageTagMutability (image_tag_mutability in Terraform) to IMMUTABLE, or to IMMUTABLE_WITH_EXCLUSION with filters for moving tags.',
  repair: {
    set: { tagMutability: 'IMMUTABLE' },
    unsafe: 'Pushing a tag that exists, such as latest, is refused.',
  },
  references: [
    'https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html',
    'https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html',
  ],
  accepts: ['Tags that can be overwritten only where a filter says so (IMMUTABLE_WITH_EXCLUSION).'],
  mvisionNames: [],
  subject: ecrRepository,
  violatedWhen: ({ tagMutability }) =>
    is(tagMutability, ['MUTABLE', 'MUTABLE_WITH_EXCLUSION'], 'tags can be overwritten'),
})
