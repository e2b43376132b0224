import { describe, expect, it } from 'vitest'
import { SourceFile } from '../../src/core/source.ts'
import type { Template } from '../../src/core/template.ts'
import { parseARM } from '../../src/frameworks/arm/template.ts'
import { detectFramework } from '../../src/frameworks/detect.ts'
import fc from '../support/properties.ts'
import { armText, parse, property, resourcesOf } from './arm-support.ts'
import { corpusFiles, isInside, valuesIn } from './support.ts'

/** Every range of a template that lies outside its file. */
function rangesOutside({ resources, problems, gaps = [] }: Template): readonly string[] {
  const places = [
    ...problems.map(({ at }) => at),
    ...gaps.map(({ at }) => at),
    ...resources.flatMap(({ at, head, properties, meta }) => [
      at,
      head,
      ...[...valuesIn(properties), ...valuesIn(meta)].map((value) => value.at),
    ]),
  ]
  return places
    .filter(({ file, range }) => !isInside(range, file.text))
    .map(({ file, range }) => `${file.path} ${range.start}-${range.end}`)
}

function chain(length: number, last: unknown): Record<string, unknown> {
  const links = Array.from({ length }, (_, i) => [`v${i}`, `[concat(variables('v${i + 1}'), '')]`] as const)
  return Object.fromEntries([...links, [`v${length}`, last]])
}

