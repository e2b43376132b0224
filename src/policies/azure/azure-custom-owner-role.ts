import { all, any, is, not, test, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { includesGranting, rolePermissions } from '../../subjects/azure/authorization/role-definition.ts'
import { withoutMisfits } from '../../subjects/define/deploy-time.ts'

export const azureCustomOwnerRole = definePolicy({
  id: 'azure-custom-owner-role',
  platform: 'azure',
  service: 'authorization',
  title: 'Custom role has owner permissions on a subscription',
  severity: 'high',
  why: 'The role allows everything, including granting access, and is missed in reviews of owners. One stolen session then compromises the whole subscription.',
  fix: 'List only the needed actions, or assign the built-in Owner role to the few who need it.',
  repair: { decide: 'Choose the actions that the role needs.' },
  references: [
    'https://learn.microsoft.com/azure/role-based-access-control/custom-roles',
    'https://learn.microsoft.com/azure/role-based-access-control/role-definitions',
  ],
  accepts: [
    'A role whose notActions remove the right to grant access.',
    'A role that can be assigned only in resource groups or single resources.',
  ],
  mvisionNames: [],
  subsumes: ['azure-role-can-create-roles'],
  subject: rolePermissions,
  violatedWhen: ({ actions, notActions, wideScopes }) =>
    all(
      any(
        ...actions.map((action) =>
          test(
            withoutMisfits(action, isEverything),
            isEverything,
            'allows every action, including granting access',
          ),
        ),
      ),
      any(...wideScopes.map((wide) => is(wide, [true], 'on a whole subscription or wider'))),
      withoutEvidence(
        not(any(...notActions.map((action) => test(action, includesGranting, 'removed here')))),
      ),
    ),
})

function isEverything(action: string): boolean {
  return action.trim() === '*'
}
