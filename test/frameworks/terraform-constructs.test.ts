// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is how Terraform writes interpolations
/** Every row of the table in docs/templates.md, section Terraform, by its id. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { SourceFile } from '../../src/core/source.ts'
import type { Template } from '../../src/core/template.ts'
import type { Value } from '../../src/core/value.ts'
import { parseTerraform, parseTerraformFully } from '../../src/frameworks/terraform/template.ts'
import { readStatement } from '../../src/subjects/aws/iam/policy-document.ts'
import { statementScope, writtenStatements } from '../../src/subjects/aws/iam/written-document.ts'
import { scopeOf } from '../../src/subjects/define/scope.ts'
import { evaluated, place, property, repository, show, terraform } from './terraform-support.ts'

function shown({ resources }: Template): readonly string[] {
  return resources.map(({ name, properties }) => `${name} ${show(properties)}`)
}

function messages({ problems }: Template): readonly string[] {
  return problems.map(({ message }) => message)
}

/** Where the value stands, if not in all that is written: what was chosen, or what a part was taken from. */
const PARTS: Readonly<Record<string, string>> = {
  'true ? 1 : 2': '1',
  '[{ a = 1 }, { a = 2 }][*].a': '[{ a = 1 }, { a = 2 }]',
  'try({ a = 1 }.b, "d")': '"d"',
  'try(tonumber("x"), lookup({}, "y"), 5)': '5',
  'try(var.x, 1)': 'var.x',
  'try([(var.x ? { a = 1 } : {}).a], "d")': '"d"',
  'regex("^(?P<scheme>[^:/?#]+):", "https://a").scheme': 'regex("^(?P<scheme>[^:/?#]+):", "https://a")',
  'try(regex("x", "y"), "none")': '"none"',
  'lookup({ a = 1 }, "a", var.x)': '1',
  'coalescelist([], ["a"])': '["a"]',
  'try(tonumber(".5"), 1)': 'tonumber(".5")',
  'nonsensitive(sensitive("x"))': '"x"',
  'jsondecode("[1, {\\"a\\": true}]")[1].a': 'true',
  'csvdecode("a,b\\n1,\\"x,\\"\\"y\\"\\n")[0]': 'csvdecode("a,b\\n1,\\"x,\\"\\"y\\"\\n")',
  'try(templatefile("start.sh.tpl", { key = "k" }), "failed")': '"failed"',
  'pathexpand("a")': '"a"',
}

/** The value in words, which stands exactly where it is written. */
function placed(value: Value, expression: string): string {
  const { file, range } = value.at
  expect(file.text.slice(range.start, range.end)).toBe(PARTS[expression] ?? expression)
  return show(value)
}

/** Each expression with what it becomes. */
function expectValues(values: Readonly<Record<string, string>>, before = ''): void {
  const results = Object.keys(values).map((expression) => [
    expression,
    placed(evaluated(expression, before), expression),
  ])
  expect(Object.fromEntries(results)).toEqual(values)
}

const FILES = {
  'main.tf': '',
  'policy.json': '{\n  "Statement": [{"Action": "*"}]\n}\n',
  'start.sh.tpl': '#!/bin/sh\nexport KEY=${key}\n%{ for x in list ~}\necho ${x}\n%{ endfor ~}\n',
  'conf/a.yaml': 'a: 1\n',
  'conf/sub/b.yaml': 'b: 1\n',
  'conf/c.txt': 'text é',
}

/** Expressions in a repository with files. */
function expectInRepository(values: Readonly<Record<string, string>>): void {
  const results = Object.keys(values).map((expression) => {
    const files = { ...FILES, 'main.tf': `resource "t" "n" {\n  v = ${expression}\n}\n` }
    return [expression, placed(property(repository(files), 'v'), expression)]
  })
  expect(Object.fromEntries(results)).toEqual(values)
}

