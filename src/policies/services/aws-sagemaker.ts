/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { awsSagemakerNotebookInternet } from '../aws/aws-sagemaker-notebook-internet.ts'

export const POLICIES: readonly ListedPolicy[] = [
  awsSagemakerNotebookInternet,
]
