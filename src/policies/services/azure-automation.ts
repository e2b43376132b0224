/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { azureAutomationVariablePlaintext } from '../azure/azure-automation-variable-plaintext.ts'

export const POLICIES: readonly ListedPolicy[] = [
  azureAutomationVariablePlaintext,
]
