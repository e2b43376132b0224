/** A virtual machine that runs as the default service account, with access to every API. */
import { type Attr, all, any, is, test } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { instance } from '../../subjects/gcp/compute/instance.ts'

export const gcpInstanceFullScope = definePolicy({
  id: 'gcp-instance-full-scope',
  platform: 'gcp',
  service: 'compute',
  title: 'Instance runs as the default service account with full access to all APIs',
  severity: 'high',
  why: 'The default service account can edit the whole project unless its role was taken away. Whoever gets into the machine takes its token from the metadata server, and with it the project.',
  fix: 'Run the instance as a service account of its own that has only the roles it needs.',
  references: [
    'https://cloud.google.com/compute/docs/access/service-accounts',
    'https://cloud.google.com/iam/docs/best-practices-service-accounts',
  ],
  controls: ['CIS GCP 3.0.0 4.2'],
  mvisionNames: [],
  subject: instance,
  violatedWhen: ({ accounts }) =>
    any(
      ...accounts.map(({ isDefault, scopes }) =>
        all(
          any(...scopes.map((scope) => test(scope, isFullScope, 'every API of Google Cloud'))),
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
    ? 'no account is named, and the default one is taken'
    : 'the default service account'
}
