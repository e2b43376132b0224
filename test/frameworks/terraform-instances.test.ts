// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is how Terraform writes interpolations
import { describe, expect, it } from 'vitest'
import type { Template } from '../../src/core/template.ts'
import { place, show, terraform } from './terraform-support.ts'

/** The resources of `t.n` and their properties, a line each. */
function instances(head: string, body: string, before = ''): readonly string[] {
  const template = terraform({ 'main.tf': `${before}\nresource "t" "n" {\n  ${head}\n  ${body}\n}\n` })
  expect(template.problems).toEqual([])
  return lines(template, 't.n')
}

function lines(template: Template, prefix = ''): readonly string[] {
  return template.resources
    .filter(({ name }) => name.startsWith(prefix))
    .map(({ name, properties }) => `${name} ${show(properties)}`)
}

/** What `v = <expression>` is in `t.user`, after other text. */
function used(expression: string, before: string): string {
  const template = terraform({ 'main.tf': `${before}\nresource "t" "user" {\n  v = ${expression}\n}\n` })
  return show(template.resources.find(({ name }) => name === 't.user')?.properties.entries.get('v'))
}

describe('count', () => {
  it('makes an instance for each index', () => {
    expect(instances('count = 2', 'v = "n-${count.index}"')).toEqual([
      't.n[0] {v: "n-0"}',
      't.n[1] {v: "n-1"}',
    ])
    expect(instances('count = 2', 'v = ["a", "b"][count.index]')).toEqual([
      't.n[0] {v: "a"}',
      't.n[1] {v: "b"}',
    ])
  })

  it('makes one that stands for all where the number is not known', () => {
    expect(instances('count = var.n', 'v = count.index')).toEqual(['t.n {v: <to count.index>}'])
    expect(instances('count = 2501', 'v = count.index')).toEqual(['t.n {v: <to count.index>}'])
    expect(instances('count = -1', 'v = count.index')).toEqual(['t.n {v: <to count.index>}'])
    expect(instances('count = 1.5', 'v = count.index')).toEqual(['t.n {v: <to count.index>}'])
  })

  it('is zero for the only one that may be there', () => {
    expect(instances('count = var.on ? 1 : 0', 'v = count.index')).toEqual(['t.n {v: 0}'])
    expect(instances('count = var.on ? 0 : 0', 'v = count.index')).toEqual([])
  })

  it('makes as many as there can be at most', () => {
    const two = ['t.n[0] {v: 0}', 't.n[1] {v: 1}']
    expect(instances('count = var.on ? 2 : 0', 'v = count.index')).toEqual(two)
    expect(instances('count = var.on ? 1 : 2', 'v = count.index')).toEqual(two)
    expect(instances('count = var.on ? 0 : var.more ? 2 : 1', 'v = count.index')).toEqual(two)
    expect(instances('count = var.on ? length(["a", "b"]) : 0', 'v = ["a", "b"][count.index]')).toEqual([
      't.n[0] {v: "a"}',
      't.n[1] {v: "b"}',
    ])
    expect(instances('count = var.on ? 2 : var.n', 'v = count.index')).toEqual(['t.n {v: <to count.index>}'])
    expect(instances('count = var.on ? 2 : -1', 'v = count.index')).toEqual(['t.n {v: <to count.index>}'])
    expect(instances('count = var.on ? 2501 : 0', 'v = count.index')).toEqual(['t.n {v: <to count.index>}'])
    // Each of them, and each list of them, has every case.
    const many = 'count = var.a ? 2 : var.b ? 3 : var.c ? 4 : var.d ? 5 : 6'
    expect(instances(many, 'v = count.index')).toEqual(['t.n {v: <to count.index>}'])
    expect(instances(many.replaceAll(/[2-6]/g, '1'), 'v = count.index')).toEqual(['t.n {v: 0}'])
  })

  it('says of each under which conditions it exists', () => {
    const template = terraform({
      'main.tf': 'resource "t" "n" {\n  count = var.on ? 0 : var.more ? 2 : 1\n}\n',
    })
    expect(template.resources.map(({ meta }) => show(meta))).toEqual([
      '{count: (var.on ? nothing : (var.more ? 2 : 1))}',
      '{count: (var.on ? nothing : (var.more ? 2 : nothing))}',
    ])
  })

  it('reports where the index comes from', () => {
    const template = terraform({ 'main.tf': 'resource "t" "n" {\n  count = 1\n  v = count.index\n}\n' })
    const [resource] = template.resources
    const v = resource?.properties.entries.get('v')
    expect(v?.kind === 'scalar' && v.from?.what).toBe('the count of t.n')
    expect(v && place(v.at)).toBe('main.tf:3:7 count.index')
    expect(v?.kind === 'scalar' && v.from && place(v.from.at)).toBe('main.tf:2:11 1')
    expect(resource?.block).toBe('t.n')
  })
})

