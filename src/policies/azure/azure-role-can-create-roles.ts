import { all, any, not, test, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { includesDefining, rolePermissions } from '../../subjects/azure/authorization/role-definition.ts'
import { withoutMisfits } from '../../subjects/define/deploy-time.ts'

export const azureRoleCanCreateRoles = definePolicy({
  id: 'azure-role-can-create-roles',
  platform: 'azure',
  service: 'authorization',
  title: 'Custom role can change role definitions',
  severity: 'high',
  why: 'Whoever has the role can add any permission to it and to others, and so become an owner.',
  fix: 'List only the needed actions, or add Microsoft.Authorization/*/Write to notActions (not_actions in Terraform).',
  repair: { decide: 'Choose the actions that the role needs.' },
  references: [
    'https://learn.microsoft.com/azure/role-based-access-control/custom-roles',
    'https://learn.microsoft.com/azure/role-based-access-control/role-definitions',
  ],
  accepts: ['A role whose notActions remove the permission.'],
  mvisionNames: [],
  subject: rolePermissions,
  violatedWhen: ({ actions, notActions }) =>
    all(
      any(
        ...actions.map((action) =>
          test(
            withoutMisfits(action, includesDefining),
            includesDefining,
            'allows to change what roles allow',
          ),
        ),
      ),
      withoutEvidence(
        not(any(...notActions.map((action) => test(action, includesDefining, 'removed here')))),
      ),
    ),
})
