/** Every row of the table in docs/templates.md, section Azure ARM, by its id. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { SourceFile } from '../../src/core/source.ts'
import { armText, parse, property, resourcesOf, showResources } from './arm-support.ts'

const resource = (properties: unknown, more: object = {}) => ({
  type: 'A.B/c',
  apiVersion: '1',
  name: 'x',
  properties,
  ...more,
})

const deployment = (properties: object, more: object = {}) => ({
  type: 'Microsoft.Resources/deployments',
  apiVersion: '2022-09-01',
  name: 'd',
  properties: { mode: 'Incremental', ...properties },
  ...more,
})

/** Values without where they were written. */
const plain = (shown: string) => shown.replace(/ \([^)]*\)/g, '')

/** The resources that are no deployments. */
const checked = (sections: object, files: Readonly<Record<string, string>> = {}) =>
  showResources(
    resourcesOf(sections, { files }).filter(({ type }) => !type.startsWith('Microsoft.Resources/')),
  ).map(plain)

const problems = (text: string) => parse(text).problems.map(({ message }) => message)

const CASES: Readonly<Record<string, () => void>> = {
  'arm-parameter'() {
    const parameters = {
      given: { type: 'string', defaultValue: 'a' },
      other: { type: 'string', defaultValue: 'b' },
      few: { type: 'string', allowedValues: ['c', 'd'] },
      open: { type: 'string' },
    }
    const file = new SourceFile('infra/p.json', '{"parameters": {"given": {"value": "x"}}}')
    const it = (name: string) =>
      plain(property(`[parameters('${name}')]`, { parameters }, { parameterFiles: [file] }))
    expect(['given', 'other', 'few', 'open'].map(it)).toEqual([
      '"x"',
      '"b"',
      'parameters(\'few\') ? "c" : "d"',
      'unknown variable open',
    ])
  },
  'arm-variable'() {
    const variables = {
      v: 'a',
      copy: [{ name: 'loop', count: 2, input: "[copyIndex('loop')]" }],
    }
    expect(plain(property("[variables('v')]", { variables }))).toBe('"a"')
    expect(plain(property("[variables('loop')]", { variables }))).toBe('[0, 1]')
  },
  'arm-function'() {
    expect(property("[toUpper(concat('a', 'b'))]")).toBe('"AB"')
    expect(property("[map(range(0, 2), lambda('i', mul(lambdaVariables('i'), 2)))]")).toBe('[0, 2]')
    expect(property("[dateTimeAdd('2023-01-01T00:00:00Z', 'P1D')]")).toBe('"2023-01-02T00:00:00Z"')
    expect(property("[newFunction('a')]")).toContain('newFunction')
  },
  'arm-user-function'() {
    const functions = [
      {
        namespace: 'my',
        members: {
          twice: {
            parameters: [{ name: 'n', type: 'int' }],
            output: { type: 'int', value: "[mul(2, parameters('n'))]" },
          },
        },
      },
    ]
    expect(plain(property('[my.twice(4)]', { functions }))).toBe('8')
  },
  'arm-resource-id'() {
    const other = { type: 'A.B/d', apiVersion: '1', name: 'y', properties: {} }
    const shown = checked({ resources: [other, resource({ it: "[resourceId('A.B/d', 'y')]" })] })
    expect(shown.join('\n')).toContain("unknown reference resourceId('A.B/d', 'y') y")
  },
  'arm-condition'() {
    const all = [
      resource({}, { condition: false }),
      resource({}, { name: 'y', condition: "[parameters('p')]" }),
    ]
    const read = resourcesOf({ parameters: { p: { type: 'bool' } }, resources: all })
    expect(read.map(({ name, meta }) => [name, meta.entries.get('condition')?.kind])).toEqual([
      ['y', 'unknown'],
    ])
  },
  'arm-copy'() {
    const looped = resource({ i: '[copyIndex()]' }, { copy: { name: 'l', count: 2 } })
    expect(checked({ resources: [looped] })).toEqual(['A.B/c x {i: 0}', 'A.B/c x {i: 1}'])
    const open = { ...looped, copy: { name: 'l', count: "[parameters('n')]" } }
    expect(checked({ parameters: { n: { type: 'int' } }, resources: [open] })).toHaveLength(1)
    const list = { copy: [{ name: 'value', count: 2, input: "[copyIndex('value')]" }] }
    const template = {
      parameters: { list: { type: 'array' } },
      resources: [resource({ it: "[parameters('list')]" })],
    }
    const given = deployment({
      expressionEvaluationOptions: { scope: 'inner' },
      parameters: { list },
      template,
    })
    expect(checked({ resources: [given] })).toEqual(['A.B/c x {it: [0, 1]}'])
  },
  'arm-loop-outputs'() {
    const template = {
      parameters: { i: { type: 'int' } },
      resources: [],
      outputs: { at: { type: 'int', value: "[parameters('i')]" } },
    }
    const many = deployment(
      {
        expressionEvaluationOptions: { scope: 'inner' },
        parameters: { i: { value: '[copyIndex()]' } },
        template,
      },
      { name: "[concat('d', copyIndex())]", copy: { name: 'many', count: 2 } },
    )
    const it = "[map(references('many'), lambda('each', lambdaVariables('each').outputs.at.value))]"
    const resources = { many, reader: resource({ it }) }
    expect(checked({ languageVersion: '2.0', resources })).toEqual(['A.B/c x {it: [0, 1]}'])
  },
  'arm-types'() {
    const definitions = {
      maybe: { type: 'string', nullable: true },
      few: { type: 'string', allowedValues: ['a', 'b'] },
    }
    const parameters = {
      none: { $ref: '#/definitions/maybe' },
      few: { $ref: '#/definitions/few' },
      own: { type: 'int', nullable: true },
    }
    const it = (name: string) => plain(property(`[parameters('${name}')]`, { definitions, parameters }))
    expect(['none', 'few', 'own'].map(it)).toEqual(['null', 'parameters(\'few\') ? "a" : "b"', 'null'])
  },
  'arm-extensions'() {
    const resources = {
      group: { extension: 'graph', type: 'Microsoft.Graph/groups@v1.0', properties: {} },
      store: resource({ a: 1 }),
    }
    const assertions = { one: "[equals(parameters('p'), 1)]" }
    const sections = {
      languageVersion: '2.0',
      extensions: { graph: { name: 'MicrosoftGraph', version: '1.0.0' } },
      parameters: { p: { type: 'int' } },
      assertions,
      resources,
    }
    expect(checked(sections)).toEqual(['A.B/c x {a: 1}'])
    expect(problems(armText(sections))).toEqual([])
  },
  'arm-child'() {
    const inside = resource({}, { resources: [{ type: 'd', apiVersion: '1', name: 'y', properties: {} }] })
    const beside = { type: 'A.B/c/d', apiVersion: '1', name: 'x/z', properties: {} }
    expect(checked({ resources: [inside, beside] })).toEqual([
      'A.B/c x {}',
      'A.B/c/d x/y {}',
      'A.B/c/d x/z {}',
    ])
  },
  'arm-type'() {
    const parameters = { p: { type: 'bool', defaultValue: 'yes' } }
    expect(problems(armText({ parameters }))).toEqual([
      'the default of the parameter "p" is not of its type, bool',
    ])
  },
  'arm-symbolic'() {
    const resources = {
      there: { existing: true, type: 'A.B/c', apiVersion: '1', name: 'old' },
      made: resource({ a: 1 }),
    }
    expect(checked({ languageVersion: '2.0', resources })).toEqual(['A.B/c x {a: 1}'])
  },
  'arm-nested'() {
    const inner = {
      parameters: { p: { type: 'int', defaultValue: 1 } },
      resources: [resource({ it: "[parameters('p')]" })],
      outputs: { o: { type: 'int', value: "[parameters('p')]" } },
    }
    const nested = deployment({
      expressionEvaluationOptions: { scope: 'inner' },
      parameters: { p: { value: 2 } },
      template: inner,
    })
    const reader = resource({ it: "[reference('d').outputs.o.value]" }, { name: 'reader' })
    expect(checked({ resources: [nested, reader] }).sort()).toEqual([
      'A.B/c reader {it: 2}',
      'A.B/c x {it: 2}',
    ])
  },
  'arm-linked'() {
    const child = armText({
      parameters: { p: { type: 'string', defaultValue: 'own' } },
      resources: [resource({ p: "[parameters('p')]" })],
    })
    const link = (templateLink: object) =>
      checked(
        { resources: [deployment({ templateLink, parameters: { p: { value: 'given' } } })] },
        { 'infra/inner.json': child },
      )
    expect(link({ relativePath: 'inner.json' })).toEqual(['A.B/c x {p: "given"}'])
    expect(link({ relativePath: 'none.json' })).toEqual([])
  },
  'arm-carried'() {
    const stack = {
      type: 'Microsoft.Resources/deploymentStacks',
      apiVersion: '2024-03-01',
      name: 's',
      properties: {
        parameters: { p: { value: 2 } },
        template: { parameters: { p: { type: 'int' } }, resources: [resource({ it: "[[parameters('p')]" })] },
      },
    }
    expect(checked({ resources: [stack] })).toEqual(['A.B/c x {it: 2}'])
  },
  'arm-case'() {
    const [read] = resourcesOf({ resources: [resource({ httpsOnly: true })] })
    expect(read?.properties.caseless).toBe(true)
    expect(property("[PARAMETERS('P')]", { parameters: { p: { type: 'int', defaultvalue: 1 } } })).toContain(
      '1',
    )
  },
  'arm-broken'() {
    const text = armText({ resources: [resource({ a: 1 }), resource({ b: 2 }, { name: 'y' })] })
    const comma = text.replace('"a": 1', '"a": 1,')
    expect(showResources(parse(comma).resources)).toEqual(['A.B/c x {a: 1}', 'A.B/c y {b: 2}'])
    expect(problems(comma)).toHaveLength(1)
    const twice = text.replace('"a": 1', '"a": 1, "a": 3')
    expect(showResources(parse(twice).resources)).toEqual(['A.B/c x {a: 3}', 'A.B/c y {b: 2}'])
    expect(problems(twice)).toHaveLength(1)
    const lost = text.replace('"a": 1', '"a": [1')
    expect(parse(lost).problems.length).toBeGreaterThan(0)
  },
}

describe('the table of constructs in docs/templates.md', () => {
  const text = readFileSync(new URL('../../docs/templates.md', import.meta.url), 'utf8')
  const section = text.split(/^## /m).find((each) => each.startsWith('Azure ARM\n')) ?? ''
  const ids = [...section.matchAll(/^\| `([^`]+)` \|/gm)].map((match) => match[1] ?? '')

  test('has a case for each row, and a row for each case', () => {
    expect(ids.length).toBeGreaterThan(15)
    expect(ids.toSorted()).toEqual(Object.keys(CASES).toSorted())
  })

  test.each(Object.entries(CASES))('%s', (_, check) => check())
})
