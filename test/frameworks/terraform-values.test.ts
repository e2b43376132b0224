// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is how Terraform writes interpolations
import { describe, expect, it } from 'vitest'
import { evaluated, place, property, show, source, terraform } from './terraform-support.ts'

describe('literals and templates', () => {
  it.each([
    ['"a"', '"a"'],
    ['12.50', '12.5'],
    ['1e3', '1000'],
    ['true', 'true'],
    ['null', 'null'],
    ['"a\\n\\t\\"\\\\\\u00e9\\U0001F600"', '"a\\n\\t\\"\\\\é😀"'],
    ['"$${a} %%{b} $ % $c"', '"${a} %{b} $ % $c"'],
    ['"a${1 + 1}b"', '"a2b"'],
    ['"${"nested ${"deep"}"}"', '"nested deep"'],
    ['"${[1, 2]}"', '[1, 2]'],
    ['"  %{ if true ~}  yes  %{~ else }no%{ endif }  "', '"  yes  "'],
    ['"%{ for i, x in ["a", "b"] }${i}=${x};%{ endfor }"', '"0=a;1=b;"'],
    ['"a ${~ "b" ~} c"', '"abc"'],
    ['<<EOT\n  x\n   y\nEOT', '"  x\\n   y\\n"'],
    ['<<EOT\r\n  x\r\nEOT\r', '"  x\\r\\n"'],
    ['<<-EOT\n    x\n      y\n\n    z ${1 + 1} w\n  EOT', '"x\\n  y\\n\\nz 2 w\\n"'],
    [
      '<<-EOT\n    %{ for i in [1,2] ~}\n    line ${i}\n    %{ endfor ~}\n    end\n    EOT',
      '"    line 1\\n    line 2\\n    end\\n"',
    ],
    ['<<-EOT\n  $${x} %%{y} \\n "q"\n\t tab\n  EOT', '"${x} %{y} \\\\n \\"q\\"\\ntab\\n"'],
    ['<<EOT\nEOT', '""'],
    ['upper(<<EOT\nabc\nEOT\n)', '"ABC\\n"'],
    ['[<<A\n1\nA\n, <<B\n2\nB\n]', '["1\\n", "2\\n"]'],
  ])('%s', (expression, expected) => {
    expect(show(evaluated(expression))).toBe(expected)
  })
})

describe('operators and collections', () => {
  it.each([
    ['1 + 2 * 3 - 4 / 2', '5'],
    ['-(-3) % 2', '1'],
    ['0.1 + 0.2', '0.3'],
    ['!true || true && false', 'false'],
    ['1 < 2 && "3" >= 3', 'true'],
    ['"1" == 1', 'false'],
    ['{} == {}', 'true'],
    ['[1, ["a"]] != [1, ["b"]]', 'true'],
    ['false && var.x', 'false'],
    ['var.x || true', 'true'],
    ['1 / 0', '<an infinite number>'],
    ['0 / 0', '<0 / 0>'],
    [
      'tostring(1 / 3)',
      '"0.33333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333335"',
    ],
    ['sort(range(11))[2]', '"10"'],
    ['0.1 + 0.2 == 0.3', 'true'],
    ['true ? 1 : "a"', '"1"'],
    ['[1] == tolist([1])', 'false'],
    ['[for x in [1, 2, 3] : x * 2 if x > 1]', '[4, 6]'],
    ['{for k, v in {b = 1, a = 2} : upper(k) => v + 1}', '{A: 3, B: 2}'],
    ['{for s in ["a", "b", "ab"] : substr(s, 0, 1) => s...}', '{a: ["a", "ab"], b: ["b"]}'],
    ['[{a = [1, 2]}, {a = [3]}][*].a[0]', '[1, 3]'],
    ['[{a = [1, 2]}, {a = [3]}].*.a[0]', '[1, 2]'],
    ['null[*]', '[]'],
    ['"abc"[*]', '["abc"]'],
    ['{a = {b = [1, 2]}}.a.b.1', '2'],
    ['{a = {b = 1}}["a"]["b"]', '1'],
    ['{"x y" = 1, (upper("z")) = 2, c : 3, true = 4, for = 5}', '{x y: 1, Z: 2, c: 3, true: 4, for: 5}'],
    ['{\n a = 1\n # note\n b = 2, /* c */ c = 3\n}', '{a: 1, b: 2, c: 3}'],
    ['provider::aws::arn_parse("x")', '<provider::aws::arn_parse(...)>'],
    ['max([4, 2]...)', '4'],
  ])('%s', (expression, expected) => {
    expect(show(evaluated(expression))).toBe(expected)
  })
})

