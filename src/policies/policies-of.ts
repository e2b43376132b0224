/** The policies that can have a say in a template: those of the clouds whose resources it declares. */
import type { ListedPolicy } from '../core/policy.ts'
import type { Cloud } from '../core/policy-info.ts'
import type { Framework, Template } from '../core/template.ts'

// Loading a cloud's policies takes longer than judging most templates by them.
const LOADERS: Readonly<Record<Cloud, () => Promise<readonly ListedPolicy[]>>> = {
  aws: async () => (await import('./aws.ts')).AWS_POLICIES,
  azure: async () => (await import('./azure.ts')).AZURE_POLICIES,
  gcp: async () => (await import('./gcp.ts')).GCP_POLICIES,
}

/** What the types of a cloud's resources hold, in the providers of Terraform that policies know. */
const TERRAFORM_TYPES: Readonly<Record<Cloud, RegExp>> = {
  aws: /aws/,
  azure: /az(?:ure|api)/,
  gcp: /google/,
}

const CLOUDS: Readonly<Record<Framework, readonly Cloud[]>> = {
  cloudformation: ['aws'],
  arm: ['azure'],
  terraform: ['aws', 'azure', 'gcp'],
}

/** Loads them, sorted by id. */
export async function policiesOf({ framework, resources }: Template): Promise<readonly ListedPolicy[]> {
  const types = framework === 'terraform' ? new Set(resources.map(({ type }) => type)) : undefined
  const clouds = CLOUDS[framework].filter(
    (cloud) => types === undefined || [...types].some((type) => TERRAFORM_TYPES[cloud].test(type)),
  )
  return (await Promise.all(clouds.map((cloud) => LOADERS[cloud]()))).flat()
}
