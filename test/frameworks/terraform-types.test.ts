// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is how Terraform writes interpolations
/** Types, nulls and numbers as Terraform has them: each line is what Terraform 1.11 plans for the expression. */
import { describe, expect, test } from 'vitest'
import { evaluated, show } from './terraform-support.ts'

const tried = (expression: string): string => show(evaluated(`try(${expression}, "fails")`))

describe('nulls have the type of what they stand beside', () => {
  test.each([
    ['(false ? [true] : null)[*]', '"fails"'],
    ['(true ? null : "a")[*]', '[]'],
    ['true ? (false ? ["a"] : null) : [1]', 'null'],
    ['false ? (false ? ["a", "b"] : null) : range(1, 3)', '["1", "2"]'],
    ['coalesce(tostring(null), range(3))', '"fails"'],
    ['coalescelist([true], (true ? null : [2]))', '[true]'],
    ['tomap({ a = null, x = ["2.5"] })', '{a: null, x: ["2.5"]}'],
    ['tomap({ a = null, x = ["a"], y = [1] })', '"fails"'],
    ['tolist([null, ["a"]])', '"fails"'],
    ['tolist([null, tolist(["a"]), [1]])', '[null, ["a"], ["1"]]'],
    ['tolist([tostring(null), ["a"]])', '"fails"'],
    ['join(",", [null, "a"])', '"fails"'],
    ['anytrue([null, "false"])', 'false'],
    ['alltrue([null])', 'false'],
  ])('%s is %s', (expression, expected) => expect(tried(expression)).toBe(expected))
})

describe('what fails in the branch that is not taken has its type all the same', () => {
  test.each([
    ['true ? [1] : [for v in [null] : v * 2]', '[1]'],
    ['true ? ["a"] : (false ? { a = 1 } : [for v in [null] : v * 2])', '["a"]'],
    ['true ? [[1]] : (false ? [for v in [null] : v * 2] : { a = 1 })', '[[1]]'],
    ['true ? 1 : (tomap({ a = [], b = {} }) == {})', '"fails"'],
    ['true ? true : (anytrue(null) ? "a" : "b")', '"true"'],
    ['true ? [1] : tobool([])', '[1]'],
    ['true ? [] : [null, [], "a"]', '"fails"'],
  ])('%s is %s', (expression, expected) => expect(tried(expression)).toBe(expected))
})

describe('types are unified in the order that Terraform prefers', () => {
  test.each([
    ['true ? setunion([true]) : compact(["a"])', '["true"]'],
    ['concat(compact(["a"]), chunklist([1], 4))', '["a", [1]]'],
    ['true ? toset(["a"])[*] : false', '"fails"'],
    ['setproduct([], [1, [2]])', '"fails"'],
    ['setproduct([], [null, [2]])', '[]'],
    ['true ? { a = 1 } : { a = [] }', '"fails"'],
    ['true ? [1, true] : [1, 2]', '"fails"'],
    ['slice((anytrue([null]) ? [] : tolist(["a"])), 1, 1)', '[]'],
  ])('%s is %s', (expression, expected) => expect(tried(expression)).toBe(expected))
})

describe('sets of collections have an order', () => {
  test.each([
    ['[for v in toset([["b", "x"], [2, 1]]) : v[0]]', '["2", "b"]'],
    ['tolist(toset([{ a = 2 }, { a = 10 }, { a = 1 }]))[*].a', '[10, 1, 2]'],
    ['values({ a = setunion([[], ["x\\ty"]], []) })', '[[["x\\ty"], []]]'],
  ])('%s is %s', (expression, expected) => expect(tried(expression)).toBe(expected))
})

describe('numbers have as many bits as Terraform gives them', () => {
  test.each([
    ['tostring(1 + log(0.1, 10))', '"0.0000000000000002220446049250313080847263336181640625"'],
    ['tostring(log(0.1, 10))', '"-0.9999999999999998"'],
    ['tostring(length([1]) / length([1, 2, 3]))', '"0.33333333333333333334"'],
    ['tostring([for k, v in ["a", "b"] : k / length("abc")][1])', '"0.33333333333333333334"'],
    ['tostring(length([1]) / 8)', '"0.125"'],
    ['tostring(pow(2, 70))', '"1180591620717411300000"'],
    ['log(-1, 2)', '"fails"'],
    // Nearly the largest numbers: the power of two above them is not a number.
    ['tostring(log(1.7976931348623157e308, 2))', '"1024"'],
    ['tostring(log(9e307, 3))', '"645.4423052068412"'],
    ['range(0, 0, 0)', '[]'],
    ['range(0, 1, 0)', '"fails"'],
    ['tostring(tonumber(tostring(1 / 3)) == 1 / 3)', '"true"'],
  ])('%s is %s', (expression, expected) => expect(tried(expression)).toBe(expected))
})

