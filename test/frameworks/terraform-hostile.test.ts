// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is how Terraform writes interpolations

import { describe, expect, it } from 'vitest'
import fc from '../support/properties.ts'
import { evaluated, locationsOf, property, repository, show, terraform } from './terraform-support.ts'

const AFTER = '\nresource "t" "after" {\n  ok = true\n}\n'

/** Texts that are meant to exhaust a parser; none may throw, and what follows is still read. */
const HOSTILE: readonly (readonly [name: string, text: string])[] = [
  ['nested brackets', `a = ${'['.repeat(10_000)}`],
  ['nested brackets that are closed', `a = ${'['.repeat(10_000)}${']'.repeat(10_000)}`],
  ['nested parentheses', `a = ${'('.repeat(10_000)}1${')'.repeat(10_000)}`],
  ['nested objects', `a = ${'{a='.repeat(10_000)}`],
  ['nested interpolations', `a = ${'"${'.repeat(10_000)}`],
  ['nested calls', `a = ${'f('.repeat(10_000)}`],
  ['nested indexes', `a = ${'b['.repeat(10_000)}`],
  ['nested splats', `a = b${'[*]'.repeat(10_000)}`],
  ['nested directives', `a = "${'%{ if true }'.repeat(10_000)}"`],
  ['many signs', `a = ${'!'.repeat(10_000)}true`],
  ['many conditions', `a = ${'b ? c : '.repeat(10_000)}d`],
  ['an unclosed string', `a = "${'x'.repeat(1_000_000)}`],
  ['many quotes', `a = ${'"'.repeat(200_000)}`],
  ['an empty name', 'resource "" "" {\n  "" = 1\n}'],
  ['NUL bytes', `a = \0\nb\0 = 1\n\0\0\0`],
  ['lone surrogates', 'a = "\ud800"\nb = \udc00\n'],
  ['a long identifier', `${'a'.repeat(1_000_000)} = 1`],
  ['a long number', `a = ${'9'.repeat(1_000_000)}`],
  ['a long line of blanks', `a = 1${' \t'.repeat(500_000)}`],
]

describe('hostile texts', () => {
  it.each(HOSTILE)('%s', (_name, text) => {
    const template = terraform({ 'main.tf': text + AFTER })
    expect(template.resources.at(-1)?.name).toBe('t.after')
    for (const { file, range } of locationsOf(template)) {
      expect(range.start <= range.end && range.end <= file.text.length).toBe(true)
    }
  })

  it.each([
    ['unclosed heredocs', 'a = <<X\n'.repeat(20_000)],
    ['openings of heredocs', '<<X'.repeat(20_000)],
    ['nested heredocs', 'a = <<X\n${<<X\n'.repeat(5_000)],
    ['nested blocks', 'a {\n'.repeat(10_000)],
    ['unclosed comments', '/*'.repeat(100_000)],
    ['directives that end nothing', 'a = "%{ endif }"\n'.repeat(10_000)],
    ['closing braces', '}\n'.repeat(100_000)],
  ])('%s', (_name, text) => {
    const template = terraform({ 'main.tf': text })
    expect(template.unread).not.toEqual([])
    expect(template.problems.length).toBeLessThanOrEqual(100)
  })

  it('adds up a hundred thousand numbers', () => {
    expect(show(evaluated(`1${' + 1'.repeat(99_999)}`))).toBe('100000')
  })

  it('follows a hundred thousand steps', () => {
    expect(evaluated(`aws_x.y${'.z'.repeat(100_000)}`).kind).toBe('unknown')
    expect(evaluated(`[1]${'[0]'.repeat(100_000)}`).kind).toBe('unknown')
  })

  it('takes __proto__ and its like for names', () => {
    const before = 'variable "__proto__" {\n  default = 1\n}\nlocals {\n  constructor = 2\n}\n'
    expect(show(evaluated('{ __proto__ = var.__proto__, toString = local.constructor }', before))).toBe(
      '{__proto__: 1, toString: 2}',
    )
    expect(show(evaluated('var.toString'))).toBe('<variable var.toString>')
    expect(show(evaluated('{}.constructor'))).toBe('<{}.constructor>')
    expect(show(evaluated('constructor("x")'))).toBe('<constructor(...)>')
    expect(show(evaluated('"{\\"__proto__\\": 1}"'))).toBe('json {__proto__: 1}')
  })
})

