// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is how Terraform writes interpolations

import { describe, expect, it } from 'vitest'
import { SourceFile } from '../../src/core/source.ts'
import type { Template } from '../../src/core/template.ts'
import type { Value } from '../../src/core/value.ts'
import { parseTerraform } from '../../src/frameworks/terraform/template.ts'
import fc from '../support/properties.ts'
import { locationsOf, place, property, repository, show, terraform } from './terraform-support.ts'

/** A resource with the given properties, in the JSON syntax. */
function resource(properties: object, more: object = {}): Template {
  return terraform({ 'main.tf.json': JSON.stringify({ resource: { t: { n: properties } }, ...more }) })
}

function shown({ resources }: Template): readonly string[] {
  return resources.map(({ name, properties }) => `${name} ${show(properties)}`)
}

function messages({ problems }: Template): readonly string[] {
  return problems.map(({ message, at }) => `${place(at)}: ${message}`)
}

function origin(value: Value): string | undefined {
  return 'from' in value && value.from !== undefined
    ? `${value.from.what}, ${place(value.from.at)}`
    : undefined
}

describe('expressions of the JSON syntax', () => {
  it.each([
    ['text', '"text"'],
    [5, '5'],
    [true, 'true'],
    [null, 'null'],
    ['', '""'],
    [['a', 1], '["a", 1]'],
    [{ a: { b: 'c' } }, '{a: {b: "c"}}'],
    ['${1 + 1}', '2'],
    ['a-${upper("b")}-\n"é"', '"a-B-\\n\\"é\\""'],
    ['$${kept}', '"${kept}"'],
    ['%{ if true }yes%{ else }no%{ endif }', '"yes"'],
    ['${[for x in ["a", "b"] : upper(x)]}', '["A", "B"]'],
    ['${{ a = 1, true = 2 }}', '{a: 1, true: 2}'],
    ['${aws_s3_bucket.b.id}', '<to aws_s3_bucket.b.id of aws_s3_bucket.b>'],
    ['${var.none}', '<variable var.none>'],
    [{ '${upper("k")}': 1, '//': 'a comment' }, '{K: 1}'],
    [['${1}', { '//': ['x'], a: 'b' }], '[1, {a: "b"}]'],
    ['<<EOT', '"<<EOT"'],
    ['C:\\dir\\${"x"}', '"C:\\\\dir\\\\x"'],
    [
      '{"Version": "2012-10-17", "Statement": {"Action": "*"}}',
      'json {Version: "2012-10-17", Statement: {Action: "*"}}',
    ],
    [{ __proto__x: 1, constructor: '${1}' }, '{__proto__x: 1, constructor: 1}'],
  ])('%j', (written, expected) => {
    const template = resource({ v: written })
    expect(messages(template)).toEqual([])
    expect(show(property(template, 'v'))).toBe(expected)
  })

  it('places values, also behind escapes and in policies inside of strings', () => {
    const text = String.raw`{"resource": {"t": {"n": {
  "a": "plain",
  "b": ["x-${'${var.x}'}", 5],
  "c": "tab\tthen ${'${jsonencode({\\"k\\" = \\"v\\"})}'}",
  "p": "{\"Statement\": [{\"Action\": \"s3:*\", \"Resource\": \"\\u002a\"}]}"
}}}}`
    const template = terraform({ 'main.tf.json': text })
    expect(messages(template)).toEqual([])
    const at = (path: readonly (string | number)[]): string =>
      place(walk(property(template, String(path[0])), path.slice(1)).at)
    expect(at(['a'])).toBe('main.tf.json:2:8 "plain"')
    expect(at(['b'])).toBe('main.tf.json:3:8 ["x-${var.x}", 5]')
    expect(at(['b', 0])).toBe('main.tf.json:3:9 "x-${var.x}"')
    expect(at(['b', 1])).toBe('main.tf.json:3:23 5')
    expect(at(['p', 'Statement', 0, 'Action'])).toBe(String.raw`main.tf.json:5:39 \"s3:*\"`)
    expect(at(['p', 'Statement', 0])).toBe(
      String.raw`main.tf.json:5:26 {\"Action\": \"s3:*\", \"Resource\": \"\\u002a\"}`,
    )
    const [head] = template.resources.map((each) => place(each.head))
    expect(head).toBe('main.tf.json:1:21 "n"')
    expect(template.resources[0] && place(template.resources[0].at)).toMatch(
      /^main\.tf\.json:1:21 "n": \{ "a".*"p": .* \}$/,
    )
  })

  it('places expressions in strings with escapes', () => {
    const template = resource({ v: 'a "quoted" ${local.none} b' })
    const value = property(template, 'v')
    expect(show(value)).toBe('<local.none>')
    expect(place(value.at)).toBe('main.tf.json:1:28 "a \\"quoted\\" ${local.none} b"')
    const link = property(resource({ v: '\t${aws_x.y.id}' }), 'v')
    expect(show(link)).toBe('<to aws_x.y.id>')
  })
})

