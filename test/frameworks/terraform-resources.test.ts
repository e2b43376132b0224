// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is how Terraform writes interpolations
import { describe, expect, it } from 'vitest'
import type { Template } from '../../src/core/template.ts'
import type { Value } from '../../src/core/value.ts'
import { place, property, show, source, terraform } from './terraform-support.ts'

function names(template: Template): readonly string[] {
  return template.resources.map((resource) => `${resource.type} ${resource.name}`)
}

function items(value: Value): readonly Value[] {
  return value.kind === 'list' ? value.items : []
}

describe('resources', () => {
  it('lists resources, data sources and providers with their places', () => {
    const template = terraform({
      'a.tf': 'provider "aws" {\n  alias  = "east"\n  region = "us-east-1"\n}\nprovider "null" {}\n',
      'b.tf':
        'resource "aws_s3_bucket" "b" {\n  bucket = "x"\n}\n\ndata "aws_iam_policy_document" "d" {\n}\nmodule "m" {\n  source = "./m"\n}\n',
    })
    expect(names(template)).toEqual([
      'provider.aws provider.aws.east',
      'provider.null provider.null',
      'aws_s3_bucket aws_s3_bucket.b',
      'data.aws_iam_policy_document data.aws_iam_policy_document.d',
      'module module.m',
    ])
    const bucket = template.resources[2]
    expect(bucket && place(bucket.at)).toBe('b.tf:1:1 resource "aws_s3_bucket" "b" { bucket = "x" }')
    expect(bucket && place(bucket.head)).toBe('b.tf:1:1 resource "aws_s3_bucket" "b"')
    expect(template).toMatchObject({ framework: 'terraform', path: '.', problems: [], unread: [] })
  })

  it('keeps meta arguments apart', () => {
    const template = terraform({
      'main.tf': `resource "t" "n" {
  count      = 2
  provider   = aws.east
  depends_on = [aws_x.y]
  lifecycle {
    prevent_destroy = true
  }
  provisioner "local-exec" {
    command = "ls"
  }
  a = count.index
}`,
    })
    const [resource] = template.resources
    expect(show(resource?.properties)).toBe('{a: 0}')
    expect(show(resource?.meta)).toBe(
      '{count: 2, provider: <to aws.east of provider.aws.east>, depends_on: [<to aws_x.y of aws_x.y>], ' +
        'lifecycle: [{prevent_destroy: true}], provisioner: [{local-exec: {command: "ls"}}]}',
    )
  })

  it.each([
    ['count = 0', 0],
    ['count = var.on ? 1 : 0', 0],
    ['count = var.off ? 1 : 0', 1],
    ['count = 3', 3],
    ['for_each = {}', 0],
    ['for_each = toset([])', 0],
    ['for_each = { a = 1 }', 1],
    ['for_each = var.off', 1],
  ])('with %s lists the resource %i times', (line, expected) => {
    const text = `variable "on" {\n  default = false\n}\nresource "t" "n" {\n  ${line}\n}\n`
    expect(terraform({ 'main.tf': text }).resources).toHaveLength(expected)
  })
})

describe('nested blocks', () => {
  it('are a list of mappings, as attributes with lists of objects are', () => {
    const template = terraform({
      'main.tf': `resource "t" "n" {
  rule {
    port = 22
  }
  rule { port = 80 }
  old = [{ port = 443 }]
}`,
    })
    const rules = property(template, 'rule')
    expect(show(rules)).toBe('[{port: 22}, {port: 80}]')
    expect(show(property(template, 'old'))).toBe('[{port: 443}]')
    expect(items(rules).map((item) => place(item.at))).toEqual([
      'main.tf:2:3 rule { port = 22 }',
      'main.tf:5:3 rule { port = 80 }',
    ])
    expect(place(rules.at)).toBe('main.tf:2:3 rule { port = 22 }')
  })

  it('are expanded from dynamic blocks over what is known', () => {
    const template = terraform({
      'main.tf': `variable "ports" {
  default = [22, 80]
}
resource "t" "n" {
  rule { port = 1 }
  dynamic "rule" {
    for_each = var.ports
    content {
      port = rule.value
      at   = rule.key
    }
  }
  dynamic "other" {
    for_each = { a = { b = [1] } }
    iterator = it
    content {
      name = it.key
      dynamic "inner" {
        for_each = it.value.b
        content { n = inner.value }
      }
    }
  }
}`,
    })
    const rules = property(template, 'rule')
    expect(show(rules)).toBe('[{port: 1}, {port: 22, at: 0}, {port: 80, at: 1}]')
    expect(show(property(template, 'other'))).toBe('[{name: "a", inner: [{n: 1}]}]')
    const second = items(rules)[1]
    const port = second?.kind === 'mapping' ? second.entries.get('port') : undefined
    expect(port && place(port.at)).toBe('main.tf:9:14 rule.value')
    const from = port?.kind === 'scalar' ? port.from : undefined
    expect(from?.what).toBe('the default of variable "ports"')
    expect(from && place(from.at)).toBe('main.tf:2:14 22')
    expect(second && source(second.at)).toMatch(/^dynamic "rule" \{.*\}$/)
  })

  it('are unknown for dynamic blocks over what is unknown', () => {
    const text = (forEach: string) =>
      `resource "t" "n" {\n  dynamic "rule" {\n    for_each = ${forEach}\n    content {\n      p = rule.value\n    }\n  }\n}`
    const shown = (forEach: string) => show(property(terraform({ 'main.tf': text(forEach) }), 'rule'))
    expect(shown('var.x')).toBe('[(var.x ? {p: <variable var.x>} : nothing)]')
    expect(shown('var.x ? [1] : []')).toBe('[(var.x ? {p: 1} : nothing)]')
    expect(shown('concat(var.x, [22])')).toBe(
      '[(concat(var.x, [22]) ? {p: <variable var.x>} : nothing), {p: 22}]',
    )
    expect(shown('[for p in [22] : p if var.x]')).toBe('[(var.x ? {p: 22} : nothing)]')
    expect(shown('[var.x]')).toBe('[{p: <variable var.x>}]')
  })

  it('are left out for dynamic blocks over nothing', () => {
    const text = 'resource "t" "n" {\n  dynamic "rule" {\n    for_each = []\n    content {}\n  }\n}'
    expect(terraform({ 'main.tf': text }).resources[0]?.properties.entries.size).toBe(0)
  })
})

