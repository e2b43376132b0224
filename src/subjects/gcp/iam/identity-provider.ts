/** A provider of a workload identity pool: whose tokens Google Cloud takes, and on what condition. */
import type { Attr } from '../../../core/claim.ts'
import { defineSubject } from '../../define/define.ts'
import { flag, text } from '../../define/readers.ts'
import { isWritten } from '../../define/written.ts'

/** https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/iam_workload_identity_pool_provider */
export interface IdentityProvider {
  /** The issuer of OpenID Connect tokens; absent for AWS, SAML and X.509, which name an account or keys of one's own. */
  readonly issuer: Attr<string>
  readonly hasCondition: Attr<boolean>
  readonly disabled: Attr<boolean>
}

export const identityProvider = defineSubject<IdentityProvider>({
  terraform: [
    {
      types: ['google_iam_workload_identity_pool_provider'],
      attrs: {
        issuer: text('oidc.issuer_uri'),
        hasCondition: isWritten('attribute_condition'),
        disabled: flag('disabled', false),
      },
    },
  ],
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

/** Whether the issuer gives tokens to everybody who has an account there. */
export function isShared(issuer: string): boolean {
  const name = issuer
    .trim()
    .toLowerCase()
    .replace(/^https:\/\//, '')
  return SHARED.has(name.endsWith('/') ? name.slice(0, -1) : name)
}