describe('hostile values', () => {
  it('ends circles of locals', () => {
    const before = 'locals {\n  a = [local.b]\n  b = local.a\n  c = local.c\n}\n'
    expect(show(evaluated('local.a', before))).toBe('[<local.a, which refers to itself,>]')
    expect(show(evaluated('local.c', before))).toBe('<local.c, which refers to itself,>')
  })

  it.each([
    ['lists', (n: number) => `[local.l${n - 1}, local.l${n - 1}]`],
    ['texts', (n: number) => `"${`\${local.l${n - 1}}`.repeat(10)}"`],
    ['concat()', (n: number) => `concat(local.l${n - 1}, local.l${n - 1})`],
    ['replace()', (n: number) => `replace(local.l${n - 1}, "x", "xxxxxxxxxx")`],
    ['for', (n: number) => `flatten([for a in local.l${n - 1} : [a, a]])`],
  ])('survives exponential growth by %s', (name, grow) => {
    const first = name === 'texts' || name === 'replace()' ? '"x"' : '["x"]'
    const lines = Array.from({ length: 60 }, (_, index) => `  l${index + 1} = ${grow(index + 1)}`)
    const value = evaluated('local.l60', `locals {\n  l0 = ${first}\n${lines.join('\n')}\n}\n`)
    expect(show(value).length).toBeLessThan(1_000_000)
  })

  it('survives values that share their parts', () => {
    let expression = 'x0'
    for (let n = 40; n >= 0; n--)
      expression =
        n === 0 ? expression : `[for x${n} in [[x${n - 1}, x${n - 1}]] : ${n === 40 ? 'x40' : expression}]`
    const value = evaluated(`[for x0 in ["a"] : ${expression}]`)
    expect(show(value)).toContain('very large')
  })

  it('survives long chains of operators in conditions and in try', () => {
    const chain = ` + 1`.repeat(20_000)
    for (const value of [`var.x${chain} > 1 ? 1 : 2`, `try([var.x.y${chain}], [])`, `can([var.x.y${chain}])`])
      expect(evaluated(value).kind, value.slice(0, 10)).not.toBe('scalar')
    const locals = Array.from({ length: 300 }, (_, n) => `  l${n} = local.l${n + 1} || var.x\n`).join('')
    const before = `locals {\n${locals}  l300 = var.y\n}\n`
    expect(evaluated('local.l0 ? 1 : 2', before).kind).toBe('either')
  })

  it('survives dynamic blocks in dynamic blocks', () => {
    const wrap = (n: number, inner: string): string =>
      `dynamic "b${n}" {\n for_each = range(1000)\n content {\n${inner}\n}\n}\n`
    const text = `resource "t" "n" {\n${wrap(1, wrap(2, wrap(3, 'a = 1')))}}\n`
    const template = terraform({ 'main.tf': text + AFTER })
    expect(template.resources).toHaveLength(2)
  })

  it('survives a chain of ten thousand locals', () => {
    const lines = Array.from({ length: 10_000 }, (_, index) => `  l${index + 1} = [local.l${index}]`)
    const before = `locals {\n  l0 = 1\n${lines.join('\n')}\n}\n`
    expect(show(evaluated('local.l10000', before))).toMatch(/^\[+<local\.l\d+>\]+$/)
    const uses = Array.from({ length: 100 }, (_, index) => `  v${index} = local.l${index * 100}`)
    const template = terraform({ 'main.tf': `${before}resource "t" "n" {\n${uses.join('\n')}\n}\n` })
    expect(show(property(template, 'v1'))).toBe(`${'['.repeat(100)}1${']'.repeat(100)}`)
  })

  it('survives many conditions in one text', () => {
    const text = Array.from({ length: 2000 }, (_, index) => `\${var.a${index} ? "x" : "y"}`).join('')
    expect(evaluated(`"${text}"`).kind).toBe('either')
    const sum = Array.from({ length: 2000 }, (_, index) => `(var.a${index} ? 1 : 2)`).join(' + ')
    expect(evaluated(sum).kind).toBe('either')
  })

  it('survives the deepest nesting that is read', () => {
    const levels = 120
    const deep = '[for k, v in {a = 1} : f('.repeat(levels)
    const value = evaluated(`${deep}1${')]'.repeat(levels)}`)
    expect(value.kind).toBe('list')
    const conditions = `${'[true ? (1 + ('.repeat(60)}1${')) : 2][0]'.repeat(60)}`
    expect(evaluated(conditions).kind).toBe('scalar')
  })
})

/** Pieces of the language, whole and broken. */
const TOKENS = [
  ...'{}[]()=,.:?*/%!<>~"\\\n\r\t #',
  ...[
    'resource "a" "b" {\n',
    'dynamic "x" {\n',
    'content {\n',
    'for_each',
    'count',
    'locals {\n',
    'variable "v" {\n',
  ],
  ...[
    'default',
    'local.x',
    'var.v',
    'x = ',
    'for',
    ' in ',
    ' if ',
    'null',
    'true',
    '0',
    '12.5',
    '"s"',
    '"${',
    '%{ if ',
    '%{ endif }',
  ],
  ...[
    '<<EOT\n',
    '<<-EOT\n',
    '\nEOT\n',
    '/*',
    '*/',
    '//',
    '&&',
    '||',
    '==',
    '=>',
    '...',
    '::',
    '[*]',
    '.*',
    '.0',
    '-',
    '+',
    '\0',
  ],
  ...['{"a": [1, "${var.q}"]}', 'jsonencode(', 'merge(', 'concat(', 'try(', '\u2028', '\ud800', 'é', '}\n'],
]