const CASES: Readonly<Record<string, () => void | Promise<void>>> = {
  tf() {
    const template = terraform({ 'main.tf': 'resource "t" "n" {\n  a = 1 +\n  b = 2\n}\n' })
    expect(shown(template)).toEqual(['t.n {a: <what has a syntax error>, b: 2}'])
    expect(template.unread).not.toEqual([])
  },
  'tf-json'() {
    const text = '{"//": "x", "resource": {"t": {"n": [{"v": "${upper(\\"a\\")}"}]}}}'
    expect(shown(terraform({ 'main.tf.json': text }))).toEqual(['t.n {v: "A"}'])
  },
  tfvars() {
    const main = 'variable "a" {\n  default = 1\n}\nresource "t" "n" {\n  v = var.a\n}\n'
    const files = { 'main.tf': main, 'terraform.tfvars': 'a = 2\n' }
    expect(shown(terraform(files))).toEqual(['t.n {v: 2}'])
    expect(shown(terraform({ ...files, 'x.auto.tfvars.json': '{"a": 3}' }))).toEqual(['t.n {v: 3}'])
  },
  'tfvars-unread'() {
    const text = 'variable "a" {\n  default = 1\n}\nresource "t" "n" {\n  v = var.a\n  w = 1\n}\n'
    const files = [new SourceFile('main.tf', text)]
    const unreadFiles = [{ path: 'terraform.tfvars', reason: 'it is not text' }]
    const template = parseTerraform({ framework: 'terraform', path: '.', files, unreadFiles })
    expect(shown(template)).toEqual(['t.n {v: <a part of this template that could not be read>, w: 1}'])
    expect(template.unread.map(({ reach }) => reach)).toEqual(['values'])
  },
  'template-file'() {
    const data = (variables: string) =>
      `variable "x" {}\ndata "template_file" "t" {\n  template = "{\\"a\\": \\"$\${a}\\", \\"b\\": 1}"\n  vars = { a = ${variables} }\n}\n`
    const main = (variables: string) =>
      `${data(variables)}resource "t" "n" {\n  v = data.template_file.t.rendered\n}\n`
    const value = (variables: string) => show(property(terraform({ 'main.tf': main(variables) }), 'v'))
    expect(value('2')).toBe('json {a: "2", b: 1}')
    expect(value('var.x')).toBe('json {a: <variable var.x>, b: 1}')
  },
  parameters() {
    const main = new SourceFile('main.tf', 'variable "a" {}\nresource "t" "n" {\n  v = var.a\n}\n')
    const values = new SourceFile('prod.tfvars.json', '{"a": "prod"}')
    const source = { framework: 'terraform', path: '.', files: [main, values] } as const
    expect(shown(parseTerraform(source))).toEqual(['t.n {v: <variable var.a>}'])
    expect(shown(parseTerraform({ ...source, parameterFiles: [values] }))).toEqual(['t.n {v: "prod"}'])
  },
  tofu() {
    const template = terraform({
      'main.tf': 'resource "t" "n" {\n  a = 1\n}\n',
      'main.tofu': 'resource "t" "n" {\n  a = 2\n}\n',
      'x.tf.json': '{"resource": {"t": {"x": {"a": 3}}}}',
    })
    expect(shown(template)).toEqual(['t.n {a: 2}', 't.x {a: 3}'])
    expect(template.otherwise?.files.map(({ path }) => path)).toEqual(['main.tf', 'x.tf.json'])
  },
  override() {
    const files = {
      'main.tf': 'resource "t" "n" {\n  v = 1\n}\n',
      'override.tf': 'resource "t" "n" {\n  v = 2\n}\n',
    }
    expect(
      shown(terraform({ ...files, 'z_override.tf.json': '{"resource": {"t": {"n": {"w": 3}}}}' })),
    ).toEqual(['t.n {v: 2, w: 3}'])
    expect(messages(terraform({ 'override.tf': files['main.tf'] }))).toEqual([
      'resource "t" "n" is declared only in an override file; nothing to override',
    ])
  },
  resource() {
    const template = terraform({
      'main.tf':
        'resource "t" "n" {\n  rule {\n    a = 1\n  }\n}\ndata "d" "x" {}\nprovider "aws" {\n  region = "a"\n}\n',
    })
    expect(shown(template)).toEqual(['t.n {rule: [{a: 1}]}', 'data.d.x {}', 'provider.aws {region: "a"}'])
  },
  'default-tags'() {
    const template = terraform({
      'main.tf':
        'provider "aws" {\n  default_tags {\n    tags = { a = "b" }\n  }\n}\nresource "aws_x" "n" {}\n',
    })
    expect(shown(template)).toEqual(['provider.aws {default_tags: [{tags: {a: "b"}}]}', 'aws_x.n {}'])
  },
  variable() {
    const before =
      'variable "a" {\n  type = object({ n = number, s = optional(string, "d") })\n  default = { n = "5" }\n}\nvariable "b" {}\n'
    expectValues({ 'var.a': '{n: 5, s: "d"}', 'var.b': '<variable var.b>' }, before)
    const value = evaluated('var.a.n', before)
    expect('from' in value && value.from?.what).toBe('the default of variable "a"')
    const inModule = repository({
      'main.tf': 'module "m" {\n  source = "./m"\n  a      = null\n}\n',
      'm/main.tf':
        'variable "a" {\n  default  = 1\n  nullable = false\n}\nresource "t" "n" {\n  v = var.a\n}\n',
    })
    expect(shown(inModule)).toEqual(['module.m.t.n {v: 1}'])
    const condition = 'can(regex("^[0-9]*$", var.a)) && contains(["1", "2", "3", "4", "x"], var.a)'
    const found = evaluated('var.a', `variable "a" {\n  validation {\n    condition = ${condition}\n  }\n}\n`)
    const limits =
      found.kind === 'unknown' && found.because.kind === 'variable' ? found.because.limits : undefined
    expect(['1', '5', 'x'].map((each) => limits?.mayMatch(each))).toEqual([true, false, false])
  },
  locals() {
    const before = 'locals {\n  a = [1]\n  b = local.b\n}\n'
    expectValues({ 'local.a[0]': '1', 'local.b': '<local.b, which refers to itself,>' }, before)
  },
  'module-local'() {
    const template = repository({
      'main.tf': 'module "m" {\n  source = "./m"\n  a      = 1\n}\n',
      'm/main.tf': 'variable "a" {}\nresource "t" "n" {\n  v = var.a\n}\n',
    })
    expect(shown(template)).toEqual(['module.m.t.n {v: 1}'])
  },
  'module-remote'() {
    const template = repository({
      'main.tf':
        'module "m" {\n  source = "terraform-aws-modules/vpc/aws"\n}\nresource "t" "n" {\n  v = module.m.id\n}\n',
    })
    expect(show(template.resources[0]?.properties)).toBe('{v: <to module.m.id>}')
    expect(template.gaps?.map(({ message, notable }) => [message, notable])).toEqual([
      [
        'module "m" is not in this repository: terraform-aws-modules/vpc/aws; terraform init installs it, so that it can be checked',
        true,
      ],
    ])
  },
  ignored() {
    const blocks = [
      'terraform {\n  required_version = "1"\n  backend "s3" {\n    bucket = "b"\n  }\n}',
      'moved {\n  from = t.a\n  to   = t.n\n}',
      'import {\n  to = t.n\n  id = "x"\n}',
      'removed {\n  from = t.z\n  lifecycle {\n    destroy = false\n  }\n}',
      'check "c" {\n  data "http" "x" {\n    url = "u"\n  }\n  assert {\n    condition     = true\n    error_message = "x"\n  }\n}',
      'ephemeral "e" "x" {}',
    ]
    const template = terraform({ 'main.tf': `resource "t" "n" {}\n${blocks.join('\n')}\n` })
    expect(shown(template)).toEqual(['t.n {}'])
    expect(template).toMatchObject({ problems: [], gaps: [], unread: [] })
  },
  count() {
    const template = terraform({
      'main.tf':
        'resource "t" "a" {\n  count = 2\n}\nresource "t" "b" {\n  for_each = toset(["x"])\n}\nresource "t" "c" {\n  count = 0\n}\nresource "t" "d" {\n  count = var.n\n}\n',
    })
    expect(template.resources.map(({ name }) => name)).toEqual(['t.a[0]', 't.a[1]', 't.b["x"]', 't.d'])
  },
  dynamic() {
    const dynamic = (each: string) =>
      `resource "t" "n" {\n  dynamic "r" {\n    for_each = ${each}\n    content {\n      v = r.value\n    }\n  }\n}\n`
    expect(shown(terraform({ 'main.tf': dynamic('[1, 2]') }))).toEqual(['t.n {r: [{v: 1}, {v: 2}]}'])
    expect(shown(terraform({ 'main.tf': dynamic('var.x') }))).toEqual([
      't.n {r: [(var.x ? {v: <variable var.x>} : nothing)]}',
    ])
  },
  reference() {
    expectValues({
      'aws_x.y.id': '<to aws_x.y.id of aws_x.y>',
      'data.aws_x.y["k"].id': '<to data.aws_x.y["k"].id of data.aws_x.y>',
      '"${aws_x.y.id}/*"': '<to aws_x.y.id>',
    })
  },
  'policy-document'() {
    const statement = (sid: string, action: string) =>
      `  statement {\n    sid = "${sid}"\n    actions = ["${action}"]\n  }\n`
    const template = terraform({
      'main.tf':
        `data "aws_iam_policy_document" "s" {\n${statement('a', 's3:Source')}${statement('b', 's3:Source')}}\n` +
        `data "aws_iam_policy_document" "o" {\n  dynamic "statement" {\n    for_each = ["c", "d"]\n    content {\n      sid = statement.value\n      actions = ["s3:Over"]\n    }\n  }\n}\n` +
        `data "aws_iam_policy_document" "d" {\n  source_policy_documents = [data.aws_iam_policy_document.s.json]\n` +
        `  override_policy_documents = [data.aws_iam_policy_document.o.json]\n${statement('b', 's3:Own')}${statement('c', 's3:Own')}}\n` +
        'resource "t" "n" {\n  policy = data.aws_iam_policy_document.d.json\n}\n',
    })
    const policy = property(template, 'policy')
    expect(show(policy)).toBe('<to data.aws_iam_policy_document.d.json of data.aws_iam_policy_document.d>')
    const [resource] = template.resources
    if (resource === undefined) throw new Error('no resource')
    const read = writtenStatements(policy, template).map((written) => {
      const { actions } = readStatement(statementScope(scopeOf(template, resource), written))
      return [
        written.node.kind === 'mapping' && show(written.node.entries.get('sid')),
        actions.map((each) => each.kind === 'known' && each.value),
      ]
    })
    expect(read).toEqual([
      ['"a"', ['s3:Source']],
      ['"b"', ['s3:Own']],
      ['"c"', ['s3:Over']],
      ['"d"', ['s3:Over']],
    ])
  },
  'module-output'() {
    const template = repository({
      'main.tf':
        'module "m" {\n  source = "./m"\n}\nresource "t" "n" {\n  v = module.m.a\n  w = module.m.b\n}\n',
      'm/main.tf': 'output "a" {\n  value = 1\n}\noutput "b" {\n  value = aws_x.y.id\n}\n',
    })
    expect(shown(template)).toEqual(['t.n {v: 1, w: <to aws_x.y.id of module.m.aws_x.y>}'])
  },
  each() {
    const template = terraform({
      'main.tf':
        'resource "t" "n" {\n  for_each = { a = 1 }\n  v = "${each.key}-${each.value}"\n}\nresource "t" "u" {\n  for_each = var.x\n  v = each.value\n}\n',
    })
    expect(shown(template)).toEqual(['t.n["a"] {v: "a-1"}', 't.u {v: <variable var.x>}'])
  },
  path() {
    const template = repository(
      {
        'env/main.tf':
          'module "m" {\n  source = "../m"\n}\nresource "t" "n" {\n  v = "${path.module}/${path.root}/x"\n}\n',
        'm/main.tf': 'resource "t" "n" {\n  v = "${path.module}/x"\n}\n',
      },
      'env',
    )
    expect(shown(template)).toEqual(['t.n {v: "././x"}', 'module.m.t.n {v: "../m/x"}'])
  },
  machine() {
    expectValues({
      'path.cwd': '<to path.cwd>',
      'terraform.workspace': '<to terraform.workspace>',
      'terraform.workspace == "prod" ? 1 : 2': '(terraform.workspace == "prod" ? 1 : 2)',
      'self.private_ip': '<to self.private_ip>',
      'ephemeral.random_password.p.result': '<to ephemeral.random_password.p.result>',
      'data.aws_caller_identity.me.account_id':
        '<to data.aws_caller_identity.me.account_id of data.aws_caller_identity.me>',
    })
  },
  'provider-argument'() {
    const template = terraform({ 'main.tf': 'resource "t" "n" {\n  provider = aws.east\n}\n' })
    expect(show(template.resources[0]?.meta)).toBe('{provider: <to aws.east of provider.aws.east>}')
  },
  template() {
    expectValues({
      '"a-${1 + 1}"': '"a-2"',
      '<<EOT\n%{ for x in ["a", "b"] ~}\n${x}\n%{ endfor ~}\nEOT': '"a\\nb\\n"',
      '"%{ if true }yes%{ endif }"': '"yes"',
      '"a-${var.x}"': '<variable var.x>',
      '"{\\"a\\": \\"${var.x}\\", \\"b\\": 1}"': 'json {a: <variable var.x>, b: 1}',
      '"{\\"a\\": ${jsonencode([1])}, \\"b\\": 1}"': 'json {a: [1], b: 1}',
      '<<EOT\n${jsonencode({ a = var.x })}\nEOT': 'json {a: <variable var.x>}',
      '"json: ${jsonencode([1])}"': '"json: [1]"',
    })
  },
  operators() {
    expectValues({
      '(2 + 3) * 4 % 3': '2',
      '1 < 2 && "a" == "a"': 'true',
      'var.x || true': 'true',
      'var.x && true': '<variable var.x>',
    })
  },
  conditional() {
    expectValues({ 'true ? 1 : 2': '1', 'var.x ? 1 : 2': '(var.x ? 1 : 2)' })
  },
  for() {
    expectValues({
      '[for k, v in { b = 1, a = 2 } : "${k}${v}" if v > 1]': '["a2"]',
      '{ for x in ["a", "b", "a"] : x => upper(x)... }': '{a: ["A", "A"], b: ["B"]}',
      '[for x in var.x : x]': '<variable var.x>',
    })
  },
  splat() {
    expectValues({
      '[{ a = 1 }, { a = 2 }][*].a': '[1, 2]',
      'aws_x.y[*].id': '<to aws_x.y[*].id of aws_x.y>',
    })
  },
  try() {
    expectValues({
      'try({ a = 1 }.b, "d")': '"d"',
      'try(tonumber("x"), lookup({}, "y"), 5)': '5',
      'can(regex("^b", "abc"))': 'false',
      'try(var.x, 1)': '<variable var.x>',
      'try((var.x ? { a = 1 } : {}).a, 2)': '(var.x ? 1 : 2)',
      'try(var.x ? {}.a : 1, 2)': '(var.x ? 2 : 1)',
      'can((var.x ? { a = 1 } : {}).a)': '(var.x ? true : false)',
      'try("${(var.x ? { a = 1 } : {}).a}!", "d")': '(var.x ? "1!" : "d")',
      'try([(var.x ? { a = 1 } : {}).a], "d")': '"d"',
    })
  },
  spread() {
    expectValues({ 'max([4, 2]...)': '4', 'max(var.x...)': '<variable var.x>' })
  },
  'fn-text'() {
    expectValues({
      'lower("AbC")': '"abc"',
      'indent(2, "a\\nb")': '"a\\n  b"',
      'strrev("abc")': '"cba"',
      'trimprefix(trimspace("  xy "), "x")': '"y"',
      'join("-", split(",", "a,b"))': '"a-b"',
      'startswith("abc", "ab") && endswith("abc", "c") && strcontains("abc", "b")': 'true',
      'lower(var.x)': '<variable var.x>',
    })
  },
  'fn-format'() {
    expectValues({
      'format("%s-%03d|%-4s|%5.2f|%q|%x|%b|%t|%%", "a", 7, "b", 3.14159, "q\\"<", 255, 5, true)':
        '"a-007|b   | 3.14|\\"q\\\\\\"\\\\u003c\\"|ff|101|true|%"',
      'format("%[2]s %[1]s", "a", "b")': '"b a"',
      'format("%v %v %v %#v", 1.5, true, ["a", 1], "s")': '"1.5 true [\\"a\\",1] \\"s\\""',
      'format("%+d|% d|%06d", 5, 5, -5)': '"+5| 5|-00005"',
      'format("%.2s", "abc")': '"ab"',
      'format("%v", 1000000)': '"1e+06"',
      'format("%s")': '<format("%s")>',
      'format("%d", 1.5)': '<format("%d", 1.5)>',
      'format("%.1f %e %#x", 0.25, 12345, 255)': '"0.2 1.234500e+04 0xff"',
      'format("arn:%s:x", var.x)': '<variable var.x>',
      'formatlist("%s-%d", ["a", "b"], 1)': '["a-1", "b-1"]',
      'formatlist("%s", ["a", var.x])': '["a", <variable var.x>]',
    })
  },
  'fn-regex'() {
    expectValues({
      'regex("[a-z]+", "53453abc345")': '"abc"',
      'regex("(\\\\d\\\\d)-(x)?", "2024-01-")': '["24", null]',
      'regex("^(?P<scheme>[^:/?#]+):", "https://a").scheme': '"https"',
      'regexall("[[:alpha:]]+", "1a2bc")': '["a", "bc"]',
      'length(regexall("(?i)PROD$", "my-prod"))': '1',
      'replace("hello world", "/w.*d/", "all")': '"hello all"',
      'replace("a-b", "X", var.x)': '"a-b"',
      'replace("a-X", "/X/", var.x)': '<variable var.x>',
      'replace(jsonencode({ a = "b_X_", n = 1 }), "_X_", var.x)': 'json {a: <variable var.x>, n: 1}',
      'replace(jsonencode({ a = var.x, b = ["_Y_"] }), "_Y_", "z")': 'json {a: <variable var.x>, b: ["z"]}',
      'replace(jsonencode({ a = var.x, b = "_Y_" }), "_Y_", "\\"z")': '<variable var.x>',
      'replace(jsonencode({ _Y_ = "_Y_", b = var.x }), "_Y_", "z")': '<variable var.x>',
      'replace(jsonencode({ a = -12, b = var.x }), "-1", "z")': '<variable var.x>',
      'replace(jsonencode({ a = "b", b = var.x }), "\\",", "z")': '<variable var.x>',
      'replace(jsonencode({ a = "u0022", b = var.x }), "u0022", "z")': '<variable var.x>',
      'replace(jsonencode({ a = "<", b = var.x }), "u", "z")': '<variable var.x>',
      'replace(jsonencode({ a = "<y", b = var.x }), "3cy", "z")': '<variable var.x>',
      'replace(jsonencode({ a = "y", b = var.x }), "3cy", "z")': 'json {a: "y", b: <variable var.x>}',
      'replace(jsonencode({ a = false, b = var.x }), ":false", ":true")': '<variable var.x>',
      'replace(jsonencode({ a = 1, b = var.x }), ":1", ":2")': '<variable var.x>',
      'replace(jsonencode({ a = "b:1", b = var.x }), "b:1", "z")': 'json {a: "z", b: <variable var.x>}',
      'replace(replace(jsonencode({ a = "_X_._Y_" }), "_X_", var.x), "_Y_", "k")':
        'json {a: <variable var.x>}',
      'replace(format("{\\"a\\":\\"%s\\"}", "_X_"), "_X_", var.x)': 'json {a: <variable var.x>}',
      'replace("[_X_]", "_X_", "1")': 'json [1]',
      'trimspace(" {\\"a\\": [true]}\\n")': 'json {a: [true]}',
      'format("[1, \\"%s\\"]", var.x)': 'json [1, <variable var.x>]',
      'join("", ["{\\"a\\":", "1}"])': 'json {a: 1}',
      'base64decode(base64encode("[\\"b\\"]"))': 'json ["b"]',
      'upper("[not json")': '"[NOT JSON"',
      'length(trimspace("[1]"))': '3',
      'trimspace("[1]") == "[1]"': 'true',
      'regex("\\\\pL", "a")': '<regex(...)>',
      'try(regex("x", "y"), "none")': '"none"',
    })
  },
  'fn-number'() {
    expectValues({
      'parseint("ff", 16)': '255',
      'pow(2, 10)': '1024',
      'signum(-3)': '-1',
      'log(16, 2)': '4',
      'sum([1, 2, 3])': '6',
      'ceil(1.2) + floor(1.8) + abs(-1)': '4',
      'alltrue([true, false]) || anytrue([false, true])': 'true',
      'pow(0, -1)': '<pow(...)>',
    })
  },
  'fn-collection'() {
    expectValues({
      'chunklist(["a", "b", "c"], 2)': '[["a", "b"], ["c"]]',
      'transpose({ a = ["x", "y"], b = ["y"] })': '{x: ["a"], y: ["a", "b"]}',
      'matchkeys(["i1", "i2"], ["a", "b"], ["b"])': '["i2"]',
      'index(["a", "b"], "b")': '1',
      'lookup({ a = 1 }, "a", var.x)': '1',
      'lookup({ a = 1 }, "b", aws_x.y.id)': '<to aws_x.y.id of aws_x.y>',
      'merge({ a = 1 }, { a = 2 })': '{a: 2}',
      'merge({ b = 1 }, null, [], toset(["a"]))': '{b: 1, a: "a"}',
      'can(merge([], null))': 'false',
      'can(merge(null, ["a"]))': 'false',
      'concat(var.x, ["0.0.0.0/0"])': '[<variable var.x>, "0.0.0.0/0"]',
      'list("a", map("k", "v"))': '["a", {k: "v"}]',
      'coalescelist([], ["a"])': '["a"]',
      'length(slice(data.a_zones.z.names, 0, 3))': '3',
      'slice(data.a_zones.z.names, 1, 3)':
        '[<to data.a_zones.z.names[1] of data.a_zones.z>, <to data.a_zones.z.names[2] of data.a_zones.z>]',
      '[for i, zone in slice(data.a_zones.z.names, 0, 2) : cidrsubnet("10.0.0.0/16", 8, i)]':
        '["10.0.0.0/24", "10.0.1.0/24"]',
      'slice(data.a_zones.z.names, 1, 1)': '[]',
      'slice(data.a_zones.z.names, var.x, 3)': '<to data.a_zones.z.names of data.a_zones.z>',
      'slice(data.a_zones.z.names, 2, 1)': '<to data.a_zones.z.names of data.a_zones.z>',
      'slice(data.a_zones.z.names, 0, 100000)': '<to data.a_zones.z.names of data.a_zones.z>',
      'slice(var.x, 0, 1)': '[<variable var.x>]',
      'slice(["a"], var.x, 1)': '<variable var.x>',
      'toset(slice(data.a_zones.z.names, 0, 0))': '[]',
      'length(toset(slice(data.a_zones.z.names, 0, 2)))': '<to data.a_zones.z.names[0]>',
      'can(slice(data.a_zones.z.names, 0, 3))': '<to data.a_zones.z.names of data.a_zones.z>',
    })
  },
  'fn-set'() {
    expectValues({
      'setunion(["b"], ["a", "b"])': '["a", "b"]',
      'setintersection(["a", "b", "c"], ["c", "b"])': '["b", "c"]',
      'setsubtract(["a", "b"], ["a"])': '["b"]',
      'setproduct(["a", "b"], [1, 2])': '[["a", 1], ["a", 2], ["b", 1], ["b", 2]]',
      'setproduct(range(200), range(200))': '<setproduct(...)>',
      'setsubtract(["a"], [var.x])': '<variable var.x>',
    })
  },
  'fn-convert'() {
    expectValues({
      'tostring(5)': '"5"',
      'tonumber("5")': '5',
      'tobool("1")': 'true',
      'can(tobool("yes"))': 'false',
      'try(tonumber(".5"), 1)': '0.5',
      'tolist([1, "a", true])': '["1", "a", "true"]',
      'can(tomap({ a = 1, b = true }))': 'false',
      'tolist(toset(["b", "a", "b"]))': '["a", "b"]',
      'nonsensitive(sensitive("x"))': '"x"',
      'nonsensitive(var.x)': '<variable var.x>',
    })
    const before = 'variable "s" {\n  type    = set(string)\n  default = ["b", "a", "b"]\n}\n'
    expectValues({ 'tolist(var.s)': '["a", "b"]', '[for k, v in var.s : k]': '["a", "b"]' }, before)
  },
  'fn-encode'() {
    expectValues({
      'jsonencode({ a = var.x })': 'json {a: <variable var.x>}',
      'length(jsonencode({ b = [1, null], a = "<" }))': '27',
      'jsondecode("[1, {\\"a\\": true}]")[1].a': 'true',
      'jsondecode("5")': '5',
      'can(jsondecode("{"))': 'false',
      'csvdecode("a,b\\n1,\\"x,\\"\\"y\\"\\n")[0]': '{a: "1", b: "x,\\"y"}',
      'base64encode("hello")': '"aGVsbG8="',
      'base64decode(base64encode("é"))': '"é"',
      'can(base64decode("?"))': 'false',
      'urlencode("a b&c=(ü)")': '"a+b%26c%3D%28%C3%BC%29"',
    })
  },
  'fn-network'() {
    expectValues({
      'cidrsubnet("10.0.0.0/8", 8, 1)': '"10.1.0.0/16"',
      'cidrhost("10.0.0.0/8", 1)': '"10.0.0.1"',
    })
  },
  'fn-file'() {
    expectInRepository({
      'file("${path.module}/policy.json")': 'json {Statement: [{Action: "*"}]}',
      'file("conf/c.txt")': '"text é"',
      'filebase64("./conf/c.txt")': '"dGV4dCDDqQ=="',
      'templatefile("start.sh.tpl", { key = "k", list = ["a", "b"] })':
        '"#!/bin/sh\\nexport KEY=k\\necho a\\necho b\\n"',
      'templatefile("start.sh.tpl", { key = var.x, list = [] })': '<variable var.x>',
      'try(templatefile("start.sh.tpl", { key = "k" }), "failed")': '"failed"',
      'fileexists("conf/c.txt")': 'true',
      'fileexists("none")': '<missing-file>',
      'fileset("conf", "**/*.yaml")': '["a.yaml", "sub/b.yaml"]',
      'fileset("${path.root}/conf", "*.{yaml,txt}")': '["a.yaml", "c.txt"]',
      'fileset(".", "none/*")': '<missing-file>',
      'file("none.txt")': '<missing-file>',
      'file("../outside")': '<missing-file>',
      'file("/etc/passwd")': '<missing-file>',
      'file("~/.ssh/id_rsa")': '<missing-file>',
      'basename("a/b.txt")': '"b.txt"',
      'dirname("a/../b/c.txt")': '"b"',
      'pathexpand("a")': '"a"',
      'pathexpand("~/a")': '<pathexpand(...)>',
      'abspath("a")': '<abspath(...)>',
    })
  },
  async 'fn-yaml'() {
    const text =
      'a: [1, "x", -2.5, true, ~]\\nb: { c: 0.0.0.0/0, d: *n, e: &n yes, f: !Ref x }\\ng: 2020-01-01\\n'
    const anchored = text.replace('d: *n, e: &n yes', 'd: &n yes, e: *n')
    const main = `resource "t" "n" {\n  v = yamldecode("${anchored.replaceAll('"', '\\"')}")\n  w = yamlencode({ a = 1 })\n}\n`
    const files = [new SourceFile('main.tf', main)]
    const template = await parseTerraformFully({ framework: 'terraform', path: '.', files })
    expect(messages(template)).toEqual([])
    expect(show(property(template, 'v'))).toBe(
      '{a: [1, "x", -2.5, true, null], b: {c: "0.0.0.0/0", d: true, e: true, f: <the YAML tag !Ref>}, ' +
        'g: "2020-01-01T00:00:00Z"}',
    )
    expect(show(property(template, 'w'))).toBe('"\\"a\\": 1\\n"')
  },
  'fn-hash'() {
    expectValues({
      'md5("x")': '"9dd4e461268c8034f5c8564e155c67a6"',
      'sha1("x")': '"11f6ad8ec52a2984abaafd7c3b516503785c2072"',
      'base64sha256("x")': '"LXEWQrcmsEQBYnyp+6wy9chTD7GQPMTbAiWHF5IaSIE="',
      'length(sha256("x"))': '64',
      'length(sha512("x"))': '128',
      'uuidv5("dns", "www.example.com")': '"2ed6657d-e927-568b-95e1-2665a8aea6a2"',
      'textencodebase64("x", "UTF-16LE")': '"eAA="',
    })
    const names = ['bcrypt', 'base64gzip', 'rsadecrypt', 'textdecodebase64']
    expectValues(Object.fromEntries(names.map((name) => [`${name}("x", "y")`, `<${name}(...)>`])))
    expectInRepository({
      'filemd5("policy.json") == md5(file("policy.json"))': 'true',
      'filebase64sha256("none.txt")': '<missing-file>',
    })
  },
  'fn-time'() {
    expectValues({
      'formatdate("DD MMM YYYY hh:mm ZZZ", "2018-01-02T23:12:01Z")': '"02 Jan 2018 23:12 UTC"',
      'timeadd("2017-11-22T00:00:00Z", "-10m")': '"2017-11-21T23:50:00Z"',
      'timecmp("2017-11-22T00:00:00Z", "2017-11-22T01:00:00+01:00")': '0',
      'can(timeadd("today", "1h"))': 'false',
    })
    const names = ['timestamp', 'plantimestamp', 'uuid']
    expectValues(Object.fromEntries(names.map((name) => [`${name}()`, `<${name}(...)>`])))
  },
  'fn-other'() {
    const names = ['provider::aws::arn_parse', 'type', 'issensitive', 'ephemeralasnull', 'newfunction']
    expectValues(Object.fromEntries(names.map((name) => [`${name}("x")`, `<${name}(...)>`])))
  },
  bounds() {
    expectValues({
      'range(0, 1000000000)': '<range(0, 1000000000)>',
      'format("%999999999d", 1)': '<format(...)>',
      'indent(1000000000, "a\\nb")': '<indent(...)>',
    })
  },
}

