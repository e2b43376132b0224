import { describe, expect, it } from 'vitest'
import { SourceFile } from '../../src/core/source.ts'
import { armText, cutOut, parse, property } from './arm-support.ts'
import { reachesOf, showValue } from './support.ts'

describe('parameters', () => {
  const parameters = {
    plain: { type: 'string', defaultValue: 'a' },
    made: { type: 'string', defaultValue: "[concat(parameters('PLAIN'), '-b')]" },
    open: { type: 'string' },
    secret: { type: 'securestring', defaultValue: 'hunter2' },
    nullable: { type: 'string', nullable: true },
    only: { type: 'string', allowedValues: ['one'] },
    some: { type: 'string', allowedValues: ['1.0', '1.2'] },
    many: { type: 'int', allowedValues: [1, 2, 3, 4, 5] },
    few: { type: 'INT', minValue: -1, maxValue: 0 },
    one: { $ref: '#/definitions/one' },
    range: { type: 'int', minValue: 0, maxValue: 4 },
    least: { type: 'int', minValue: 3 },
    none: { type: 'int', minValue: 3, maxValue: 2 },
    length: { type: 'string', minValue: 1, maxValue: 1 },
    both: { type: 'int', minValue: 1, maxValue: 2, allowedValues: [2] },
    given: { type: 'int', minValue: 1, maxValue: 2, defaultValue: 1 },
    typed: { $ref: '#/definitions/maybe' },
    loop: { type: 'string', defaultValue: "[parameters('loop')]" },
    object: { type: 'object', defaultValue: { __proto__: null, a: [{ b: true }], constructor: 1 } },
    tier: { type: 'string', defaultValue: '[newGuid()]' },
  }
  const definitions = {
    one: { type: 'int', minValue: 7, maxValue: 7 },
    maybe: { $ref: '#/definitions/text' },
    text: { type: 'string', nullable: true },
  }

  it.each([
    ["[parameters('plain')]", '"a" (the default of parameter "plain")'],
    ["[parameters('Plain')]", '"a" (the default of parameter "plain")'],
    ["[parameters('made')]", '"a-b" (the default of parameter "plain")'],
    ["[parameters('open')]", 'unknown variable open'],
    ["[concat('x-', parameters('open'))]", 'unknown variable open x-…'],
    ["[parameters('secret')]", '"hunter2" (the default of parameter "secret")'],
    ["[parameters('nullable')]", 'null (the default of parameter "nullable")'],
    ["[coalesce(parameters('typed'), 'b')]", '"b"'],
    ["[parameters('only')]", '"one" (what parameter "only" allows)'],
    [
      "[parameters('some')]",
      `parameters('some') ? "1.0" (what parameter "some" allows) : "1.2" (what parameter "some" allows)`,
    ],
    ["[parameters('many')]", 'unknown variable many'],
    [
      "[parameters('few')]",
      `parameters('few') ? -1 (what parameter "few" allows) : 0 (what parameter "few" allows)`,
    ],
    ["[parameters('one')]", '7 (what parameter "one" allows)'],
    ["[parameters('range')]", 'unknown variable range'],
    ["[parameters('least')]", 'unknown variable least'],
    ["[parameters('none')]", 'unknown variable none'],
    ["[parameters('length')]", 'unknown variable length'],
    ["[parameters('both')]", '2 (what parameter "both" allows)'],
    ["[parameters('given')]", '1 (the default of parameter "given")'],
    ["[parameters('loop')]", "unknown expression parameters('loop'), which is made with itself,"],
    ["[parameters('nowhere')]", "unknown expression parameters('nowhere')"],
    ["[parameters('object').a[0].b]", 'true (the default of parameter "object")'],
    ["[parameters('object').toString]", "unknown expression parameters('object').toString"],
    ["[parameters('tier')]", 'unknown reference newGuid()'],
    ["[parameters(parameters('plain'))]", "unknown expression parameters(parameters('plain'))"],
    ["[parameters(parameters('open'))]", 'unknown variable open '],
    ['[[not evaluated]', '"[not evaluated]"'],
  ])('%s', (text, expected) => {
    expect(property(text, { parameters, definitions })).toBe(expected)
  })

  it('are what parameter files say, the later ones first', () => {
    const file = (path: string, given: object) =>
      new SourceFile(path, JSON.stringify({ $schema: 'deploymentParameters.json', parameters: given }))
    const parameterFiles = [
      file('dev.json', { plain: { value: 'dev' }, open: { value: '[x]' } }),
      file('prod.json', {
        PLAIN: { value: 'prod' },
        secret: { reference: { keyVault: { id: '/x' }, secretName: 'admin' } },
      }),
    ]
    const given = (text: string) => property(text, { parameters }, { parameterFiles })
    expect(given("[parameters('plain')]")).toBe('"prod" (the value of parameter "PLAIN" in prod.json)')
    expect(given("[parameters('made')]")).toBe('"prod-b" (the value of parameter "PLAIN" in prod.json)')
    expect(given("[parameters('open')]")).toBe('"[x]" (the value of parameter "open" in dev.json)')
    expect(given("[parameters('secret')]")).toBe('unknown reference the secret "admin"')
  })

  it('say where a parameter file is broken', () => {
    const broken = new SourceFile('dev.json', '{"parameters": {"plain": {"value": ')
    const template = parse(armText({ parameters }), { parameterFiles: [broken] })
    expect(template.problems.map(({ message, at }) => `${at.file.path} ${message}`)).toEqual([
      'dev.json invalid JSON: expected a value',
    ])
    expect(reachesOf(template)).toEqual(['values'])
  })
})