describe('for_each', () => {
  it('makes an instance for each element, in the order of the keys', () => {
    const body = 'k = each.key\n  v = each.value'
    expect(instances('for_each = toset(["b", "a"])', body)).toEqual([
      't.n["a"] {k: "a", v: "a"}',
      't.n["b"] {k: "b", v: "b"}',
    ])
    expect(instances('for_each = { b = 1, "a \\" b" = { c = 2 } }', body)).toEqual([
      't.n["a \\" b"] {k: "a \\" b", v: {c: 2}}',
      't.n["b"] {k: "b", v: 1}',
    ])
    expect(instances('for_each = { for x in ["p", "q"] : x => upper(x) }', 'v = each.value')).toEqual([
      't.n["p"] {v: "P"}',
      't.n["q"] {v: "Q"}',
    ])
  })

  it('takes what is known of elements that are not', () => {
    expect(instances('for_each = { a = var.x, b = 1 }', 'v = each.value')).toEqual([
      't.n["a"] {v: <variable var.x>}',
      't.n["b"] {v: 1}',
    ])
  })

  it('makes one that stands for all of a variable, which decides what it gets', () => {
    expect(instances('for_each = var.x', 'v = each.value.y')).toEqual(['t.n {v: <variable var.x>}'])
    const either = 'for_each = var.on ? var.x : {}'
    expect(instances(either, 'v = each.value')).toEqual(['t.n {v: <variable var.x>}'])
  })

  it.each([
    'toset(concat(var.x, ["a"]))',
    '{ for p in setproduct(range(51), range(50)) : join("-", p) => 1 }',
  ])('makes one that stands for all of %s', (collection) => {
    expect(instances(`for_each = ${collection}`, 'v = each.value')).toEqual(['t.n {v: <to each.value>}'])
  })

  it('makes those that exist under a condition, with what they have then', () => {
    const template = terraform({
      'main.tf':
        'resource "t" "n" {\n  for_each = var.on ? { a = 1, b = 2 } : { b = 3 }\n  v = each.value\n}\n' +
        'resource "t" "m" {\n  for_each = { for k, v in { a = 1, b = 2 } : k => v if k == "a" || var.on }\n  v = each.value\n}\n',
    })
    expect(lines(template)).toEqual([
      't.n["a"] {v: 1}',
      't.n["b"] {v: (var.on ? 2 : 3)}',
      't.m["a"] {v: 1}',
      't.m["b"] {v: 2}',
    ])
    expect(template.resources.map(({ meta }) => show(meta))).toEqual([
      '{for_each: (var.on ? "a" : nothing)}',
      '{for_each: "b"}',
      '{for_each: "a"}',
      '{for_each: (k == "a" || var.on ? "b" : nothing)}',
    ])
  })

  it('are there or not where several conditions choose them, for all who count them', () => {
    const sets = 'var.on ? toset(["a", "b"]) : var.more ? toset(["a"]) : toset(["b"])'
    const used = (expression: string) =>
      lines(
        terraform({
          'main.tf': `resource "t" "n" {\n  for_each = ${sets}\n}\nresource "t" "u" {\n  v = ${expression}\n}\n`,
        }),
      ).at(-1)
    const unknown = 't.u {v: <condition t.n["a"] exists>}'
    expect([used('length(t.n)'), used('keys(t.n)'), used('contains(keys(t.n), "b")')]).toEqual([
      unknown,
      unknown,
      unknown,
    ])
    expect(used('lookup({ for k, r in t.n : k => "v" }, "b", "d")')).toBe(
      't.u {v: (t.n["b"] exists ? "v" : "d")}',
    )
  })

  it('places values where they are used, and says where they were written', () => {
    const template = terraform({
      'main.tf':
        'locals {\n  m = { a = "x" }\n}\nresource "t" "n" {\n  for_each = local.m\n  v = each.value\n}\n',
    })
    const v = template.resources[0]?.properties.entries.get('v')
    expect(v && place(v.at)).toBe('main.tf:6:7 each.value')
    expect(v?.kind === 'scalar' && v.from && `${v.from.what}, ${place(v.from.at)}`).toBe(
      'local "m", main.tf:2:13 "x"',
    )
  })

  it('goes into dynamic blocks', () => {
    const body =
      'dynamic "rule" {\n    for_each = each.value\n    iterator = it\n    content {\n      v = "${each.key}-${it.value}"\n      dynamic "in" {\n        for_each = [it.key]\n        content {\n          w = in.value + count_free\n        }\n      }\n    }\n  }'
    expect(instances('for_each = { a = [1, 2], b = [] }', body.replace(' + count_free', ''))).toEqual([
      't.n["a"] {rule: [{v: "a-1", in: [{w: 0}]}, {v: "a-2", in: [{w: 1}]}]}',
      't.n["b"] {}',
    ])
  })

  it('goes through the instances of another block', () => {
    const before = 'resource "b" "x" {\n  for_each = toset(["p", "q"])\n}\n'
    expect(instances('for_each = b.x', 'v = each.value.id\n  k = each.key', before)).toEqual([
      't.n["p"] {v: <to b.x["p"].id of b.x["p"]>, k: "p"}',
      't.n["q"] {v: <to b.x["q"].id of b.x["q"]>, k: "q"}',
    ])
    const open = 'resource "b" "x" {\n  for_each = var.all\n}\n'
    expect(instances('for_each = b.x', 'v = each.value.id', open)).toEqual(['t.n {v: <to b.x.id of b.x>}'])
    expect(instances('for_each = var.on ? b.x : {}', 'v = each.value.id', open)).toEqual([
      't.n {v: <to b.x.id of b.x>}',
    ])
  })
})

