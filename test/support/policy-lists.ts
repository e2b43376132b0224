/** The lists of policies, made from the folders of src/policies. */
import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PLATFORM_IDS, type Platform } from '../../src/core/platforms.ts'
import type { ListedPolicy } from '../../src/core/policy.ts'
import type { SubjectInfo } from '../../src/core/subject-info.ts'

const FOLDER = fileURLToPath(new URL('../../src/policies', import.meta.url))

interface PolicyFile {
  /** What it exports. */
  readonly name: string
  readonly policy: ListedPolicy
}

/** The files of `<platform>/<id>.ts`, sorted by id. */
async function policyFiles(platform: Platform): Promise<readonly PolicyFile[]> {
  const ids = readdirSync(join(FOLDER, platform)).map((file) => basename(file, '.ts'))
  const read = async (id: string) => {
    const [exported, ...more] = Object.entries(await import(`../../src/policies/${platform}/${id}.ts`))
    if (exported === undefined || more.length > 0) throw new Error(`${id}.ts defines no policy, or several`)
    const [name, policy] = exported as [string, ListedPolicy]
    if (policy.id !== id) throw new Error(`${id}.ts defines ${policy.id}`)
    return { name, policy }
  }
  return Promise.all(ids.sort().map(read))
}

/** The texts of the lists by their paths in the repository. */
export async function policyLists(): Promise<ReadonlyMap<string, string>> {
  const lists = new Map<string, string>()
  const services: string[] = []
  const ids: string[] = []
  const subjects = new Map<string, SubjectSource>()
  for (const platform of PLATFORM_IDS) {
    const files = await policyFiles(platform)
    ids.push(...files.map(({ policy }) => policy.id))
    const names = [...new Set(files.map(({ policy }) => policy.service))].sort()
    const sorted = names.map(
      (service) => [service, files.filter(({ policy }) => policy.service === service)] as const,
    )
    for (const [service, own] of sorted) {
      const path = `services/${platform}-${service}.ts`
      lists.set(`src/policies/${path}`, serviceList(platform, own))
      services.push(path)
      for (const { policy } of own) subjects.set(policy.subject.name, { subject: policy.subject, path })
    }
    lists.set(`src/policies/services/${platform}.ts`, platformList(platform, sorted))
  }
  lists.set('src/policies/services/all.ts', allServices(services))
  lists.set('src/policies/policy-ids.ts', idList(ids))
  lists.set('src/policies/services/subjects.ts', subjectList(subjects))
  return lists
}

const MADE = 'Made from the folders of policies: UPDATE=1 npx vitest run index.'

function serviceList(platform: Platform, files: readonly PolicyFile[]): string {
  const imports = files.map(
    ({ name, policy }) => `import { ${name} } from '../${platform}/${policy.id}.ts'\n`,
  )
  return `/** ${MADE} */
import type { ListedPolicy } from '../../core/policy.ts'
${imports.join('')}
export const POLICIES: readonly ListedPolicy[] = [
${files.map(({ name }) => `  ${name},\n`).join('')}]
`
}

/** @param services and their policies, sorted */
function platformList(
  platform: Platform,
  services: readonly (readonly [service: string, files: readonly PolicyFile[]])[],
): string {
  const entries = services.map(([service, files]) => {
    const types = new Set(files.flatMap(({ policy }) => Object.values(policy.subject.types).flat()))
    const listed = [...types].sort().map((type) => `      '${type}',\n`)
    const load = `async () => (await import('./${platform}-${service}.ts')).POLICIES`
    return `  {\n    types: [\n${listed.join('')}    ],\n    load: ${load},\n  },\n`
  })
  return `/** The services of ${platform} by the types of the resources that their policies judge. ${MADE} */
import type { PolicyService } from '../policy-service.ts'

export const SERVICES: readonly PolicyService[] = [
${entries.join('')}]
`
}

function allServices(paths: readonly string[]): string {
  const nameOf = (path: string) =>
    path
      .replace(/^services\/|\.ts$/g, '')
      .replaceAll('-', '_')
      .toUpperCase()
  const imports = paths.map((path) => `import { POLICIES as ${nameOf(path)} } from './${path.slice(9)}'\n`)
  return `/** The policies of every service. ${MADE} */
import type { ListedPolicy } from '../../core/policy.ts'
${imports.join('')}
export const ALL: readonly ListedPolicy[] = [
${paths.map((path) => `  ...${nameOf(path)},\n`).join('')}]
`
}

interface SubjectSource {
  readonly subject: SubjectInfo
  /** A list with a policy that judges it. */
  readonly path: string
}

function subjectList(subjects: ReadonlyMap<string, SubjectSource>): string {
  const entries = [...subjects]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { subject, path }]) => {
      const types = [...new Set(Object.values(subject.types).flat())].sort().map((type) => `'${type}'`)
      const load = `async () => (await import('./${path.slice(9)}')).POLICIES`
      // A line for each: others list the same types.
      return `  { name: '${name}', types: () => [${types.join(', ')}], load: ${load} },\n`
    })
  return `/** Subjects by name, with the types of their resources and policies that judge them. ${MADE} */
import type { ListedPolicy } from '../../core/policy.ts'

/** A kind of subject: the first of the policies that judges it has its definition. */
export interface SubjectSource {
  readonly name: string
  /** A function, as few are asked for. */
  types(): readonly string[]
  load(): Promise<readonly ListedPolicy[]>
}

export const SUBJECT_SOURCES: readonly SubjectSource[] = [
${entries.join('')}]
`
}

function idList(ids: readonly string[]): string {
  return `/** The ids of all policies, sorted. ${MADE} */
export const POLICY_IDS: readonly string[] = [
${ids.map((id) => `  '${id}',\n`).join('')}]
`
}
