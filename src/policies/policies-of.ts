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
  const asCompared = (type: string) => (ignoresTypeCase ? type.toLowerCase() : type)
  const declared = new Set(template.resources.map(({ type }) => asCompared(type)))
  const services = await Promise.all(platformsOf(template).map((platform) => PLATFORMS[platform]()))
  const used = services.flat().filter(({ types }) => types.some((type) => declared.has(asCompared(type))))
  const policies = await Promise.all(used.map(({ load }) => load()))
  return policies.flat().sort((a, b) => compareText(a.id, b.id))
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
