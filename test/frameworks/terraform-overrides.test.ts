import { describe, expect, it } from 'vitest'
import type { Resource } from '../../src/core/template.ts'
import type { Value } from '../../src/core/value.ts'
import { parseTerraform } from '../../src/frameworks/terraform/template.ts'
import { reachesOf } from './support.ts'
import { place, property, show, source, terraform } from './terraform-support.ts'

const ORIGINAL = `resource "t" "n" {
  a = 1
  b = 2
  rule {
    port = 22
  }
  rule { port = 80 }
  other { x = 1 }
}
`

/** The resource `t.n` of the original with overrides by file name. */
function overridden(overrides: Readonly<Record<string, string>>, original = ORIGINAL): Resource {
  const template = terraform({ ...overrides, 'main.tf': original })
  expect(template).toMatchObject({ problems: [], unread: [] })
  const resource = template.resources.find(({ name }) => name === 't.n')
  if (resource === undefined) throw new Error('no t.n')
  return resource
}

/** The lines as the body of `t.n` in an override file. */
function body(...lines: readonly string[]): string {
  return `resource "t" "n" {\n${lines.join('\n')}\n}\n`
}

/** Each: a body, the properties after merging, and the places of what it brings in. */
const MERGES: readonly (readonly [
  name: string,
  body: string,
  merged: string,
  places: Readonly<Record<string, string>>,
])[] = [
  [
    'replaces an attribute',
    body('  b = 3'),
    '{a: 1, b: 3, rule: [{port: 22}, {port: 80}], other: [{x: 1}]}',
    { a: 'main.tf:2:7 1', b: 'override.tf:2:7 3' },
  ],
  [
    'adds an attribute and a block',
    body('  c = 3', '  more {}'),
    '{a: 1, b: 2, c: 3, rule: [{port: 22}, {port: 80}], other: [{x: 1}], more: [{}]}',
    { c: 'override.tf:2:7 3', more: 'override.tf:3:3 more {}' },
  ],
  [
    'replaces all blocks of a type',
    body('  rule { port = 443 }'),
    '{a: 1, b: 2, other: [{x: 1}], rule: [{port: 443}]}',
    { rule: 'override.tf:2:3 rule { port = 443 }', other: 'main.tf:8:3 other { x = 1 }' },
  ],
  [
    'replaces blocks by dynamic ones',
    body('  dynamic "rule" {', '    for_each = [1, 2]', '    content { port = rule.value }', '  }'),
    '{a: 1, b: 2, other: [{x: 1}], rule: [{port: 1}, {port: 2}]}',
    {
      rule: 'override.tf:2:3 dynamic "rule" { for_each = [1, 2] content { port = rule.value } }',
    },
  ],
  [
    'keeps attributes and blocks of one name',
    body('  rule = [{ port = 443 }]'),
    '{a: 1, b: 2, rule: [{port: 443}, {port: 22}, {port: 80}], other: [{x: 1}]}',
    { rule: 'override.tf:2:11 { port = 443 }' },
  ],
]

