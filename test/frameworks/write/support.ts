/** Templates whose places are marked, and what they become by changes. */
import type { Change, TextEdit } from '../../../src/core/fix.ts'
import type { Framework } from '../../../src/core/frameworks.ts'
import { SourceFile } from '../../../src/core/source.ts'
import type { Resource, Template } from '../../../src/core/template.ts'
import type { Value } from '../../../src/core/value.ts'
import { parseTemplate } from '../../../src/frameworks/parse-template.ts'
import { writeChanges } from '../../../src/frameworks/write.ts'

/** A template of one file, or of the files of a folder. */
export async function templateOf(
  framework: Framework,
  texts: Readonly<Record<string, string>>,
): Promise<Template> {
  const files = Object.entries(texts).map(([path, text]) => new SourceFile(path, text))
  const path = framework === 'terraform' ? '.' : (files[0]?.path ?? '')
  const template = await parseTemplate({ framework, path, files })
  if ('notTemplate' in template) throw new Error(template.notTemplate)
  return template
}

/** The resource of this name, by default the first. */
export function resourceOf({ resources }: Template, name?: string): Resource {
  const resource = resources.find((each) => name === undefined || each.name === name)
  if (resource === undefined) throw new Error(`no resource ${name}`)
  return resource
}

/** The value at a path below the properties of a resource. */
export function valueAt({ properties }: Resource, ...path: readonly (string | number)[]): Value {
  return path.reduce<Value>((value, step) => {
    const next =
      value.kind === 'mapping'
        ? value.entries.get(String(step))
        : value.kind === 'list'
          ? value.items[Number(step)]
          : undefined
    if (next === undefined) throw new Error(`nothing at ${path.join('.')}`)
    return next
  }, properties)
}

/** The text of the first file after the changes, or why they were refused, in brackets. */
export function changed(template: Template, ...changes: readonly Change[]): string {
  const edits = writeChanges(template, changes)
  if ('refused' in edits) return `(${edits.refused})`
  const [file] = template.files
  return file === undefined ? '' : applied(file, edits)
}

/** The text of a file with its edits made. */
export function applied(file: SourceFile, edits: readonly TextEdit[]): string {
  let text = ''
  let from = 0
  for (const edit of edits) {
    if (edit.file !== file) continue
    if (edit.range.start < from) throw new Error('edits overlap')
    text += file.text.slice(from, edit.range.start) + edit.text
    from = edit.range.end
  }
  return text + file.text.slice(from)
}
