/** The lists of policies are made from the folders of src/policies. UPDATE=1 rewrites them. */
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { PLATFORM_IDS } from '../../src/core/platforms.ts'
import { POLICIES } from '../../src/policies/index.ts'
import { POLICY_IDS } from '../../src/policies/policy-ids.ts'
import { inStep } from '../support/generated.ts'

const FOLDER = fileURLToPath(new URL('../../src/policies', import.meta.url))

/** `aws/aws-rds-public.ts` and what it exports, sorted by id. */
function policyFiles(): readonly { readonly path: string; readonly id: string; readonly name: string }[] {
  return readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.includes('/') && path.endsWith('.ts'))
    .map((path) => {
      const text = readFileSync(join(FOLDER, path), 'utf8')
      const [name, ...more] = [...text.matchAll(/^export const (\w+) = definePolicy\(/gm)].map(
        (found) => found[1],
      )
      if (name === undefined || more.length > 0) throw new Error(`${path} defines no policy, or several`)
      return { path, id: basename(path, '.ts'), name }
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

describe('src/policies', () => {
  test.each(PLATFORM_IDS)('%s.ts lists every policy of the folder, sorted by id', (platform) => {
    const policies = policyFiles().filter(({ path }) => path.startsWith(`${platform}/`))
    const imports = policies.map(({ path, name }) => `import { ${name} } from './${path}'\n`).toSorted(byPath)
    inStep(`src/policies/${platform}.ts`, () => {
      return `/** Every policy for ${platform}, sorted by id. Made from the folder beside: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../core/policy.ts'
${imports.join('')}
export const ${platform.toUpperCase()}_POLICIES: readonly ListedPolicy[] = [
${policies.map(({ name }) => `  ${name},\n`).join('')}]
`
    })
    expect(policies.length).toBeGreaterThan(10)
  })

  test('policy-ids.ts lists the ids, so that a configuration can be checked without loading policies', () => {
    const ids = policyFiles().map(({ id }) => `  '${id}',\n`)
    inStep('src/policies/policy-ids.ts', () => {
      return `/** The ids of all policies, sorted. Made from the folders beside: UPDATE=1 npx vitest run index. */
export const POLICY_IDS: readonly string[] = [
${ids.join('')}]
`
    })
    expect(POLICIES.map(({ id }) => id)).toEqual(POLICY_IDS)
  })
})

function byPath(a: string, b: string): number {
  const path = (line: string) => line.slice(line.indexOf("'"))
  return path(a) < path(b) ? -1 : 1
}