describe('what may fail with what the deployment gives', () => {
  const before = `variable "m" {
  type = object({ x = string, a = optional(string), o = optional(object({ y = string })) })
}
variable "l" {
  type = list(string)
}
variable "any" {
  type = any
}
`
  it.each([
    ['try(merge(var.x, { a = 1 }).a, 2)', '(merge(var.x, { a = 1 }).a ? 1 : 2)'],
    ['try(merge(var.any, { a = 1 }).a, 2)', '(merge(var.any, { a = 1 }).a ? 1 : 2)'],
    ['try(merge(var.m, { a = 1 }).a, 2)', '1'],
    ['try(concat(var.x, ["a"]), [])', '(concat(var.x, ["a"]) ? [<variable var.x>, "a"] : [])'],
    ['try(concat(var.l, ["a"]), [])', '[<variable var.l>, "a"]'],
    ['try([var.x.y], [])', '([var.x.y] ? [<variable var.x>] : [])'],
    ['try([var.m.x], [])', '[<variable var.m>]'],
    ['try([var.m["a"]], [])', '[<variable var.m>]'],
    ['try([var.m.o.y], [])', '([var.m.o.y] ? [<variable var.m>] : [])'],
    ['try([var.l[0]], [])', '([var.l[0]] ? [<variable var.l>] : [])'],
    ['try([var.x], [])', '[<variable var.x>]'],
    ['try({ a = var.x.y, b = 1 }.b, 2)', '({ a = var.x.y, b = 1 }.b ? 1 : 2)'],
    ['try([for v in var.x.y : v], [])', '<variable var.x>'],
    ['try(["a", "${var.x.y}"], "b", "c")', '(["a", "${var.x.y}"] ? ["a", <variable var.x>] : "b")'],
    [
      'try([var.x.y], [var.x.z], [])',
      '([var.x.y] ? [<variable var.x>] : ([var.x.z] ? [<variable var.x>] : []))',
    ],
    ['try([try(var.x.y, 1)], 2)', '[<variable var.x>]'],
    ['try([aws_x.y[0].id], [])', '[<to aws_x.y[0].id of aws_x.y>]'],
    ['try([var.x.y])', '[<variable var.x>]'],
    ['can({ a = var.x.y })', '<variable var.x>'],
    ['can([var.m.x])', 'true'],
    ['can(merge(var.x, { a = 1 }).a)', '<variable var.x>'],
    ['can(var.x)', '<variable var.x>'],
  ])('%s', (expression, expected) => expect(show(evaluated(expression, before))).toBe(expected))
})

