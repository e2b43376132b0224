/** A role that is Owner under another name. */
import { all, any, is, not, test, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { includesGranting, rolePermissions } from '../../subjects/azure/authorization/role-definition.ts'
import { withoutMisfits } from '../../subjects/define/deploy-time.ts'

export const azureCustomOwnerRole = definePolicy({
  id: 'azure-custom-owner-role',
  platform: 'azure',
  service: 'authorization',
  title: 'Custom role with the rights of an owner',
  severity: 'high',
  why: 'It allows everything, giving rights to others included, and nobody who looks for owners finds those who have it. One stolen session then takes the whole subscription.',
  fix: 'Allow the actions that are needed, or assign the built-in role Owner to the few who must have it.',
  references: [
    'https://learn.microsoft.com/azure/role-based-access-control/custom-roles',
    'https://learn.microsoft.com/azure/role-based-access-control/role-definitions',
  ],
  controls: ['CIS Azure 2.0.0 1.23'],
  mvisionNames: [],
  subject: rolePermissions,
  violatedWhen: ({ actions, notActions, wideScopes }) =>
    all(
      any(
        ...actions.map((action) =>
          test(
            withoutMisfits(action, isEverything),
            isEverything,
            'every action, also giving rights to others',
          ),
        ),
      ),
      any(...wideScopes.map((wide) => is(wide, [true], 'on a whole subscription, or more'))),
      withoutEvidence(
        not(any(...notActions.map((action) => test(action, includesGranting, 'taken away here')))),
      ),
    ),
})

function isEverything(action: string): boolean {
  return action.trim() === '*'
}
