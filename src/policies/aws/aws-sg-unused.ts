import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { securityGroup } from '../../subjects/aws/ec2/security-group.ts'

export const awsSGUnused = definePolicy({
  id: 'aws-sg-unused',
  platform: 'aws',
  service: 'security-groups',
  title: 'Security group is not attached to anything',
  severity: 'low',
  enabledByDefault: false,
  why: 'An unused group is not maintained, and its rules apply as soon as it is attached to something by mistake.',
  fix: 'Remove the group, or attach it to the resource that it was written for.',
  repair: {
    decide: 'Decide whether something outside of this configuration uses the group; if not, delete it.',
  },
  references: ['https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html'],
  notIn: {
    cloudformation:
      'other stacks attach groups through exports and parameters, which a template does not show',
  },
  accepts: [
    'A group that a module or an output of the configuration is given: it may be attached elsewhere.',
  ],
  mvisionNames: ['Unused Security Groups'],
  subject: securityGroup,
  violatedWhen: ({ inUse }) => is(inUse, [false], 'nothing in this configuration is in this group'),
})
