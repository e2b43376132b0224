import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { machineMetadata } from '../../subjects/gcp/compute/machine-metadata.ts'

export const gcpInstanceSerialPort = definePolicy({
  id: 'gcp-instance-serial-port',
  platform: 'gcp',
  service: 'compute',
  title: 'Interactive serial console is enabled',
  severity: 'medium',
  why: 'The serial console has no firewall: anyone on the internet who knows a valid SSH key, the project and the instance can connect to it.',
  fix: 'Set serial-port-enable to FALSE in the metadata, and enable it only while it is needed.',
  repair: { set: { serialPort: false }, unsafe: 'The serial console no longer accepts connections.' },
  references: [
    'https://cloud.google.com/compute/docs/troubleshooting/troubleshooting-using-serial-console',
    'https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_project_metadata',
  ],
  mvisionNames: [],
  subject: machineMetadata,
  violatedWhen: ({ serialPort }) => is(serialPort, [true], 'the serial console accepts connections'),
})
