/** A Linux machine that people sign in to with a password. */
import { all, any, is, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { linuxSignIn } from '../../subjects/azure/compute/linux-sign-in.ts'

export const azureVMPasswordAuth = definePolicy({
  id: 'azure-vm-password-auth',
  platform: 'azure',
  service: 'virtual-machines',
  title: 'Linux machine accepts sign-in with a password',
  severity: 'high',
  why: 'Passwords are guessed by machines that do nothing else all day, and those that people use elsewhere too are found in lists. A key can not be guessed.',
  fix: 'Let people sign in with SSH keys or Microsoft Entra, and turn password authentication off.',
  references: [
    'https://learn.microsoft.com/azure/virtual-machines/linux/create-ssh-keys-detailed',
    'https://learn.microsoft.com/azure/templates/microsoft.compute/virtualmachines',
  ],
  mvisionNames: [],
  subject: linuxSignIn,
  violatedWhen: ({ keysOnly, isLinux }) =>
    all(
      is(keysOnly, [false], 'people may sign in with a password'),
      withoutEvidence(any(...isLinux.map((sign) => is(sign, [true])))),
    ),
})
