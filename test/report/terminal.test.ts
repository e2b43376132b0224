import { describe, expect, it, test } from 'vitest'
import { createColors, escapeJson, escapeText, wantsColor } from '../../src/report/terminal.ts'
import fc from '../support/properties.ts'

describe('escapeText', () => {
  test.each([
    ['line feed', 'a\nb', 'a\\nb'],
    ['tab and return', 'a\tb\r', 'a\\tb\\r'],
    ['escape sequence', '\x1b[31mred', '\\x1b[31mred'],
    ['bell, backspace, NUL, DEL', '\x07\b\0\x7f', '\\x07\\x08\\x00\\x7f'],
    ['C1 controls', '\x9b31m\x85', '\\u{9b}31m\\u{85}'],
    ['bidi overrides and isolates', '\u202egpj.\u2066', '\\u{202e}gpj.\\u{2066}'],
    ['Arabic letter mark', '\u061c', '\\u{61c}'],
    ['soft hyphen, vowel separator', '\u00ad\u180e', '\\u{ad}\\u{180e}'],
    ['zero width', 'a\u200bb\u200dc\u2060d\ufeffe', 'a\\u{200b}b\\u{200d}c\\u{2060}d\\u{feff}e'],
    ['line and paragraph separators', '\u2028\u2029', '\\u{2028}\\u{2029}'],
    ['tag characters', '\u{e0041}\u{e007f}', '\\u{e0041}\\u{e007f}'],
    ['path bytes that are not UTF-8', 'caf\udce9/\udc80\udcff', 'caf\\xe9/\\x80\\xff'],
    ['other lone surrogates', '\ud800x\udfff', '\\u{d800}x\\u{dfff}'],
    ['variation selectors stay', '❤\ufe0f', '❤\ufe0f'],
    ['backslashes stay', 'a\\b\\n', 'a\\b\\n'],
    ['letters of the world stay', 'größe 日本 שלום 🚀', 'größe 日本 שלום 🚀'],
  ])('%s', (_, text, escaped) => {
    expect(escapeText(text)).toBe(escaped)
  })

  it('leaves nothing that a terminal acts on, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(escapeText(text)).not.toMatch(
          /[\0-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/,
        )
        expect(escapeText(text)).not.toMatch(/\p{Cs}/u)
      }),
    )
  })

  it('is done with megabytes of hostile text', () => {
    expect(escapeText('\u202e'.repeat(1_000_000))).toHaveLength(8_000_000)
  })
})

describe('escapeJson', () => {
  it('keeps the meaning and the line feeds', () => {
    const value = { '\u202e': 'a\x9b\u2028\u{e0041}\udce9\n', 2: ['\x7f'] }
    const json = escapeJson(JSON.stringify(value, null, 2))
    expect(JSON.parse(json)).toEqual(value)
    expect(json).toContain('\\u202e')
    expect(json).toContain('\\udb40\\udc41')
    expect(json.split('\n')).toHaveLength(6)
  })
})

describe('wantsColor', () => {
  const terminal = { isTTY: true }
  test.each([
    ['terminal', terminal, {}, true],
    ['pipe', {}, {}, false],
    ['NO_COLOR', terminal, { NO_COLOR: '1' }, false],
    ['empty NO_COLOR', terminal, { NO_COLOR: '' }, true],
    ['dumb terminal', terminal, { TERM: 'dumb' }, false],
    ['CI', terminal, { CI: 'true' }, false],
    ['CI=false', terminal, { CI: 'false' }, true],
    ['FORCE_COLOR into a pipe', {}, { FORCE_COLOR: '1' }, true],
    ['FORCE_COLOR in CI', {}, { FORCE_COLOR: '3', CI: '1', TERM: 'dumb' }, true],
    ['FORCE_COLOR=0', terminal, { FORCE_COLOR: '0' }, false],
    ['empty FORCE_COLOR', {}, { FORCE_COLOR: '' }, false],
    ['NO_COLOR against FORCE_COLOR', terminal, { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
  ])('%s', (_, stream, env, wanted) => {
    expect(wantsColor(stream, env)).toBe(wanted)
  })
})

test('colors follow the caller and not the process', () => {
  expect(createColors(true).high('x')).toBe('\x1b[31mx\x1b[39m')
  expect(createColors(false).high('x')).toBe('x')
})
