/** What the tests of ARM templates share. */
import { SourceFile } from '../../src/core/source.ts'
import type { Resource, Template } from '../../src/core/template.ts'
import type { Value } from '../../src/core/value.ts'
import { parseARM } from '../../src/frameworks/arm/template.ts'
import { showValue } from './support.ts'

const SCHEMA = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#'

/** A template with the given sections. */
export function armText(sections: object): string {
  return JSON.stringify({ $schema: SCHEMA, contentVersion: '1.0.0.0', resources: [], ...sections }, null, 2)
}

export interface Beside {
  readonly parameterFiles?: readonly SourceFile[]
  /** Texts of the snapshot by path. */
  readonly files?: Readonly<Record<string, string>>
}

/** Parses a template at `infra/main.json`. */
export function parse(text: string, { parameterFiles = [], files = {} }: Beside = {}): Template {
  const path = 'infra/main.json'
  const found = new Map(Object.entries(files).map(([name, content]) => [name, new SourceFile(name, content)]))
  const template = parseARM({
    framework: 'arm',
    path,
    files: [new SourceFile(path, text)],
    parameterFiles,
    surroundings: { file: (name) => found.get(name), terraformFolder: () => [], load: async () => false },
  })
  if ('notTemplate' in template) throw new Error(template.notTemplate)
  return template
}

/** The resources of a template with the given sections. */
export function resourcesOf(sections: object, beside?: Beside): readonly Resource[] {
  return parse(armText(sections), beside).resources
}

/** `type name {properties}` */
export function showResources(resources: readonly Resource[]): readonly string[] {
  return resources.map(({ type, name, properties }) => `${type} ${name} ${showValue(properties)}`)
}

/** One property of a resource of a template. */
export function propertyValue(written: unknown, sections: object = {}, beside?: Beside): Value | undefined {
  const resource = { type: 'A.B/c', name: 'x', apiVersion: '1', properties: { it: written } }
  const [read] = resourcesOf({ ...sections, resources: [resource] }, beside)
  return read?.properties.entries.get('it')
}

/** What it says. */
export function property(written: unknown, sections: object = {}, beside?: Beside): string {
  return showValue(propertyValue(written, sections, beside))
}

/** The text at a place. */
export function cutOut({ at }: { readonly at: Resource['at'] }): string {
  return at.file.text.slice(at.range.start, at.range.end)
}
