/** Apps of App Service: web apps, API apps, function apps, logic apps, and their deployment slots. */
import { absent, byDefault, orDefault } from '../../../core/attr.ts'
import { type Attr, all, any, type Claim, is, not, present, withoutEvidence } from '../../../core/claim.ts'
import type { Template } from '../../../core/template.ts'
import { attributeTable, type ValuesOf } from '../../define/attributes.ts'
import { beside } from '../../define/beside.ts'
import { ofResource, readsAlso } from '../../define/moves.ts'
import { hasBlock } from '../../define/optional-block.ts'
import { always, firstOf, flag, scalar, text, texts } from '../../define/readers.ts'
import { memoize, type Read, type Scope } from '../../define/scope.ts'
import { defineSubject, type SubjectOf } from '../../define/subject.ts'
import { hiddenResources } from '../../define/unread.ts'
import { spelled, withWay } from '../../define/ways.ts'
import { word } from '../../define/word.ts'
import { protectingScope } from '../../links/linked.ts'
import {
  ARM_CONFIGS,
  ARM_SITES,
  configuresFunction,
  isFunction,
  isOf,
  mayBe,
  siteConfig,
  siteConfigs,
  WEB_TYPES,
} from './web-app-config.ts'

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

/**
 * The only resource whose page documents that plain FTP is on:
 * https://registry.terraform.io/providers/hashicorp/azurerm/3.117.0/docs/resources/function_app
 */
const OLD_FUNCTION_TYPES: readonly string[] = ['azurerm_function_app', 'azurerm_function_app_slot']

function defaultFTPS({ resource, at }: Scope): Attr<string> {
  return OLD_FUNCTION_TYPES.includes(resource.type) ? byDefault('allallowed', at) : absent(at)
}

/**
 * What is written. Version 3 of the Terraform provider has both the older resources and the newer ones, whose
 * arguments are longer words.
 */
const SETTINGS = attributeTable({
  ftps: {
    type: 'text',
    describes:
      '`allallowed`, `ftpsonly`, `disabled`. `allallowed` by default in `azurerm_function_app` and its slots; what nothing written means elsewhere depends on the age of the app and on the resource.',
    arm: word('ftpsState'),
    terraform: word('ftps_state', ofResource(defaultFTPS)),
  },
  remoteDebugging: {
    type: 'boolean',
    describes: 'Whether a debugger can attach. Nothing written means false.',
    arm: flag('remoteDebuggingEnabled'),
    terraform: flag('remote_debugging_enabled'),
  },
  minimumTLS: {
    type: 'text',
    describes: '`1.0`, `1.1`, `1.2`, ... for the app. Nothing written means 1.2.',
    arm: text('minTlsVersion'),
    terraform: text(['minimum_tls_version', 'min_tls_version']),
  },
  deploymentTLS: {
    type: 'text',
    describes: 'The same for the site that the app is deployed to.',
    arm: text('scmMinTlsVersion'),
    terraform: text(['scm_minimum_tls_version', 'scm_min_tls_version']),
  },
  origins: {
    type: 'texts',
    describes: 'Origins that can call the app from a browser.',
    arm: texts('cors.allowedOrigins'),
    terraform: texts('cors.allowed_origins'),
  },
})

export type AppSettings = ValuesOf<typeof SETTINGS>

const webConfigs = memoize((template: Template) => siteConfigs(template, ['web']))

/** Scopes of what replaces an app's settings; unknown where something may replace them. */
function replacementsOf(scope: Scope): readonly Scope[] {
  const { template, resource, at } = scope
  const found = webConfigs(template).flatMap((config): readonly Scope[] => {
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

/** Reads the type of an identity: `SystemAssigned`, or `None`. */
const IDENTITY = 'SystemAssigned'
const isIdentity = scalar(
  (raw) => String(raw).toLowerCase() !== 'none',
  'a type of identity',
  (value) => (value === true ? IDENTITY : 'None'),
)

const ownHTTP2 = flag('http20Enabled')

const besideHTTP2: Read<Attr<boolean>> = withWay(
  readsAlso(ARM_CONFIGS, (scope) =>
    replacementsOf(scope)
      .map(ownHTTP2)
      .reduce((first, next) => orDefault(first, () => next), absent(scope.at)),
  ),
  { move: (scope) => replacementsOf(scope)[0], read: ownHTTP2 },
)

/**
 * A configuration `web` beside an app, which is judged where it stands, is a subject of its own.
 * https://learn.microsoft.com/azure/templates/microsoft.web/sites
 * https://learn.microsoft.com/azure/templates/microsoft.web/sites/config-web
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_web_app
 */
export const webApp = defineSubject({
  name: 'azure.web-app',
  describes: 'An app of App Service, or in ARM a configuration beside one',
  sources: {
    arm: {
      app: ARM_SITES,
      config: { types: ARM_CONFIGS, only: (whole) => mayBe(siteConfig(whole), ['web']) },
    },
    terraform: { web: WEB_TYPES, function: FUNCTION_TYPES },
  },
  attributes: {
    httpsOnly: {
      type: 'boolean',
      describes:
        'Whether HTTP is redirected. False by default; absent for a configuration, which does not say it.',
      arm: { app: flag('httpsOnly', false) },
      terraform: flag('https_only', false),
    },
    isFunction: {
      type: 'boolean',
      describes: 'Whether it is a function app or a logic app.',
      arm: { app: isFunction, config: (scope) => configuresFunction(siteConfig(scope)) },
      terraform: { web: always(false), function: always(true) },
    },
    clientCertificates: {
      type: 'boolean',
      // https://learn.microsoft.com/azure/app-service/app-service-web-configure-tls-mutual-auth
      describes:
        'Whether clients are asked for certificates. False by default; absent for a configuration, which does not say it.',
      arm: { app: flag('clientCertEnabled', false) },
      terraform: flag(['client_certificate_enabled', 'client_cert_enabled'], false),
    },
    managedIdentity: {
      type: 'boolean',
      describes: 'Whether the app has an identity. False by default; absent for a configuration.',
      arm: { app: beside(isIdentity('identity.type', false)) },
      terraform: spelled(hasBlock('identity'), { true: { type: IDENTITY } }),
    },
    http2: {
      type: 'boolean',
      // The default in ARM: not verified against the provider's page.
      describes:
        'Whether HTTP/2 is served, as a configuration beside the app says, or the app. False by default for an app.',
      arm: { app: firstOf(besideHTTP2, flag('siteConfig.http20Enabled', false)), config: ownHTTP2 },
      terraform: flag(['site_config.http2_enabled'], false),
    },
    settings: {
      type: 'object',
      describes: 'What is written about how the app is served.',
      arm: { app: 'siteConfig', config: (scope) => scope },
      terraform: 'site_config',
      attributes: SETTINGS,
    },
    replacements: {
      type: 'objects',
      describes: 'What configurations beside the app say, which holds instead.',
      arm: { app: readsAlso(ARM_CONFIGS, replacementsOf) },
      attributes: SETTINGS,
    },
    part: {
      type: 'text',
      describes:
        'Of a configuration, which part it is in lower case: `web` has these settings, the others are named freely.',
      arm: { app: always('web'), config: (scope) => siteConfig(scope).part },
      terraform: always('web'),
    },
  },
})

export type WebApp = SubjectOf<typeof webApp>

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
