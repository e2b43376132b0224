import { describe, expect, it } from 'vitest'
import { cut, evaluated, inFile } from './arm-expression-support.ts'
import { showValue } from './support.ts'

type Cases = readonly (readonly [expression: string, expected: string])[]

function holds(cases: Cases): void {
  it.each(cases)('%s', (expression, expected) => {
    expect(showValue(evaluated(expression))).toBe(expected)
  })
}

/** The call itself, named as what is not evaluated. */
function refused(...expressions: readonly string[]): Cases {
  return expressions.map((expression) => [expression, `unknown expression ${expression}`])
}

describe('texts', () => {
  holds([
    ["concat('a', 'b', 1, true())", '"ab1True"'],
    ["concat('prefix-', variables('text'))", '"prefix-Text" (a variable)'],
    ["format('Hello, {0}. {{{1:N0}}}', 'User', 8175133)", '"Hello, User. {8,175,133}"'],
    ["format('vm{0:D3}-{0:00}-{1,4}|{1,-4}|{0:X2}', 7, 'a')", '"vm007-07-   a|a   |07"'],
    ["format('{0:N}', -1234)", '"-1,234.00"'],
    ["join(createArray('a', 2, 'c'), '-')", '"a-2-c"'],
    ["split('one,two;three', createArray(',', ';'))", '["one", "two", "three"]'],
    ["split('a--b-c', '--')", '["a", "b-c"]'],
    ["replace('123-123-1234', '123', 'xxxx')", '"xxxx-xxxx-xxxx4"'],
    ["substring('one two three', 4, 3)", '"two"'],
    ["substring('abc', 1)", '"bc"'],
    ["padLeft('123', 10, '0')", '"0000000123"'],
    ['padLeft(5, 2)', '" 5"'],
    ["padLeft('12345', 2)", '"12345"'],
    ["trim('  a b ')", '"a b"'],
    ["toUpper(toLower('One'))", '"ONE"'],
    ["startsWith('abcdef', 'AB')", 'true'],
    ["endsWith('abcdef', 'EF')", 'true'],
    ["endsWith('abcdef', 'e')", 'false'],
    ["indexOf('abcdef', 'CD')", '2'],
    ["lastIndexOf('ABAB', 'ab')", '2'],
    ["indexOf('straße', 'E')", '5'],
    ["indexOf('abc', 'z')", '-1'],
  ])
  holds(
    refused(
      "substring('abc', 2, 2)",
      "replace('a', '', 'b')",
      "split('a', '')",
      "concat('a', null())",
      "concat('a', createArray())",
      "format('{0} {1}', 'a')",
      "format('{0', 'a')",
      "format('{0:C}', 1)",
      "format('{0}', createArray('a'))",
      "join('a', '-')",
      'toLower(1)',
      "toLower('a', 'b')",
    ),
  )
})

describe('texts that are partly known', () => {
  holds([
    ["concat('a-', parameters('p'), '-b')", 'unknown variable p a-…-b'],
    ["concat(parameters('p'), '')", 'unknown variable p'],
    ["concat(parameters('p'), parameters('q'))", 'unknown variable p '],
    ["concat('x', toLower(concat('A', parameters('p'))))", 'unknown variable p xa…'],
    ["toUpper(parameters('p'))", 'unknown variable p'],
    ["concat('a', reference('vm'))", 'unknown reference reference(vm) a…'],
    ["format('{0}/{1}', parameters('p'), 'b')", 'unknown variable p …/b'],
    ["join(createArray('a', parameters('p')), '-')", 'unknown variable p a-…'],
    ["join(createArray('a', if(parameters('c'), 'b', 'd')), '-')", `parameters('c') ? "a-b" : "a-d"`],
    ["base64(concat('a', parameters('p')))", 'unknown variable p '],
    ["replace(parameters('p'), 'a', 'b')", 'unknown variable p '],
    ["concat('st', uniqueString('a'))", "unknown reference uniqueString('a') st…"],
    ["string(concat('a', parameters('p')))", 'unknown variable p a…'],
  ])
})

