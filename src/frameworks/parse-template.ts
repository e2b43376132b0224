/** From files to a template, whatever the framework. The parsers are loaded when they are needed. */
import type { Template, TemplateSource } from '../core/template.ts'

/** Something that only looked like a template. */
export interface NoTemplate {
  readonly notTemplate: string
}

/** Parses a template. Never rejects: what can't be read is a problem of the template. */
export async function parseTemplate(source: TemplateSource): Promise<Template | NoTemplate> {
  switch (source.framework) {
    case 'cloudformation': {
      const { parseCloudFormation } = await import('./cloudformation/template.ts')
      return parseCloudFormation(source)
    }
    case 'terraform': {
      const { parseTerraformFully } = await import('./terraform/template.ts')
      return parseTerraformFully(source)
    }
    case 'arm': {
      const { parseARM } = await import('./arm/template.ts')
      return parseARM(source)
    }
  }
}
