/** Which versions of TLS an app of App Service accepts. */
import { type Attr, any, type Claim } from '../../../core/claim.ts'
import type { RepairWay } from '../../../core/repair.ts'
import { allowsWeakTLS } from '../network/weak-tls.ts'
import { hasSetting, type WebApp } from './web-app.ts'

/** What policies about it accept, for their pages. */
export const ACCEPTED_TLS: readonly string[] = [
  'An app without a minimum version, because it is TLS 1.2 by default.',
  'A setting that a configuration resource of the same app replaces: that one is checked instead.',
]

/** The repair of what is below TLS 1.2. */
export const REQUIRE_TLS_1_2: RepairWay<WebApp> = {
  set: ({ settings }) => ({
    settings: {
      ...(isWeak(settings.minimumTLS) && { minimumTLS: '1.2' }),
      ...(isWeak(settings.deploymentTLS) && { deploymentTLS: '1.2' }),
    },
  }),
}

function isWeak(minimum: Attr<string>): boolean {
  return allowsWeakTLS(minimum, '').truth === 'true'
}

/** Whether the app, or the site that it is deployed to, accepts TLS below 1.2. */
export function appAcceptsWeakTLS(app: WebApp): Claim {
  return any(
    hasSetting(
      app,
      (settings) => allowsWeakTLS(settings.minimumTLS, 'the app'),
      (settings) => [settings.minimumTLS],
    ),
    hasSetting(
      app,
      (settings) => allowsWeakTLS(settings.deploymentTLS, 'the deployment site'),
      (settings) => [settings.deploymentTLS],
    ),
  )
}
