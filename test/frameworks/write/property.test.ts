/** Whatever a template looks like, a change means the same in it, and nothing else is said after it. */
import { load } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { applyEdits } from '../../../src/core/edits.ts'
import type { Change } from '../../../src/core/fix.ts'
import type { Framework } from '../../../src/core/frameworks.ts'
import type { Template } from '../../../src/core/template.ts'
import type { Value } from '../../../src/core/value.ts'
import { parseJson } from '../../../src/frameworks/json.ts'
import { writeChanges } from '../../../src/frameworks/write.ts'
import { asHcl, asJson, asYaml, type Dice, diceOf, type Model, pick } from './layouts.ts'
import { resourceOf, templateOf, valueAt } from './support.ts'

type Entries = Record<string, Model>
type Path = readonly (string | number)[]

const TEXTS = [
  'abc',
  'two words',
  'yes',
  '1.10',
  'a: b',
  '#x',
  "it's",
  'say "x"',
  '',
  `\${a}`,
  '*',
  'back\\slash',
  'ä',
  '- d',
  '[x]',
  '{y}',
]
const NAMES = ['Alpha', 'beta', 'Gamma', 'dd', 'Epsilon', 'Zeta', 'eta', 'Ba', 'Bb', 'Bcc', 'Long_name_of_it']

function makeModel(dice: Dice, depth: number): Model {
  const kind = dice()
  if (depth === 0 || kind < 0.5)
    return pick<Model>(dice, [pick(dice, TEXTS), pick(dice, TEXTS), Math.floor(dice() * 100), dice() < 0.5])
  if (kind < 0.7) return Array.from({ length: Math.floor(dice() * 4) }, () => makeModel(dice, depth - 1))
  return makeEntries(dice, depth - 1)
}

function makeEntries(dice: Dice, depth: number): Entries {
  const names = NAMES.filter(() => dice() < 0.3)
  return Object.fromEntries(names.map((name) => [name, makeModel(dice, depth)]))
}

/** What a value says; a nested block is what is in it. */
function said(value: Value): unknown {
  if (value.kind === 'scalar') return value.value
  if (value.kind === 'mapping')
    return Object.fromEntries([...value.entries].map(([key, each]) => [key, said(each)]))
  if (value.kind !== 'list') return value.kind
  return value.block ? said(value.items[0] ?? value) : value.items.map(said)
}

/** Every path to something in a model. */
function pathsIn(model: Model, path: Path = []): readonly Path[] {
  if (typeof model !== 'object') return [path]
  const inner = Array.isArray(model)
    ? model.flatMap((item: Model, place) => pathsIn(item, [...path, place]))
    : Object.entries(model).flatMap(([key, value]) => pathsIn(value, [...path, key]))
  return path.length === 0 ? inner : [path, ...inner]
}

/** The model with another value at a path, or without what is there. */
function withValue(model: Model, [step, ...rest]: Path, value: Model | undefined): Model {
  if (Array.isArray(model)) {
    const items: Model[] = [...model]
    const place = Number(step)
    if (rest.length > 0) items[place] = withValue(items[place] ?? {}, rest, value)
    else if (value === undefined) items.splice(place, 1)
    else items[place] = value
    return items
  }
  const entries: Entries = typeof model === 'object' ? { ...(model as Entries) } : {}
  const key = String(step)
  if (rest.length > 0) entries[key] = withValue(entries[key] ?? {}, rest, value)
  else if (value === undefined) delete entries[key]
  else entries[key] = value
  return entries
}

interface Syntax {
  readonly framework: Framework
  readonly path: string
  readonly write: (properties: Entries, seed: number) => string
  /** What a parser that is not of this package reads. */
  readonly check: (text: string) => void
}

const around = (properties: Entries): Model => ({
  Resources: { R: { Type: 'A::B::C', Properties: properties }, S: { Type: 'A::B::C' } },
})

const SYNTAXES: readonly Syntax[] = [
  {
    framework: 'cloudformation',
    path: 'a.json',
    write: (properties, seed) => asJson(around(properties), seed),
    check: (text) => expect(parseJson(text).problems).toEqual([]),
  },
  {
    framework: 'cloudformation',
    path: 'a.yaml',
    write: (properties, seed) => asYaml(around(properties), seed),
    check: (text) => load(text),
  },
  { framework: 'terraform', path: 'main.tf', write: asHcl, check: () => {} },
]

/** The template after the changes, and what was changed. */
async function after(
  template: Template,
  syntax: Syntax,
  changes: readonly Change[],
): Promise<{ readonly template: Template; readonly text: string }> {
  const edits = writeChanges(template, changes)
  if ('refused' in edits) throw new Error(edits.refused)
  const [file] = template.files
  if (file === undefined) throw new Error('no file')
  const { text } = applyEdits(file, edits)
  return { template: await templateOf(syntax.framework, { [syntax.path]: text }), text }
}

/** What follows the marks of comments. */
function commentsOf(text: string): readonly string[] {
  return text.match(/c\d+, "x": \{y\} = \[z\]/g) ?? []
}

const SEEDS = Array.from({ length: 40 }, (_, seed) => seed)

