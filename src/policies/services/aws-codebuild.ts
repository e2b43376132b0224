/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { awsCodeBuildArtifactUnencrypted } from '../aws/aws-codebuild-artifact-unencrypted.ts'
import { awsCodeBuildNoCMK } from '../aws/aws-codebuild-no-cmk.ts'
import { awsCodeBuildPrivileged } from '../aws/aws-codebuild-privileged.ts'

export const POLICIES: readonly ListedPolicy[] = [
  awsCodeBuildArtifactUnencrypted,
  awsCodeBuildNoCMK,
  awsCodeBuildPrivileged,
]
