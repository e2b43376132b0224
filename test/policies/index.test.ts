/** The list of policies is made from the folders of src/policies. UPDATE=1 rewrites it. */
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
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

test('src/policies/index.ts lists every policy, sorted by id', () => {
  const policies = policyFiles()
  const imports = policies.map(({ path, name }) => `import { ${name} } from './${path}'\n`).toSorted(byPath)
  const text = `/** The catalogue: every policy, sorted by id. Made from the folders beside: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../core/policy.ts'
${imports.join('')}
export const POLICIES: readonly ListedPolicy[] = [
${policies.map(({ name }) => `  ${name},\n`).join('')}]

/** The policy of an id, if there is one. */
export function findPolicy(id: string): ListedPolicy | undefined {
  return POLICIES.find((policy) => policy.id === id)
}
`
  inStep('src/policies/index.ts', () => text)
  expect(policies.length).toBeGreaterThan(10)
})

function byPath(a: string, b: string): number {
  const path = (line: string) => line.slice(line.indexOf("'"))
  return path(a) < path(b) ? -1 : 1
}
