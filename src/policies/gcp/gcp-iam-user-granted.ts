import { any } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { projectGrant } from '../../subjects/gcp/iam/iam-grant.ts'
import { isOfType } from '../../subjects/gcp/iam/member-type.ts'

export const gcpIAMUserGranted = definePolicy({
  id: 'gcp-iam-user-granted',
  platform: 'gcp',
  service: 'iam',
  title: 'IAM role is granted to a single user',
  severity: 'low',
  why: 'Roles of single users are forgotten when somebody changes teams or leaves; membership of a group ends with it.',
  fix: 'Grant the role to a group, and add the user to it.',
  repair: { decide: 'Choose the group that gets the role in place of the user.' },
  references: [
    'https://cloud.google.com/iam/docs/using-iam-securely',
    'https://cloud.google.com/iam/docs/principals-overview',
  ],
  mvisionNames: [],
  subject: projectGrant,
  violatedWhen: ({ members }) => any(...members.map((member) => isOfType(member, 'user', 'a single user'))),
})
