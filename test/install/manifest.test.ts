import { describe, expect, test } from 'vitest'
import {
  PREPARE_COMMAND,
  readManifest,
  withInstallCommand,
  withoutInstallCommand,
} from '../../src/install/manifest.ts'

const WRITTEN = JSON.stringify(PREPARE_COMMAND)
const withPrepare = (text: string) => withInstallCommand(text, 'prepare')

describe('withInstallCommand', () => {
  test.each<[string, string, string]>([
    [
      'beside other scripts',
      '{\n\t"scripts": {\n\t\t"test": "true"\n\t}\n}\n',
      '{\n\t"scripts": {\n\t\t"test": "true",\n\t\t"prepare": @\n\t}\n}\n',
    ],
    [
      'where there are no scripts',
      '{\n  "name": "x"\n}',
      '{\n  "name": "x",\n  "scripts": {\n    "prepare": @\n  }\n}',
    ],
    [
      'where scripts are empty',
      '{\n  "scripts": {},\n  "files": ["a", "b"]\n}\n',
      '{\n  "scripts": {\n    "prepare": @\n  },\n  "files": ["a", "b"]\n}\n',
    ],
    [
      'with line ends of Windows',
      '{\r\n  "name": "x"\r\n}\r\n',
      '{\r\n  "name": "x",\r\n  "scripts": {\r\n    "prepare": @\r\n  }\r\n}\r\n',
    ],
    [
      'behind a byte order mark',
      '\uFEFF{\n  "name": "x"\n}\n',
      '\uFEFF{\n  "name": "x",\n  "scripts": {\n    "prepare": @\n  }\n}\n',
    ],
    ['on one line', '{ "name" : "x" }', '{ "name" : "x", "scripts" : { "prepare" : @ } }'],
    ['without blanks', '{"scripts":{"a":"b"}}', '{"scripts":{"a":"b","prepare":@}}'],
    ['where scripts are none', '{"scripts":null,"a":1}', '{"scripts":{"prepare":@},"a":1}'],
    [
      'in the scripts that count',
      '{"a":{"scripts":{"b":"}"}},"scripts":{"c":"\\"{"}}',
      '{"a":{"scripts":{"b":"}"}},"scripts":{"c":"\\"{","prepare":@}}',
    ],
    [
      'with escapes in keys',
      '{"\\u0073cripts":{"prepar\\u0065":""}}',
      '{"\\u0073cripts":{"prepar\\u0065":@}}',
    ],
    [
      'beside numbers that JSON.parse would change',
      '{"n": 1.0, "big": 12345678901234567890, "e": "\\u00e9"}',
      '{"n": 1.0, "big": 12345678901234567890, "e": "\\u00e9", "scripts": { "prepare": @ }}',
    ],
    [
      'beside __proto__',
      '{"__proto__":{"scripts":{}},"scripts":{"__proto__":"x"}}',
      '{"__proto__":{"scripts":{}},"scripts":{"__proto__":"x","prepare":@}}',
    ],
    ['in an empty file', '{}\n', '{\n  "scripts": {\n    "prepare": @\n  }\n}\n'],
  ])('adds one member %s, and leaves the rest alone', (_, text, expected) => {
    const once = withPrepare(text)
    expect(once).toBe(expected.replace('@', () => WRITTEN))
    expect(withPrepare(once)).toBe(once)
    expect(JSON.parse(withoutInstallCommand(once).replace(/^\uFEFF/, ''))).toEqual(expect.anything())
    if (text !== '{}\n' && !text.includes(':null') && !text.includes('""'))
      expect(withoutInstallCommand(once)).toBe(text)
  })

  test('appends to a prepare that is there, once, wherever it stands', () => {
    const text = '{\n  "scripts": { "prepare": "npm run build",\n"test":   "x" },\n  "files": [ "a" ]\n}\n'
    const once = withPrepare(text)
    const both = JSON.stringify(`npm run build && ${PREPARE_COMMAND}`)
    expect(once).toBe(text.replace('"npm run build"', () => both))
    expect(withoutInstallCommand(once)).toBe(text)
    expect(withPrepare(once)).toBe(once)
  })

  test('the last of several members counts, as for JSON.parse', () => {
    const text = withPrepare('{"scripts":{"prepare":"a","prepare":"b"},"scripts":{"prepare":"c"}}')
    expect(text).toBe(
      `{"scripts":{"prepare":"a","prepare":"b"},"scripts":{"prepare":${JSON.stringify(`c && ${PREPARE_COMMAND}`)}}}`,
    )
  })

  test.each(['[]', 'null', '{', '"{"'])('throws on %s, which is not a manifest', (text) => {
    expect(() => withPrepare(text)).toThrow()
  })
})

test('the command goes to the script that is named, and is found in either', () => {
  const once = withInstallCommand('{"scripts":{"postinstall":"a"}}', 'postinstall')
  expect(once).toBe(`{"scripts":{"postinstall":${JSON.stringify(`a && ${PREPARE_COMMAND}`)}}}`)
  expect(withInstallCommand(once, 'prepare')).toBe(once)
  expect(withoutInstallCommand(once)).toBe('{"scripts":{"postinstall":"a"}}')
})

describe('readManifest', () => {
  test('gives the scripts that an install runs, and whether husky is asked for', () => {
    const text = '{"scripts":{"prepare":"a","test":"b","postinstall":"c"},"dependencies":{"husky":"9"}}'
    expect(readManifest(text)).toEqual({
      packageManager: '',
      installScripts: ['a', 'c'],
      dependsOnHusky: true,
      configures: ['scripts', 'dependencies'],
    })
    expect(readManifest('{"scripts":[],"devDependencies":null,"packageManager":"yarn@4.18.0"}')).toEqual({
      packageManager: 'yarn@4.18.0',
      installScripts: [],
      dependsOnHusky: false,
      configures: ['scripts', 'devDependencies', 'packageManager'],
    })
  })
})
