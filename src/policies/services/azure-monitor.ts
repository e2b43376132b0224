/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { azureActivityLogMissingCategories } from '../azure/azure-activitylog-missing-categories.ts'
import { azureActivityLogMissingLocations } from '../azure/azure-activitylog-missing-locations.ts'
import { azureActivityLogShortRetention } from '../azure/azure-activitylog-short-retention.ts'

export const POLICIES: readonly ListedPolicy[] = [
  azureActivityLogMissingCategories,
  azureActivityLogMissingLocations,
  azureActivityLogShortRetention,
]