describe('the table of constructs in docs/templates.md', () => {
  const text = readFileSync(new URL('../../docs/templates.md', import.meta.url), 'utf8')
  const section = text.split(/^## /m).find((each) => each.startsWith('Terraform\n')) ?? ''
  const ids = [...section.matchAll(/^\| `([^`]+)` \|/gm)].map((match) => match[1] ?? '')

  it('has a case for each row, and a row for each case', () => {
    expect(ids.length).toBeGreaterThan(30)
    expect([...ids].sort()).toEqual(Object.keys(CASES).sort())
  })

  it.each(Object.entries(CASES))('%s', (_, check) => check())
})

describe('places of what functions make', () => {
  it('leads from a policy in a file to the file', () => {
    const template = repository({
      ...FILES,
      'main.tf': 'locals {\n  policy = file("policy.json")\n}\nresource "t" "n" {\n  v = local.policy\n}\n',
    })
    const value = property(template, 'v')
    expect(place(value.at)).toBe('main.tf:5:7 local.policy')
    const statements =
      value.kind === 'json' && value.of.kind === 'mapping' ? value.of.entries.get('Statement') : undefined
    const [statement] = statements?.kind === 'list' ? statements.items : []
    const action = statement?.kind === 'mapping' ? statement.entries.get('Action') : undefined
    if (action?.kind !== 'scalar' || action.from === undefined) throw new Error('no action')
    expect(place(action.at)).toBe('main.tf:5:7 local.policy')
    expect([action.from.what, place(action.from.at)]).toEqual([
      'the file policy.json',
      'policy.json:2:28 "*"',
    ])
  })

  it('leads from a text to the default that it was made of, through functions and templates', () => {
    const before = 'variable "cidr" {\n  default = "0.0.0.0/0"\n}\n'
    const template = repository({
      'main.tf': `${before}resource "t" "n" {\n  v = trimspace(templatefile("x.tpl", { c = var.cidr }))\n  w = regex(".*", format("%s", var.cidr))\n}\n`,
      'x.tpl': '${c}\n',
    })
    for (const name of ['v', 'w']) {
      const value = property(template, name)
      if (value.kind !== 'scalar') throw new Error(show(value))
      expect([value.value, value.from?.what]).toEqual(['0.0.0.0/0', 'the default of variable "cidr"'])
      expect(value.from && place(value.from.at)).toBe('main.tf:2:13 "0.0.0.0/0"')
    }
  })
})
