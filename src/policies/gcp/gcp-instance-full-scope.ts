import { type Attr, all, any, is, test } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { instance } from '../../subjects/gcp/compute/instance.ts'

export const gcpInstanceFullScope = definePolicy({
  id: 'gcp-instance-full-scope',
  platform: 'gcp',
  service: 'compute',
  title: 'Instance uses the default service account with full API access',
  severity: 'high',
  why: 'The default service account can usually edit the whole project, and anyone who compromises the instance can use its token.',
  fix: 'Set service_account.email to a dedicated service account with only the roles it needs.',
  references: [
    'https://cloud.google.com/compute/docs/access/service-accounts',
    'https://cloud.google.com/iam/docs/best-practices-service-accounts',
  ],
  mvisionNames: [],
  subject: instance,
  violatedWhen: ({ accounts }) =>
    any(
      ...accounts.map(({ isDefault, scopes }) =>
        all(
          any(...scopes.map((scope) => test(scope, isFullScope, 'access to every Google Cloud API'))),
          is(isDefault, [true], describe(isDefault)),
        ),
      ),
    ),
})

/** The scope, or its alias: https://cloud.google.com/sdk/gcloud/reference/compute/instances/set-service-account */
function isFullScope(scope: string): boolean {
  return scope === 'cloud-platform' || scope === 'https://www.googleapis.com/auth/cloud-platform'
}

function describe(isDefault: Attr<boolean>): string {
  return isDefault.kind === 'known' && isDefault.origin === 'default'
    ? 'no account is set, so the default service account is used'
    : 'the default service account'
}
