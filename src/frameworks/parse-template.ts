/** From files to a template: the parser of each framework. They are loaded when they are needed. */
import { addFramework, type Framework, type FrameworkInfo } from '../core/frameworks.ts'
import type { Template, TemplateSource } from '../core/template.ts'

/** Something that only looked like a template. */
export interface NoTemplate {
  readonly notTemplate: string
}

/** Never rejects: what can't be read is a problem of the template. */
export type Parse = (source: TemplateSource) => Promise<Template | NoTemplate>

const PARSERS: Record<Framework, Parse> = {
  cloudformation: async (source) => {
    const { parseCloudFormation } = await import('./cloudformation/template.ts')
    return parseCloudFormation(source)
  },
  terraform: async (source) => {
    const { parseTerraformFully } = await import('./terraform/template.ts')
    return parseTerraformFully(source)
  },
  arm: async (source) => {
    const { parseARM } = await import('./arm/template.ts')
    return parseARM(source)
  },
}

/** Parses a template. Never rejects: what can't be read is a problem of the template. */
export const parseTemplate: Parse = (source) => PARSERS[source.framework](source)

/** Adds a framework that is not of this package: what is known about it, and its parser. */
export function registerFramework(info: FrameworkInfo, parse: Parse): void {
  addFramework(info)
  PARSERS[info.id] = parse
}
