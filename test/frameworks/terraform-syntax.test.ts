// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is how Terraform writes interpolations
import { describe, expect, it } from 'vitest'
import type { Resource } from '../../src/core/template.ts'
import { reachesOf } from './support.ts'
import { place, show, terraform } from './terraform-support.ts'

function problems(text: string): readonly string[] {
  return terraform({ 'main.tf': text }).problems.map((problem) => `${place(problem.at)}: ${problem.message}`)
}

const AFTER = '\nresource "t" "after" {\n  ok = true\n}\n'

/** Each: a file with errors, its problems, and the resource that has them as it is read nevertheless. */
const BROKEN: readonly (readonly [name: string, text: string, problems: readonly string[], kept: string])[] =
  [
    [
      'no value',
      'resource "t" "n" {\n  a =\n  b = 2\n}',
      ["main.tf:2:6 : expected an expression after '='"],
      '{a: <what has a syntax error>, b: 2}',
    ],
    [
      'an operator without its right side',
      'resource "t" "n" {\n  a = 1 +\n  b = 2\n}',
      ["main.tf:2:10 : expected an expression after '+'"],
      '{a: <what has a syntax error>, b: 2}',
    ],
    [
      'an unclosed string',
      'resource "t" "n" {\n  a = "x\n  b = 2\n}',
      ['main.tf:2:7 "x: unclosed string: expected \'"\' before the end of the line'],
      '{a: <what has a syntax error>, b: 2}',
    ],
    [
      'an unclosed bracket',
      'resource "t" "n" {\n  a = [1, 2\n  b = 3\n}',
      ["main.tf:3:3 b: expected ',' or ']'"],
      '{a: <what has a syntax error>, b: 3}',
    ],
    [
      'a bad item of an object',
      'resource "t" "n" {\n  tags = {\n    a =\n    b = 2\n  }\n  c = 3\n}',
      ["main.tf:3:8 : expected an expression after '='"],
      '{tags: <what has a syntax error>, c: 3, …}',
    ],
    [
      'a bad nested block',
      'resource "t" "n" {\n  rule [\n    a = 1\n  ]\n  rule {\n    b = = 2\n    c = 3\n  }\n  d = 4\n}',
      ["main.tf:2:8 [: expected '=' or '{' after 'rule'", "main.tf:6:9 =: expected an expression after '='"],
      '{rule: [<what has a syntax error>, {b: <what has a syntax error>, c: 3}], d: 4, …}',
    ],
    [
      'an interpolation in a heredoc',
      'resource "t" "n" {\n  a = <<EOT\n  x ${ } y\nb = 1\nEOT\n  c = 3\n}',
      ["main.tf:3:8 }: expected an expression after '${'"],
      '{a: <what has a syntax error>, c: 3, …}',
    ],
    [
      'two on a line',
      'resource "t" "n" {\n  a = 1 b = 2\n  c = 3\n}',
      ['main.tf:2:9 b: expected a newline after the attribute'],
      '{a: 1, c: 3, …}',
    ],
    [
      'an attribute set twice',
      'resource "t" "n" {\n  a = 1\n  a = 2\n}',
      ["main.tf:3:3 a: 'a' is already set in this block"],
      '{a: 1}',
    ],
    [
      'an unknown escape',
      'resource "t" "n" {\n  a = "x\\dy"\n}',
      ["main.tf:2:9 \\d: unknown escape sequence '\\d'"],
      '{a: "x\\\\dy"}',
    ],
    [
      'two attributes in a block of one line',
      'resource "t" "n" {\n  rule { a = 1, b = 2 }\n  c = 3\n}',
      ["main.tf:2:15 ,: expected '}': a block of one line holds one attribute"],
      '{rule: <what has a syntax error>, c: 3}',
    ],
    [
      'an unclosed block',
      'resource "t" "n" {\n  a = 1\n  rule {\n    b = 2\n',
      [
        "main.tf:3:3 rule: this block is never closed: expected '}'",
        'main.tf:1:1 resource "t" "n": this block is never closed: expected \'}\'',
      ],
      '{a: 1, rule: [{b: 2, …}], …}',
    ],
    [
      'NUL',
      'resource "t" "n" {\n  a = \0\n  b = 1\n}',
      ['main.tf:2:7 \0: unexpected character U+0000'],
      '{a: <what has a syntax error>, b: 1}',
    ],
    [
      'an unclosed heredoc',
      'resource "t" "n" {\n  a = <<EOT\n  x\n  b = 1\n}',
      ["main.tf:2:7 <<EOT: this heredoc is never closed: expected a line with 'EOT'"],
      '{a: <what has a syntax error>, b: 1, …}',
    ],
  ]

