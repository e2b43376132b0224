/** The texts that reach users: string literals of the source, documents, schemas, and the files for CI systems. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

export interface Text {
  /** Relative to the top of the repository, with '/' on every system. */
  readonly path: string
  /** Counted from 1. */
  readonly line: number
  readonly text: string
}

const DOCUMENTS = [
  'README.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'action.yml',
  'docs',
  'schemas',
  'ci',
  'hooks/gate.sh',
  'hooks/stub',
]

/** Every text, in the order of the paths. */
export function textsForUsers(): readonly Text[] {
  return [...DOCUMENTS.flatMap(filesBelow).flatMap(linesOf), ...filesBelow('src').flatMap(literalsOf)]
}

function filesBelow(path: string): readonly string[] {
  const full = join(ROOT, path)
  if (!statSync(full).isDirectory()) return [path]
  return readdirSync(full, { recursive: true, encoding: 'utf8' })
    .map((name) => join(path, name).split(sep).join('/'))
    .filter((name) => statSync(join(ROOT, name)).isFile())
    .sort()
}

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8')
}

function linesOf(path: string): readonly Text[] {
  return read(path)
    .split('\n')
    .map((text, index) => ({ path, line: index + 1, text }))
}

/** Literals of more than one word: what has no blank is a name or a key. */
function literalsOf(path: string): readonly Text[] {
  if (!path.endsWith('.ts')) return []
  const source = ts.createSourceFile(path, read(path), ts.ScriptTarget.Latest)
  const found: Text[] = []
  const visit = (node: ts.Node): void => {
    const isText =
      ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)
    if (isText && /\S\s+\S/.test(node.text)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source))
      found.push({ path, line: line + 1, text: node.text })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}
