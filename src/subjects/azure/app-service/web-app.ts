/** Apps of App Service: web apps, API apps, function apps, logic apps, and their deployment slots. */
import { type Attr, all, any, type Claim, is, not, present, withoutEvidence } from '../../../core/claim.ts'
import type { Template } from '../../../core/template.ts'
import { adaptOnce, type Subject } from '../../define/define.ts'
import { always, flag, never, text, texts } from '../../define/readers.ts'
import { type Read, resourcesOf, type Scope, scopeOf } from '../../define/scope.ts'
import { hiddenResources } from '../../define/unread.ts'
import { word } from '../../define/word.ts'
import { protectingScope } from '../../links/linked.ts'
import {
  ARM_SITES,
  configuresFunction,
  isFunction,
  isOf,
  type SiteConfig,
  siteConfigs,
} from './web-app-config.ts'

/**
 * An app, or in ARM a configuration `web` beside one, which is judged where it stands.
 * https://learn.microsoft.com/azure/templates/microsoft.web/sites
 * https://learn.microsoft.com/azure/templates/microsoft.web/sites/config-web
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_web_app
 */
export interface WebApp {
  /** Off unless it is turned on; absent of a configuration, which does not say it. */
  readonly httpsOnly: Attr<boolean>
  readonly isFunction: Attr<boolean>
  readonly settings: AppSettings
  /** What configurations beside the app say, which holds instead. */
  readonly replacements: readonly AppSettings[]
  /** Of a configuration, which part it is: `web` has these settings, the others are named freely. */
  readonly part: Attr<string>
}

/**
 * What is written. Nothing means no debugger, TLS 1.2 and no other origin. What it means for FTP is not told: Azure
 * had `AllAllowed`, newer apps get `FtpsOnly`, Terraform's older resources leave it to Azure, its newer ones write
 * `Disabled`.
 */
export interface AppSettings {
  readonly ftps: Attr<string>
  readonly remoteDebugging: Attr<boolean>
  /** `1.0`, of the app and of the site that it is deployed to. */
  readonly minimumTLS: Attr<string>
  readonly deploymentTLS: Attr<string>
  /** Origins that may call it from a browser. */
  readonly origins: readonly Attr<string>[]
}

const WEB_TYPES = [
  'azurerm_linux_web_app',
  'azurerm_windows_web_app',
  'azurerm_linux_web_app_slot',
  'azurerm_windows_web_app_slot',
  'azurerm_app_service',
  'azurerm_app_service_slot',
]
const FUNCTION_TYPES = [
  'azurerm_linux_function_app',
  'azurerm_windows_function_app',
  'azurerm_linux_function_app_slot',
  'azurerm_windows_function_app_slot',
  'azurerm_function_app_flex_consumption',
  'azurerm_function_app',
  'azurerm_function_app_slot',
  'azurerm_logic_app_standard',
]

export const webApp = adaptOnce<WebApp>((template) =>
  template.framework === 'arm'
    ? [...armApps(template), ...armConfigs(template)]
    : [...terraformApps(template, WEB_TYPES, false), ...terraformApps(template, FUNCTION_TYPES, true)],
)

function armApps(template: Template): readonly Subject<WebApp>[] {
  const configs = siteConfigs(template, ['web'])
  return resourcesOf(template, ARM_SITES).map((resource) => {
    const scope = scopeOf(template, resource)
    return {
      httpsOnly: flag('httpsOnly', false)(scope),
      isFunction: isFunction(scope),
      settings: armSettings('siteConfig.')(scope),
      replacements: replacementsOf(scope, configs).map(armSettings('')),
      part: always('web')(scope),
      resource,
      at: scope.at,
    }
  })
}

/** Scopes of what replaces an app's settings; unknown where it can't be told whether something does. */
function replacementsOf(scope: Scope, configs: readonly SiteConfig[]): readonly Scope[] {
  const { template, resource, at } = scope
  const found = configs.flatMap((config): readonly Scope[] => {
    const match = config.part.kind === 'unknown' ? config.part.because : isOf(config, resource)
    if (match === false || isOf(config, resource) === false) return []
    if (match === true) return [protectingScope(template, config.scope.resource, [resource])]
    return [{ ...scope, node: { kind: 'unknown', because: match, at } }]
  })
  const hidden = hiddenResources(template)
  return hidden === undefined
    ? found
    : [...found, { ...scope, node: { kind: 'unknown', because: hidden, at } }]
}

function armConfigs(template: Template): readonly Subject<WebApp>[] {
  return siteConfigs(template, ['web']).map((config) => {
    const { scope, part } = config
    const { resource, at } = scope
    const settings = armSettings('')(scope)
    return {
      httpsOnly: never(scope),
      isFunction: configuresFunction(config),
      settings,
      replacements: [],
      part,
      resource,
      at,
    }
  })
}

function armSettings(prefix: string): Read<AppSettings> {
  return (scope) => ({
    ftps: word(`${prefix}ftpsState`)(scope),
    remoteDebugging: flag(`${prefix}remoteDebuggingEnabled`)(scope),
    minimumTLS: text(`${prefix}minTlsVersion`)(scope),
    deploymentTLS: text(`${prefix}scmMinTlsVersion`)(scope),
    origins: texts(`${prefix}cors.allowedOrigins`)(scope),
  })
}

function terraformApps(
  template: Template,
  types: readonly string[],
  areFunctions: boolean,
): readonly Subject<WebApp>[] {
  return resourcesOf(template, types).map((resource) => {
    const scope = scopeOf(template, resource)
    return {
      httpsOnly: flag('https_only', false)(scope),
      isFunction: always(areFunctions)(scope),
      settings: terraformSettings(scope),
      replacements: [],
      part: always('web')(scope),
      resource,
      at: scope.at,
    }
  })
}

/** Version 3 of the provider has both the older resources and the newer ones, whose arguments are longer words. */
function terraformSettings(scope: Scope): AppSettings {
  return {
    ftps: word('site_config.ftps_state')(scope),
    remoteDebugging: flag('site_config.remote_debugging_enabled')(scope),
    minimumTLS: text(['site_config.minimum_tls_version', 'site_config.min_tls_version'])(scope),
    deploymentTLS: text(['site_config.scm_minimum_tls_version', 'site_config.scm_min_tls_version'])(scope),
    origins: texts('site_config.cors.allowed_origins')(scope),
  }
}

/**
 * Whether a setting is bad, unless a configuration beside the app says something else, where it is judged.
 *
 * @param isBad judges what is written
 * @param setting what replaces it
 */
export function hasSetting(
  app: WebApp,
  isBad: (settings: AppSettings) => Claim,
  setting: (settings: AppSettings) => readonly Attr<unknown>[],
): Claim {
  const replaced = app.replacements
    .flatMap(setting)
    .map((attr) => present(attr, 'it is written beside the app'))
  return all(
    isBad(app.settings),
    withoutEvidence(not(any(...replaced))),
    withoutEvidence(is(app.part, ['web'])),
  )
}
