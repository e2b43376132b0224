/** Parameter files: `{"parameters": {"name": {"value": ...}}}`. Their values are taken as they are written. */
import type { Location, SourceFile, UnreadFile } from '../../core/source.ts'
import type { Problem, UnreadPart } from '../../core/template.ts'
import type { Value } from '../../core/value.ts'
import { parseJson } from '../json.ts'
import { type Node, problemsIn, quote } from '../node.ts'
import { notReadFile, notReadParts } from '../unread.ts'
import { caselessMapping, list, scalar } from '../values/make.ts'
import { definedAs, givenLater } from './definitions.ts'
import { objectOf } from './members.ts'
import { type Given, readGiven } from './parameters.ts'
import type { Definition, Run } from './scope.ts'

/** What parameter files give, and what is wrong with them. */
export interface GivenByFiles extends Given {
  readonly problems: readonly Problem[]
  readonly unread: readonly UnreadPart[]
}

/**
 * What the files give the template's parameters; later ones win. Where one of them is not read, it may give any that no
 * later one gives.
 *
 * @param unread files that could not be read
 */
export function readParameterFiles(
  run: Run,
  files: readonly SourceFile[],
  unread: readonly UnreadFile[],
): GivenByFiles {
  const parameters = new Map<string, Definition>()
  const problems: Problem[] = []
  const lost = unread.map((file) => notReadFile(file, 'values'))
  for (const file of files) {
    const parsed = parseJson(file.text, { multilineStrings: true })
    problems.push(...problemsIn(file, parsed, true))
    const rest = notReadParts(file, parsed, () => 'values')
    lost.push(...rest)
    if (rest.length > 0) parameters.clear()
    const section =
      objectOf(parsed.root, 'parameters') ?? (parsed.root?.kind === 'mapping' ? parsed.root : undefined)
    if (section === undefined) continue
    const given = readGiven(section, file, { value: (name, node) => definitionIn(run, file, name, node) })
    for (const [name, definition] of given) parameters.set(name, definition)
  }
  const otherwise = (name: string, at: Location) => (lost.length === 0 ? undefined : givenLater(name, at))
  return {
    find: (name, at) => parameters.get(name) ?? otherwise(name, at),
    all: false,
    problems,
    unread: lost,
  }
}

/** What a node gives a parameter, as it is written: expressions in it are texts. */
export function definitionIn(run: Run, file: SourceFile, name: string, node: Node): Definition {
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
