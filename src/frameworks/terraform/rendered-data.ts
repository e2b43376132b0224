/**
 * What `data "template_file"` renders of a template and variables that are known.
 * https://registry.terraform.io/providers/hashicorp/template/latest/docs/data-sources/file
 */
import { type Location, SourceFile } from '../../core/source.ts'
import type { Mapping, Value } from '../../core/value.ts'
import { mapping } from '../values/make.ts'
import { readBody } from './blocks.ts'
import { readFile } from './functions/file-functions.ts'
import type { Block, Expression } from './hcl/ast.ts'
import { attributesOf, type Placed } from './placed.ts'
import { evaluate, type Instance, type Scope, scopeOf } from './scope.ts'
import { renderFile, renderText } from './template-text.ts'

export const TEMPLATE_FILE = 'data.template_file'

/** The text of an instance of a `template_file`; undefined where its template is not known. */
export function renderTemplateFile({ node, file }: Placed<Block>, instance: Instance): Value | undefined {
  const scope: Scope = { ...instance.scope, file }
  const written = attributesOf(node.body).find(({ name }) => name.text === 'template')
  const values = valuesOf(node, scope)
  if (written === undefined || values === undefined) return undefined
  const inner = scopeOf(written, scope)
  const at: Location = { file: inner.file, range: written.value.range }
  const path = pathRead(written.value)
  const site = { at, scope: inner, text: 'file(...)', budget: inner.evaluation.budget }
  const source = path === undefined ? undefined : readFile('file', evaluate(path, inner), site)
  if (source instanceof SourceFile) return renderFile(source, values, site)
  return renderText(source ?? evaluate(written.value, inner), values, site)
}

/** What is read where the template is nothing but the reading of a file, whose places are then known. */
function pathRead(template: Expression): Expression | undefined {
  if (template.kind === 'template') {
    const [only, ...more] = template.parts
    return only?.kind === 'interpolation' && more.length === 0 ? pathRead(only.value) : undefined
  }
  return template.kind === 'call' && template.name === 'file' ? template.args[0] : undefined
}

/** The variables, which older configurations write as a block; undefined where they are not known. */
function valuesOf({ body, range }: Block, scope: Scope): Mapping | undefined {
  const item = body.items.find((each) => (each.kind === 'block' ? each.type : each.name).text === 'vars')
  const none = mapping(new Map(), { file: scope.file, range })
  if (item === undefined) return none
  const inner = scopeOf(item, scope)
  if (item.kind === 'block') return mapping(readBody(item.body, inner), none.at)
  const value = evaluate(item.value, inner)
  return value.kind === 'mapping' ? value : undefined
}
