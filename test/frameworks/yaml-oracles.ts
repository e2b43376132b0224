/** Public parsers that read the same YAML texts, as plain trees. */
import { spawnSync } from 'node:child_process'
import { isAlias, isMap, isScalar, isSeq, parseAllDocuments, Scalar } from 'yaml'
import type { Node } from '../../src/frameworks/node.ts'

/** A scalar is its text, after a mark for the style where it is not plain. */
export type Tree = string | readonly Tree[] | { readonly [key: string]: Tree }

const STYLES: Readonly<Record<string, string>> = {
  single: "'",
  double: '"',
  literal: '|',
  folded: '>',
  [Scalar.QUOTE_SINGLE]: "'",
  [Scalar.QUOTE_DOUBLE]: '"',
  [Scalar.BLOCK_LITERAL]: '|',
  [Scalar.BLOCK_FOLDED]: '>',
}

/** What this package reads. */
export function treeOf(node: Node | undefined): Tree {
  if (node === undefined) return ''
  if (node.kind === 'scalar') return (STYLES[node.style] ?? '') + node.text
  if (node.kind === 'sequence') return node.items.map(treeOf)
  return Object.fromEntries([...node.entries].map(([key, { value }]) => [`=${key}`, treeOf(value)]))
}

/** What the package `yaml` reads of the first document; undefined where it refuses the text. */
export function readByYaml(text: string): Tree | undefined {
  const [document, ...more] = parseAllDocuments(text, {
    schema: 'failsafe',
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  }) as ReturnType<typeof parseAllDocuments> & unknown[]
  if (document === undefined || more.length > 0 || document.errors.length > 0) return undefined
  const read = (node: unknown): Tree => {
    if (isAlias(node)) return read(node.resolve(document))
    if (isSeq(node)) return node.items.map(read)
    if (isMap(node))
      return Object.fromEntries(node.items.map(({ key, value }) => [`=${plain(key)}`, read(value)]))
    return isScalar(node) ? (STYLES[String(node.type)] ?? '') + plain(node) : ''
  }
  return read(document.contents)
}

function plain(node: unknown): string {
  if (!isScalar(node)) return ''
  return typeof node.value === 'string' ? node.value : (node.source ?? '')
}

const PYTHON = `
import json, sys, yaml
STYLES = {"'": "'", '"': '"', '|': '|', '>': '>'}
def tree(node):
    if isinstance(node, yaml.ScalarNode): return STYLES.get(node.style, '') + node.value
    if isinstance(node, yaml.SequenceNode): return [tree(item) for item in node.value]
    return {'=' + getattr(key, 'value', ''): tree(value) for key, value in node.value}
for line in sys.stdin:
    try:
        documents = list(yaml.compose_all(json.loads(line), Loader=yaml.SafeLoader))
        print(json.dumps({'tree': tree(documents[0])} if len(documents) == 1 and documents[0] else {}))
    except Exception:
        print('{}')
`

/** What PyYAML reads of each text, undefined where it refuses one; undefined where there is no Python with PyYAML. */
export function readByPython(texts: readonly string[]): readonly (Tree | undefined)[] | undefined {
  const { status, stdout } = spawnSync('python3', ['-c', PYTHON], {
    input: texts.map((text) => JSON.stringify(text)).join('\n'),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  if (status !== 0) return undefined
  return stdout
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { tree?: Tree }).tree)
}

/** The values that PyYAML gives plain scalars, as JSON or as the name of a type that JSON does not have. */
export function plainByPython(texts: readonly string[]): readonly unknown[] | undefined {
  const program = `
import json, sys, yaml
for line in sys.stdin:
    try: value = yaml.safe_load(json.loads(line))
    except Exception: value = 'refused'
    if value != value or value in (float('inf'), -float('inf')): value = 'refused'
    print(json.dumps(value if isinstance(value, (str, int, float, bool, type(None))) else type(value).__name__))
`
  const { status, stdout } = spawnSync('python3', ['-c', program], {
    input: texts.map((text) => JSON.stringify(text)).join('\n'),
    encoding: 'utf8',
  })
  return status === 0
    ? stdout
        .trim()
        .split('\n')
        .map((line): unknown => JSON.parse(line))
    : undefined
}
