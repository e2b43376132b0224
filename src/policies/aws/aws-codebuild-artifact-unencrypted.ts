import { definePolicy } from '../../core/policy.ts'
import { codeBuildOutput, isUnencrypted } from '../../subjects/aws/codebuild/codebuild-project.ts'

export const awsCodeBuildArtifactUnencrypted = definePolicy({
  id: 'aws-codebuild-artifact-unencrypted',
  platform: 'aws',
  service: 'codebuild',
  title: 'CodeBuild output is not encrypted',
  severity: 'medium',
  why: 'Build artifacts and logs often contain source code and configuration; unencrypted, they are protected by the policy of the bucket alone.',
  fix: 'Remove EncryptionDisabled (encryption_disabled in Terraform).',
  repair: {
    set: { encryptionDisabled: false },
    unsafe: 'Other accounts that read the output need access to the key.',
  },
  references: [
    'https://docs.aws.amazon.com/codebuild/latest/APIReference/API_ProjectArtifacts.html',
    'https://docs.aws.amazon.com/codebuild/latest/APIReference/API_S3LogsConfig.html',
  ],
  accepts: [
    'A project without artifacts, or whose artifacts CodePipeline stores, because the setting is for artifacts in S3 only.',
  ],
  mvisionNames: [],
  subject: codeBuildOutput,
  violatedWhen: isUnencrypted,
})