function walk(value: Value, path: readonly (string | number)[]): Value {
  const inner = value.kind === 'json' ? value.of : value
  const [first, ...rest] = path
  if (first === undefined) return value
  const next =
    inner.kind === 'mapping'
      ? inner.entries.get(String(first))
      : inner.kind === 'list'
        ? inner.items[Number(first)]
        : undefined
  if (next === undefined) throw new Error(`nothing at ${first} of ${show(value)}`)
  return walk(next, rest)
}

describe('blocks of the JSON syntax', () => {
  it('reads resources, data and providers, from objects and arrays', () => {
    const template = terraform({
      'main.tf.json': JSON.stringify([
        {
          '//': 'generated',
          resource: [{ t: { a: { v: 1 }, b: [{ v: 2 }] } }, { u: [{ c: { v: 3 } }] }],
          data: { d: { x: { v: 4 } } },
        },
        { provider: { aws: [{ region: 'eu-west-1' }, { alias: 'east', region: 'us-east-1' }] } },
        { terraform: { required_version: '>= 1' }, moved: { from: 't.z', to: 't.a' }, unknown: 5 },
      ]),
    })
    expect(shown(template)).toEqual([
      't.a {v: 1}',
      't.b {v: 2}',
      'u.c {v: 3}',
      'data.d.x {v: 4}',
      'provider.aws {region: "eu-west-1"}',
      'provider.aws.east {alias: "east", region: "us-east-1"}',
    ])
    expect(template).toMatchObject({ problems: [], unread: [] })
  })

  it('reads nested blocks as what they are, and dynamic ones', () => {
    const template = resource({
      one: { a: 1 },
      many: [{ a: 1 }, { a: 2 }],
      '//': 'nothing',
      dynamic: {
        rule: {
          for_each: ['10.0.0.0/8', '0.0.0.0/0'],
          iterator: 'each_rule',
          content: {
            cidr: '${each_rule.value}',
            dynamic: { port: [{ for_each: [80], content: { n: '${port.value}' } }] },
          },
        },
      },
      outer: {
        fixed: true,
        dynamic: { inner: { for_each: '${toset(["x"])}', content: { v: '${inner.key}' } } },
      },
    })
    expect(messages(template)).toEqual([])
    expect(shown(template)).toEqual([
      't.n {one: {a: 1}, many: [{a: 1}, {a: 2}], ' +
        'rule: [{cidr: "10.0.0.0/8", port: [{n: 80}]}, {cidr: "0.0.0.0/0", port: [{n: 80}]}], ' +
        'outer: [{fixed: true, inner: [{v: "x"}]}]}',
    ])
  })

  it('keeps what Terraform itself takes apart, references as references', () => {
    const template = resource(
      {
        count: '${1 + 1}',
        provider: 'aws.east',
        depends_on: ['aws_x.y', 'module.m'],
        lifecycle: { ignore_changes: ['tags', 'all'], create_before_destroy: true },
        provisioner: [{ 'local-exec': { command: 'echo' } }],
        v: '${count.index}',
      },
      { provider: { aws: { alias: 'east' } } },
    )
    expect(messages(template)).toEqual([])
    const [first, second] = template.resources
    expect([first?.name, second?.name]).toEqual(['t.n[0]', 't.n[1]'])
    expect(show(second?.properties)).toBe('{v: 1}')
    expect(show(first?.meta.entries.get('provider'))).toBe('<to aws.east of provider.aws.east>')
    expect(show(first?.meta.entries.get('depends_on'))).toBe('[<to aws_x.y of aws_x.y>, <to module.m>]')
    expect(show(first?.meta.entries.get('lifecycle'))).toBe(
      '[{ignore_changes: [<tags>, <all>], create_before_destroy: true}]',
    )
  })

  it('takes literal strings where Terraform does', () => {
    const template = terraform({
      'main.tf.json': JSON.stringify({
        variable: {
          a: {
            type: 'list(object({ n = number, s = optional(string, "d") }))',
            default: [{ n: '5' }],
            description: '${x',
          },
          b: { default: '${not.evaluated}' },
        },
        output: { o: { description: '%{', value: '${var.a}' } },
        locals: [{ l: '${var.b}', m: { 'k-${var.a[0].n}': 1 } }],
        resource: { t: { n: { a: '${var.a}', b: '${var.b}', l: '${local.l}', m: '${local.m}' } } },
      }),
    })
    expect(messages(template)).toEqual([])
    expect(shown(template)).toEqual([
      't.n {a: [{n: 5, s: "d"}], b: "${not.evaluated}", l: "${not.evaluated}", m: {k-5: 1}}',
    ])
    const b = property(template, 'b')
    expect(origin(b)).toBe('the default of variable "b", main.tf.json:1:144 "${not.evaluated}"')
  })

  it('says what is not a block, and reads the rest', () => {
    const template = terraform({
      'main.tf.json':
        '{"resource": {"t": {"a": "x", "b": {"v": "${1 +}"}, "c": {"v": 1}}}, "locals": null, "data": [5]}',
    })
    expect(messages(template)).toEqual([
      'main.tf.json:1:26 "x": expected an object',
      "main.tf.json:1:48 }: expected an expression after '+'",
      'main.tf.json:1:95 5: expected an object',
    ])
    expect(shown(template)).toEqual(['t.b {v: <what has a syntax error>}', 't.c {v: 1}'])
    expect(template.unread).not.toEqual([])
  })

  it('says where the JSON is broken', () => {
    const broken = terraform({ 'main.tf.json': '{"resource": {"t": {"a": {"v": 1,}, "b": {"v": 2}' })
    expect(broken.unread).not.toEqual([])
    expect(messages(broken).length).toBeGreaterThan(0)
    expect(shown(broken)[0]).toBe('t.a {v: 1}')
    expect(messages(terraform({ 'main.tf.json': '{"//": 1, "//": 2}' }))).toEqual([])
    expect(messages(terraform({ 'main.tf.json': '5' }))).toEqual(['main.tf.json:1:1 5: expected an object'])
    expect(messages(terraform({ 'main.tf.json': '' }))).toEqual([])
  })
})