describe('what is unknown', () => {
  it.each([
    ['var.x', '<variable var.x>'],
    ['"a-${var.x}"', '<variable var.x>'],
    ['var.x + 1', '<variable var.x>'],
    ['aws_s3_bucket.b.id', '<to aws_s3_bucket.b.id of aws_s3_bucket.b>'],
    ['aws_s3_bucket.b[0].arn', '<to aws_s3_bucket.b[0].arn of aws_s3_bucket.b>'],
    ['aws_s3_bucket.b[*].arn', '<to aws_s3_bucket.b[*].arn of aws_s3_bucket.b>'],
    ['"${aws_s3_bucket.b.id}"', '<to aws_s3_bucket.b.id of aws_s3_bucket.b>'],
    ['"${aws_s3_bucket.b.id}-logs"', '<to aws_s3_bucket.b.id>'],
    ['join("", aws_s3_bucket.b[*].id)', '<to aws_s3_bucket.b[*].id of aws_s3_bucket.b>'],
    ['try(aws_s3_bucket.b[0].id, null)', '<to aws_s3_bucket.b[0].id of aws_s3_bucket.b>'],
    ['data.aws_ami.a.id', '<to data.aws_ami.a.id of data.aws_ami.a>'],
    ['module.m.out', '<to module.m.out>'],
    ['each.value.x', '<to each.value.x>'],
    ['count.index', '<to count.index>'],
    ['path.module', '"."'],
    ['path.cwd', '<to path.cwd>'],
    ['terraform.workspace', '<to terraform.workspace>'],
    ['cidrsubnet("10.0.0.0/8", 8, 1)', '"10.1.0.0/16"'],
    ['timestamp()', '<timestamp(...)>'],
    ['local.none', '<local.none>'],
    ['{a = 1}.b', '<{a = 1}.b>'],
    ['{(var.x) = 1}', '<variable var.x>'],
    ['[var.x, 1]', '[<variable var.x>, 1]'],
    ['var.x ? "a" : null', '(var.x ? "a" : null)'],
    ['"${var.x ? "a" : "b"}-c"', '(var.x ? "a-c" : "b-c")'],
    ['(var.x ? { a = 1 } : { a = 2 }).a', '(var.x ? 1 : 2)'],
    ['concat(var.x, ["0.0.0.0/0"])', '[<variable var.x>, "0.0.0.0/0"]'],
    ['length(concat(var.x, ["a"]))', '<variable var.x>'],
    ['concat(var.x, ["a"])[0]', '(concat(var.x, ["a"])[0] ? <variable var.x> : "a")'],
    ['concat(var.x, ["a"])[1]', '<concat(var.x, ["a"])[1]>'],
    ['[for v in ["a", "b"] : v if var.x == v][0]', '<[for v in ["a", "b"] : v if var.x == v][0]>'],
    ['try([for v in ["a"] : v if var.x == v][0], "b")', '<[for v in ["a"] : v if var.x == v][0]>'],
    ['concat(var.x ? ["a"] : [], ["b"])', '(var.x ? ["a", "b"] : ["b"])'],
    ['merge(var.x, { a = 1 })', '<variable var.x>'],
    ['merge(var.x, { a = 1 }).a', '1'],
    ['merge(var.x, { a = 1 })["a"]', '1'],
    ['merge(var.x, { a = 1 }).b', '<variable var.x>'],
    ['merge({ a = 1 }, var.x).a', '<variable var.x>'],
    ['merge({ a = 1 }, var.x, { b = 2 }).a', '<variable var.x>'],
    ['merge({ a = 1 }, var.x, { b = { c = 2 } }).b.c', '2'],
    ['merge(merge(var.x, { a = 1 }), { b = 2 }).a', '1'],
    ['merge(var.x, { a = 1 }, null, { a = var.y }).a', '<variable var.y>'],
    ['merge(var.x, { a = var.y ? 1 : 2 }).a', '(var.y ? 1 : 2)'],
    ['merge(var.x, { for s in ["a"] : s => 1 if var.y }).a', '<variable var.x>'],
    ['merge(var.x, { a = 2 }, { for s in ["a"] : s => 1 if var.y }).a', '(var.y ? 1 : 2)'],
    ['[for k, v in { for s in ["a"] : s => 1 if var.y } : v + 1]', '[(var.y ? 2 : nothing)]'],
    [
      '{ for k, v in merge({ b = 1 }, { for s in ["a"] : s => 2 if var.y }) : k => v * 2 }',
      '{a: (var.y ? 4 : nothing), b: 2}',
    ],
    ['{ for k, v in { for s in ["a"] : s => 2 if var.y } : k => v if k == "b" }', '{}'],
    [
      '{ for k, v in { for s in ["a"] : s => 2 if var.y } : k => v if var.z }',
      '{a: (var.y ? (var.z ? 2 : nothing) : nothing)}',
    ],
    ['{ for k, v in { for s in ["a"] : s => 2 if var.y } : "c" => v... }', '{c: [(var.y ? 2 : nothing)]}'],
    [
      '{ for s in ["a", "b"] : "k" => s if var.y == s }',
      '{k: (var.y == s ? "b" : (var.y == s ? "a" : nothing))}',
    ],
    [
      '[for s in [for s in ["a", "b"] : s if var.y == s] : upper(s)]',
      '[(var.y == s ? "A" : nothing), (var.y == s ? "B" : nothing)]',
    ],
    ['{ for k, v in { a = var.x } : k => v }', '{a: <variable var.x>}'],
    ['{ for v in concat(var.x, ["a"]) : v => v }', '<variable var.x>'],
    ['merge(var.y ? { a = 1 } : var.x, { b = 3 }).b', '(var.y ? 3 : 3)'],
    ['merge(aws_s3_bucket.b, { a = 1 }).a', '1'],
    ['merge([var.x, { a = 1 }]...).a', '1'],
    ['merge(var.x...).a', '<variable var.x>'],
    ['merge(var.x, "a").a', '<variable var.x>'],
    ['lookup(merge(var.x, { a = 1 }), "a", 2)', '1'],
    ['lookup(merge(var.x, { a = 1 }), "b", 2)', '<variable var.x>'],
    ['keys(merge(var.x, { a = 1 }))', '<variable var.x>'],
    ['length(merge(var.x, { a = 1 }))', '<variable var.x>'],
    ['[for k, v in merge(var.x, { a = 1 }) : v]', '<variable var.x>'],
    ['merge(var.x, { a = 1 }) == { a = 1 }', '<variable var.x>'],
    ['[for s in ["a"] : s if var.x]', '[(var.x ? "a" : nothing)]'],
    ['[for s in var.x : s]', '<variable var.x>'],
  ])('%s', (expression, expected) => {
    expect(show(evaluated(expression))).toBe(expected)
  })

  it('passes a reference through a local', () => {
    const value = evaluated('local.b.arn', 'locals {\n  b = aws_s3_bucket.x\n}')
    expect(show(value)).toBe('<to aws_s3_bucket.x.arn of aws_s3_bucket.x>')
    expect(source(value.at)).toBe('local.b.arn')
  })
})

