/** Compares what the evaluator says of expressions with what Terraform plans. */

import { folderFramework } from '../../../src/core/frameworks.ts'
import { folderOf } from '../../../src/core/path.ts'
import { SourceFile } from '../../../src/core/source.ts'
import type { Surroundings } from '../../../src/core/surroundings.ts'
import type { Template } from '../../../src/core/template.ts'
import type { Value } from '../../../src/core/value.ts'
import { parseTerraformFully } from '../../../src/frameworks/terraform/template.ts'
import { BITS_OF_DOUBLE, toDecimal, withBits } from '../../../src/frameworks/terraform/types/big-float.ts'
import { exactOf } from '../../../src/frameworks/terraform/types/number.ts'
import { type Configuration, Configurations } from './configurations.ts'
import { Expressions, randomFrom } from './expressions.ts'
import { type Plan, plan } from './plan.ts'

/** What stands for an expression that fails. */
export const FAILED = '##failed'

export interface Difference {
  readonly expression: string
  readonly ours: string
  readonly terraform: string
}

export interface Comparison {
  readonly decided: number
  readonly undecided: readonly string[]
  /** Where both give a value, or Terraform gives one and the evaluator says that it fails. */
  readonly different: readonly Difference[]
  /** Where Terraform refuses what the evaluator decides: such a configuration has no deployment. */
  readonly refused: readonly Difference[]
}

/** Expressions from seeds, each evaluated by both. */
export function compareExpressions(first: number, count: number): Promise<Comparison> {
  const expressions = Array.from({ length: count }, (_, n) => new Expressions(randomFrom(first + n)).any(4))
  return compareAll(expressions)
}

export async function compareAll(expressions: readonly string[]): Promise<Comparison> {
  const tried = expressions.map((expression) => `[try(${finite(expression)}, "${FAILED}")]`)
  const { outputs } = plan({
    'main.tf': tried.map((value, n) => `output "o${n}" {\n  value = ${value}\n}\n`).join(''),
  })
  const [resource] = (
    await terraformFully({
      'main.tf': `resource "t" "n" {\n${tried.map((value, n) => `  o${n} = ${value}\n`).join('')}}\n`,
    })
  ).resources
  const values = resource?.properties.entries ?? new Map<string, Value>()
  const undecided: string[] = []
  const different: Difference[] = []
  const refused: Difference[] = []
  for (const [n, expression] of expressions.entries()) {
    const value = values.get(`o${n}`)
    const ours = value === undefined ? undefined : plainOf(value)
    if (ours === undefined) {
      undecided.push(expression)
      continue
    }
    const [own, expected] = [canonical(ours), canonical(outputs[`o${n}`]?.value)]
    const found = { expression, ours: own, terraform: expected }
    if (own !== expected) (expected === canonical([FAILED]) ? refused : different).push(found)
  }
  return { decided: expressions.length - undecided.length, undecided, different, refused }
}

/** The expression, which fails where it gives what JSON does not have: infinity. */
function finite(expression: string): string {
  return `[for v in [${expression}] : v if can(jsonencode(v))][0]`
}

/** A value that is known as what its JSON says; undefined where a part is not. */
function plainOf(value: Value): unknown {
  switch (value.kind) {
    case 'scalar':
      return typeof value.value === 'number' ? inPlan(value) : value.value
    case 'list': {
      const items = value.items.map(plainOf)
      return value.open || items.includes(undefined) ? undefined : items
    }
    case 'mapping': {
      const entries = [...value.entries].map(([key, entry]) => [key, plainOf(entry)] as const)
      return value.rest !== undefined || entries.some(([, entry]) => entry === undefined)
        ? undefined
        : Object.fromEntries(entries)
    }
    case 'json':
      return value.text
    default:
      return undefined
  }
}

/** A number as a plan has it, which keeps those of 53 bits as such; what is written may be nearer to another one. */
function inPlan(value: Value): number {
  const number = exactOf(value)
  return Number(number && toDecimal(withBits(number, BITS_OF_DOUBLE)))
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => {
    if (each === null || typeof each !== 'object' || Array.isArray(each)) return each
    const entries = Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1))
    return Object.fromEntries(entries)
  })
}

function terraformFully(files: Readonly<Record<string, string>>): Promise<Template> {
  const sources = Object.entries(files).map(([path, text]) => new SourceFile(path, text))
  const inFolder = (folder: string) =>
    sources.filter(({ path }) => folderOf(path) === folder && folderFramework(path) !== undefined)
  const surroundings: Surroundings = {
    file: (wanted) => sources.find(({ path }) => path === wanted),
    filesBelow: () => [],
    terraformFolder: inFolder,
    load: async () => false,
  }
  return parseTerraformFully({ framework: 'terraform', path: '.', files: inFolder('.'), surroundings })
}

/** Configurations from seeds, each planned and evaluated: every instance with what it is given. */
export function compareConfigurations(first: number, count: number): Promise<Comparison> {
  const ids = Array.from({ length: count }, (_, n) => first + n)
  return compareTogether(ids.map((id) => new Configurations(randomFrom(id), id).make()))
}

/** Those that Terraform refuses have no deployment: of many, the others are compared without them. */
async function compareTogether(configurations: readonly Configuration[]): Promise<Comparison> {
  const files = together(configurations)
  const planned = tryPlan(files)
  if (planned !== undefined) return compareResources(files, planned)
  const half = Math.ceil(configurations.length / 2)
  if (half === configurations.length) {
    const refused = [{ expression: JSON.stringify(files), ours: '', terraform: FAILED }]
    return { decided: 0, undecided: [], different: [], refused }
  }
  const [a, b] = [
    await compareTogether(configurations.slice(0, half)),
    await compareTogether(configurations.slice(half)),
  ]
  return {
    decided: a.decided + b.decided,
    undecided: [...a.undecided, ...b.undecided],
    different: [...a.different, ...b.different],
    refused: [...a.refused, ...b.refused],
  }
}

/** The files of one configuration, as one text by path. */
function together(configurations: readonly Configuration[]): Readonly<Record<string, string>> {
  const files: Record<string, string> = {}
  for (const each of configurations)
    for (const [path, text] of Object.entries(each.files)) files[path] = (files[path] ?? '') + text
  return files
}

function tryPlan(files: Readonly<Record<string, string>>): Plan | undefined {
  try {
    return plan(files)
  } catch {
    return undefined
  }
}

async function compareResources(
  files: Readonly<Record<string, string>>,
  { resources }: Plan,
): Promise<Comparison> {
  const own = new Map((await terraformFully(files)).resources.map((each) => [each.name, each]))
  const undecided: string[] = []
  const different: Difference[] = []
  for (const { address, values } of resources) {
    const input = own.get(address)?.properties.entries.get('input')
    own.delete(address)
    const ours = input === undefined ? 'nothing' : plainOf(input)
    if (ours === undefined) undecided.push(address)
    else if (canonical(ours) !== canonical(values.input))
      different.push({ expression: address, ours: canonical(ours), terraform: canonical(values.input) })
  }
  for (const name of own.keys())
    different.push({ expression: name, ours: 'an instance', terraform: 'nothing' })
  return { decided: resources.length - undecided.length, undecided, different, refused: [] }
}