describe('hostile templates', () => {
  it('end, however long the chain of variables', () => {
    const variables = chain(20_000, 'x')
    const resources = [{ type: 'A.B/c', name: "[variables('v0')]", properties: { a: "[variables('v0')]" } }]
    const [resource] = resourcesOf({ variables, resources })
    expect(resource?.properties.entries.get('a')?.kind).toBe('unknown')
    expect(property("[variables('v0')]", { variables: chain(50, 'x') })).toContain('"x"')
  })

  it('end, however texts and lists multiply', () => {
    const doubling = Object.fromEntries(
      Array.from({ length: 60 }, (_, i) => [
        `v${i}`,
        `[concat(variables('v${i + 1}'), variables('v${i + 1}'))]`,
      ]),
    )
    const names = { ...doubling, v60: "[parameters('p')]" }
    const sections = { parameters: { p: { type: 'string' } }, variables: names }
    const [named] = resourcesOf({ ...sections, resources: [{ type: 'A.B/c', name: "[variables('v0')]" }] })
    expect(named?.name.length).toBeLessThan(5000)
    const lists = Object.fromEntries(
      Array.from({ length: 60 }, (_, i) => [
        `v${i}`,
        [`[variables('v${i + 1}')]`, `[variables('v${i + 1}')]`],
      ]),
    )
    expect(property("[variables('v0')]", { variables: { ...lists, v60: 'x' } })).toContain('unknown')
  })

  it('end, however loops are nested', () => {
    let value: unknown = 'x'
    for (let i = 0; i < 12; i++) value = { copy: [{ name: `l${i}`, count: 800, input: value }] }
    const [looped] = resourcesOf({ resources: [{ type: 'A.B/c', name: 'x', properties: value }] })
    expect([...valuesIn(looped?.properties)].length).toBeLessThan(1_000_000)
    let template: object = { resources: [{ type: 'A.B/c', name: 'x' }] }
    for (let i = 0; i < 12; i++) {
      const copy = { name: `l${i}`, count: 100 }
      template = {
        resources: [
          {
            type: 'Microsoft.Resources/deployments',
            name: `[concat('d', copyIndex())]`,
            copy,
            properties: { template },
          },
        ],
      }
    }
    expect(parse(armText(template)).resources.length).toBeLessThan(2000)
  })

  it('end, however files link each other', () => {
    const link = (path: string, name: string) => ({
      type: 'Microsoft.Resources/deployments',
      name,
      properties: { templateLink: { relativePath: path } },
    })
    const files = Object.fromEntries(
      Array.from({ length: 30 }, (_, i) => [
        `infra/${i}.json`,
        armText({ resources: Array.from({ length: 4 }, (_, j) => link(`${i + 1}.json`, `d${i}-${j}`)) }),
      ]),
    )
    const { resources, gaps } = parse(armText({ resources: [link('0.json', 'start')] }), { files })
    expect(resources.length).toBeLessThan(5000)
    expect(gaps?.length).toBeGreaterThan(0)
  })

  it('end, however they go round in circles', () => {
    const module = (other: string) => ({
      type: 'Microsoft.Resources/deployments',
      properties: {
        expressionEvaluationOptions: { scope: 'inner' },
        parameters: { p: { value: `[reference('${other}').outputs.o.value]` } },
        template: {
          parameters: { p: { type: 'string' } },
          resources: [{ type: 'A.B/c', name: "[parameters('p')]", properties: { p: "[parameters('p')]" } }],
          outputs: { o: { type: 'string', value: "[concat(parameters('p'), 'x')]" } },
        },
      },
    })
    const resources = resourcesOf({
      resources: [
        { name: 'a', ...module('b') },
        { name: 'b', ...module('a') },
      ],
    })
    const values = resources.map(({ properties }) => properties.entries.get('p')?.kind)
    expect(values).toEqual([undefined, 'unknown', undefined, 'unknown'])
  })

  it('end, however deep they nest', () => {
    const deep = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`
    const text = armText({ resources: [{ type: 'A.B/c', name: 'x', properties: 'HERE' }] })
    expect(parse(text.replace('"HERE"', deep(200))).resources.length).toBe(1)
    expect(parse(text.replace('"HERE"', deep(100_000))).unread).not.toEqual([])
    let template: object = { resources: [{ type: 'A.B/c', name: 'x' }] }
    for (let i = 0; i < 60; i++) {
      template = {
        resources: [{ type: 'Microsoft.Resources/deployments', name: `d${i}`, properties: { template } }],
      }
    }
    expect(parse(armText(template)).resources.length).toBe(61)
  })

  it('may name what every object has', () => {
    const text = armText({ resources: [] }).replace(
      '"resources": []',
      `"variables": {"__proto__": "a", "constructor": "b"},
       "resources": {"__proto__": {"type": "A.B/c", "name": "[concat(variables('__proto__'), variables('constructor'))]",
         "properties": {"__proto__": {"x": 1}, "toString": "[variables('hasOwnProperty')]"}}}`,
    )
    const [resource] = parse(text).resources
    expect(resource?.name).toBe('ab')
    expect([...(resource?.properties.entries.keys() ?? [])]).toEqual(['__proto__', 'toString'])
    expect(resource?.properties.entries.get('toString')?.kind).toBe('unknown')
  })

  it('never throw, whatever is cut out of them or put into them', () => {
    const whole = armText({
      parameters: { p: { type: 'string', allowedValues: ['a', 'b'] } },
      variables: {
        v: "[concat(parameters('p'), 'x')]",
        copy: [{ name: 'c', count: 2, input: '[copyIndex()]' }],
      },
      resources: [
        {
          type: 'A.B/c',
          name: "[variables('v')]",
          copy: { name: 'l', count: 2 },
          properties: { a: "[variables('c')]" },
        },
        { type: 'Microsoft.Resources/deployments', name: 'd', properties: { template: { resources: [] } } },
      ],
    })
    const piece = fc.constantFrom(
      '',
      '"',
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      'null',
      "'",
      '\n',
      '/*',
      '[]',
      '{}',
      '1',
    )
    fc.assert(
      fc.property(fc.nat(whole.length), fc.nat(40), piece, (start, length, insert) => {
        const text = whole.slice(0, start) + insert + whole.slice(start + length)
        const template = parseARM({
          framework: 'arm',
          path: 'a.json',
          files: [new SourceFile('a.json', text)],
        })
        if (!('notTemplate' in template)) expect(rangesOutside(template)).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })
})

describe('published templates', () => {
  it('are read, with every place in its file', () => {
    const files = corpusFiles('.json').filter(({ path, text }) => {
      const detected = detectFramework(path, text)
      return 'framework' in detected && detected.framework === 'arm'
    })
    let resources = 0
    let unknowns = 0
    for (const { path, text } of files) {
      const template = parseARM({ framework: 'arm', path, files: [new SourceFile(path, text)] })
      if ('notTemplate' in template) continue
      expect(rangesOutside(template)).toEqual([])
      resources += template.resources.length
      for (const { properties } of template.resources) {
        for (const value of valuesIn(properties)) if (value.kind === 'unknown') unknowns++
      }
    }
    if (files.length === 0) return
    process.stdout.write(
      `${files.length} Azure templates: ${resources} resources, ${unknowns} unknown values\n`,
    )
    expect(resources).toBeGreaterThan(files.length / 2)
  })
})
