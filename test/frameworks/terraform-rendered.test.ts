/** Templates that are rendered: `templatefile`, `templatestring`, `data "template_file"`. */
import { describe, expect, test } from 'vitest'
import { place, property, repository, show } from './terraform-support.ts'

const opened = '$' + '{'

/** The value of `v = <expression>` beside other blocks and files. */
function evaluated(expression: string, blocks: string, files: Readonly<Record<string, string>> = {}) {
  const main = `${blocks}\nresource "t" "n" {\n  v = ${expression}\n}\n`
  return property(repository({ 'main.tf': main, ...files }), 'v')
}

function data(template: string, vars: string, more = ''): string {
  return `data "template_file" "t" {\n  template = ${template}\n  ${vars}\n  ${more}\n}\n`
}

const rendered = 'data.template_file.t.rendered'
const policy = { 'p.json': `{"Statement": [{"Action": "*", "Resource": "${opened}r}"}]}` }

describe('data "template_file"', () => {
  test('is rendered from a file or a text', () => {
    const known = 'json {Statement: [{Action: "*", Resource: "b"}]}'
    for (const template of [
      'file("p.json")',
      `"${opened}file("p.json")}"`,
      `"${opened}path.module}/p.json"`,
    ]) {
      const value = evaluated(rendered, data(template, 'vars = { r = "b" }'), policy)
      expect(show(value), template).toBe(template.includes('file') ? known : '"./p.json"')
    }
    expect(show(evaluated(rendered, data(`"a-$${opened}n}"`, 'vars = { n = 1 }')))).toBe('"a-1"')
    expect(show(evaluated(rendered, data(`"a-$${opened}n}"`, 'vars {\n    n = 1\n  }')))).toBe('"a-1"')
    expect(show(evaluated(rendered, data('"a"', '')))).toBe('"a"')
  })

  test('says where in the file its parts are written', () => {
    const value = evaluated(rendered, data('file("p.json")', 'vars = { r = "b" }'), policy)
    const statement =
      value.kind === 'json' && value.of.kind === 'mapping' && value.of.entries.get('Statement')
    const action = statement && statement.kind === 'list' && statement.items[0]
    const scalar = action && action.kind === 'mapping' && action.entries.get('Action')
    expect(scalar && scalar.kind === 'scalar' && scalar.from && place(scalar.from.at)).toBe('p.json:1:27 "*"')
  })

  test('keeps the known parts of JSON', () => {
    const blocks = `variable "x" {}\n${data('file("p.json")', `vars = { r = "arn:${opened}var.x}" }`)}`
    expect(show(evaluated(rendered, blocks, policy))).toBe(
      'json {Statement: [{Action: "*", Resource: <variable var.x>}]}',
    )
  })

  test('is a link where its template or its variables are not known', () => {
    const link = `<to ${rendered} of data.template_file.t>`
    for (const [template, vars] of [
      ['var.x', ''],
      ['"a"', 'vars = var.x'],
      ['"a"', 'vars = merge({}, var.x)'],
    ] as const) {
      expect(show(evaluated(rendered, `variable "x" {}\n${data(template, vars)}`))).toBe(link)
    }
    expect(show(evaluated('data.template_file.t.id', data('"a"', '')))).toBe(
      '<to data.template_file.t.id of data.template_file.t>',
    )
  })

  test('is one for each instance', () => {
    const counted = data(`"a-$${opened}n}"`, 'vars = { n = count.index }', 'count = 2')
    expect(show(evaluated('data.template_file.t[1].rendered', counted))).toBe('"a-1"')
    expect(show(evaluated('data.template_file.t.*.rendered', counted))).toBe('["a-0", "a-1"]')
    expect(show(evaluated('join(",", data.template_file.t[*].rendered)', counted))).toBe('"a-0,a-1"')
    const each = data(`"a-$${opened}n}"`, 'vars = { n = each.key }', 'for_each = toset(["x", "y"])')
    expect(show(evaluated('data.template_file.t["y"].rendered', each))).toBe('"a-y"')
    expect(show(evaluated('[for k in ["x"] : data.template_file.t[k].rendered]', each))).toBe('["a-x"]')
  })

  test('that refers to itself is not evaluated', () => {
    const value = evaluated(rendered, data(`"a$${opened}n}"`, `vars = { n = ${rendered} }`))
    expect(show(value)).toContain('refers to itself')
  })
})

describe('templates in templates', () => {
  test('templatestring renders a text', () => {
    const locals = `locals {\n  t = "a-$${opened}n}"\n  bad = "$${opened}"\n}\nvariable "x" {}\n`
    expect(show(evaluated('templatestring(local.t, { n = 1 })', locals))).toBe('"a-1"')
    expect(show(evaluated('templatestring(local.t, { n = var.x })', locals))).toBe('<variable var.x>')
    expect(show(evaluated('templatestring(var.x, {})', locals))).toBe('<variable var.x>')
    expect(show(evaluated('templatestring(local.bad, {})', locals))).toBe(
      '<a template that has a syntax error>',
    )
  })

  test('template files may read template files', () => {
    const files = {
      'a.tpl': `${opened}n}%{ if n > 0 }${opened}templatefile("a.tpl", { n = n - 1 })}%{ endif }`,
    }
    expect(show(evaluated('templatefile("a.tpl", { n = 3 })', '', files))).toBe('"3210"')
  })
})
