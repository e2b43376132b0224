/** The resources beside an app of App Service in ARM that configure it: `site/web`, `site/authsettingsV2`. */
import { absent, mapAttr, unknownBecause } from '../../../core/attr.ts'
import type { Attr } from '../../../core/claim.ts'
import type { Resource, Template } from '../../../core/template.ts'
import type { UnknownCause } from '../../../core/value.ts'
import { beside } from '../../define/beside.ts'
import { scalar } from '../../define/readers.ts'
import { resourcesOf, type Scope, scopeOf } from '../../define/scope.ts'
import type { Named } from '../../links/named.ts'
import { parentOf } from '../../links/parent.ts'
import { ownName } from '../arm/own-name.ts'

/** Terraform's web apps, which are not function apps. */
export const WEB_TYPES = [
  'azurerm_linux_web_app',
  'azurerm_windows_web_app',
  'azurerm_linux_web_app_slot',
  'azurerm_windows_web_app_slot',
  'azurerm_app_service',
  'azurerm_app_service_slot',
]

export const ARM_SITES = ['Microsoft.Web/sites', 'Microsoft.Web/sites/slots']
export const ARM_CONFIGS = ['Microsoft.Web/sites/config', 'Microsoft.Web/sites/slots/config']

/** One resource that configures an app. */
export interface SiteConfig {
  readonly scope: Scope
  /** `web`, `authsettings`: which part of the configuration. */
  readonly part: Attr<string>
  /** The app. */
  readonly site: Named
}

/** Every configuration of the template that may be of one of the parts, given in lower case. */
export function siteConfigs(template: Template, parts: readonly string[]): readonly SiteConfig[] {
  const configs = resourcesOf(template, ARM_CONFIGS).map((resource) =>
    siteConfig(scopeOf(template, resource)),
  )
  return configs.filter((config) => mayBe(config, parts))
}

/** Whether a configuration may be of one of the parts, given in lower case. */
export function mayBe({ part }: SiteConfig, parts: readonly string[]): boolean {
  return part.kind !== 'known' || parts.includes(part.value)
}

/** What the scope of a whole configuration is. */
export function siteConfig(scope: Scope): SiteConfig {
  return {
    scope,
    part: mapAttr(ownName(scope), (name) => name.toLowerCase(), 'a name'),
    site: parentOf(scope.resource, ARM_SITES, scope.template),
  }
}

/** Whether a configuration is the app's; the cause where that is unknown. */
export function isOf({ site }: SiteConfig, app: Resource): boolean | UnknownCause {
  if (site.kind === 'here') return site.resource === app
  if (site.kind === 'elsewhere') return false
  return site.among === undefined || site.among.includes(app) ? site.because : false
}

/** Reads whether the kind says so; logic apps are function apps too. */
const kindOfFunction = beside(scalar((raw) => /functionapp/i.test(String(raw)), 'a kind')('kind'))

/** Whether the app is a function app. A slot is what its app is, and an app without a kind a web app. */
export function isFunction(scope: Scope): Attr<boolean> {
  const own = kindOfFunction(scope)
  return own.kind === 'absent' ? ofParent(parentOf(scope.resource, ARM_SITES, scope.template), scope) : own
}

/** Whether the app that is configured is a function app. */
export function configuresFunction({ site, scope }: SiteConfig): Attr<boolean> {
  return ofParent(site, scope)
}

/** What is in another template is taken for a web app. */
function ofParent(parent: Named, { template, at }: Scope): Attr<boolean> {
  if (parent.kind === 'here') return isFunction(scopeOf(template, parent.resource))
  return parent.kind === 'unclear' ? unknownBecause(parent.because, at) : absent(at)
}
