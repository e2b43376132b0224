/** The policies that can have a say in a template: those of the platforms whose resources it declares. */
import { frameworkInfo } from '../core/frameworks.ts'
import { type Platform, platformOfTerraform } from '../core/platforms.ts'
import type { ListedPolicy } from '../core/policy.ts'
import type { Template } from '../core/template.ts'

// Loading a platform's policies takes longer than judging most templates by them.
const LOADERS: Readonly<Record<Platform, () => Promise<readonly ListedPolicy[]>>> = {
  aws: async () => (await import('./aws.ts')).AWS_POLICIES,
  azure: async () => (await import('./azure.ts')).AZURE_POLICIES,
  gcp: async () => (await import('./gcp.ts')).GCP_POLICIES,
}

/** Loads them, sorted by id. */
export async function policiesOf(template: Template): Promise<readonly ListedPolicy[]> {
  return (await Promise.all(platformsOf(template).map((platform) => LOADERS[platform]()))).flat()
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
