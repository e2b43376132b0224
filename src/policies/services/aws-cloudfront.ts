/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { awsCloudFrontNoWAF } from '../aws/aws-cloudfront-no-waf.ts'
import { awsCloudFrontOriginHTTP } from '../aws/aws-cloudfront-origin-http.ts'
import { awsCloudFrontViewerHTTP } from '../aws/aws-cloudfront-viewer-http.ts'
import { awsCloudFrontWeakTLS } from '../aws/aws-cloudfront-weak-tls.ts'

export const POLICIES: readonly ListedPolicy[] = [
  awsCloudFrontNoWAF,
  awsCloudFrontOriginHTTP,
  awsCloudFrontViewerHTTP,
  awsCloudFrontWeakTLS,
]
