/** The lists of policies, made from the folders of src/policies. */
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PLATFORM_IDS, type Platform } from '../../src/core/platforms.ts'

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

/** The texts of the lists by their paths in the repository. */
export function policyLists(): ReadonlyMap<string, string> {
  const platforms = PLATFORM_IDS.map((id) => [`src/policies/${id}.ts`, platformList(id)] as const)
  return new Map([...platforms, ['src/policies/policy-ids.ts', idList()]])
}

function platformList(platform: Platform): string {
  const policies = policyFiles().filter(({ path }) => path.startsWith(`${platform}/`))
  const imports = policies.map(({ path, name }) => `import { ${name} } from './${path}'\n`).toSorted(byPath)
  return `/** Every policy for ${platform}, sorted by id. Made from the folder beside: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../core/policy.ts'
${imports.join('')}
export const ${platform.toUpperCase()}_POLICIES: readonly ListedPolicy[] = [
${policies.map(({ name }) => `  ${name},\n`).join('')}]
`
}

function idList(): string {
  const ids = policyFiles().map(({ id }) => `  '${id}',\n`)
  return `/** The ids of all policies, sorted. Made from the folders beside: UPDATE=1 npx vitest run index. */
export const POLICY_IDS: readonly string[] = [
${ids.join('')}]
`
}

function byPath(a: string, b: string): number {
  const path = (line: string) => line.slice(line.indexOf("'"))
  return path(a) < path(b) ? -1 : 1
}
