/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { azureDefenderFreeTier } from '../azure/azure-defender-free-tier.ts'
import { azureSecurityContactAlertsOff } from '../azure/azure-security-contact-alerts-off.ts'
import { azureSecurityContactNoEmail } from '../azure/azure-security-contact-no-email.ts'
import { azureSecurityContactNoPhone } from '../azure/azure-security-contact-no-phone.ts'

export const POLICIES: readonly ListedPolicy[] = [
  azureDefenderFreeTier,
  azureSecurityContactAlertsOff,
  azureSecurityContactNoEmail,
  azureSecurityContactNoPhone,
]
