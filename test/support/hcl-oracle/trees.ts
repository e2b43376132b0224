/** Syntax trees of HCL, as this package and as the reference implementation read them. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type {
  Body,
  Expression,
  Name,
  ObjectItem,
  Step,
  TemplatePart,
} from '../../../src/frameworks/terraform/hcl/ast.ts'
import { parseHcl } from '../../../src/frameworks/terraform/hcl/parse-body.ts'

/** The kind of a node and its parts, as `main.go` writes them. */
export type Tree = string | number | boolean | null | readonly Tree[]

const PROGRAM = fileURLToPath(new URL('.', import.meta.url))

/** Builds the program that asks the reference implementation; undefined where Go or its modules are not there. */
export function buildOracle():
  | { read: (texts: readonly string[]) => readonly Tree[]; end: () => void }
  | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'mvc-gate-hcl-'))
  const program = join(folder, process.platform === 'win32' ? 'oracle.exe' : 'oracle')
  const end = () => rmSync(folder, { recursive: true, force: true })
  const built = spawnSync('go', ['build', '-o', program, '.'], { cwd: PROGRAM, stdio: 'ignore' })
  if (built.status !== 0) {
    end()
    return undefined
  }
  const read = (texts: readonly string[]): readonly Tree[] => {
    const { stdout } = spawnSync(program, {
      input: texts.map((text) => JSON.stringify(text)).join('\n'),
      encoding: 'utf8',
      maxBuffer: 1 << 30,
    })
    return stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Tree)
  }
  return { read, end }
}

/** What this package reads; null where it reports an error. */
export function treeOf(text: string): Tree {
  const { body, faults } = parseHcl(text)
  return faults.length > 0 ? null : ofBody(body)
}

function ofBody({ items }: Body): Tree {
  return items.map((item) =>
    item.kind === 'attribute'
      ? ['attribute', item.name.text, ofExpression(item.value)]
      : ['block', item.type.text, item.labels.map(({ text }) => text), ofBody(item.body)],
  )
}

function ofExpression(expression: Expression): Tree {
  switch (expression.kind) {
    case 'literal':
      return ['literal', expression.value]
    case 'template':
      return ofTemplate(expression.parts)
    case 'variable':
      return ['name', expression.name]
    case 'traversal':
      return withSteps(ofExpression(expression.root), expression.steps.map(ofStep))
    case 'call':
      return ['call', expression.name, expression.args.map(ofExpression), expression.spread]
    case 'tuple':
      return ['tuple', expression.items.map(ofExpression)]
    case 'object':
      return ['object', expression.items.map(ofItem)]
    case 'conditional':
      return ['conditional', ...[expression.condition, expression.yes, expression.no].map(ofExpression)]
    case 'unary':
      return ['unary', expression.operator, ofExpression(expression.operand)]
    case 'binary':
      return ['binary', expression.operator, ofExpression(expression.left), ofExpression(expression.right)]
    case 'for': {
      const { collection, key, value, condition, grouped } = expression
      const parts = [collection, key, value, condition].map((part) => (part ? ofExpression(part) : null))
      return ['for', ...namesOf(expression), ...parts, grouped]
    }
    case 'invalid':
      return 'invalid'
  }
}

function namesOf({ keyName, valueName }: { keyName: Name | undefined; valueName: Name }): readonly string[] {
  return [keyName?.text ?? '', valueName.text]
}

function ofItem({ key, bare, value }: ObjectItem): Tree {
  return [bare ? wordOf(key) : ofExpression(key), ofExpression(value)]
}

/** A key that stands for itself; numbers are written as they are. */
function wordOf(key: Expression): Tree {
  if (key.kind === 'variable') return ['word', key.name]
  const isWord = key.kind === 'literal' && typeof key.value !== 'number'
  return isWord ? ['word', String(key.value)] : ofExpression(key)
}

/** Steps one after the other are one traversal. */
function withSteps(root: Tree, steps: readonly Tree[]): Tree {
  if (Array.isArray(root) && root[0] === 'traversal') return ['traversal', root[1], [...root[2], ...steps]]
  return steps.length === 0 ? root : ['traversal', root, steps]
}

function ofStep(step: Step): Tree {
  switch (step.kind) {
    case 'attribute':
      // The old way to write an index.
      return /^\d+$/.test(step.name) ? ['index', ['literal', Number(step.name)]] : ['attribute', step.name]
    case 'index':
      return ['index', ofExpression(step.key)]
    case 'splat':
      return ['splat', step.each.map(ofStep)]
  }
}

/** Texts beside each other are one text; directives are what they are evaluated as. */
function ofTemplate(parts: readonly TemplatePart[]): Tree {
  const trees: Tree[] = []
  for (const part of parts) {
    const last = trees.at(-1)
    if (part.kind !== 'text') trees.push(ofPart(part))
    else if (typeof last === 'string') trees[trees.length - 1] = last + part.text
    else if (part.text !== '') trees.push(part.text)
  }
  return ['template', trees]
}

function ofPart(part: Exclude<TemplatePart, { kind: 'text' }>): Tree {
  switch (part.kind) {
    case 'interpolation':
      return ofExpression(part.value)
    case 'if':
      return ['conditional', ofExpression(part.condition), ofTemplate(part.yes), ofTemplate(part.no)]
    case 'for': {
      const parts = [ofExpression(part.collection), null, ofTemplate(part.body), null]
      return ['join', ['for', ...namesOf(part), ...parts, false]]
    }
  }
}
