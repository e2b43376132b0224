import { all, any, is, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { linuxSignIn } from '../../subjects/azure/compute/linux-sign-in.ts'

export const azureVMPasswordAuth = definePolicy({
  id: 'azure-vm-password-auth',
  platform: 'azure',
  service: 'virtual-machines',
  title: 'Linux VM allows password authentication',
  severity: 'high',
  why: 'Password logins are exposed to brute force and credential stuffing; SSH keys are not.',
  fix: 'Set disablePasswordAuthentication (disable_password_authentication in Terraform) to true, and use SSH keys or Microsoft Entra login.',
  repair: {
    set: { keysOnly: true },
    unsafe:
      'Signing in with a password is refused, and an existing machine is replaced; it needs an SSH key.',
  },
  references: [
    'https://learn.microsoft.com/azure/virtual-machines/linux/create-ssh-keys-detailed',
    'https://learn.microsoft.com/azure/templates/microsoft.compute/virtualmachines',
  ],
  accepts: ['Windows machines.'],
  mvisionNames: [],
  subject: linuxSignIn,
  violatedWhen: ({ keysOnly, isLinux }) =>
    all(
      is(keysOnly, [false], 'password login is allowed'),
      withoutEvidence(any(...isLinux.map((sign) => is(sign, [true])))),
    ),
})