describe('variables', () => {
  const variables = {
    text: 'a',
    next: "[concat(variables('text'), 'b')]",
    object: { list: [1, { deep: "[variables('next')]" }] },
    ping: "[variables('pong')]",
    pong: "[concat(variables('ping'), 'x')]",
    copy: [{ name: 'disks', count: 2, input: { lun: "[copyIndex('disks', 5)]" } }],
    inside: {
      copy: [
        { name: 'names', count: '[length(createArray(1, 2))]', input: "[concat('n', copyIndex('names'))]" },
      ],
    },
  }

  it.each([
    ["[variables('text')]", '"a" (variable "text")'],
    ["[variables('next')]", '"ab" (variable "text")'],
    ["[variables('object').list[1].deep]", '"ab" (variable "text")'],
    ["[variables('object')]", '{list: [1 (variable "object"), {deep: "ab" (variable "text")}]}'],
    ["[variables('pong')]", "unknown expression variables('pong'), which is made with itself,"],
    ["[variables('disks')[1].lun]", '6 (variable "disks")'],
    ["[variables('disks')]", '[{lun: 5 (variable "disks")}, {lun: 6 (variable "disks")}]'],
    ["[variables('inside').names[0]]", '"n0" (variable "inside")'],
    ["[variables('nowhere')]", "unknown expression variables('nowhere')"],
  ])('%s', (text, expected) => {
    expect(property(text, { variables })).toBe(expected)
  })

  it('may be larger than anything that is used whole', () => {
    const large = Array.from({ length: 300_000 }, (_, i) => ({ i }))
    expect(property("[variables('large')[299999].i]", { variables: { large } })).toBe('299999')
    expect(property("[variables('large')]", { variables: { large } })).toBe(
      'unknown expression a very large value',
    )
  })

  it('stand where they are used, and say where they were written', () => {
    const text = armText({
      variables: { rule: { ports: ['22', '80'] } },
      resources: [{ type: 'A.B/c', name: 'x', properties: { rule: "[variables('rule')]" } }],
    })
    const value = parse(text).resources[0]?.properties.entries.get('rule')
    if (value?.kind !== 'mapping') throw new Error('no mapping')
    const ports = value.entries.get('ports')
    const second = ports?.kind === 'list' ? ports.items[1] : undefined
    if (second?.kind !== 'scalar') throw new Error('no scalar')
    expect(cutOut(second)).toBe(`"[variables('rule')]"`)
    expect(second.from?.what).toBe('variable "rule"')
    expect(second.from && cutOut(second.from)).toBe('"80"')
  })
})

