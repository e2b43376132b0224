/** Parameter files: `{"parameters": {"name": {"value": ...}}}`. Their values are taken as they are written. */
import type { SourceFile } from '../../core/source.ts'
import type { Problem } from '../../core/template.ts'
import type { Value } from '../../core/value.ts'
import { parseJson } from '../json.ts'
import { type Node, quote } from '../node.ts'
import { caselessMapping, list, scalar } from '../values/make.ts'
import { definedAs } from './definitions.ts'
import { objectOf } from './members.ts'
import { readGiven } from './parameters.ts'
import type { Definition, Definitions, Run } from './scope.ts'

/** What the files give the template's parameters; later ones win. */
export function readParameterFiles(
  run: Run,
  files: readonly SourceFile[],
): { readonly parameters: Definitions; readonly problems: readonly Problem[] } {
  const parameters = new Map<string, Definition>()
  const problems: Problem[] = []
  for (const file of files) {
    const parsed = parseJson(file.text, { multilineStrings: true })
    problems.push(...parsed.problems.map(({ message, range }) => ({ message, at: { file, range } })))
    const section =
      objectOf(parsed.root, 'parameters') ?? (parsed.root?.kind === 'mapping' ? parsed.root : undefined)
    if (section === undefined) continue
    const given = readGiven(section, file, (name, node) => definitionIn(run, file, name, node))
    for (const [name, definition] of given) parameters.set(name, definition)
  }
  return { parameters, problems }
}

function definitionIn(run: Run, file: SourceFile, name: string, node: Node): Definition {
  const words = `parameters('${name}')`
  const title = { what: `the value of parameter ${quote(name)} in ${file.path}`, words }
  const value = definedAs(
    title,
    run,
    () => literalValue(node, file),
    () => ({ file, range: node.range }),
  )
  return { value, words: () => [{ expression: words }] }
}

function literalValue(node: Node, file: SourceFile): Value {
  const at = { file, range: node.range }
  switch (node.kind) {
    case 'scalar':
      return scalar(node.value, at)
    case 'sequence':
      return list(
        node.items.map((item) => literalValue(item, file)),
        at,
      )
    case 'mapping': {
      const entries = new Map<string, Value>()
      for (const { key, value } of node.entries.values()) entries.set(key, literalValue(value, file))
      return caselessMapping(entries, at)
    }
  }
}