describe('references to instances', () => {
  const counted = 'resource "b" "x" {\n  count = 2\n}\n'
  const each = 'resource "b" "x" {\n  for_each = { p = 1, q = 2 }\n}\n'
  const none = 'resource "b" "x" {\n  count = 0\n}\n'
  const maybe = 'resource "b" "x" {\n  count = var.on ? 1 : 0\n}\n'
  const open = 'resource "b" "x" {\n  for_each = var.all\n}\n'

  it.each([
    ['b.x[1].id', counted, '<to b.x[1].id of b.x[1]>'],
    ['b.x.1.id', counted, '<to b.x[1].id of b.x[1]>'],
    ['b.x[*].id', counted, '[<to b.x[0].id of b.x[0]>, <to b.x[1].id of b.x[1]>]'],
    ['b.x.*.id', counted, '[<to b.x[0].id of b.x[0]>, <to b.x[1].id of b.x[1]>]'],
    ['b.x[var.i].id', counted, '<to b.x[var.i].id of b.x>'],
    ['b.x[var.on ? 0 : 1].id', counted, '(var.on ? <to b.x[0].id of b.x[0]> : <to b.x[1].id of b.x[1]>)'],
    ['length(b.x)', counted, '2'],
    ['b.x[2].id', counted, '<b.x[2].id>'],
    ['b.x["p"].id', each, '<to b.x["p"].id of b.x["p"]>'],
    ['b.x.p.id', each, '<to b.x["p"].id of b.x["p"]>'],
    ['values(b.x)[*].id', each, '[<to b.x["p"].id of b.x["p"]>, <to b.x["q"].id of b.x["q"]>]'],
    [
      '{ for k, v in b.x : k => v.id }',
      each,
      '{p: <to b.x["p"].id of b.x["p"]>, q: <to b.x["q"].id of b.x["q"]>}',
    ],
    ['keys(b.x)', each, '["p", "q"]'],
    ['try(b.x[0].id, "none")', none, '"none"'],
    ['one(b.x[*].id)', none, 'null'],
    ['join("", b.x[*].id)', none, '""'],
    ['try(b.x[0].id, "none")', maybe, '<to b.x[0].id of b.x>'],
    ['one(b.x[*].id)', maybe, '<to b.x[*].id of b.x>'],
    ['b.x[0].id', maybe, '<to b.x[0].id of b.x>'],
    ['b.x["p"].id', open, '<to b.x["p"].id of b.x>'],
    ['data.b.x[0].id', 'data "b" "x" {\n  count = 1\n}\n', '<to data.b.x[0].id of data.b.x[0]>'],
    ['b.y[0].id', counted, '<to b.y[0].id of b.y>'],
  ])('%s', (expression, before, expected) => {
    expect(used(expression, before)).toBe(expected)
  })

  it('lead from one instance to another', () => {
    const before =
      'resource "b" "x" {\n  for_each = { p = 1, q = 2 }\n}\nresource "c" "x" {\n  count = 2\n}\n'
    expect(instances('for_each = toset(["q"])', 'v = b.x[each.key].id', before)).toEqual([
      't.n["q"] {v: <to b.x["q"].id of b.x["q"]>}',
    ])
    expect(instances('count = 2', 'v = c.x[count.index].id', before)).toEqual([
      't.n[0] {v: <to c.x[0].id of c.x[0]>}',
      't.n[1] {v: <to c.x[1].id of c.x[1]>}',
    ])
  })
})

