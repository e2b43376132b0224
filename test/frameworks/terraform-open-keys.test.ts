// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is how Terraform writes interpolations
import { describe, expect, test } from 'vitest'
import type { Template } from '../../src/core/template.ts'
import { repository, show, terraform } from './terraform-support.ts'

function lines(template: Template, prefix: string): readonly string[] {
  expect(template.problems).toEqual([])
  return template.resources
    .filter(({ name }) => name.startsWith(prefix))
    .map(({ name, properties }) => `${name} ${show(properties)}`)
}

/** What `t.n` with this `for_each` is made of. */
function made(forEach: string, before = ''): readonly string[] {
  const block = `resource "t" "n" {\n  for_each = ${forEach}\n  v = each.value\n}\n`
  return lines(terraform({ 'main.tf': before + block }), 't.n')
}

const A = 't.n[b.a.id] {v: <to b.a.id of b.a>}'
const C = 't.n[b.c.id] {v: <to b.c.id of b.c>}'

describe('a set of what only the deployment knows', () => {
  test.each([
    ['toset([b.a.id, b.c.id])', [A, C]],
    ['toset([b.c.id, b.a.id, b.c.id])', [A, C]],
    ['toset([b.a.id])', [A]],
    ['toset([b.a.id, "x"])', [A, 't.n["x"] {v: "x"}']],
    ['toset([resource.b.a.id, b.a.id])', ['t.n[b.a.id] {v: <to b.a.id of b.a>}']],
    ['toset([b.a.id, b.a.arn])', ['t.n[b.a.arn] {v: <to b.a.arn of b.a>}', A]],
    ['toset([var.a, var.b])', ['t.n[var.a] {v: <variable var.a>}', 't.n[var.b] {v: <variable var.b>}']],
    ['toset(concat([b.a.id], [b.c.id]))', [A, C]],
    ['toset(distinct([b.a.id, b.c.id]))', [A, C]],
    ['toset([for each_b in [b.a, b.c] : each_b.id])', [A, C]],
    ['setunion(toset([b.a.id, b.c.id]), toset([b.a.id]))', [A, C]],
    [
      'toset([module.m.id, module.o.id])',
      ['t.n[module.m.id] {v: <to module.m.id>}', 't.n[module.o.id] {v: <to module.o.id>}'],
    ],
    [
      'toset([b.a["x"].id, b.a["y"].id])',
      ['t.n[b.a["x"].id] {v: <to b.a["x"].id of b.a>}', 't.n[b.a["y"].id] {v: <to b.a["y"].id of b.a>}'],
    ],
  ])('%s', (forEach, expected) => {
    expect(made(forEach)).toEqual(expected)
  })

  test.each([
    ['a text made with it may be any', 'toset(["${b.a.id}/x", "${b.c.id}/x"])'],
    ['an instance that is not told from others', 'toset([b.a[*].id, b.c.id])'],
    ['a set of which a part is not known', 'setunion(toset([b.a.id]), var.more)'],
    ['what a condition chooses', 'toset([var.on ? b.a.id : b.c.id, "x"])'],
    ['what may be several', 'toset(flatten([[b.a.id], [b.c.id]]))'],
    ['the result of a function', 'toset([upper(b.a.id), b.c.id])'],
  ])('%s: one stands for all', (_, forEach) => {
    expect(made(forEach).map((line) => line.split(' ')[0])).toEqual(['t.n'])
  })

  test('may have fewer elements than it is written with', () => {
    const [only] = lines(
      terraform({ 'main.tf': 'resource "t" "n" {\n  v = length(toset([b.a.id, "x"]))\n}\n' }),
      't.n',
    )
    expect(only).toMatch(/^t\.n \{v: <.*>\}$/)
  })

  test('comes through a local and a variable with a type', () => {
    const template = repository({
      'main.tf':
        'locals {\n  ids = toset([b.a.id, b.c.id])\n}\nmodule "m" {\n  source = "./m"\n  ids = local.ids\n}\nmodule "o" {\n  source = "./m"\n  ids = [b.a.id]\n}\n',
      'm/main.tf':
        'variable "ids" {\n  type = set(string)\n}\nresource "t" "n" {\n  for_each = var.ids\n  v = each.key\n}\n',
    })
    expect(lines(template, 'module.m.')).toEqual([
      'module.m.t.n[b.a.id] {v: <to b.a.id of b.a>}',
      'module.m.t.n[b.c.id] {v: <to b.c.id of b.c>}',
    ])
    expect(lines(template, 'module.o.')).toEqual(['module.o.t.n[b.a.id] {v: <to b.a.id of b.a>}'])
  })

  test('makes an instance of a module for each', () => {
    const template = repository({
      'main.tf':
        'module "m" {\n  for_each = toset([b.a.id, b.c.id])\n  source = "./m"\n  id = each.value\n}\nresource "t" "user" {\n  v = module.m[b.c.id].made\n}\n',
      'm/main.tf':
        'variable "id" {}\nresource "t" "n" {\n  v = var.id\n}\noutput "made" {\n  value = t.n.id\n}\n',
    })
    expect(lines(template, 'module.m')).toEqual([
      'module.m[b.a.id].t.n {v: <to b.a.id of b.a>}',
      'module.m[b.c.id].t.n {v: <to b.c.id of b.c>}',
    ])
    expect(lines(template, 't.user')).toEqual(['t.user {v: <to t.n.id of module.m[b.c.id].t.n>}'])
  })

  test('makes the blocks of a dynamic block', () => {
    const body =
      'dynamic "rule" {\n    for_each = toset([b.a.id, "x"])\n    content {\n      v = rule.value\n    }\n  }'
    const template = terraform({ 'main.tf': `resource "t" "n" {\n  ${body}\n}\n` })
    expect(lines(template, 't.n')).toEqual(['t.n {rule: [{v: <to b.a.id of b.a>}, {v: "x"}]}'])
  })

  test('of two modules that say the same of different resources', () => {
    const template = repository({
      'main.tf':
        'module "m" {\n  for_each = toset(["x", "y"])\n  source = "./m"\n}\nresource "t" "n" {\n  for_each = toset([module.m["x"].made, module.m["y"].made, module.m["x"].found, module.m["y"].found])\n  v = each.value\n}\n',
      'm/main.tf':
        'resource "b" "a" {\n}\nmodule "inner" {\n  source = "somewhere/else"\n}\noutput "made" {\n  value = b.a.id\n}\noutput "found" {\n  value = b.a.id\n}\n',
    })
    expect(lines(template, 't.n')).toEqual([
      't.n[module.m["x"].b.a.id] {v: <to b.a.id of module.m["x"].b.a>}',
      't.n[module.m["y"].b.a.id] {v: <to b.a.id of module.m["y"].b.a>}',
    ])
  })

  test('that is written in the same words in two modules is not told apart', () => {
    const template = repository({
      'main.tf':
        'module "m" {\n  for_each = toset(["x", "y"])\n  source = "./m"\n}\nresource "t" "n" {\n  for_each = toset([module.m["x"].made, module.m["y"].made])\n  v = each.value\n}\n',
      'm/main.tf':
        'module "inner" {\n  source = "somewhere/else"\n}\noutput "made" {\n  value = module.inner.id\n}\n',
    })
    expect(lines(template, 't.n')).toEqual(['t.n {v: <to each.value>}'])
  })
})

describe('references to its instances', () => {
  const BEFORE = 'resource "t" "n" {\n  for_each = toset([b.a.id, b.c.id])\n}\n'
  test.each([
    ['t.n[b.c.id].arn', '<to t.n[b.c.id].arn of t.n[b.c.id]>'],
    ['t.n["x"].arn', '<to t.n["x"].arn of t.n>'],
    ['t.n[var.x].arn', '<to t.n[var.x].arn of t.n>'],
    ['t.n[b.d.id].arn', '<to t.n[b.d.id].arn of t.n>'],
    ['values(t.n)[*].arn', '<to t.n[*].arn>'],
    ['t.n', '<to t.n of t.n>'],
  ])('%s', (expression, expected) => {
    const template = terraform({ 'main.tf': `${BEFORE}resource "t" "user" {\n  v = ${expression}\n}\n` })
    const user = template.resources.find(({ name }) => name === 't.user')
    expect(show(user?.properties.entries.get('v'))).toBe(expected)
  })
})
