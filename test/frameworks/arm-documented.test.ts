/** The examples of Microsoft's reference of ARM's functions: what it says that each gives. */
import { describe, expect, it } from 'vitest'
import type { Value } from '../../src/core/value.ts'
import { evaluated } from './arm-expression-support.ts'
import { showValue } from './support.ts'

const PAGES = 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-'

const TO_TEST = `json('{"null1": null, "null2": null, "string": "default", "int": 1, "object": {"first": "default"}, "array": [1]}')`
const LIST = "createArray('one', 'two', 'three')"
const OBJECT = "createObject('one', 'a', 'two', 'b', 'three', 'c')"
const DOGS = `createArray(${[
  ['Evie', 5],
  ['Casper', 3],
  ['Indy', 2],
  ['Kira', 8],
]
  .map(([name, age]) => `createObject('name', '${name}', 'age', ${age})`)
  .join(', ')})`
const age = (variable: string) => `lambdaVariables('${variable}').age`

const CASES: Readonly<Record<string, readonly (readonly [expression: string, gives: unknown])[]>> = {
  numeric: [
    ['add(5, 3)', 8],
    ['div(8, 3)', 2],
    ["int('4')", 4],
    ['max(createArray(0, 3, 2, 5, 4))', 5],
    ['max(0, 3, 2, 5, 4)', 5],
    ['min(createArray(0, 3, 2, 5, 4))', 0],
    ['min(0, 3, 2, 5, 4)', 0],
    ['mod(7, 3)', 1],
    ['mul(5, 3)', 15],
    ['sub(7, 3)', 4],
  ],
  comparison: [
    [`coalesce(${TO_TEST}.null1, ${TO_TEST}.null2, ${TO_TEST}.string)`, 'default'],
    [`coalesce(${TO_TEST}.null1, ${TO_TEST}.null2, ${TO_TEST}.int)`, 1],
    [`coalesce(${TO_TEST}.null1, ${TO_TEST}.null2, ${TO_TEST}.object)`, { first: 'default' }],
    [`coalesce(${TO_TEST}.null1, ${TO_TEST}.null2, ${TO_TEST}.array)`, [1]],
    [`empty(coalesce(${TO_TEST}.null1, ${TO_TEST}.null2))`, true],
    ['equals(1, 1)', true],
    ["equals('a', 'a')", true],
    ["equals(createArray('a', 'b'), createArray('a', 'b'))", true],
    ["equals(createObject('a', 'b'), createObject('a', 'b'))", true],
    ['not(equals(1, 2))', true],
    ["equals(null(), json('null'))", true],
    ['greater(1, 2)', false],
    ["greater('a', 'b')", false],
    ['greaterOrEquals(1, 2)', false],
    ["greaterOrEquals('a', 'b')", false],
    ['less(1, 2)', true],
    ["less('a', 'b')", true],
    ['lessOrEquals(1, 2)', true],
    ["lessOrEquals('a', 'b')", true],
  ],
  logical: [
    ["and(bool('true'), bool('false'))", false],
    ["or(bool('true'), bool('false'))", true],
    ["not(bool('true'))", false],
    ["bool('true')", true],
    ["bool('false')", false],
    ['bool(1)', true],
    ['bool(0)', false],
    ['false()', false],
    ['true()', true],
    ["if(equals('a', 'a'), 'yes', 'no')", 'yes'],
    ["if(equals('a', 'b'), json('null'), createObject('test', 'value1'))", { test: 'value1' }],
    ['not(equals(1, 2))', true],
  ],
  date: [
    ["dateTimeAdd('2023-01-01T00:00:00Z', 'P1Y')", '2024-01-01T00:00:00Z'],
    ["dateTimeAdd('2024-01-01T00:00:00Z', 'P1Y')", '2024-12-31T00:00:00Z'],
    ["dateTimeAdd('2023-02-01T00:00:00Z', 'P1M')", '2023-03-03T00:00:00Z'],
    ["dateTimeAdd('2024-02-01T00:00:00Z', 'P1M')", '2024-03-02T00:00:00Z'],
    ["dateTimeAdd('2020-04-07T14:53:14Z', '-P9D')", '2020-03-29T14:53:14Z'],
    ["dateTimeAdd('2020-04-07 14:53:14Z', 'PT1H', 'yyyy-MM-dd HH:mm')", '2020-04-07 15:53'],
    ['dateTimeFromEpoch(1683040573)', '2023-05-02T15:16:13Z'],
    ["dateTimeToEpoch('2024-05-02T15:16:13Z')", 1714662973],
    ['dateTimeToEpoch(dateTimeFromEpoch(1683040573))', 1683040573],
  ],
  string: [
    ["base64('one, two, three')", 'b25lLCB0d28sIHRocmVl'],
    ["base64ToString(base64('one, two, three'))", 'one, two, three'],
    ["base64ToJson(base64('{''one'': ''a'', ''two'': ''b''}'))", { one: 'a', two: 'b' }],
    ["dataUri('Hello')", 'data:text/plain;charset=utf8;base64,SGVsbG8='],
    ["dataUriToString('data:;base64,SGVsbG8sIFdvcmxkIQ==')", 'Hello, World!'],
    ["startsWith('abcdef', 'ab')", true],
    ["startsWith('abcdef', 'A')", true],
    ["startsWith('abcdef', 'e')", false],
    ["endsWith('abcdef', 'ef')", true],
    ["endsWith('abcdef', 'F')", true],
    ["endsWith('abcdef', 'e')", false],
    [
      "format('{0}, {1}. Formatted number: {2:N0}', 'Hello', 'User', 8175133)",
      'Hello, User. Formatted number: 8,175,133',
    ],
    ["indexOf('test', 't')", 0],
    ["lastIndexOf('test', 't')", 3],
    ["indexOf('abcdef', 'CD')", 2],
    ["lastIndexOf('abcdef', 'AB')", 0],
    ["indexOf('abcdef', 'z')", -1],
    ["padLeft('123', 10, '0')", '0000000123'],
    ["replace('123-123-1234', '-', '')", '1231231234'],
    ["replace('123-123-1234', '1234', 'xxxx')", '123-123-xxxx'],
    ["split('one,two,three', ',')", ['one', 'two', 'three']],
    ["split('one;two,three', createArray(',', ';'))", ['one', 'two', 'three']],
    ["string(createObject('valueA', 10, 'valueB', 'Example Text'))", '{"valueA":10,"valueB":"Example Text"}'],
    ["string(createArray('a', 'b', 'c'))", '["a","b","c"]'],
    ['string(5)', '5'],
    ["substring('one two three', 4, 3)", 'two'],
    ["toLower('One Two Three')", 'one two three'],
    ["toUpper('One Two Three')", 'ONE TWO THREE'],
    ["trim('    one two three   ')", 'one two three'],
    ["uri('http://contoso.org/firstpath', 'myscript.sh')", 'http://contoso.org/myscript.sh'],
    ["uri('http://contoso.org/firstpath/', 'myscript.sh')", 'http://contoso.org/firstpath/myscript.sh'],
    [
      "uri('http://contoso.org/firstpath/azuredeploy.json', 'myscript.sh')",
      'http://contoso.org/firstpath/myscript.sh',
    ],
    [
      "uri('http://contoso.org/firstpath/azuredeploy.json/', 'myscript.sh')",
      'http://contoso.org/firstpath/azuredeploy.json/myscript.sh',
    ],
    [
      "uriComponent('http://contoso.com/resources/nested/azuredeploy.json')",
      'http%3A%2F%2Fcontoso.com%2Fresources%2Fnested%2Fazuredeploy.json',
    ],
    [
      "uriComponentToString('http%3A%2F%2Fcontoso.com%2Fresources%2Fnested%2Fazuredeploy.json')",
      'http://contoso.com/resources/nested/azuredeploy.json',
    ],
  ],
  array: [
    ['array(1)', [1]],
    ["array('efgh')", ['efgh']],
    ["array(createObject('a', 'b', 'c', 'd'))", [{ a: 'b', c: 'd' }]],
    ["concat(createArray('1-1', '1-2'), createArray('2-1'))", ['1-1', '1-2', '2-1']],
    ["contains('OneTwoThree', 'e')", true],
    ["contains('OneTwoThree', 'z')", false],
    [`contains(${OBJECT}, 'one')`, true],
    [`contains(${OBJECT}, 'a')`, false],
    [`contains(${LIST}, 'three')`, true],
    [`contains(${LIST}, 'four')`, false],
    ["createArray('a', 'b', 'c')", ['a', 'b', 'c']],
    ['createArray(1, 2, 3)', [1, 2, 3]],
    [`createArray(${LIST})`, [['one', 'two', 'three']]],
    ['createArray()', []],
    ['empty(createArray())', true],
    ['empty(createObject())', true],
    ["empty('')", true],
    [`first(${LIST})`, 'one'],
    ["first('One Two Three')", 'O'],
    [`last(${LIST})`, 'three'],
    ["last('One Two Three')", 'e'],
    [`length(${LIST})`, 3],
    ["length('One Two Three')", 13],
    [`intersection(${OBJECT}, createObject('one', 'a', 'two', 'z', 'three', 'c'))`, { one: 'a', three: 'c' }],
    [`intersection(${LIST}, createArray('two', 'three'))`, ['two', 'three']],
    [`skip(${LIST}, 2)`, ['three']],
    ["skip('one two three', 4)", 'two three'],
    [`take(${LIST}, 2)`, ['one', 'two']],
    ["take('one two three', 2)", 'on'],
  ],
  object: [
    [
      "createObject('intProp', 1, 'boolProp', true(), 'arrayProp', createArray('a'))",
      { intProp: 1, boolProp: true, arrayProp: ['a'] },
    ],
    [
      "items(createObject('item002', 1, 'item001', 2))",
      [
        { key: 'item001', value: 2 },
        { key: 'item002', value: 1 },
      ],
    ],
    ["empty(json('null'))", true],
    [`json('{"a": "b"}')`, { a: 'b' }],
    [`json('"test"')`, 'test'],
    ["json('true')", true],
    ["json('3')", 3],
    ["json('[1, 2, 3]')", [1, 2, 3]],
    ['empty(null())', true],
    [
      `union(${OBJECT}, createObject('three', 'c2', 'four', 'd', 'five', 'e'))`,
      { one: 'a', two: 'b', three: 'c2', four: 'd', five: 'e' },
    ],
    [`union(${LIST}, createArray('three', 'four'))`, ['one', 'two', 'three', 'four']],
    [
      "union(createObject('p', createObject('one', 'a', 'three', 'c1'), 'n', createArray(1, 2)), createObject('p', createObject('three', 'c2'), 'n', createArray(3, 4)))",
      { p: { one: 'a', three: 'c2' }, n: [3, 4] },
    ],
    [
      "union(createArray(createArray('one', 'two'), createArray('three')), createArray(createArray('three'), createArray('four', 'two')))",
      [['one', 'two'], ['three'], ['four', 'two']],
    ],
  ],
  cidr: [
    [
      "parseCidr('10.144.0.0/20')",
      {
        network: '10.144.0.0',
        netmask: '255.255.240.0',
        broadcast: '10.144.15.255',
        firstUsable: '10.144.0.1',
        lastUsable: '10.144.15.254',
        cidr: 20,
      },
    ],
    [
      "parseCidr('fdad:3236:5555::/48')",
      {
        network: 'fdad:3236:5555::',
        netmask: 'ffff:ffff:ffff::',
        firstUsable: 'fdad:3236:5555::',
        lastUsable: 'fdad:3236:5555:ffff:ffff:ffff:ffff:ffff',
        cidr: 48,
      },
    ],
    ["cidrSubnet('10.144.0.0/20', 24, 4)", '10.144.4.0/24'],
    ["cidrSubnet('fdad:3236:5555::/48', 52, 3)", 'fdad:3236:5555:3000::/52'],
    ["cidrHost('10.144.3.0/24', 0)", '10.144.3.1'],
    ["cidrHost('fdad:3236:5555:3000::/52', 4)", 'fdad:3236:5555:3000::5'],
  ],
  lambda: [
    [
      `map(filter(${DOGS}, lambda('dog', greaterOrEquals(${age('dog')}, 5))), lambda('dog', lambdaVariables('dog').name))`,
      ['Evie', 'Kira'],
    ],
    ["filter(range(0, 10), lambda('i', equals(0, mod(lambdaVariables('i'), 2))))", [0, 2, 4, 6, 8]],
    [
      `map(${DOGS}, lambda('dog', format('Hello {0}!', lambdaVariables('dog').name)))`,
      ['Hello Evie!', 'Hello Casper!', 'Hello Indy!', 'Hello Kira!'],
    ],
    [
      `reduce(map(${DOGS}, lambda('dog', ${age('dog')})), 1, lambda('cur', 'next', add(lambdaVariables('cur'), lambdaVariables('next'))))`,
      19,
    ],
    [
      "reduce(createArray(createObject('foo', 123), createObject('bar', 456)), createObject(), lambda('cur', 'next', union(lambdaVariables('cur'), lambdaVariables('next'))))",
      { foo: 123, bar: 456 },
    ],
    [
      `map(sort(${DOGS}, lambda('a', 'b', less(${age('a')}, ${age('b')}))), lambda('dog', ${age('dog')}))`,
      [2, 3, 5, 8],
    ],
    [
      `toObject(${DOGS}, lambda('entry', lambdaVariables('entry').name), lambda('entry', ${age('entry')}))`,
      { Evie: 5, Casper: 3, Indy: 2, Kira: 8 },
    ],
  ],
}

/** A value as JSON has it; one that is not known as its words. */
function plain(value: Value | undefined): unknown {
  switch (value?.kind) {
    case 'scalar':
      return value.value
    case 'list':
      return value.items.map(plain)
    case 'mapping':
      return Object.fromEntries([...value.entries].map(([key, entry]) => [key, plain(entry)]))
    case 'json':
      return value.text
    default:
      return showValue(value)
  }
}

describe.each(Object.entries(CASES))(`${PAGES}%s`, (_, cases) => {
  it.each(cases)('%s', (expression, gives) => {
    expect(plain(evaluated(expression))).toEqual(gives)
  })
})