describe('conversions', () => {
  holds([
    ["base64('one, two, three')", '"b25lLCB0d28sIHRocmVl"'],
    ["base64ToString(base64('ü'))", '"ü"'],
    [`base64ToJson(base64('{"a": [1]}'))`, '{a: [1]}'],
    ["dataUri('Hello')", '"data:text/plain;charset=utf8;base64,SGVsbG8="'],
    ["dataUriToString('data:;base64,SGVsbG8sIFdvcmxkIQ==')", '"Hello, World!"'],
    ["uri('http://contoso.com/resources/', 'nested/a.json')", '"http://contoso.com/resources/nested/a.json"'],
    ["uri('http://contoso.com/resources/x.json', 'a.json')", '"http://contoso.com/resources/a.json"'],
    ["uriComponent('http://a.b/(c)')", '"http%3A%2F%2Fa.b%2F%28c%29"'],
    ["uriComponentToString('http%3A%2F%2Fa')", '"http://a"'],
    ["json('null')", 'null'],
    [`json('{"a": {"b": [true, 1.5, "x"]}}')`, '{a: {b: [true, 1.5, "x"]}}'],
    [
      `json(concat('{"id": "', parameters('p'), '", "n": "a', parameters('q'), '", "x": 1}'))`,
      '{id: unknown variable p , n: unknown variable p a…, x: 1}',
    ],
    [`json(concat('{"id": "', parameters('p'), '"}'))`, '{id: unknown variable p}'],
    [`json(concat('{"id": ', parameters('p'), '}'))`, 'unknown variable p '],
    ["json(parameters('p'))", 'unknown variable p'],
    ["string(createObject('a', createArray(1, 'b', true())))", 'json {a: [1, "b", true]}'],
    ["concat(string(createObject('a', 1)), '!')", '"{\\"a\\":1}!"'],
    ["json(string(createObject('a', parameters('p'))))", '{a: unknown variable p}'],
    ['string(5)', '"5"'],
    ['string(true())', '"True"'],
    ["bool('TRUE')", 'true'],
    ['bool(0)', 'false'],
    ["int('-4')", '-4'],
    ["float('1.5')", '1.5'],
  ])
  holds(
    refused(
      "base64ToString('a')",
      "json('{')",
      "int('a')",
      "bool('yes')",
      'int(1.5)',
      "uriComponentToString('%')",
      'string(null())',
    ),
  )
})

