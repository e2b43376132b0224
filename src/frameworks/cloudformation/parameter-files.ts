/**
 * Parameter files in the forms that the AWS command line takes: a list of ParameterKey and ParameterValue, an object
 * with Parameters, or names and values.
 * https://docs.aws.amazon.com/cli/latest/reference/cloudformation/create-stack.html
 */
import type { SourceFile } from '../../core/source.ts'
import type { Problem } from '../../core/template.ts'
import { parseJson } from '../json.ts'
import type { MappingNode, Node, ParsedText, ScalarNode } from '../node.ts'
import { parseYaml } from '../yaml.ts'

/** The value that a file gives a parameter. */
export interface GivenValue {
  readonly node: ScalarNode
  readonly file: SourceFile
  /** Set where a value is given that is not known. */
  readonly isOpen?: boolean
}

/** What the files give, by parameter; later files win. A list is text with commas, as everywhere in CloudFormation. */
export async function readParameterFiles(
  files: readonly SourceFile[],
): Promise<{ readonly given: ReadonlyMap<string, GivenValue>; readonly problems: readonly Problem[] }> {
  const given = new Map<string, GivenValue>()
  const problems: Problem[] = []
  for (const file of files) {
    const { root, problems: faults } = await parse(file)
    problems.push(...faults.map(({ message, range }) => ({ message, at: { file, range } })))
    for (const [name, node] of pairsOf(root)) if (node.kind === 'scalar') given.set(name, { node, file })
  }
  return { given, problems }
}

async function parse({ text }: SourceFile): Promise<ParsedText> {
  return /^\s*[[{]/.test(text) ? parseJson(text) : parseYaml(text)
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
