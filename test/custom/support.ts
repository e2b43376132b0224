/** Own policies over templates of a test. */
import { GateError } from '../../src/core/errors.ts'
import type { Framework } from '../../src/core/frameworks.ts'
import { SourceFile } from '../../src/core/source.ts'
import { type OwnPolicies, readOwnPolicies } from '../../src/custom/own-policies.ts'
import { judgeTemplate, parseOffline } from '../../src/engines/offline.ts'

const PATHS: Readonly<Record<Framework, string>> = {
  cloudformation: 'template.yaml',
  terraform: 'main.tf',
  arm: 'template.json',
}

/** The policies of a file; what its keys leave out is filled in. */
export function ownOf(text: string, path = '.mvc-gate/policies/acme.yaml'): Promise<OwnPolicies> {
  return readOwnPolicies([{ path, text }])
}

/** A policy with the given lines, and what every policy has. */
export function policy(lines: string): string {
  return `id: acme-test\ntitle: The test is violated\nseverity: high\n${lines.trim()}\n`
}

/** What one policy finds in a template: `violation bucket 3:5 a note`, sorted by place. */
export async function found(lines: string, framework: Framework, text: string): Promise<readonly string[]> {
  const own = await ownOf(policy(lines))
  const path = PATHS[framework]
  const template = await parseOffline({
    framework,
    path: framework === 'terraform' ? '.' : path,
    files: [new SourceFile(path, text)],
  })
  if ('notTemplate' in template) throw new Error(template.notTemplate)
  const policies = await own.policiesFor(template)
  const { findings, unscannable } = await judgeTemplate(template, { policies: new Map() }, policies)
  return [
    ...unscannable.map(({ reason }) => `fault ${reason}`),
    ...findings.map(({ verdict, resource, labels: [{ at, note }] }) => {
      const { line, column } = at.file.position(at.range.start)
      return `${verdict} ${resource.name} ${line}:${column} ${note}`
    }),
  ]
}

/** The verdicts alone: `violation a`. */
export async function verdicts(
  lines: string,
  framework: Framework,
  text: string,
): Promise<readonly string[]> {
  return (await found(lines, framework, text)).map((each) => each.split(' ').slice(0, 2).join(' '))
}

/** What is wrong with a policy file: `3:1 unknown key 'titel'`. */
export async function faultsOf(
  text: string,
  path = '.mvc-gate/policies/acme.yaml',
): Promise<readonly string[]> {
  try {
    await (await ownOf(text, path)).all()
    return []
  } catch (error) {
    if (!(error instanceof GateError) || error.code !== 'config') throw error
    const lines = error.details.length > 0 ? error.details : [error.message]
    return lines.map((line) => line.replace(`${path}:`, ''))
  }
}
