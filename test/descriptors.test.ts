/** What is known about frameworks and platforms stands in their descriptors; no one else lists them. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { FRAMEWORKS } from '../src/core/frameworks.ts'
import { OTHER_KINDS } from '../src/core/other-kinds.ts'
import { PLATFORMS } from '../src/core/platforms.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** What may be listed in the descriptors only: two of a kind in one list, table, type, choice or pattern. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  frameworks: FRAMEWORKS.map(({ id }) => id),
  'names of frameworks': FRAMEWORKS.map(({ name }) => name),
  platforms: PLATFORMS.map(({ id }) => id),
  providers: PLATFORMS.flatMap(({ providers }) => providers),
  documentation: PLATFORMS.flatMap(({ documentation }) => documentation),
}

/** Where they may be, and why. */
const ALLOWED: readonly RegExp[] = [
  // The descriptors.
  /^src\/core\/(?:frameworks|platforms)\.ts$/,
  // Code is bound to each: parsers, writers, lists of policies, templates to measure with.
  /^src\/frameworks\/parse-template\.ts$/,
  /^src\/frameworks\/leads\.ts$/,
  /^src\/frameworks\/write\.ts$/,
  /^src\/policies\/policies-of\.ts$/,
  /^scripts\/bench-templates\.js$/,
  // Templates and types are spelled for each vocabulary.
  /^scripts\/scaffold\/(?:fixtures|request)\.ts$/,
  // Readers by vocabulary, whose words are those of the first frameworks.
  /^src\/subjects\//,
]

/** The lists in a program, as `line: kind: words`. */
function listsIn(path: string, text: string): readonly string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    const words = wordsOf(node)
    for (const [kind, ids] of Object.entries(KINDS)) {
      const listed = ids.filter((id) => words.includes(id))
      const { line } = file.getLineAndCharacterOfPosition(node.getStart())
      if (listed.length > 1) found.push(`${line + 1}: ${kind}: ${listed.join(', ')}`)
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

/** The words that a node holds side by side. */
function wordsOf(node: ts.Node): readonly string[] {
  if (ts.isArrayLiteralExpression(node)) return node.elements.flatMap(firstWord)
  if (ts.isUnionTypeNode(node))
    return node.types.flatMap((each) => (ts.isLiteralTypeNode(each) ? firstWord(each.literal) : []))
  if (ts.isObjectLiteralExpression(node)) return [...node.properties].flatMap(nameOf)
  if (ts.isInterfaceDeclaration(node) || ts.isTypeLiteralNode(node)) return [...node.members].flatMap(nameOf)
  if (ts.isCaseBlock(node))
    return node.clauses.flatMap((each) => (ts.isCaseClause(each) ? firstWord(each.expression) : []))
  if (ts.isRegularExpressionLiteral(node)) return node.text.split(/[^\w-]/)
  if (ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node))
    return node.text.split(/\\?`?, `?| or | and |\|/)
  return []
}

/** A text, or the first in a pair. */
function firstWord(node: ts.Node): readonly string[] {
  if (ts.isStringLiteralLike(node)) return [node.text]
  return ts.isArrayLiteralExpression(node) ? node.elements.slice(0, 1).flatMap(firstWord) : []
}

/** Its name; what it holds is said of the name. */
function nameOf({ name }: ts.ObjectLiteralElementLike | ts.TypeElement): readonly string[] {
  return name === undefined || ts.isComputedPropertyName(name) ? [] : [name.text]
}

const files = ['src', 'scripts'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path.split(sep).join('/')}`)
    .filter((path) => /\.(?:ts|js)$/.test(path)),
)

describe('lists of frameworks and platforms', () => {
  test('stand in the descriptors', () => {
    const wrong = files
      .filter((path) => !ALLOWED.some((each) => each.test(path)))
      .flatMap((path) =>
        listsIn(path, readFileSync(join(ROOT, path), 'utf8')).map((each) => `${path}:${each}`),
      )
    expect(wrong).toEqual([])
  })

  test.each(ALLOWED)('%s holds some, or need not be allowed', (allowed) => {
    const own = files.filter((path) => allowed.test(path))
    expect(own.flatMap((path) => listsIn(path, readFileSync(join(ROOT, path), 'utf8')))).not.toEqual([])
  })

  test.each([
    ["const ids = ['aws', 'gcp']", '1: platforms: aws, gcp'],
    ["const names = { arm: 'x', terraform: 'y' }", '1: frameworks: terraform, arm'],
    ["type Id = 'arm' | 'cloudformation'", '1: frameworks: cloudformation, arm'],
    ["new Map([['azurerm', 1], ['google', 2]])", '1: providers: azurerm, google'],
    ["switch (x) { case 'aws': break; case 'azure': break }", '1: platforms: aws, azure'],
    ['/^(?:aws|azure)-/.test(id)', '1: platforms: aws, azure'],
    ["'--cloud takes aws, azure or gcp'", '1: platforms: azure, gcp'],
    [
      "[{ id: 'a', host: 'b' }, 'docs.aws.amazon.com', 'learn.microsoft.com']",
      '1: documentation: docs.aws.amazon.com, learn.microsoft.com',
    ],
    ['interface By { aws: string; azure: string }', '1: platforms: aws, azure'],
  ])('are found: %s', (text, found) => {
    expect(listsIn('a.ts', text)).toContain(found)
  })
})

test('the schema of reports names every framework', () => {
  const schema = readFileSync(join(ROOT, 'schemas/report.schema.json'), 'utf8')
  const [, list = ''] = /"framework": \{\s*"enum": (\[[^\]]*\])/.exec(schema) ?? []
  expect(JSON.parse(list)).toEqual(FRAMEWORKS.map(({ id }) => id))
})

test('hooks/gate.sh asks git for all that is read by default, and for no more', () => {
  const gate = readFileSync(join(ROOT, 'hooks/gate.sh'), 'utf8')
  const body = /^has_no_candidate\(\) \{\n([\s\S]*?)^\}/m.exec(gate)?.[1] ?? ''
  // The shell's patterns count case: `*.[tT][fF]*`.
  const patterns = [...body.matchAll(/\*[^ |*)]*\[[^ |*)]*\*/g)].map(([glob]) =>
    glob.replace(/\[(.)(.)\]/g, (_, small: string, capital: string) => {
      expect(capital).toBe(small.toUpperCase())
      return small
    }),
  )
  const covers = (glob: string, name: string) =>
    new RegExp(`^${glob.replaceAll('.', '\\.').replaceAll('*', '.*')}$`, 'i').test(name)
  const read = [
    ...FRAMEWORKS.flatMap(({ files: own, values }) => [own, values]),
    ...OTHER_KINDS.map((each) => each.files),
  ]
  const names = read.flatMap(({ endings, names: whole = [] }) => [
    ...endings.map((ending) => `a${ending}`),
    ...whole,
  ])
  const wanted = [...names, '.mvcrc', '.mvcrc.json', '.mvcrc.js', 'mvc.config.ts']
  expect(wanted.filter((name) => !patterns.some((glob) => covers(glob, name)))).toEqual([])
  expect(patterns.filter((glob) => !wanted.some((name) => covers(glob, name)))).toEqual([])
  expect(patterns.length).toBeGreaterThan(4)
})
