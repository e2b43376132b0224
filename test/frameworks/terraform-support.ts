/** What the tests of the Terraform front end share: parsing texts, and showing values with their places. */
import { folderFramework } from '../../src/core/frameworks.ts'
import { folderOf } from '../../src/core/path.ts'
import type { Location } from '../../src/core/source.ts'
import { SourceFile } from '../../src/core/source.ts'
import type { Surroundings } from '../../src/core/surroundings.ts'
import type { Template, TemplateSource } from '../../src/core/template.ts'
import type { Value } from '../../src/core/value.ts'
import { parseTerraform } from '../../src/frameworks/terraform/template.ts'

/** Parses a directory given as texts by file name. */
export function terraform(files: Readonly<Record<string, string>>): Template {
  return parseTerraform({
    framework: 'terraform',
    path: '.',
    files: Object.entries(files).map(([path, text]) => new SourceFile(path, text)),
  })
}

/** Parses one directory of a repository that is given as texts by path. */
export function repository(
  texts: Readonly<Record<string, string>>,
  path = '.',
  more: Partial<TemplateSource> = {},
): Template {
  const files = Object.entries(texts).map(([name, text]) => new SourceFile(name, text))
  const inFolder = (folder: string) =>
    files.filter((file) => folderOf(file.path) === folder && folderFramework(file.path) !== undefined)
  const surroundings: Surroundings = {
    file: (wanted) => files.find((file) => file.path === wanted),
    filesBelow: (folder) =>
      files.map((file) => file.path).filter((name) => folder === '.' || name.startsWith(`${folder}/`)),
    terraformFolder: inFolder,
    load: async () => false,
  }
  return parseTerraform({ framework: 'terraform', path, files: inFolder(path), surroundings, ...more })
}

/** The value of `v = <expression>` in a resource, after other text. */
export function evaluated(expression: string, before = ''): Value {
  const template = terraform({ 'main.tf': `${before}\nresource "t" "n" {\n  v = ${expression}\n}\n` })
  const [problem] = template.problems
  if (problem !== undefined) throw new Error(`${problem.message} at ${place(problem.at)}`)
  return property(template, 'v')
}

export function property(template: Template, name: string): Value {
  const value = template.resources.at(-1)?.properties.entries.get(name)
  if (value === undefined) throw new Error(`no property ${name}`)
  return value
}

/** The source text of a location, in one line. */
export function source({ file, range }: Location): string {
  return file.text.slice(range.start, range.end).replace(/\s+/g, ' ')
}

/** `file:line:column` and the source text. */
export function place(at: Location): string {
  const { line, column } = at.file.position(at.range.start)
  return `${at.file.path}:${line}:${column} ${source(at)}`
}

/** A value in one line without places: scalars as JSON, causes of unknown ones in angle brackets. */
export function show(value: Value | undefined): string {
  switch (value?.kind) {
    case undefined:
      return 'nothing'
    case 'scalar':
      return JSON.stringify(value.value)
    case 'list':
      return `[${value.items.map(show).join(', ')}]`
    case 'mapping':
      return `{${[...value.entries, ...(value.rest ? [['…', value.rest] as const] : [])]
        .map(([key, item]) => `${key}: ${show(item)}`)
        .join(', ')}}`
    case 'json':
      return `json ${show(value.of)}`
    case 'either':
      return `(${value.condition} ? ${show(value.branches[0])} : ${show(value.branches[1])})`
    case 'unknown':
      return `<${cause(value.because)}>`
  }
}

function cause(because: Extract<Value, { kind: 'unknown' }>['because']): string {
  switch (because.kind) {
    case 'variable':
    case 'condition':
      return `${because.kind} ${because.name}`
    case 'reference':
      return because.resource === undefined
        ? `to ${because.text}`
        : `to ${because.text} of ${because.resource}`
    case 'expression':
      return because.text
    default:
      return because.kind
  }
}

/** Every location in a template. */
export function* locationsOf(template: Template): Generator<Location> {
  for (const problem of template.problems) yield problem.at
  for (const resource of template.resources) {
    yield resource.at
    yield resource.head
    yield* placesOf(resource.properties)
    yield* placesOf(resource.meta)
  }
}

function* placesOf(value: Value | undefined): Generator<Location> {
  if (value === undefined) return
  yield value.at
  if ('from' in value && value.from !== undefined) yield value.from.at
  if (value.kind === 'list') for (const item of value.items) yield* placesOf(item)
  if (value.kind === 'mapping') for (const item of value.entries.values()) yield* placesOf(item)
  if (value.kind === 'either') for (const branch of value.branches) yield* placesOf(branch)
  if (value.kind === 'json') yield* placesOf(value.of)
}
