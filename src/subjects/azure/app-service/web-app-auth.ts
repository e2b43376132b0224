/** The authentication of App Service, wherever it is written for one web app. */
import type { Attr } from '../../../core/claim.ts'
import type { Template } from '../../../core/template.ts'
import { adaptOnce, type Subject } from '../../define/define.ts'
import { inBlock } from '../../define/optional-block.ts'
import { flag } from '../../define/readers.ts'
import { type Read, resourcesOf, scopeOf } from '../../define/scope.ts'
import { protectingScope } from '../../links/linked.ts'
import { configuresFunction, type SiteConfig, siteConfigs } from './web-app-config.ts'

/**
 * https://learn.microsoft.com/azure/templates/microsoft.web/sites/config-authsettings
 * https://learn.microsoft.com/azure/templates/microsoft.web/sites/config-authsettingsv2
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_web_app
 */
export interface WebAppAuth {
  /** Whether each of the settings that are written turns it on; older and newer ones may stand side by side. */
  readonly written: readonly Attr<boolean>[]
  /** The same, where a condition may take one away. */
  readonly certain: readonly Attr<boolean>[]
  /** Function apps have keys of their own. */
  readonly isFunction: Attr<boolean>
}

const TERRAFORM_TYPES = [
  'azurerm_linux_web_app',
  'azurerm_windows_web_app',
  'azurerm_linux_web_app_slot',
  'azurerm_windows_web_app_slot',
  'azurerm_app_service',
  'azurerm_app_service_slot',
]

export const webAppAuth = adaptOnce<WebAppAuth>((template) =>
  template.framework === 'arm' ? armApps(template) : terraformApps(template),
)

function terraformApps(template: Template): readonly Subject<WebAppAuth>[] {
  return resourcesOf(template, TERRAFORM_TYPES).map((resource) => {
    const scope = scopeOf(template, resource)
    const written = [
      inBlock(flag('enabled'), 'auth_settings')(scope),
      inBlock(flag('auth_enabled', false), 'auth_settings_v2')(scope),
    ]
    const isFunction: Attr<boolean> = { kind: 'absent', at: scope.at }
    return { written, certain: written, isFunction, resource, at: scope.at }
  })
}

const PARTS = ['authsettings', 'authsettingsv2']

/** One subject for what configures the same app, which need not be in the template. */
function armApps(template: Template): readonly Subject<WebAppAuth>[] {
  const groups = new Map<string, SiteConfig[]>()
  for (const config of siteConfigs(template, PARTS)) {
    // Of a part that is not known nothing is said: its names may be anything.
    if (config.part.kind !== 'known') continue
    const { name, type } = config.scope.resource
    const key = `${type} ${name.slice(0, name.length - config.part.value.length)}`.toLowerCase()
    groups.set(key, [...(groups.get(key) ?? []), config])
  }
  return [...groups.values()].flatMap((configs) => {
    const [first] = configs
    if (first === undefined) return []
    const { resource, at } = first.scope
    const resources = configs.map(({ scope }) => scope.resource)
    return {
      written: configs.map((config) => readerOf(config)(config.scope)),
      certain: configs.map((config) => {
        const others = resources.filter((other) => other !== config.scope.resource)
        return readerOf(config)(protectingScope(template, config.scope.resource, others))
      }),
      isFunction: configuresFunction(first),
      resource,
      at,
    }
  })
}

function readerOf({ part }: SiteConfig): Read<Attr<boolean>> {
  const isOld = part.kind === 'known' && part.value === 'authsettings'
  return flag(isOld ? 'enabled' : 'platform.enabled')
}