describe('functions', () => {
  it.each([
    ['title("hello world-foo bar_baz")', '"Hello World-Foo Bar_baz"'],
    ['chomp("x\\n\\n")', '"x"'],
    ['trim("?!hi!?", "!?")', '"hi"'],
    ['replace("1 + 2 + 3", "+", "-")', '"1 - 2 - 3"'],
    ['replace("a1", "/([a-z])(\\\\d)/", "$2-$1")', '"1-a"'],
    ['substr("hello", -3, 2)', '"ll"'],
    ['join(", ", ["a", "b"], ["c"])', '"a, b, c"'],
    ['split(",", "a,b,,c")', '["a", "b", "", "c"]'],
    ['format("%s-%d-%v-%%", "a", 5, true)', '"a-5-true-%"'],
    ['format("%05d", 5)', '"00005"'],
    ['flatten([["a", ["b"]], [], ["c"]])', '["a", "b", "c"]'],
    ['compact(["a", "", null])', '["a"]'],
    ['distinct(["a", "b", "a"])', '["a", "b"]'],
    ['merge({a = 1}, null, {b = 2, a = 3})', '{a: 3, b: 2}'],
    ['keys({b = 1, a = 2})', '["a", "b"]'],
    ['values({b = 1, a = 2})', '[2, 1]'],
    ['lookup({a = 1}, "b", 2)', '2'],
    ['element(["a", "b", "c"], 4)', '"b"'],
    ['contains(["a", var.x], "a")', 'true'],
    ['contains(["a", var.x], "b")', '<variable var.x>'],
    ['coalesce("", null, "x")', '"x"'],
    ['slice(["a", "b", "c"], 1, 2)', '["b"]'],
    ['range(5, 1, -2)', '[5, 3]'],
    ['zipmap(["a", "b"], [1, 2])', '{a: 1, b: 2}'],
    ['one([])', 'null'],
    ['tolist(toset(["b", "a", "b"]))', '["a", "b"]'],
    ['tonumber("5.5")', '5.5'],
    ['tobool("true")', 'true'],
    ['tostring(5)', '"5"'],
    ['try({a = 1}.b, "d")', '"d"'],
    ['can({a = 1}.b)', 'false'],
    ['can(var.x)', '<variable var.x>'],
    ['jsonencode({ Action = "*" })', 'json {Action: "*"}'],
    ['jsondecode(jsonencode({ a = [1] })).a[0]', '1'],
    ['jsondecode("{\\"a\\": 1}").a', '1'],
    ['alltrue([true, var.x, false])', 'false'],
    ['length("héllo")', '5'],
  ])('%s', (expression, expected) => {
    expect(show(evaluated(expression))).toBe(expected)
  })
})

