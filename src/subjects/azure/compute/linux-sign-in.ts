/** How people sign in to a Linux machine: with keys alone, or with a password as well. */
import type { Attr } from '../../../core/claim.ts'
import type { Value } from '../../../core/value.ts'
import { defineSubject } from '../../define/define.ts'
import { isGiven } from '../../define/deploy-time.ts'
import { hasBlock, inBlock } from '../../define/optional-block.ts'
import { always, flag, scalar } from '../../define/readers.ts'
import { isNull, lookUp, type Read } from '../../define/scope.ts'

/**
 * https://learn.microsoft.com/azure/templates/microsoft.compute/virtualmachines
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_virtual_machine
 */
export interface LinuxSignIn {
  /**
   * Whether passwords are refused. In ARM they are accepted unless this is written, and of use where there is one;
   * Terraform's resources for Linux refuse them by default.
   */
  readonly keysOnly: Attr<boolean>
  /** What may tell that it is a Linux machine: its settings, its disk, its image. */
  readonly isLinux: readonly Attr<boolean>[]
}

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

/** A password that is a parameter without a default is given all the same. */
function withoutPassword(profile: string): Read<Attr<boolean>> {
  return (scope) => {
    const password = lookUp(scope.node, `${profile}.adminPassword`)
    const { at } = scope
    return isPassword(password)
      ? { kind: 'known', value: false, origin: 'default', at }
      : password?.kind === 'unknown'
        ? { kind: 'unknown', because: password.because, at: password.at }
        : { kind: 'absent', at }
  }
}

function isPassword(value: Value | undefined): boolean {
  if (value === undefined || isNull(value)) return false
  if (value.kind === 'unknown') return isGiven(value.because, ['variable', 'reference'])
  return value.kind !== 'scalar' || value.value !== ''
}

function arm(types: readonly string[], prefix: string) {
  const profile = `${prefix}osProfile`
  return {
    types,
    attrs: {
      keysOnly: flag(`${profile}.linuxConfiguration.disablePasswordAuthentication`, withoutPassword(profile)),
      isLinux: each(
        hasBlock(`${profile}.linuxConfiguration`),
        isLinuxSystem(`${prefix}storageProfile.osDisk.osType`),
        isLinuxPublisher(`${prefix}storageProfile.imageReference.publisher`),
      ),
    },
  }
}

function terraform(types: readonly string[], keysOnly: Read<Attr<boolean>>) {
  return { types, attrs: { keysOnly, isLinux: each(always(true)) } }
}

function each<A>(...reads: readonly Read<A>[]): Read<readonly A[]> {
  return (scope) => reads.map((read) => read(scope))
}

export const linuxSignIn = defineSubject<LinuxSignIn>({
  arm: [
    arm(['Microsoft.Compute/virtualMachines'], ''),
    arm(['Microsoft.Compute/virtualMachineScaleSets'], 'virtualMachineProfile.'),
  ],
  terraform: [
    terraform(
      ['azurerm_linux_virtual_machine', 'azurerm_linux_virtual_machine_scale_set'],
      flag('disable_password_authentication', true),
    ),
    terraform(
      ['azurerm_orchestrated_virtual_machine_scale_set'],
      inBlock(flag('disable_password_authentication', true), 'os_profile.linux_configuration'),
    ),
    // The argument is required there.
    terraform(
      ['azurerm_virtual_machine', 'azurerm_virtual_machine_scale_set'],
      flag('os_profile_linux_config.disable_password_authentication'),
    ),
  ],
})
