/** How users sign in to a Linux machine: with keys only, or with a password as well. */
import { absent, byDefault, unknownBecause } from '../../../core/attr.ts'
import type { Attr } from '../../../core/claim.ts'
import type { Value } from '../../../core/value.ts'
import { isGiven } from '../../define/deploy-time.ts'
import { hasBlock, inBlock } from '../../define/optional-block.ts'
import { always, flag, listOf, scalar } from '../../define/readers.ts'
import { isNull, lookUp, type Read } from '../../define/scope.ts'
import { defineSubject } from '../../define/subject.ts'

/** Publishers of Linux images alone. */
const LINUX_PUBLISHERS: ReadonlySet<string> = new Set([
  'canonical',
  'redhat',
  'suse',
  'debian',
  'credativ',
  'openlogic',
  'almalinux',
  'resf',
  'kinvolk',
  'microsoft-cbl-mariner',
  'microsoftazurelinux',
])

const isLinuxSystem = scalar((raw) => String(raw).toLowerCase() === 'linux', 'a system')
const isLinuxPublisher = scalar((raw) => LINUX_PUBLISHERS.has(String(raw).toLowerCase()), 'a publisher')

/** A password that is a parameter without a default is set all the same. */
const withoutPassword: Read<Attr<boolean>> = ({ node, at }) => {
  const password = lookUp(node, 'osProfile.adminPassword')
  if (isPassword(password)) return byDefault(false, at)
  return password?.kind === 'unknown' ? unknownBecause(password.because, password.at) : absent(at)
}

function isPassword(value: Value | undefined): boolean {
  if (value === undefined || isNull(value)) return false
  if (value.kind === 'unknown') return isGiven(value.because, ['variable', 'reference'])
  return value.kind !== 'scalar' || value.value !== ''
}

/**
 * https://learn.microsoft.com/azure/templates/microsoft.compute/virtualmachines
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_virtual_machine
 */
export const linuxSignIn = defineSubject({
  name: 'azure.linux-sign-in',
  describes: 'A virtual machine or a scale set that may run Linux',
  sources: {
    arm: {
      machine: ['Microsoft.Compute/virtualMachines'],
      scaleSet: { types: ['Microsoft.Compute/virtualMachineScaleSets'], below: 'virtualMachineProfile' },
    },
    terraform: {
      linux: ['azurerm_linux_virtual_machine', 'azurerm_linux_virtual_machine_scale_set'],
      orchestrated: ['azurerm_orchestrated_virtual_machine_scale_set'],
      older: ['azurerm_virtual_machine', 'azurerm_virtual_machine_scale_set'],
    },
  },
  attributes: {
    keysOnly: {
      type: 'boolean',
      describes:
        "Whether passwords are refused. False by default in ARM if a password is set; true by default in Terraform's resources for Linux.",
      arm: flag('osProfile.linuxConfiguration.disablePasswordAuthentication', withoutPassword),
      terraform: {
        linux: flag('disable_password_authentication', true),
        orchestrated: inBlock(
          flag('disable_password_authentication', true),
          'os_profile.linux_configuration',
        ),
        // The argument is required there.
        older: flag('os_profile_linux_config.disable_password_authentication'),
      },
    },
    isLinux: {
      type: 'booleans',
      describes: 'What may tell that it is a Linux machine: its settings, its disk, its image.',
      arm: listOf<Attr<boolean>>(
        hasBlock('osProfile.linuxConfiguration'),
        isLinuxSystem('storageProfile.osDisk.osType'),
        isLinuxPublisher('storageProfile.imageReference.publisher'),
      ),
      terraform: listOf(always(true)),
    },
  },
})