describe('lists and objects', () => {
  holds([
    ['concat(createArray(1), createArray(2, 3))', '[1, 2, 3]'],
    ["concat(createArray(1), parameters('p'))", '[1, unknown variable p]'],
    ["length(concat(createArray(1), parameters('p')))", 'unknown variable p '],
    ["empty(concat(createArray(1), parameters('p')))", 'false'],
    ["first(concat(createArray(1), parameters('p')))", '1'],
    ["first(parameters('p'))", 'unknown variable p'],
    ["last('abc')", '"c"'],
    ["first('')", '""'],
    ['last(createArray(1, 2))', '2'],
    ['skip(createArray(1, 2, 3), 2)', '[3]'],
    ["skip('one two', 4)", '"two"'],
    ["take('one', -1)", '""'],
    ['take(createArray(1), 5)', '[1]'],
    ["take(createArray(1), parameters('n'))", 'unknown variable n '],
    ["length('abcd')", '4'],
    ["length(createObject('a', 1, 'b', 2))", '2'],
    ["empty('')", 'true'],
    ['empty(null())', 'true'],
    ['empty(createObject())', 'true'],
    ["contains('OneTwo', 'one')", 'false'],
    ["contains(createObject('One', 1), 'one')", 'true'],
    ["contains(createArray('a', createArray(1)), createArray(1))", 'true'],
    ["contains(createArray('a', parameters('p')), 'a')", 'true'],
    ["contains(createArray('a', parameters('p')), 'b')", 'unknown variable p '],
    ["array(createObject('a', 1))", '[{a: 1}]'],
    ['array(createArray(1))', '[1]'],
    ['range(3, 2)', '[3, 4]'],
    ['flatten(createArray(createArray(1, createArray(2)), createArray(3)))', '[1, [2], 3]'],
    ["indexFromEnd(createArray('a', 'b'), 1)", '"b"'],
    ["tryIndexFromEnd(createArray('a'), 2)", 'null'],
    ['min(3, 1, 2)', '1'],
    ['max(createArray(3, 1))', '3'],
    ["createObject('a', parameters('p'), 'b', 1)", '{a: unknown variable p, b: 1}'],
    ["createObject(parameters('p'), 1)", 'unknown variable p '],
    ["items(createObject('b', 1, 'a', 2))", '[{key: "a", value: 2}, {key: "b", value: 1}]'],
    ["objectKeys(createObject('b', 1, 'a', 2))", '["a", "b"]'],
    ["tryGet(createObject('a', createArray(5)), 'A', 0)", '5'],
    ["tryGet(createObject('a', createArray(5)), 'b', 0)", 'null'],
    ['union(createArray(1, 2), createArray(2, 3))', '[1, 2, 3]'],
    ["union(createArray(createArray('a')), createArray(createArray('a'), 'b'))", '[["a"], "b"]'],
    ["union(createArray(1), parameters('p'))", '[1, unknown variable p]'],
    [
      "union(createObject('p', createObject('one', 'a', 'three', 'c1'), 'n', createArray(1, 2)), createObject('P', createObject('three', 'c2'), 'n', createArray(3)))",
      '{p: {one: "a", three: "c2"}, n: [3]}',
    ],
    [
      "union(createObject('a', parameters('p')), createObject('a', createObject('b', 1)))",
      '{a: unknown variable p }',
    ],
    ["union(createObject('a', 1), parameters('p'))", 'unknown variable p '],
    [
      "shallowMerge(createArray(createObject('a', createObject('x', 1)), createObject('A', createObject('y', 2))))",
      '{a: {y: 2}}',
    ],
    ["intersection(createArray('one', 'two', 'three'), createArray('two', 'three'))", '["two", "three"]'],
    [
      "intersection(createObject('one', 'a', 'two', 'b'), createObject('one', 'a', 'two', 'z'))",
      '{one: "a"}',
    ],
    ["intersection(createArray('a'), createArray(parameters('p')))", 'unknown variable p '],
  ])
  holds(
    refused(
      'range(0, 10001)',
      'range(0, -1)',
      'length(1)',
      'first(createArray())',
      "createObject('a')",
      'flatten(createArray(1))',
      "max('a', 1)",
      'indexFromEnd(createArray(1), 2)',
      'min()',
    ),
  )
})

describe('logic and numbers', () => {
  holds([
    ["equals('a', 'A')", 'false'],
    ["equals(1, '1')", 'false'],
    ["equals(createObject('a', createArray(1)), createObject('a', createArray(1)))", 'true'],
    ["equals(parameters('p'), 'a')", 'unknown variable p '],
    ["coalesce(null(), 'a')", '"a"'],
    ['coalesce(null(), null())', 'null'],
    ["coalesce(parameters('p'), 'a')", 'unknown variable p '],
    ["coalesce(null(), parameters('p'))", 'unknown variable p'],
    ["coalesce('a', parameters('p'))", '"a"'],
    ["less('A', 'a')", 'false'],
    ["greater('A', 'a')", 'true'],
    ["less('Z', 'a')", 'false'],
    ['greaterOrEquals(2, 2)', 'true'],
    ['lessOrEquals(3, 2)', 'false'],
    ['add(1, sub(5, mul(2, 3)))', '0'],
    ['div(-7, 2)', '-3'],
    ['mod(-7, 2)', '-1'],
    ['mul(0, -1)', '0'],
    ["add(parameters('p'), 1)", 'unknown variable p '],
  ])
  holds(
    refused(
      'div(1, 0)',
      'mod(1, 0)',
      "add('1', 2)",
      'mul(9007199254740991, 2)',
      "less('a-b', 'a')",
      "not('true')",
    ),
  )

  it('keeps where an argument was written, and gives the place of the call', () => {
    const json = `"[toUpper(variables('text'))]"`
    const value = inFile(json)
    expect(showValue(value)).toBe('"TEXT" (a variable)')
    expect(cut(value.at.range, json)).toBe("toUpper(variables('text'))")
  })
})