describe('JSON in texts', () => {
  function policy(text: string): Value {
    return property(terraform({ 'main.tf': `resource "t" "n" {\n  v = ${text}\n}\n` }), 'v')
  }

  function at(value: Value, ...path: readonly (string | number)[]): Value {
    let current = value.kind === 'json' ? value.of : value
    for (const key of path) {
      const next = current.kind === 'mapping' ? current.entries.get(String(key)) : items(current)[Number(key)]
      if (next === undefined) throw new Error(`nothing at ${key}`)
      current = next
    }
    return current
  }

  it('is read from a heredoc with exact places', () => {
    const value = policy('<<EOT\n{\n  "Statement": [{ "Action": "*", "N": 1 }]\n}\nEOT')
    expect(show(value)).toBe('json {Statement: [{Action: "*", N: 1}]}')
    expect(place(at(value, 'Statement', 0, 'Action').at)).toBe('main.tf:4:29 "*"')
    expect(place(at(value, 'Statement', 0).at)).toBe('main.tf:4:17 { "Action": "*", "N": 1 }')
  })

  it('is read from an indented heredoc with exact places', () => {
    const value = policy('<<-EOT\n    {\n      "Action":\n        "*"\n    }\n  EOT')
    expect(place(at(value, 'Action').at)).toBe('main.tf:5:9 "*"')
    expect(place(at(value).at)).toBe('main.tf:3:5 { "Action": "*" }')
  })

  it('is read from a quoted string with escapes', () => {
    const value = policy('"{\\"Action\\": \\"s3:*\\", \\"N\\": 12}"')
    expect(show(value)).toBe('json {Action: "s3:*", N: 12}')
    expect(place(at(value, 'Action').at)).toBe('main.tf:2:21 \\"s3:*\\"')
    expect(place(at(value, 'N').at)).toBe('main.tf:2:38 12')
    expect(source(value.at)).toBe('"{\\"Action\\": \\"s3:*\\", \\"N\\": 12}"')
  })

  it('keeps unknown only what an unknown interpolation stands in', () => {
    const value = policy(
      '<<EOT\n{ "Action": "*", "Resource": "${aws_s3_bucket.b.arn}/*", "All": ${jsonencode([var.x, "a"])}, "N": ${var.n}, "K": {"${var.k}": 1} }\nEOT',
    )
    expect(show(value)).toBe(
      'json {Action: "*", Resource: <to aws_s3_bucket.b.arn>, All: [<variable var.x>, "a"], N: <variable var.n>, K: <variable var.k>}',
    )
    expect(place(at(value, 'Resource').at)).toBe('main.tf:3:30 "${aws_s3_bucket.b.arn}/*"')
  })

  it('takes known interpolations in', () => {
    const value = policy('"{\\"a\\": \\"${upper("x")}y\\", \\"b\\": ${1 + 1}}"')
    expect(show(value)).toBe('json {a: "Xy", b: 2}')
    expect(place(at(value, 'b').at)).toBe('main.tf:2:43 ${1 + 1}')
  })

  it('is placed where a local is used', () => {
    const template = terraform({
      'main.tf': 'locals {\n  p = <<EOT\n{"Action": "*"}\nEOT\n}\nresource "t" "n" {\n  v = local.p\n}\n',
    })
    const action = at(property(template, 'v'), 'Action')
    expect(place(action.at)).toBe('main.tf:7:7 local.p')
    expect(action.kind === 'scalar' && action.from && place(action.from.at)).toBe('main.tf:3:12 "*"')
    expect(action.kind === 'scalar' && action.from?.what).toBe('local "p"')
  })

  it.each([['"[section]"'], ['"{"'], ['"{\\"a\\": }"'], ['"{{x}}"'], ['"\uE0000\uE001"']])(
    'leaves %s a text',
    (text) => {
      expect(policy(text).kind).toBe('scalar')
    },
  )
})