describe('syntax errors', () => {
  it.each(BROKEN)('%s', (name, text, expected, kept) => {
    const template = terraform({ 'main.tf': text + AFTER })
    expect(problems(text + AFTER)).toEqual(expected)
    const losesOthers = name === 'an unclosed block'
    const losesNothing = name === 'an attribute set twice'
    const reach = losesOthers ? 'resources' : 'inside'
    expect(reachesOf(template)).toEqual(losesNothing ? [] : expected.map(() => reach))
    const shown = (resource: Resource) =>
      show(resource.properties).replaceAll('…: <a part of this template that could not be read>', '…')
    expect(template.resources.map((resource) => [resource.name, shown(resource)])).toEqual([
      ['t.n', kept],
      ['t.after', '{ok: true}'],
    ])
  })

  it.each([
    ['"a" = 1', "main.tf:1:1 \": expected an attribute's or a block's name without quotes"],
    ['}', "main.tf:1:1 }: this '}' closes nothing"],
    ['a', "main.tf:1:2 : expected '=' or '{' after 'a'"],
    ['a b = 1', "main.tf:1:5 =: expected a block: an attribute's name is one word"],
    ['a "b', 'main.tf:1:3 "b: unclosed string: expected \'"\' before the end of the line'],
    ['a "${b}" {}', 'main.tf:1:4 ${b}: a label is fixed text'],
    ['a = 1 ? 2', "main.tf:1:10 : expected ':' and the other value of the condition"],
    ['a = f(1', "main.tf:1:6 (: '(' is never closed: expected ')'"],
    ['a = f(1 2)', "main.tf:1:9 2: expected ',' or ')'"],
    ['a = b.', "main.tf:1:7 : expected a name after '.'"],
    ['a = {b}', "main.tf:1:7 }: expected '=' or ':' after the key"],
    ['a = [for x on y : x]', "main.tf:1:12 on: expected 'in' after the name"],
    ['a = "${b"', "main.tf:1:9 \": expected '}' to end the interpolation"],
    ['a = "${b c}"', "main.tf:1:10 c: expected '}' to end the interpolation"],
    ['a = "%{ if b }"', "main.tf:1:6 %{ if b }: this 'if' is never ended: expected '%{ endif }'"],
    ['a = "%{ endfor }"', "main.tf:1:6 %{ endfor }: this 'endfor' ends no 'for'"],
    ['a = 1 /* x', "main.tf:1:7 /* x: unclosed comment: expected '*/'"],
    ['a = <<', "main.tf:1:5 <<: expected a marker and a newline after '<<'"],
    ['a = b::c', "main.tf:1:9 : expected '(' after the function's name"],
    ['resource "x" {}', 'main.tf:1:1 resource "x": a resource block has two labels'],
  ])('%s', (text, expected) => {
    expect(problems(text)).toEqual([expected])
  })

  it('reports them for tfvars too', () => {
    const template = terraform({ 'terraform.tfvars': 'a = \nb = 1\n' })
    expect(template.problems.map(({ at }) => place(at))).toEqual(['terraform.tfvars:1:4 '])
    expect(reachesOf(template)).toEqual(['inside'])
  })

  it('stops after a hundred', () => {
    const template = terraform({ 'main.tf': 'a = =\n'.repeat(5000) })
    expect(template.problems).toHaveLength(100)
    expect(template.problems.at(-1)?.message).toBe('too many errors: the rest is not read')
  })
})

describe('what is allowed', () => {
  it.each([
    ['windows line ends', 'resource "t" "n" {\r\n  a = 1\r\n\r\n  b = [\r\n    2,\r\n  ]\r\n}\r\n'],
    [
      'comments everywhere',
      '# x\n// y\n/* z\n */ resource /* a */ "t" "n" { # b\n  a = 1 // c\n  b = [ # d\n 2 /* e */, ]\n}',
    ],
    ['no newline at the end', 'resource "t" "n" {\n  a = 1\n  b = [2]\n}'],
    ['labels without quotes', 'resource t n {\n  a = 1\n  b = [2]\n}'],
    ['nothing indented', 'resource "t" "n" {\na = 1\nb = [\n2\n]\n}\n'],
  ])('%s', (_name, text) => {
    const template = terraform({ 'main.tf': text })
    expect(template.problems).toEqual([])
    expect(template.resources.map(({ properties }) => show(properties))).toEqual(['{a: 1, b: [2]}'])
  })
})