describe('both syntaxes in one folder', () => {
  it('are one module', () => {
    const template = terraform({
      'variables.tf.json': '{"variable": {"cidr": {"default": "0.0.0.0/0"}}}',
      'main.tf': 'locals {\n  cidr = var.cidr\n}\nresource "t" "n" {\n  v = local.cidr\n}\n',
      'more.tf.json': '{"resource": {"t": {"m": {"v": "${t.n.id}", "w": "${local.cidr}"}}}}',
    })
    expect(shown(template)).toEqual(['t.n {v: "0.0.0.0/0"}', 't.m {v: <to t.n.id of t.n>, w: "0.0.0.0/0"}'])
    expect(origin(property(template, 'w'))).toBe(
      'the default of variable "cidr", variables.tf.json:1:35 "0.0.0.0/0"',
    )
  })

  it('override each other, whatever the syntax', () => {
    const template = terraform({
      'main.tf': 'resource "t" "n" {\n  v = 1\n  w = 1\n  rule {\n    a = 1\n  }\n}\n',
      'x_override.tf.json': '{"resource": {"t": {"n": {"v": 2, "rule": {"a": 2}}}}}',
      'y_override.tf': 'resource "t" "n" {\n  v = 3\n}\n',
      'm.tf.json': '{"resource": {"t": {"m": {"rule": [{"a": 1}], "tags": {"x": 1}}}}}',
      'override.tf': 'resource "t" "m" {\n  tags = {\n    y = 2\n  }\n  rule {\n    a = 3\n  }\n}\n',
    })
    expect(shown(template)).toEqual(['t.n {w: 1, rule: {a: 2}, v: 3}', 't.m {tags: {y: 2}, rule: [{a: 3}]}'])
  })

  it('call modules of the other syntax', () => {
    const template = repository({
      'main.tf.json':
        '{"module": {"m": {"source": ".\\/modules/m", "cidr": "${upper(\\"x\\")}", "providers": {"aws": "aws.east"}}}}',
      'modules/m/main.tf': 'variable "cidr" {}\nresource "t" "n" {\n  v = var.cidr\n}\n',
      'modules/m/more.tf.json': '{"output": {"o": {"value": "${var.cidr}"}}}',
    })
    expect(shown(template)).toEqual(['module.m.t.n {v: "X"}'])
    expect(template.gaps).toEqual([])
  })
})

