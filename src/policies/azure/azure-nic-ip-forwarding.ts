import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { networkInterface } from '../../subjects/azure/network/network-interface.ts'

export const azureNICIPForwarding = definePolicy({
  id: 'azure-nic-ip-forwarding',
  platform: 'azure',
  service: 'network',
  title: 'Network interface forwards IP packets',
  severity: 'medium',
  why: 'Whoever takes over the machine can route the traffic of others through it, and gets around rules that trust its address.',
  fix: 'Set enableIPForwarding (ip_forwarding_enabled in Terraform) to false, unless the machine is a router or a firewall.',
  repair: {
    set: { ipForwarding: false },
    unsafe: 'A machine that routes packets for others stops doing so.',
  },
  references: [
    'https://learn.microsoft.com/azure/virtual-network/virtual-network-network-interface',
    'https://learn.microsoft.com/azure/templates/microsoft.network/networkinterfaces',
  ],
  mvisionNames: [],
  subject: networkInterface,
  violatedWhen: ({ ipForwarding }) => is(ipForwarding, [true], 'packets for other addresses are accepted'),
})