describe('all instances of a block of which some may not exist', () => {
  const counted = 'resource "t" "n" {\n  count = var.on ? 1 + 1 : var.more ? 0 : 3\n}'
  const keyed = 'resource "t" "n" {\n  for_each = var.on ? {} : { a = 1 }\n}'

  it('are a list for each number that there may be', () => {
    const id = (n: number) => `<to t.n[${n}].id of t.n[${n}]>`
    expect(used('t.n[*].id', counted)).toBe(
      `(var.on ? [${id(0)}, ${id(1)}] : (var.more ? [] : [${id(0)}, ${id(1)}, ${id(2)}]))`,
    )
    expect(used('length(t.n)', counted)).toBe('(var.on ? 2 : (var.more ? 0 : 3))')
    expect(used('t.n[1].id', counted)).toBe(id(1))
  })

  it('are there where the other branch makes none', () => {
    expect(used('[for x in t.n : x.id]', keyed)).toBe('[(var.on ? nothing : <to t.n["a"].id of t.n["a"]>)]')
    expect(used('t.n', keyed)).toBe('{a: (var.on ? nothing : <to t.n["a"] of t.n["a"]>)}')
  })
})

describe('bounds', () => {
  it('end circles', () => {
    const before = 'resource "b" "x" {\n  for_each = c.x\n}\nresource "c" "x" {\n  for_each = b.x\n}\n'
    expect(used('b.x', before)).toBe('<to b.x of b.x>')
    const self = 'resource "b" "x" {\n  count = length(b.x)\n}\n'
    expect(used('b.x[0].id', self)).toBe('<to b.x[0].id of b.x>')
  })

  it('hold for the whole template', () => {
    const block = (index: number) => `resource "t" "n${index}" {\n  count = 2000\n  v = count.index\n}\n`
    const text = Array.from({ length: 10 }, (_, index) => block(index)).join('')
    const template = terraform({ 'main.tf': text })
    expect(template.resources).toHaveLength(5 * 2000 + 5)
    expect(lines(template).at(-1)).toBe('t.n9 {v: <to count.index>}')
  })

  it('survive long chains of blocks that depend on each other', () => {
    const block = (index: number) => `resource "t" "n${index}" {\n  count = length(t.n${index - 1})\n}\n`
    const text = Array.from({ length: 2000 }, (_, index) => block(2000 - index)).join('')
    const template = terraform({ 'main.tf': `${text}resource "t" "n0" {\n  count = 1\n}\n` })
    expect(template.resources.length).toBeGreaterThan(1000)
  })

  it('survive names that are data of the language', () => {
    expect(instances('for_each = toset(["__proto__", "constructor"])', 'v = each.key')).toEqual([
      't.n["__proto__"] {v: "__proto__"}',
      't.n["constructor"] {v: "constructor"}',
    ])
  })
})