describe('override files', () => {
  it.each(MERGES)('%s', (_name, override, merged, places) => {
    const { properties, at, head } = overridden({ 'override.tf': override })
    expect(show(properties)).toBe(merged)
    for (const [name, expected] of Object.entries(places)) {
      const value = properties.entries.get(name)
      expect(value && place(value.at)).toBe(expected)
    }
    expect(place(head)).toBe('main.tf:1:1 resource "t" "n"')
    expect(source(at)).toBe(ORIGINAL.trim().replace(/\s+/g, ' '))
  })

  it('replaces dynamic blocks by plain ones', () => {
    const original = body('  dynamic "rule" {', '    for_each = [1]', '    content {}', '  }', '  rule {}')
    const { properties } = overridden({ 'override.tf': body('  rule { port = 443 }') }, original)
    expect(show(properties)).toBe('{rule: [{port: 443}]}')
  })

  it('are read in the order of their names, and down each file', () => {
    const { properties } = overridden({
      'z_override.tf': body('  d = "z"'),
      'override.tf': `${body('  a = "o"', '  b = "o"', '  c = "o"', '  d = "o"')}${body('  b = "o2"')}`,
      'a_override.tf': body('  a = "a"', '  e = "a"'),
      'my.override.tf': 'resource "t" "no_override" {}\n',
    })
    const { rule: _, other: __, ...rest } = Object.fromEntries(properties.entries)
    expect(Object.entries(rest).map(([name, value]) => `${name} ${place(value.at)}`)).toEqual([
      'e a_override.tf:3:7 "a"',
      'a override.tf:2:7 "o"',
      'c override.tf:4:7 "o"',
      'b override.tf:8:7 "o2"',
      'd z_override.tf:2:7 "z"',
    ])
  })

  it('merge lifecycle attribute by attribute, also over several files', () => {
    const original = body('  lifecycle {', '    prevent_destroy = true', '    ignore_changes  = [a]', '  }')
    const { meta } = overridden(
      {
        'a_override.tf': body('  lifecycle {', '    prevent_destroy = false', '    x = 1', '  }'),
        'b_override.tf': body('  lifecycle { x = 2 }'),
      },
      original,
    )
    const lifecycle = meta.entries.get('lifecycle')
    const merged = lifecycle?.kind === 'list' ? lifecycle.items[0] : undefined
    expect(show(lifecycle)).toBe('[{ignore_changes: [<a>], prevent_destroy: false, x: 2}]')
    expect(placesIn(merged)).toEqual([
      'ignore_changes main.tf:4:23 [a]',
      'prevent_destroy a_override.tf:3:23 false',
      'x b_override.tf:2:19 2',
    ])
  })

  it('replace meta arguments, with words and places of their own', () => {
    const original = body('  count = 1', '  provider = aws.west')
    const files = { 'override.tf': body('  count = var.n', '  provider = aws.east') }
    const { meta } = overridden(files, original)
    expect(show(meta)).toBe('{count: <variable var.n>, provider: <to aws.east of provider.aws.east>}')
    expect(placesIn(meta)).toEqual(['count override.tf:2:11 var.n', 'provider override.tf:3:14 aws.east'])
  })

  it.each([
    ['count = 0', 0],
    ['for_each = {}', 0],
    ['count = 1', 1],
  ])('with %s lists the resource %i times', (line, expected) => {
    const template = terraform({ 'main.tf': ORIGINAL, 'override.tf': body(`  ${line}`) })
    expect(template.resources).toHaveLength(expected)
  })
})

function placesIn(value: Value | undefined): readonly string[] {
  return value?.kind === 'mapping'
    ? [...value.entries].map(([name, entry]) => `${name} ${place(entry.at)}`)
    : []
}

describe('override files change', () => {
  it('data sources, and the provider of the same alias', () => {
    const template = terraform({
      'main.tf':
        'data "d" "x" {\n  a = 1\n}\nprovider "aws" {\n  region = 1\n}\nprovider "aws" {\n  alias = "e"\n  region = 2\n}\n',
      'override.tf':
        'data "d" "x" {\n  a = 2\n}\nprovider "aws" {\n  alias = "e"\n  region = 3\n}\nprovider "null" {\n  p = 1\n}\nprovider "null" {\n  q = 1\n}\n',
    })
    expect(template).toMatchObject({ problems: [], unread: [] })
    expect(template.resources.map(({ name, properties }) => `${name} ${show(properties)}`)).toEqual([
      'data.d.x {a: 2}',
      'provider.aws {region: 1}',
      'provider.aws.e {alias: "e", region: 3}',
      'provider.null {p: 1, q: 1}',
    ])
  })

  it('locals by name, in whatever block they are', () => {
    const template = terraform({
      'main.tf': 'locals {\n  a = 1\n}\nlocals {\n  b = 2\n  c = 3\n}\n',
      'override.tf': 'locals {\n  c = "C"\n  a = "A"\n}\n',
      'use.tf': body('  v = [local.a, local.b, local.c]'),
    })
    const value = property(template, 'v')
    expect(show(value)).toBe('["A", 2, "C"]')
    const from = (value.kind === 'list' ? value.items : []).map((item) => 'from' in item && item.from?.at)
    expect(from.map((at) => at && place(at))).toEqual([
      'override.tf:3:7 "A"',
      'main.tf:5:7 2',
      'override.tf:2:7 "C"',
    ])
  })

  it.each([
    ['default = "9"', '9', 'override.tf:2:13 "9"'],
    ['type = string', '"1"', 'main.tf:3:13 "1"'],
    ['description = "x"', '1', 'main.tf:3:13 "1"'],
  ])('a variable: %s', (line, expected, written) => {
    const template = terraform({
      'main.tf': `variable "x" {\n  type = number\n  default = "1"\n}\n${body('  v = var.x')}`,
      'override.tf': `variable "x" {\n  ${line}\n}\n`,
    })
    expect(template.problems).toEqual([])
    const value = property(template, 'v')
    expect(show(value)).toBe(expected)
    expect(value.kind === 'scalar' && value.from && place(value.from.at)).toBe(written)
  })

  it('nothing by terraform blocks, outputs and modules that have an original', () => {
    const template = terraform({
      'main.tf': `${ORIGINAL}output "o" {\n  value = 1\n}\nmodule "m" {\n  source = "./m"\n}\n`,
      'override.tf':
        'terraform {\n  backend "local" {}\n}\noutput "o" {\n  value = 2\n}\nmodule "m" {\n  source = "./n"\n}\n',
    })
    expect(template).toMatchObject({ problems: [], unread: [] })
    expect(template.resources.map(({ name }) => name)).toEqual(['t.n', 'module.m'])
  })
})

