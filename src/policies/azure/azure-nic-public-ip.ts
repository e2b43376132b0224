import { any, is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { networkInterface } from '../../subjects/azure/network/network-interface.ts'

export const azureNICPublicIP = definePolicy({
  id: 'azure-nic-public-ip',
  platform: 'azure',
  service: 'network',
  title: 'Network interface has a public IP address',
  severity: 'medium',
  why: 'The machine is on the internet itself, with only a network security group in between.',
  fix: 'Remove the public address; use a load balancer or an application gateway for services, and Azure Bastion for administration.',
  repair: {
    decide:
      'Choose how the machine is reached without a public address: a load balancer, Azure Bastion or a VPN.',
  },
  references: [
    'https://learn.microsoft.com/azure/virtual-network/virtual-network-network-interface',
    'https://learn.microsoft.com/azure/bastion/bastion-overview',
  ],
  mvisionNames: [],
  subject: networkInterface,
  violatedWhen: ({ publicAddresses }) =>
    any(...publicAddresses.map((has) => is(has, [true], 'the machine gets a public address'))),
})