describe('what is not known how often it is there is not counted', () => {
  const before = 'variable "x" {}\nvariable "l" { type = list(string) }\nvariable "on" {}'
  test.each([
    ['can(tolist(toset([var.x, "1", "b"]))[1])', '<tolist(toset([var.x, "1", "b"]))[1]>'],
    ['try(tolist(toset([var.x, "1", "b"]))[2], "n")', '<tolist(toset([var.x, "1", "b"]))[2]>'],
    ['length(flatten([[var.on ? var.l : ["a"]], ["b"]]))', '<condition var.on>'],
    ['length(flatten([[var.on ? var.l : var.l], ["b"]]))', '<condition var.on>'],
    ['length(flatten([var.on ? (var.x ? ["a"] : ["b", "c"]) : "d"]))', '<condition var.on>'],
  ])('%s is %s', (expression, expected) => expect(show(evaluated(expression, before))).toBe(expected))
})

describe('what may fail is not said to fail', () => {
  test.each([
    ['slice((var.x ? [] : ["a"]), 1, 1)', 'variable "x" {}', /^\(var\.x \? "fails" : \[\]\)$/],
    ['[slice((var.x ? [] : ["a"]), 1, 1)]', 'variable "x" {}', /^\[\(var\.x \? <.*> : \[\]\)\]$/],
    ['[for k in ["a"] : k * 2 if var.x]', 'variable "x" {}', /^\[\(var\.x \? <.*> : nothing\)\]$/],
  ])('%s', (expression, before, expected) => {
    expect(show(evaluated(`try(${expression}, "fails")`, before))).toMatch(expected)
  })
})

test('nothing is between all characters', () => {
  expect(tried('replace("añ日", "", "-")')).toBe('"-a-ñ-日-"')
})

describe('variables have the type that is written', () => {
  const given = (type: string, value: string): string =>
    show(evaluated('var.v', `variable "v" {\n  type = ${type}\n  default = ${value}\n}`))

  test.each([
    ['list(any)', '[1, "a", true]', '["1", "a", "true"]'],
    ['set(any)', '[false, "false"]', '["false"]'],
    ['map(any)', '{ a = 1, b = "x" }', '{a: "1", b: "x"}'],
    ['tuple([string, bool])', '[1, "true"]', '["1", true]'],
    ['tuple([object({ a = optional(number, 3), b = optional(bool) })])', '[{ zz = 1 }]', '[{a: 3, b: null}]'],
    ['list(tuple([string, number]))', '[[1, "2"]]', '[["1", 2]]'],
    [
      'map(object({ a = string, b = optional(list(number), ["1"]) }))',
      '{ k = { a = 5 } }',
      '{k: {a: "5", b: [1]}}',
    ],
    ['set(string)', '[2.50, "2.5"]', '["2.5"]'],
  ])('%s of %s', (type, value, expected) => expect(given(type, value)).toBe(expected))

  test('a null has it too', () => {
    const before = 'variable "v" {\n  type = list(string)\n  default = null\n}'
    expect(show(evaluated('try(var.v[*], "fails")', before))).toBe('"fails"')
  })
})

describe('a validation says what a variable may be', () => {
  const allowed = (list: string, rest = '') =>
    show(
      evaluated(
        'var.v',
        `variable "v" {\n  type = string\n${rest}  validation {\n    condition = contains(${list}, var.v)\n    error_message = "no"\n  }\n}`,
      ),
    )

  test.each([
    ['["a"]', '"a"'],
    ['["a", "b"]', '(validation of var.v ? "a" : "b")'],
    ['[1]', '"1"'],
    ['["a", "b", "c", "d", "e"]', '<variable var.v>'],
    ['local.unknown', '<variable var.v>'],
    ['[var.v]', '<variable var.v>'],
  ])('contains(%s, var.v)', (list, expected) => expect(allowed(list)).toBe(expected))

  test('a default is the value all the same', () => {
    expect(allowed('["a", "b"]', '  default = "b"\n')).toBe('"b"')
  })

  test.each([
    'contains(["a"], lower(var.v))',
    'contains(["a"], var.w)',
    'contains(["a"], var.v.x)',
    '!contains(["a"], var.v)',
    'contains(["a"], var.v) || true',
  ])('%s does not', (condition) => {
    const before = `variable "v" {\n  validation {\n    condition = ${condition}\n  }\n}`
    expect(show(evaluated('var.v', before))).toBe('<variable var.v>')
  })
})
