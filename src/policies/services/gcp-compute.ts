/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { gcpDiskKeyPlaintext } from '../gcp/gcp-disk-key-plaintext.ts'
import { gcpDiskNoCSEK } from '../gcp/gcp-disk-no-csek.ts'
import { gcpInstanceDefaultServiceAccount } from '../gcp/gcp-instance-default-service-account.ts'
import { gcpInstanceFullScope } from '../gcp/gcp-instance-full-scope.ts'
import { gcpInstanceIPForwarding } from '../gcp/gcp-instance-ip-forwarding.ts'
import { gcpInstanceOSLoginOverride } from '../gcp/gcp-instance-oslogin-override.ts'
import { gcpInstanceProjectSSHKeys } from '../gcp/gcp-instance-project-ssh-keys.ts'
import { gcpInstancePublicIP } from '../gcp/gcp-instance-public-ip.ts'
import { gcpInstanceSerialPort } from '../gcp/gcp-instance-serial-port.ts'
import { gcpInstanceShieldedVMOff } from '../gcp/gcp-instance-shielded-vm-off.ts'
import { gcpProjectNoOSLogin } from '../gcp/gcp-project-no-oslogin.ts'

export const POLICIES: readonly ListedPolicy[] = [
  gcpDiskKeyPlaintext,
  gcpDiskNoCSEK,
  gcpInstanceDefaultServiceAccount,
  gcpInstanceFullScope,
  gcpInstanceIPForwarding,
  gcpInstanceOSLoginOverride,
  gcpInstanceProjectSSHKeys,
  gcpInstancePublicIP,
  gcpInstanceSerialPort,
  gcpInstanceShieldedVMOff,
  gcpProjectNoOSLogin,
]
