/**
 * SAM's `Globals`: properties that every resource of a kind has unless it says otherwise.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html
 */
import { propertyOf } from '../../core/properties.ts'
import type { Mapping, Value } from '../../core/value.ts'

/** The properties of a resource with the globals of its kind put under them. */
export function withGlobals(globals: Mapping | undefined, type: string, properties: Mapping): Mapping {
  const prefix = 'AWS::Serverless::'
  if (globals === undefined || !type.startsWith(prefix)) return properties
  const common = propertyOf(globals, type.slice(prefix.length))
  if (common?.kind === 'unknown') return { ...properties, rest: properties.rest ?? common }
  return common?.kind === 'mapping' ? mergeMappings(common, properties) : properties
}

/** Mappings are merged, lists put one behind the other, anything else is the resource's own. */
function merge(common: Value, own: Value): Value {
  if (common.kind === 'mapping' && own.kind === 'mapping') return mergeMappings(common, own)
  if (common.kind === 'list' && own.kind === 'list') return { ...own, items: [...common.items, ...own.items] }
  return own
}

function mergeMappings(common: Mapping, own: Mapping): Mapping {
  const entries = new Map(common.entries)
  for (const [key, value] of own.entries) {
    const shared = entries.get(key)
    entries.set(key, shared === undefined ? value : merge(shared, value))
  }
  const rest = own.rest ?? common.rest
  return { ...own, entries, ...(rest === undefined ? {} : { rest }) }
}
