import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { batchContainer } from '../../subjects/aws/batch/batch-container.ts'

export const awsBatchPrivilegedContainer = definePolicy({
  id: 'aws-batch-privileged-container',
  platform: 'aws',
  service: 'batch',
  title: 'AWS Batch job runs a privileged container',
  severity: 'high',
  why: 'A privileged container has root rights on its host. Whoever controls the image or its input gets at the credentials of the instance and at other jobs.',
  fix: 'Remove Privileged (privileged in Terraform), and add the single capability, device or mount that the job needs.',
  repair: { set: { privileged: false }, unsafe: 'Jobs that need root rights on their host fail.' },
  references: [
    'https://docs.aws.amazon.com/batch/latest/APIReference/API_ContainerProperties.html',
    'https://docs.aws.amazon.com/batch/latest/APIReference/API_EksContainerSecurityContext.html',
  ],
  mvisionNames: [],
  subject: batchContainer,
  violatedWhen: ({ privileged }) => is(privileged, [true], 'the container has root rights on its host'),
})