describe('address ranges', () => {
  holds([
    [
      "parseCidr('10.144.1.7/20')",
      '{network: "10.144.0.0", netmask: "255.255.240.0", broadcast: "10.144.15.255", firstUsable: "10.144.0.1", lastUsable: "10.144.15.254", cidr: 20}',
    ],
    [
      "parseCidr('fdad:3236:5555::/48')",
      '{network: "fdad:3236:5555::", netmask: "ffff:ffff:ffff::", firstUsable: "fdad:3236:5555::", lastUsable: "fdad:3236:5555:ffff:ffff:ffff:ffff:ffff", cidr: 48}',
    ],
    ["cidrSubnet('10.144.0.0/20', 24, 4)", '"10.144.4.0/24"'],
    ["cidrSubnet('fdad:3236:5555::/48', 52, 4)", '"fdad:3236:5555:4000::/52"'],
    ["cidrSubnet('0.0.0.0/0', 0, 0)", '"0.0.0.0/0"'],
    ["cidrSubnet('::/0', 1, 1)", '"8000::/1"'],
    ["cidrHost('10.144.3.0/24', 4)", '"10.144.3.5"'],
    ["cidrHost('fdad:3236:5555:3000::/52', 0)", '"fdad:3236:5555:3000::1"'],
    ["cidrSubnet('2001:0:0:1:0:0:0:1/128', 128, 0)", '"2001:0:0:1::1/128"'],
    ["cidrSubnet(parameters('p'), 24, 0)", 'unknown variable p '],
  ])
  holds(
    refused(
      "cidrSubnet('10.0.0.0/20', 24, 16)",
      "cidrSubnet('10.0.0.0/20', 19, 0)",
      "cidrSubnet('10.0.0.0/20', 33, 0)",
      "cidrHost('10.0.0.0/24', 254)",
      "parseCidr('10.0.0/8')",
      "parseCidr('10.0.0.256/8')",
      "parseCidr('1:2:3:4:5:6:7/64')",
      "parseCidr('1::2::3/64')",
      "parseCidr('1:2:3:4:5:6:7:8::/64')",
      "parseCidr('10.0.0.0/33')",
    ),
  )
})

describe('what only a deployment makes', () => {
  holds([
    ['newGuid()', 'unknown reference newGuid()'],
    ["guid('a', 'b')", "unknown reference guid('a', 'b')"],
    ["UniqueString(parameters('p'))", "unknown reference UniqueString(parameters('p'))"],
    ["utcNow('d')", "unknown reference utcNow('d')"],
    ["dateTimeAdd(utcNow(), 'P1D')", "unknown expression dateTimeAdd(utcNow(), 'P1D')"],
    [
      "dateTimeAdd('2020-04-07 14:53:14Z', 'P1D')",
      "unknown expression dateTimeAdd('2020-04-07 14:53:14Z', 'P1D')",
    ],
    [
      "dateTimeAdd('2020-04-07T14:53:14Z', 'P')",
      "unknown expression dateTimeAdd('2020-04-07T14:53:14Z', 'P')",
    ],
    [
      "dateTimeAdd('2020-04-07T14:53:14Z', 'PT')",
      "unknown expression dateTimeAdd('2020-04-07T14:53:14Z', 'PT')",
    ],
    [
      "dateTimeAdd('2020-04-07T14:53:14Z', 'P1D', 'd')",
      "unknown expression dateTimeAdd('2020-04-07T14:53:14Z', 'P1D', 'd')",
    ],
    [
      "dateTimeAdd('2020-04-07T14:53:14Z', 'P9999Y')",
      "unknown expression dateTimeAdd('2020-04-07T14:53:14Z', 'P9999Y')",
    ],
  ])
})

describe('hostile calls', () => {
  it.each([
    ["replace(padLeft('', 100000, 'a'), 'a', padLeft('', 1000, 'b'))"],
    ["concat(padLeft('', 900000, 'a'), padLeft('', 900000, 'a'))"],
    ["padLeft('', 100000000, 'a')"],
  ])('%s has no value', (expression) => {
    expect(evaluated(expression).kind).toBe('unknown')
  })

  it('takes what looks like a prototype for data', () => {
    expect(showValue(evaluated(`json('{"__proto__": {"a": 1}}').__proto__.a`))).toBe('1')
    expect(showValue(evaluated(`contains(createObject(), 'toString')`))).toBe('false')
    expect(showValue(evaluated('constructor()'))).toBe('unknown expression constructor()')
  })
})
