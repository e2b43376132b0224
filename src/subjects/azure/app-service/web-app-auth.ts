/** The authentication of App Service, wherever it is written for one web app. */
import type { Attr } from '../../../core/claim.ts'
import type { Resource, Template } from '../../../core/template.ts'
import { inBlock } from '../../define/optional-block.ts'
import { flag, listOf } from '../../define/readers.ts'
import { memoize, type Read, type Scope } from '../../define/scope.ts'
import { defineSubject } from '../../define/subject.ts'
import { protectingScope } from '../../links/linked.ts'
import {
  ARM_CONFIGS,
  configuresFunction,
  type SiteConfig,
  siteConfig,
  siteConfigs,
  WEB_TYPES,
} from './web-app-config.ts'

const PARTS = ['authsettings', 'authsettingsv2']

/** The configurations of one app, which need not be in the template, by the first of them. */
const configsByFirst = memoize((template: Template): ReadonlyMap<Resource, readonly SiteConfig[]> => {
  const byApp = new Map<string, SiteConfig[]>()
  for (const config of siteConfigs(template, PARTS)) {
    // Of a part that is not known nothing is said: its names may be anything.
    if (config.part.kind !== 'known') continue
    const { name, type } = config.scope.resource
    const key = `${type} ${name.slice(0, name.length - config.part.value.length)}`.toLowerCase()
    const sameApp = byApp.get(key)
    if (sameApp === undefined) byApp.set(key, [config])
    else sameApp.push(config)
  }
  return new Map(
    [...byApp.values()].flatMap((configs) => (configs[0] ? [[configs[0].scope.resource, configs]] : [])),
  )
})

function configsOf({ template, resource }: Scope): readonly SiteConfig[] {
  return configsByFirst(template).get(resource) ?? []
}

function isOn({ part }: SiteConfig): Read<Attr<boolean>> {
  const isOld = part.kind === 'known' && part.value === 'authsettings'
  return flag(isOld ? 'enabled' : 'platform.enabled', false)
}

const armWritten: Read<readonly Attr<boolean>[]> = (scope) =>
  configsOf(scope).map((config) => isOn(config)(config.scope))

const armCertain: Read<readonly Attr<boolean>[]> = (scope) => {
  const configs = configsOf(scope)
  return configs.map((config) => {
    const { resource } = config.scope
    const others = configs.map((other) => other.scope.resource).filter((other) => other !== resource)
    return isOn(config)(protectingScope(scope.template, resource, others))
  })
}

const terraform = listOf(
  inBlock(flag('enabled', false), 'auth_settings'),
  inBlock(flag('auth_enabled', false), 'auth_settings_v2'),
)

/**
 * https://learn.microsoft.com/azure/templates/microsoft.web/sites/config-authsettings
 * https://learn.microsoft.com/azure/templates/microsoft.web/sites/config-authsettingsv2
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_web_app
 */
export const webAppAuth = defineSubject({
  name: 'azure.web-app-auth',
  describes: 'The authentication of a web app: in ARM all that configures the same app is one subject',
  sources: {
    arm: { types: ARM_CONFIGS, only: (whole) => configsOf(whole).length > 0 },
    terraform: WEB_TYPES,
  },
  attributes: {
    written: {
      type: 'booleans',
      describes:
        'Whether each of the settings that are written turns it on, false where one does not say; older and newer ones may stand side by side.',
      arm: armWritten,
      terraform,
    },
    certain: {
      type: 'booleans',
      describes: 'The same, where a condition may take one away.',
      arm: armCertain,
      terraform,
    },
    isFunction: {
      type: 'boolean',
      describes: 'Whether the app is a function app in ARM; those have keys of their own.',
      arm: (scope) => configuresFunction(siteConfig(scope)),
    },
  },
})