describe('variables', () => {
  const main = `
variable "cidrs" {
  type    = list(string)
  default = ["10.0.0.0/8"]
}
resource "t" "n" {
  v = var.cidrs
}
`

  it('places a default where it is used and says where it was written', () => {
    const value = property(terraform({ 'main.tf': main }), 'v')
    const item = value.kind === 'list' ? value.items[0] : undefined
    expect(item?.kind === 'scalar' && item.value).toBe('10.0.0.0/8')
    expect(item && place(item.at)).toBe('main.tf:7:7 var.cidrs')
    const from = item?.kind === 'scalar' ? item.from : undefined
    expect(from?.what).toBe('the default of variable "cidrs"')
    expect(from && place(from.at)).toBe('main.tf:4:14 "10.0.0.0/8"')
  })

  it('takes terraform.tfvars, and then *.auto.tfvars by name, over the default', () => {
    const files = {
      'env/main.tf': main,
      'env/b.auto.tfvars': 'cidrs = ["b"]',
      'env/terraform.tfvars': 'cidrs = ["t"]',
      'env/a.auto.tfvars': 'cidrs = ["a"]',
      'env/other.tfvars': 'cidrs = ["o"]',
    }
    const value = property(terraform(files), 'v')
    expect(show(value)).toBe('["b"]')
    const from = value.kind === 'list' ? value.from : undefined
    expect(from?.what).toBe('the value of variable "cidrs" in b.auto.tfvars')
    expect(from && place(from.at)).toBe('env/b.auto.tfvars:1:9 ["b"]')
  })

  it('fits values to the type, defaults of optional attributes included', () => {
    const before = `variable "x" {
  type = map(object({ port = number, open = optional(bool, false), note = optional(string) }))
  default = { a = { port = "22" }, b = { port = 80, open = "true", more = 1 } }
}`
    expect(show(evaluated('var.x', before))).toBe(
      '{a: {port: 22, open: false, note: null}, b: {port: 80, open: true, note: null}}',
    )
  })

  it('keeps the innermost provenance through locals', () => {
    const before = `variable "x" {\n  default = "lit"\n}\nlocals {\n  a = var.x\n  b = { c = local.a, d = "own" }\n}`
    const value = evaluated('local.b', before)
    const entries = value.kind === 'mapping' ? [...value.entries.values()] : []
    expect(entries.map((entry) => entry.kind === 'scalar' && entry.from && entry.from.what)).toEqual([
      'the default of variable "x"',
      'local "b"',
    ])
    expect(entries.map((entry) => entry.kind === 'scalar' && entry.from && source(entry.from.at))).toEqual([
      '"lit"',
      '"own"',
    ])
    expect(entries.map((entry) => place(entry.at))).toEqual(['main.tf:9:7 local.b', 'main.tf:9:7 local.b'])
  })

  it('carries the provenance into texts that are made of the value', () => {
    const value = evaluated('"${var.ip}/0"', 'variable "ip" {\n  default = "0.0.0.0"\n}')
    expect(value).toMatchObject({
      kind: 'scalar',
      value: '0.0.0.0/0',
      from: { what: 'the default of variable "ip"' },
    })
  })
})

describe('places of expressions', () => {
  it.each([
    ['"a"', '"a"'],
    ['("a")', '"a"'],
    ['<<EOT\nx\nEOT', '<<EOT x EOT'],
    ['1 + 2  # note', '1 + 2'],
    ['[1,\n 2] // note', '[1, 2]'],
    ['{ a = 1 }', '{ a = 1 }'],
    ['lower("A")', 'lower("A")'],
    ['true ? "a" : "b"', '"a"'],
    ['var.x ? "a" : "b"', 'var.x ? "a" : "b"'],
    ['[for x in [1] : x]', '[for x in [1] : x]'],
    ['aws_x.y[ 0 ].z', 'aws_x.y[ 0 ].z'],
    ['aws_x.y.0.z', 'aws_x.y.0.z'],
    ['!true', '!true'],
  ])('%s', (expression, expected) => {
    expect(source(evaluated(expression).at)).toBe(expected)
  })
})
