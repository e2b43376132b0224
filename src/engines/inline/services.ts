/** Which clouds a file is about: the tenant judges a file by the policies of one cloud at a time. */
import { SERVICES, type Service } from '../../api/routes.ts'
import type { Framework } from '../../core/template.ts'

/** First words of resource types of Terraform's providers. */
const PREFIXES: readonly (readonly [string, Service])[] = [
  ['aws', 'aws'],
  ['awscc', 'aws'],
  ['azurerm', 'azure'],
  ['azuread', 'azure'],
  ['azapi', 'azure'],
  ['google', 'gcp'],
  ['google-beta', 'gcp'],
]

/**
 * The services that the content of a file names, in a fixed order; several for a Terraform file with several
 * providers, none for one with variables only.
 */
export function servicesOf(framework: Framework, text: string): readonly Service[] {
  if (framework === 'cloudformation') return ['aws']
  if (framework === 'arm') return ['azure']
  const found = new Set<Service>()
  // Blocks, and the keys of the JSON syntax; a look is enough, because too many services cost one request each.
  for (const [, name = ''] of text.matchAll(
    /^\s*(?:(?:resource|data|provider)\s+)?"([a-z][a-z0-9-]{0,30})/gm,
  )) {
    const service = serviceOf(name)
    if (service !== undefined) found.add(service)
  }
  return SERVICES.filter((service) => found.has(service))
}

function serviceOf(name: string): Service | undefined {
  return PREFIXES.find(([prefix]) => name === prefix || name.startsWith(`${prefix}_`))?.[1]
}
