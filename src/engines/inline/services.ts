/** Which platforms a file is about: the tenant judges a file by the policies of one at a time. */
import { type Framework, frameworkInfo } from '../../core/frameworks.ts'
import { PLATFORMS, platformOfTerraform, TENANT_SERVICES, type TenantService } from '../../core/platforms.ts'

/**
 * The services that the content of a file names, in a fixed order; several for a Terraform file with several
 * providers, none for one with variables only.
 */
export function servicesOf(framework: Framework, text: string): readonly TenantService[] {
  const { platforms } = frameworkInfo(framework)
  const named = new Set(platforms.length === 1 ? platforms : platformsIn(text))
  const found = new Set(PLATFORMS.filter(({ id }) => named.has(id)).map((each) => each.tenantService))
  return TENANT_SERVICES.filter((service) => found.has(service))
}

/** Blocks, and the keys of the JSON syntax; a look is enough, because too many services cost one request each. */
function platformsIn(text: string): readonly (string | undefined)[] {
  const words = text.matchAll(/^\s*(?:(?:resource|data|provider)\s+)?"([a-z][a-z0-9-]{0,30})/gm)
  return [...words].map(([, word = '']) => platformOfTerraform(word))
}