describe('values of variables in JSON', () => {
  it('are literal, and come after terraform.tfvars', () => {
    const template = terraform({
      'main.tf':
        'variable "a" {}\nvariable "b" {}\nvariable "c" {}\nresource "t" "n" {\n  a = var.a\n  b = var.b\n  c = var.c\n}\n',
      'z.auto.tfvars': 'c = "z"\n',
      'a.auto.tfvars.json': '{"c": "a", "b": ["${var.a}", {"k": true}]}',
      'terraform.tfvars': 'a = "hcl"\nb = "hcl"\n',
      'terraform.tfvars.json': '{"//": "values", "a": "json", "b": "json"}',
      'other.tfvars.json': '{"a": "other"}',
    })
    expect(shown(template)).toEqual(['t.n {a: "json", b: ["${var.a}", {k: true}], c: "z"}'])
    expect(origin(property(template, 'a'))).toBe(
      'the value of variable "a" in terraform.tfvars.json, terraform.tfvars.json:1:23 "json"',
    )
  })

  it('may be named by the configuration', () => {
    const template = parseTerraform({
      framework: 'terraform',
      path: '.',
      files: [new SourceFile('main.tf', 'variable "a" {}\nresource "t" "n" {\n  a = var.a\n}\n')],
      parameterFiles: [new SourceFile('env/prod.tfvars.json', '{"a": 1}')],
    })
    expect(shown(template)).toEqual(['t.n {a: 1}'])
  })
})

describe('hostile JSON', () => {
  it.each([
    ['deep objects', '{"resource": {"t": {"n": '.concat('{"a":'.repeat(5_000))],
    ['deep arrays', `{"resource": ${'['.repeat(5_000)}`],
    [
      'deep dynamic blocks',
      `{"resource": {"t": {"n": ${'{"dynamic": {"a": {"for_each": [1], "content":'.repeat(60)}{}${'}}}'.repeat(60)}}}}`,
    ],
    [
      'a long chain of operators',
      JSON.stringify({ resource: { t: { n: { v: `\t\${1${' + 1'.repeat(50_000)}}` } } } }),
    ],
    ['many templates', JSON.stringify({ resource: { t: { n: { v: Array(20_000).fill('"${1}') } } } })],
    ['nested templates', JSON.stringify({ resource: { t: { n: { v: '${"'.repeat(5_000) } } } })],
    ['prototypes', '{"__proto__": {"x": 1}, "resource": {"__proto__": {"constructor": {"__proto__": 1}}}}'],
    ['escapes', `{"resource": {"t": {"n": {"v": "${'\\u0024{'.repeat(5_000)}"}}}}`],
  ])('%s', (_name, text) => {
    const template = terraform({ 'main.tf.json': text })
    for (const { file, range } of locationsOf(template)) {
      expect(range.start <= range.end && range.end <= file.text.length).toBe(true)
    }
  })

  it('reads any values back as they are', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })), (values) => {
        const { problems } = terraform({ 'terraform.tfvars.json': JSON.stringify(values) })
        expect(problems).toEqual([])
      }),
    )
  })
})
