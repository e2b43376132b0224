/** How people sign in to a Linux machine: with keys alone, or with a password as well. */
import type { Attr } from '../../core/claim.ts'
import type { Value } from '../../core/value.ts'
import { defineSubject } from '../define.ts'
import { isGiven } from '../given-later.ts'
import { hasBlock, inBlock } from '../optional-block.ts'
import { always, flag, never } from '../readers.ts'
import { isNull, lookUp, type Read } from '../scope.ts'
import { word } from './word.ts'

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
  /** What tells that it is a Linux machine. */
  readonly linuxSettings: Attr<boolean>
  readonly system: Attr<string>
  readonly publisher: Attr<string>
  readonly windowsSettings: Attr<boolean>
}

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
      linuxSettings: hasBlock(`${profile}.linuxConfiguration`),
      system: word(`${prefix}storageProfile.osDisk.osType`),
      publisher: word(`${prefix}storageProfile.imageReference.publisher`),
      windowsSettings: hasBlock(`${profile}.windowsConfiguration`),
    },
  }
}

function terraform(types: readonly string[], keysOnly: Read<Attr<boolean>>) {
  const isLinux = always(true)
  return {
    types,
    attrs: { keysOnly, linuxSettings: isLinux, system: never, publisher: never, windowsSettings: never },
  }
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
      inBlock(
        flag('os_profile.linux_configuration.disable_password_authentication', true),
        'os_profile.linux_configuration',
      ),
    ),
    // The argument is required there.
    terraform(
      ['azurerm_virtual_machine', 'azurerm_virtual_machine_scale_set'],
      flag('os_profile_linux_config.disable_password_authentication'),
    ),
  ],
})
