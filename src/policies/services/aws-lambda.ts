/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { awsLambdaDeprecatedRuntime } from '../aws/aws-lambda-deprecated-runtime.ts'
import { awsLambdaEnvSecret } from '../aws/aws-lambda-env-secret.ts'
import { awsLambdaLayerPublic } from '../aws/aws-lambda-layer-public.ts'
import { awsLambdaPermissionNoSource } from '../aws/aws-lambda-permission-no-source.ts'
import { awsLambdaPermissionNotInvoke } from '../aws/aws-lambda-permission-not-invoke.ts'
import { awsLambdaPermissionPublic } from '../aws/aws-lambda-permission-public.ts'
import { awsLambdaURLNoAuth } from '../aws/aws-lambda-url-no-auth.ts'

export const POLICIES: readonly ListedPolicy[] = [
  awsLambdaDeprecatedRuntime,
  awsLambdaEnvSecret,
  awsLambdaLayerPublic,
  awsLambdaPermissionNoSource,
  awsLambdaPermissionNotInvoke,
  awsLambdaPermissionPublic,
  awsLambdaURLNoAuth,
]
