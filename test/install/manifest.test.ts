import { describe, expect, test } from 'vitest'
import { PREPARE_COMMAND, readManifest, withPrepare } from '../../src/install/manifest.ts'

describe('withPrepare', () => {
  test('adds a script where there is none, and keeps indentation and end', () => {
    const text = withPrepare('{\n\t"name": "x",\n\t"scripts": {\n\t\t"test": "true"\n\t}\n}\n')
    expect(text).toBe(
      `{\n\t"name": "x",\n\t"scripts": {\n\t\t"test": "true",\n\t\t"prepare": ${JSON.stringify(PREPARE_COMMAND)}\n\t}\n}\n`,
    )
  })

  test('keeps line ends of Windows', () => {
    expect(withPrepare('{\r\n  "name": "x"\r\n}\r\n')).toMatch(
      /^\{\r\n {2}"name": "x",\r\n {2}"scripts": \{\r\n/,
    )
  })

  test('appends to a prepare that is there, once', () => {
    const once = withPrepare('{"scripts":{"prepare":"npm run build"}}')
    expect(readManifest(once).prepare).toBe(`npm run build && ${PREPARE_COMMAND}`)
    expect(withPrepare(once)).toBe(once)
  })

  test.each(['[]', 'null', '{'])('throws on %s, which is no manifest', (text) => {
    expect(() => withPrepare(text)).toThrow()
  })
})
