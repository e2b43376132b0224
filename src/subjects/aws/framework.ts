/** The frameworks that AWS resources are written in. */
import type { Framework } from '../../core/frameworks.ts'
import type { Template } from '../../core/template.ts'

export type AWSFramework = Exclude<Framework, 'arm'>

/** The framework of a template, as far as AWS resources go: an ARM template has none. */
export function awsFramework({ framework }: Template): AWSFramework {
  return framework === 'cloudformation' ? framework : 'terraform'
}