describe('loops in properties', () => {
  const loop = (count: unknown, input: unknown) => ({ copy: [{ name: 'items', count, input }], own: 1 })

  it.each([
    [loop(2, "[copyIndex('items')]"), '{items: [0, 1], own: 1}'],
    [loop(0, 'x'), '{items: [], own: 1}'],
    [loop("[parameters('n')]", "[copyIndex('items', 1)]"), '{items: [1, 2], own: 1}'],
    [
      loop("[length(parameters('open'))]", { port: 22, index: "[copyIndex('items')]" }),
      "{items: [length(parameters('open')) ? {port: 22, index: unknown expression copyIndex('items')} : nothing], own: 1}",
    ],
    [loop(801, 'x'), '{items: [801 ? "x" : nothing], own: 1}'],
    [{ copy: 'a property' }, '{copy: "a property"}'],
    [{ copy: [{ name: 'no input' }] }, '{copy: [{name: "no input"}]}'],
  ])('%j', (value, expected) => {
    const parameters = { n: { type: 'int', defaultValue: 2 }, open: { type: 'array' } }
    expect(property(value, { parameters })).toBe(expected)
  })
})

describe('functions', () => {
  it('of the template see their own parameters only', () => {
    const functions = [
      {
        namespace: 'contoso',
        members: {
          uniqueName: {
            parameters: [{ name: 'prefix', type: 'string' }],
            output: { type: 'string', value: "[concat(toLower(parameters('prefix')), '-1')]" },
          },
          outside: { output: { type: 'string', value: "[variables('text')]" } },
          self: { output: { type: 'string', value: '[contoso.self()]' } },
        },
      },
    ]
    const variables = { text: 'a' }
    const call = (text: string) => property(text, { functions, variables })
    expect(call("[Contoso.UniqueName('ABC')]")).toBe('"abc-1" (the function "contoso.uniquename")')
    expect(call('[contoso.uniqueName()]')).toBe('unknown expression contoso.uniqueName()')
    expect(call('[contoso.outside()]')).toBe("unknown expression variables('text')")
    expect(call('[contoso.self()]')).toBe('unknown expression contoso.self()')
    expect(call('[contoso.nobody()]')).toBe('unknown expression contoso.nobody()')
  })

  it.each([
    ['[resourceGroup().location]', 'unknown reference resourceGroup().location'],
    ['[subscription().subscriptionId]', 'unknown reference subscription().subscriptionId'],
    ["[listKeys('x', '1').keys[0].value]", "unknown reference listKeys('x', '1').keys[0].value x"],
    ["[reference('x').it]", "unknown reference reference('x').it x"],
    ["[reference('elsewhere').it]", "unknown reference reference('elsewhere').it"],
    ["[resourceId('A.B/c', 'X')]", "unknown reference resourceId('A.B/c', 'X') x"],
    ["[resourceId('A.B/c/', 'x')]", "unknown reference resourceId('A.B/c/', 'x') x"],
    ["[resourceId('group', 'a.b/C', 'x')]", "unknown reference resourceId('group', 'a.b/C', 'x') x"],
    ["[subscriptionResourceId('A.B/d', 'x')]", "unknown reference subscriptionResourceId('A.B/d', 'x')"],
    [
      "[extensionResourceId(resourceGroup().id, 'A.B/c', 'x')]",
      "unknown reference extensionResourceId(resourceGroup().id, 'A.B/c', 'x') x",
    ],
    ["[uri('https://a.b/', environment().name)]", 'unknown reference environment().name '],
  ])('%s', (text, expected) => {
    expect(property(text)).toBe(expected)
  })

  it('that are broken are problems, and unknown', () => {
    const text = armText({ resources: [{ type: 'A.B/c', name: 'x', properties: { it: '[concat(]' } }] })
    const template = parse(text)
    const { problems, resources } = template
    expect(problems.map(({ message, at }) => [message, cutOut({ at })])).toEqual([
      ["this expression can't be read: expected a function, a text in single quotes, or a number", ']'],
    ])
    expect(showValue(resources[0]?.properties)).toBe('{it: unknown expression "[concat(]"}')
    expect(reachesOf(template)).toEqual(['inside'])
  })

  it('may stand on several lines', () => {
    const text = armText({
      resources: [{ type: 'A.B/c', name: 'x', properties: { it: "[concat('a',\n    'b')]" } }],
    }).replace(/\\n/g, '\n')
    expect(text.split('\n').some((line) => line.includes(`"[concat('a',`))).toBe(true)
    const { resources, problems } = parse(text)
    expect(problems).toEqual([])
    expect(showValue(resources[0]?.properties)).toBe('{it: "ab"}')
  })
})
