/** An Azure ARM template, from its file to its resources. */
import type { Template, TemplateSource } from '../../core/template.ts'

/** Parses one template file. */
export function parseARM(_source: TemplateSource): Template | { readonly notTemplate: string } {
  return { notTemplate: 'Azure ARM templates are not read yet' }
}
