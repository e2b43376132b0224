/** A provider of a workload identity pool: which tokens it accepts, and on what condition. */
import { flag, text } from '../../define/readers.ts'
import { defineSubject } from '../../define/subject.ts'
import { isWritten } from '../../define/written.ts'

export const identityProvider = defineSubject({
  name: 'gcp.identity-provider',
  describes: 'A provider of a workload identity pool',
  sources: { terraform: ['google_iam_workload_identity_pool_provider'] },
  attributes: {
    // https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/iam_workload_identity_pool_provider
    issuer: {
      type: 'text',
      describes:
        'The issuer of OpenID Connect tokens. Absent for AWS, SAML and X.509, which name an account or keys of the owner.',
      terraform: text('oidc.issuer_uri'),
    },
    hasCondition: {
      type: 'boolean',
      describes: 'Whether an attribute condition is set.',
      terraform: isWritten('attribute_condition'),
    },
    disabled: {
      type: 'boolean',
      describes: 'Whether the provider is disabled. False by default.',
      terraform: flag('disabled', false),
    },
  },
})

/** Services with one issuer for all of their customers. Others have one for each, as `https://sts.windows.net/<tenant>`. */
const SHARED: ReadonlySet<string> = new Set([
  'token.actions.githubusercontent.com',
  'gitlab.com',
  'app.terraform.io',
  'agent.buildkite.com',
  'accounts.google.com',
  'cognito-identity.amazonaws.com',
  'oidc.vercel.com',
  'api.pulumi.com/oidc',
])

/** Whether the issuer gives tokens to all of its customers. */
export function isShared(issuer: string): boolean {
  const name = issuer
    .trim()
    .toLowerCase()
    .replace(/^https:\/\//, '')
  return SHARED.has(name.endsWith('/') ? name.slice(0, -1) : name)
}
