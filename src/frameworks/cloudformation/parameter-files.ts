/**
 * Parameter files in the forms that the AWS command line takes: a list of ParameterKey and ParameterValue, an object
 * with Parameters, or names and values.
 * https://docs.aws.amazon.com/cli/latest/reference/cloudformation/create-stack.html
 */
import type { SourceFile, UnreadFile } from '../../core/source.ts'
import type { Problem, UnreadPart } from '../../core/template.ts'
import { parseJson } from '../json.ts'
import { type MappingNode, type Node, type ParsedText, problemsIn, type ScalarNode } from '../node.ts'
import { notReadFile, notReadParts } from '../unread.ts'
import { parseYaml } from '../yaml.ts'

/** The value that a file gives a parameter. */
export interface GivenValue {
  readonly node: ScalarNode
  readonly file: SourceFile
  /** Set where a value is given that is not known. */
  readonly isOpen?: boolean
}

/** What a template's parameters are given. */
export interface Given {
  readonly values: ReadonlyMap<string, GivenValue>
  /** Whether parameters that are not among them may be given something too. */
  readonly mayBeMore: boolean
}

/**
 * What the files give, by parameter; later files win. A list is text with commas, as everywhere in CloudFormation.
 *
 * @param unread files that could not be read
 */
export async function readParameterFiles(
  files: readonly SourceFile[],
  unread: readonly UnreadFile[],
): Promise<Given & { readonly problems: readonly Problem[]; readonly unread: readonly UnreadPart[] }> {
  const values = new Map<string, GivenValue>()
  const problems: Problem[] = []
  const lost = unread.map((file) => notReadFile(file, 'values'))
  for (const file of files) {
    const parsed = await parse(file)
    problems.push(...problemsIn(file, parsed, isJSON(file)))
    const rest = notReadParts(file, parsed, () => 'values')
    lost.push(...rest)
    // What is broken may give other values than the files before it.
    if (rest.length > 0) values.clear()
    for (const [name, node] of pairsOf(parsed.root))
      if (node.kind === 'scalar') values.set(name, { node, file })
  }
  return { values, mayBeMore: lost.length > 0, problems, unread: lost }
}

async function parse(file: SourceFile): Promise<ParsedText> {
  return isJSON(file) ? parseJson(file.text) : parseYaml(file.text)
}

function isJSON({ text }: SourceFile): boolean {
  return /^\s*[[{]/.test(text)
}

function* pairsOf(root: Node | undefined): Generator<readonly [string, Node]> {
  if (root?.kind === 'sequence') {
    for (const item of root.items) {
      const pair = item.kind === 'mapping' ? pairIn(item) : undefined
      if (pair !== undefined) yield pair
    }
  } else if (root?.kind === 'mapping') {
    const section = root.entries.get('Parameters')?.value
    for (const { key, value } of (section?.kind === 'mapping' ? section : root).entries.values())
      yield [key, value]
  }
}

function pairIn({ entries }: MappingNode): readonly [string, Node] | undefined {
  const name = entries.get('ParameterKey')?.value
  const value = entries.get('ParameterValue')?.value
  return name?.kind === 'scalar' && value !== undefined ? [name.text, value] : undefined
}