describe('override files without an original', () => {
  const missing = (what: string) => `${what} is declared only in an override file; nothing to override`

  it.each([
    [body('  a = 1').replace('"n"', '"m"'), '1:1 resource "t" "m"', missing('resource "t" "m"')],
    ['data "t" "n" {}', '1:1 data "t" "n"', missing('data "t" "n"')],
    ['variable "x" {}', '1:1 variable "x"', missing('variable "x"')],
    ['output "x" {}', '1:1 output "x"', missing('output "x"')],
    ['module "x" {}', '1:1 module "x"', missing('module "x"')],
    ['locals {\n  x = 1\n}', '2:3 x', missing('local "x"')],
    ['provider "aws" {\n  alias = "e"\n}', '1:1 provider "aws"', missing('provider "aws" with alias "e"')],
    ['resource "t" {}', '1:1 resource "t"', 'a resource block has two labels'],
    ['resource "t" "n" {\n  a = =\n}', '2:7 =', "expected an expression after '='"],
  ])('%s is a problem', (override, at, message) => {
    const template = terraform({ 'main.tf': ORIGINAL, 'override.tf': override })
    expect(template.problems.map((problem) => [place(problem.at), problem.message])).toEqual([
      [`override.tf:${at}`, message],
    ])
    expect(template.unread).not.toEqual([])
    expect(template.resources.map(({ name }) => name)).toEqual(['t.n'])
  })

  it('are a problem in a folder without other files', () => {
    const template = terraform({ 'override.tf': ORIGINAL })
    expect(template.resources).toEqual([])
    expect(template).toMatchObject({ problems: [{ message: missing('resource "t" "n"') }] })
    expect(reachesOf(template)).toEqual(['resources'])
  })
})

describe('hostile override files', () => {
  it('are merged in linear time', () => {
    const names = Array.from({ length: 20_000 }, (_, n) => `  a${n} = ${n}`)
    const template = terraform({
      'main.tf': `locals {\n${names.join('\n')}\n}\n${body(...names)}`,
      'override.tf': names.map((line) => `locals {\n${line}\n}\n${body(line)}`).join(''),
    })
    expect(template.problems).toEqual([])
    expect(template.resources[0]?.properties.entries.size).toBe(20_000)
  })

  it('may have names that objects have', () => {
    const original = 'resource "__proto__" "constructor" {\n  __proto__ = 1\n}\n'
    const template = terraform({ 'main.tf': original, 'override.tf': original.replace('1', '2') })
    expect(template.problems).toEqual([])
    expect(template.resources.map(({ properties }) => show(properties))).toEqual(['{__proto__: 2}'])
  })
})

describe('files that could not be read', () => {
  it.each([
    [[], []],
    [['b.tf'], ['resources']],
    [['b.tf.json'], ['resources']],
    [['override.tf'], ['everything']],
    [['a_override.tf.json'], ['everything']],
    [['terraform.tfvars'], ['values']],
    [
      ['b.tf', 'x.auto.tfvars.json'],
      ['resources', 'values'],
    ],
  ])('%j reach %j', (paths, reaches) => {
    const template = parseTerraform({
      framework: 'terraform',
      path: '.',
      files: [],
      unreadFiles: paths.map((path) => ({ path, reason: 'it is not UTF-8' })),
    })
    expect(template.problems).toEqual([])
    expect(reachesOf(template)).toEqual(reaches)
  })
})