describe.each(SYNTAXES)('$path in any layout', (syntax) => {
  /** @param change a change of a model, and the changes that make it */
  async function hold(
    seed: number,
    change: (
      dice: Dice,
      model: Entries,
      template: Template,
    ) => { readonly model: Model; readonly changes: readonly Change[]; readonly keeps: boolean } | undefined,
  ): Promise<void> {
    const dice = diceOf(seed + 1000)
    const model = makeEntries(dice, 3)
    const text = syntax.write(model, seed)
    const template = await templateOf(syntax.framework, { [syntax.path]: text })
    const what = `seed ${seed}\n${text}`
    expect(said(resourceOf(template).properties), what).toEqual(model)
    const wanted = change(dice, model, template)
    if (wanted === undefined) return
    const result = await after(template, syntax, wanted.changes)
    const { properties } = resourceOf(result.template)
    const changedText = `${what}\nbecomes\n${result.text}`
    expect(result.template.problems, changedText).toEqual([])
    expect(said(properties), changedText).toEqual(wanted.model)
    expect(result.template.resources.length, changedText).toBe(template.resources.length)
    if (wanted.keeps) expect(commentsOf(result.text), changedText).toEqual(commentsOf(text))
    if (/\r\n/.test(text) && !/[^\r]\n/.test(text)) expect(result.text, changedText).not.toMatch(/[^\r]\n/)
    syntax.check(result.text)
  }

  test.each(SEEDS)('a value is set (%i)', async (seed) => {
    await hold(seed, (dice, model, template) => {
      const holders: readonly Path[] = [[], ...pathsIn(model).filter((path) => isEntries(at(model, path)))]
      const holder = pick(dice, holders)
      const name = pick(dice, ['Added', 'Zeta', 'beta', 'x'])
      const value = pick<Model>(dice, [true, 7, ...TEXTS, ['a', 'b: c'], []])
      const { at: below } = resourceOf(template)
      const old = at(model, [...holder, name])
      const keeps = typeof old !== 'object'
      return {
        model: withValue(model, [...holder, name], value),
        changes: [{ kind: 'set', below, path: [...holder, name], value }],
        keeps,
      }
    })
  })

  test.each(SEEDS)('several are set in what is not there (%i)', async (seed) => {
    await hold(seed, (_, model, template) => {
      const { at: below } = resourceOf(template)
      const set = (path: Path, value: Model): Change => ({ kind: 'set', below, path, value })
      return {
        model: { ...model, Bnew: { a: 'on', Bin: { c: true }, b: 2 } },
        changes: [set(['Bnew', 'a'], 'on'), set(['Bnew', 'Bin', 'c'], true), set(['Bnew', 'b'], 2)],
        keeps: true,
      }
    })
  })

  test.each(SEEDS)('a value is replaced (%i)', async (seed) => {
    await hold(seed, (dice, model, template) => {
      const paths = pathsIn(model).filter((path) => typeof at(model, path) !== 'object')
      if (paths.length === 0) return undefined
      const path = pick(dice, paths)
      const value = pick<Model>(dice, [false, 8, ...TEXTS])
      return {
        model: withValue(model, path, value),
        changes: [{ kind: 'replace', at: placeIn(template, path), value }],
        keeps: true,
      }
    })
  })

  test.each(SEEDS)('a member is removed (%i)', async (seed) => {
    await hold(seed, (dice, model, template) => {
      const paths = pathsIn(model)
      if (paths.length === 0) return undefined
      const path = pick(dice, paths)
      return {
        model: withValue(model, path, undefined),
        changes: [{ kind: 'remove', at: placeIn(template, path) }],
        keeps: false,
      }
    })
  })

  test.each(SEEDS)('all members are removed (%i)', async (seed) => {
    await hold(seed, (dice, model, template) => {
      const lists = pathsIn(model).filter(
        (path) => Array.isArray(at(model, path)) && Object.keys(at(model, path) ?? {}).length > 0,
      )
      if (lists.length === 0) return undefined
      const path = pick(dice, lists)
      const items = Object.keys(at(model, path) ?? {})
      return {
        model: withValue(model, path, []),
        changes: items.map(
          (place): Change => ({ kind: 'remove', at: placeIn(template, [...path, Number(place)]) }),
        ),
        keeps: false,
      }
    })
  })

  test.each(SEEDS)('an item is added (%i)', async (seed) => {
    await hold(seed, (dice, model, template) => {
      const lists = pathsIn(model).filter((path) => Array.isArray(at(model, path)))
      if (lists.length === 0) return undefined
      const path = pick(dice, lists)
      const place = Object.keys(at(model, path) ?? {}).length
      const value = pick<Model>(dice, ['a', 'x: y', 3, { k: 'v', l: 'w' }])
      return {
        model: withValue(model, [...path, place], value),
        changes: [{ kind: 'set', below: resourceOf(template).at, path: [...path, place], value }],
        keeps: true,
      }
    })
  })
})

function at(model: Model, path: Path): Model | undefined {
  return path.reduce<Model | undefined>(
    (value, step) =>
      typeof value === 'object' ? (value as Record<string | number, Model>)[step] : undefined,
    model,
  )
}

function isEntries(model: Model | undefined): boolean {
  return typeof model === 'object' && !Array.isArray(model)
}

/** Where a value stands; a nested block is the only item of a list. */
function placeIn(template: Template, path: Path): Value['at'] {
  let value: Value = resourceOf(template).properties
  for (const step of path) {
    if (value.kind === 'list' && value.block)
      value = valueAt(
        {
          ...resourceOf(template),
          properties: { kind: 'mapping', entries: new Map([['x', value.items[0] ?? value]]), at: value.at },
        },
        'x',
      )
    const next: Value | undefined =
      value.kind === 'mapping'
        ? value.entries.get(String(step))
        : value.kind === 'list'
          ? value.items[Number(step)]
          : undefined
    if (next === undefined) throw new Error(`nothing at ${path.join('.')}`)
    value = next
  }
  return value.at
}
