/** Templates of the fixtures and examples, and findings as lines of text. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Label } from '../../src/core/claim.ts'
import type { Finding } from '../../src/core/finding.ts'
import {
  FRAMEWORKS,
  type Framework,
  type FrameworkInfo,
  frameworkInfo,
  isNamed,
  templatePath,
} from '../../src/core/frameworks.ts'
import { SourceFile } from '../../src/core/source.ts'
import type { Template } from '../../src/core/template.ts'
import { parseTemplate } from '../../src/frameworks/parse-template.ts'
import { POLICIES } from '../../src/policies/index.ts'

const FOLDER = fileURLToPath(new URL('.', import.meta.url))

export interface Fixture {
  readonly policy: string
  /** `violating.yaml` */
  readonly name: string
  readonly path: string
  readonly text: string
}

/** Every template below a folder named after a policy: examples first. */
const TEMPLATES: readonly Fixture[] = POLICIES.flatMap(({ id }) =>
  readdirSync(join(FOLDER, id))
    .filter((name) => !name.endsWith('.out'))
    .sort()
    .map((name) => readTemplate(id, name)),
)

function readTemplate(policy: string, name: string): Fixture {
  const path = join(FOLDER, policy, name)
  return { policy, name, path, text: readFileSync(path, 'utf8').replaceAll('\r\n', '\n') }
}

/** The templates that the documentation shows: `example.violating.yaml`, `example.passing.yaml`. */
export const EXAMPLES = TEMPLATES.filter(({ name }) => name.startsWith('example.'))

/** All others: the traps. */
export const FIXTURES = TEMPLATES.filter(({ name }) => !name.startsWith('example.'))

/** One of the two examples of a policy in a framework; throws where it has none. */
export function exampleOf(policy: string, framework: Framework, kind: 'violating' | 'passing'): Fixture {
  const name = `example.${kind}${frameworkInfo(framework).fixtureEnding}`
  const found = EXAMPLES.find((each) => each.policy === policy && each.name === name)
  if (found === undefined) throw new Error(`test/policies/${policy}/${name} is missing`)
  return found
}

/** The framework of a fixture: `violating.arm.json` is one of ARM, `violating.json` of the first that reads JSON. */
export function frameworkOf(name: string): Framework {
  const isFixture = ({ fixtureEnding }: FrameworkInfo) => name.endsWith(fixtureEnding)
  const found = FRAMEWORKS.find(isFixture) ?? FRAMEWORKS.find(({ files }) => isNamed(name, files))
  if (found === undefined) throw new Error(`no framework reads ${name}`)
  return found.id
}

/** Parses one file as a template; throws when it is none or has parts that can't be read. */
export async function parse(name: string, text: string): Promise<Template> {
  const framework = frameworkOf(name)
  const file = new SourceFile(name, text)
  const template = await parseTemplate({
    framework,
    path: templatePath(framework, name),
    files: [file],
  })
  if ('notTemplate' in template) throw new Error(`${name} is no template: ${template.notTemplate}`)
  const [problem] = template.problems
  if (problem !== undefined) throw new Error(`${name}: ${problem.message}`)
  return template
}

/** `12:19-12:28 violation the-id | note`, and a line for each further place. */
export function describeFinding(finding: Finding): string {
  const [first, ...more] = finding.labels
  const { verdict, severity, policy } = finding
  const degree = severity === policy.severity ? '' : `, ${severity}`
  const head = `${describePlace(first)} ${verdict}${degree} ${policy.id} | ${describeLabel(first)}`
  return [head, ...more.map((label) => `    ${describePlace(label)} | ${describeLabel(label)}`)].join('\n')
}

function describePlace({ at: { file, range } }: Label): string {
  const [start, end] = [file.position(range.start), file.position(range.end)]
  return `${start.line}:${start.column}-${end.line}:${end.column}`
}

function describeLabel({ note, from, secret }: Label): string {
  return `${note}${from === undefined ? '' : ` (${from.what})`}${secret ? ' (secret)' : ''}`
}
