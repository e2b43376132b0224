import { expect, test } from 'vitest'
import { jsonFault } from '../../src/config/json-fault.ts'
import { parseConfigText } from '../../src/config/parse.ts'
import fc from '../support/properties.ts'

test.each([
  ['{\n "failOn": "high"\n "x": 1 }', 21, "expected ',' or '}'"],
  ['{ x: 1 }', 2, "expected a key in double quotes or '}'"],
  ['{ "a": tru }', 7, 'expected a value'],
  ['{ "a": [1, 2 }', 13, "expected ',' or ']'"],
  ['{ "a": [ , 2] }', 9, "expected a value or ']'"],
  ['{ "a": 1', 8, "expected ',' or '}'"],
  ['{ "a" 1 }', 6, "expected ':'"],
  ['{ "a": 1, }', 10, 'expected a key in double quotes'],
  ['{ "a": "x\n" }', 7, 'expected a value'],
  ['{} {}', 3, 'expected the end of the file'],
  ['', 0, 'expected a value'],
])('%j has a fault', (text, offset, reason) => {
  expect(jsonFault(text)).toEqual({ offset, reason })
})

test('what JSON.parse takes has none, and nothing else', () => {
  const isJSON = (text: string): boolean => {
    try {
      JSON.parse(text)
      return true
    } catch {
      return false
    }
  }
  fc.assert(fc.property(fc.json(), (text) => jsonFault(text) === undefined))
  const pieces = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"a"',
    '1',
    '-',
    '01',
    'true',
    ' ',
    '"',
    '\\\\',
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
      const text = parts.join('')
      return (jsonFault(text) === undefined) === isJSON(text)
    }),
  )
})

test('a configuration in JSON says the line and the column, also in .mvcrc', async () => {
  const text = '{ "failOn": "high",\n  "x": 1\n  "y": 2 }'
  for (const path of ['.mvcrc', 'infra/.mvcrc.json']) {
    await expect(parseConfigText(path, text)).rejects.toThrow(
      `${path}:3:3: invalid JSON: expected ',' or '}'`,
    )
  }
})
