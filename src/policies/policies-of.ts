/** The policies that can have a say in a template: those of the services whose resources it declares. */
import { compareText } from '../core/compare.ts'
import { frameworkInfo } from '../core/frameworks.ts'
import { type Platform, platformOfTerraform } from '../core/platforms.ts'
import type { ListedPolicy } from '../core/policy.ts'
import type { Template } from '../core/template.ts'
import type { PolicyService } from './policy-service.ts'

// Loading a platform's policies takes longer than judging most templates by them.
const PLATFORMS: Readonly<Record<Platform, () => Promise<readonly PolicyService[]>>> = {
  aws: async () => (await import('./services/aws.ts')).SERVICES,
  azure: async () => (await import('./services/azure.ts')).SERVICES,
  gcp: async () => (await import('./services/gcp.ts')).SERVICES,
}

/** Loads them, sorted by id. */
export async function policiesOf(template: Template): Promise<readonly ListedPolicy[]> {
  const { ignoresTypeCase } = frameworkInfo(template.framework)
  const declared = new Set(
    template.resources.map(({ type }) => (ignoresTypeCase ? type.toLowerCase() : type)),
  )
  const used = new Set<PolicyService>()
  for (const platform of platformsOf(template)) {
    const byType = await servicesByType(platform, ignoresTypeCase)
    for (const type of declared) for (const service of byType.get(type) ?? []) used.add(service)
  }
  const policies: ListedPolicy[] = []
  for (const service of used) policies.push(...(await loadOnce(service)))
  return policies.sort((a, b) => compareText(a.id, b.id))
}

type ServicesByType = ReadonlyMap<string, readonly PolicyService[]>

const indexes = new Map<string, ServicesByType>()

/** The services of a platform by the types that they judge; made once, as a run may have thousands of templates. */
async function servicesByType(platform: Platform, ignoresTypeCase: boolean): Promise<ServicesByType> {
  const key = `${platform} ${ignoresTypeCase}`
  const known = indexes.get(key)
  if (known !== undefined) return known
  const index = new Map<string, PolicyService[]>()
  for (const service of await PLATFORMS[platform]()) {
    for (const type of service.types) {
      const compared = ignoresTypeCase ? type.toLowerCase() : type
      const same = index.get(compared)
      if (same === undefined) index.set(compared, [service])
      else same.push(service)
    }
  }
  indexes.set(key, index)
  return index
}

const loaded = new Map<PolicyService, readonly ListedPolicy[]>()

async function loadOnce(service: PolicyService): Promise<readonly ListedPolicy[]> {
  const known = loaded.get(service)
  if (known !== undefined) return known
  const policies = await service.load()
  loaded.set(service, policies)
  return policies
}

/** Where the framework leaves a choice, the types of the resources tell. */
function platformsOf({ framework, resources }: Template): readonly Platform[] {
  const { platforms } = frameworkInfo(framework)
  if (platforms.length === 1) return platforms
  // `data.aws_vpc`, `provider.google`
  const words = new Set(resources.map(({ type }) => type.slice(type.lastIndexOf('.') + 1)))
  const declared = new Set([...words].map(platformOfTerraform))
  return platforms.filter((platform) => declared.has(platform))
}
