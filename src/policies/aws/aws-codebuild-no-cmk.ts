import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { codeBuildProject } from '../../subjects/aws/codebuild/codebuild-project.ts'

export const awsCodeBuildNoCMK = definePolicy({
  id: 'aws-codebuild-no-cmk',
  platform: 'aws',
  service: 'codebuild',
  title: 'CodeBuild project has no encryption key of its own',
  severity: 'low',
  why: 'Artifacts are encrypted with the key that AWS manages for S3, whose policy cannot be restricted to the users of the project.',
  fix: 'Set EncryptionKey (encryption_key in Terraform) to a KMS key of yours.',
  repair: { decide: 'Choose the KMS key that encrypts the artifacts.' },
  references: [
    'https://docs.aws.amazon.com/codebuild/latest/userguide/security-encryption.html',
    'https://docs.aws.amazon.com/codebuild/latest/APIReference/API_CreateProject.html',
  ],
  mvisionNames: [],
  subject: codeBuildProject,
  violatedWhen: ({ hasKey }) => is(hasKey, [false], 'encrypted with the key that AWS manages for S3'),
})
