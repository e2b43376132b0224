/** Diagnostic settings, which send the logs of any other resource somewhere. */
import { isKnownAs } from '../../../core/attr.ts'
import type { Attr } from '../../../core/claim.ts'
import type { Resource, Template } from '../../../core/template.ts'
import { hasBlock } from '../../define/optional-block.ts'
import { changed, defaultTo, flag, joined, listOf, ofItems, orOne } from '../../define/readers.ts'
import { type Read, scopeOf } from '../../define/scope.ts'
import { mayNameOneOf } from '../../links/any-target.ts'
import { type Link, linkIn } from '../../links/linked.ts'
import type { Target } from '../../links/named.ts'
import { EXTENDED } from '../../links/parent.ts'
import { eachLinked } from '../../links/readers.ts'

/** One that is true, else one that is not known, else false. */
export function anyTrue(list: Read<readonly Attr<boolean>[]>): Read<Attr<boolean>> {
  return changed(orOne(list, defaultTo(false)), (attrs, { at }) => {
    const open = attrs.find(({ kind }) => kind !== 'known')
    return attrs.find((attr) => isKnownAs(attr, true)) ?? open ?? attrs[0] ?? { kind: 'absent', at }
  })
}

/** https://learn.microsoft.com/azure/templates/microsoft.insights/diagnosticsettings */
const logsInARM = anyTrue(ofItems('logs', listOf(flag('enabled', true))))

/**
 * Version 3 of the provider has blocks of both names; `log` is older.
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/monitor_diagnostic_setting
 */
const logsInTerraform = anyTrue(
  joined(listOf(hasBlock('enabled_log')), ofItems('log', listOf(flag('enabled', true)))),
)

/** Settings that send metrics only say nothing about logs. */
function settingsOf(type: string, by: string | typeof EXTENDED, to: Target, logs: Read<Attr<boolean>>): Link {
  const mayBeAbout = mayNameOneOf(to.types)
  const only = (resource: Resource, template: Template) =>
    mayBeAbout(linkIn(resource, by), template) && !isKnownAs(logs(scopeOf(template, resource)), false)
  return { types: [type], by, to, only }
}

/** Reads for each diagnostic setting of a resource whether it sends logs; nothing where there is none. ARM. */
export function sendsLogsInARM(to: Target): Read<readonly Attr<boolean>[]> {
  return eachLinked([settingsOf('Microsoft.Insights/diagnosticSettings', EXTENDED, to, logsInARM)], logsInARM)
}

/** The same in Terraform. */
export function sendsLogsInTerraform(to: Target): Read<readonly Attr<boolean>[]> {
  return eachLinked(
    [settingsOf('azurerm_monitor_diagnostic_setting', 'target_resource_id', to, logsInTerraform)],
    logsInTerraform,
  )
}