describe('any soup of tokens', () => {
  it('is read without throwing, with every place inside its file', () => {
    const soup = fc.array(fc.constantFrom(...TOKENS), { maxLength: 120 }).map((tokens) => tokens.join(''))
    fc.assert(
      fc.property(soup, fc.boolean(), (text, wrapped) => {
        const main = wrapped ? `resource "t" "n" {\nv = ${text}\n}\n` : text
        const template = terraform({ 'main.tf': main, 'terraform.tfvars': text })
        for (const { file, range } of locationsOf(template)) {
          if (range.start < 0 || range.start > range.end || range.end > file.text.length) return false
        }
        return template.unread.length <= template.problems.length
      }),
      { seed: 20261123, numRuns: 3000 },
    )
  })

  it('damages nothing before it', () => {
    const soup = fc.array(fc.constantFrom(...TOKENS), { maxLength: 40 }).map((tokens) => tokens.join(''))
    fc.assert(
      fc.property(soup, (text) => {
        const template = terraform({ 'main.tf': `resource "t" "first" {\n  ok = true\n}\n${text}` })
        return show(template.resources[0]?.properties) === '{ok: true}'
      }),
      { seed: 20261124, numRuns: 1000 },
    )
  })
})

describe('hostile calls', () => {
  it.each([
    ['range(0, 1000000000)', 'range(0, 1000000000)'],
    ['range(0, 1, 0)', 'range(0, 1, 0)'],
    ['setproduct(range(1000), range(1000), range(1000))', 'setproduct(...)'],
    ['format("%1000000000s", "x")', 'format(...)'],
    ['format("%.1000000000f", 1)', 'format(...)'],
    ['format("%*d", 5, 1)', 'format(...)'],
    [`format("${'%0'.repeat(20_000)}")`, undefined],
    ['indent(1000000, "a\\nb")', 'indent(...)'],
    ['regex("(a+)+$", "x")', undefined],
    [`regexall("(a|a)*b", "${'a'.repeat(100_000)}")`, 'regexall(...)'],
    [`replace("${'a'.repeat(5_000)}", "/a/", "${'b'.repeat(5_000)}")`, 'replace(...)'],
    [`replace("${'a'.repeat(5_000)}", "a", "${'b'.repeat(5_000)}")`, 'replace(...)'],
    [`jsondecode("${'['.repeat(5_000)}")`, undefined],
    [`csvdecode("${'a,'.repeat(50_000)}")`, undefined],
    ['pow(10, 1000)', 'pow(...)'],
    [`parseint("${'z'.repeat(10_000)}", 36)`, undefined],
    ['1e300 * 1e300 * 1e300 * 1e300 * 1e300 * 1e300', undefined],
    [`[for i in range(1000) : [for j in range(1000) : 1.5 / (3 + i * j)]][0]`, undefined],
    ['base64decode("====")', undefined],
    ['urlencode("\\ud800")', 'urlencode(...)'],
    ['file("a\\u0000b")', undefined],
    [`file("${'a/'.repeat(100_000)}")`, undefined],
  ])('%s', (expression, expected) => {
    const value = evaluated(expression)
    if (expected === undefined) expect(['unknown', 'list']).toContain(value.kind)
    else expect(show(value)).toBe(`<${expected}>`)
  })

  it('ends templates that read themselves', () => {
    const template = repository({
      'main.tf':
        'resource "t" "n" {\n  v = templatefile("a.tpl", { x = 1 })\n  w = try(templatefile("a.tpl", { x = 1 }), "failed")\n}\n',
      'a.tpl': '${templatefile("a.tpl", { x = x })}${x}',
    })
    expect(show(property(template, 'v'))).toBe('<templatefile(...)>')
    expect(show(property(template, 'w'))).toBe('<templatefile(...)>')
  })

  it('bounds what templates and files are multiplied to', () => {
    const template = repository({
      'main.tf': `locals {\n  big = file("big.txt")\n}\nresource "t" "n" {\n  v = templatefile("loop.tpl", { n = range(1000) })\n  w = [for i in range(1000) : file("big.txt")]\n  x = join("", [local.big, local.big, local.big])\n}\n`,
      'loop.tpl': '%{ for a in n }%{ for b in n }%{ for c in n }x%{ endfor }%{ endfor }%{ endfor }',
      'big.txt': 'x'.repeat(900_000),
    })
    expect(template.resources).toHaveLength(1)
    expect(property(template, 'v').kind).toBe('unknown')
    const messages = template.gaps?.map(({ message }) => message)
    expect(messages).toContain('evaluation limit reached: v is not known')
    expect(messages).toContain('evaluation limit reached: w is not known')
  })
})
