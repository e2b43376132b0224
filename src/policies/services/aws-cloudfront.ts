/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { awsCloudFrontViewerHTTP } from '../aws/aws-cloudfront-viewer-http.ts'

export const POLICIES: readonly ListedPolicy[] = [
  awsCloudFrontViewerHTTP,
]
