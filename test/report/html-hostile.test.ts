import { describe, expect, it, test } from 'vitest'
import type { Report } from '../../src/core/report.ts'
import { SourceFile } from '../../src/core/source.ts'
import { renderHtml } from '../../src/report/html/html.ts'
import { escapeHtml } from '../../src/report/html/markup.ts'
import fc from '../support/properties.ts'
import { at, find, finding, judged, OPEN_SSH, policy, report, resource } from './support.ts'

const html = (of: Report): string => renderHtml(of, { version: '1.2.3' })
const body = (of: Report): string => html(of).replace(/^.*<body>|<script>.*$/gs, '')

describe('hostile text', () => {
  test('is written out', () => {
    expect(escapeHtml(`</script><script>alert(1)</script>"'&\u202e\0\n\udce9\u{1f600}`)).toBe(
      '&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;\\u{202e}\\x00\\n\\xe9\u{1f600}',
    )
  })

  const TAG = new RegExp(
    [
      '<!doctype html>|</?(?:html|head|body|meta|title|link|style|script|header|main|footer|div|section|article|form',
      '|fieldset|legend|label|input|select|option|output|button|h[1-4]|p|b|a|ul|li|dl|dt|dd|span|code|pre|mark|figure',
      '|figcaption|svg|desc|g|rect|text|details|summary|table|caption|thead|tbody|tr|th|td)',
      '(?: [a-zA-Z-]+(?:="[^"<>]*")?)*>',
    ].join(''),
    'g',
  )

  it('never becomes markup or a control character, wherever it stands', () => {
    const attack = fc.constantFrom(
      '</script><script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      `' onclick='alert(1)`,
      '<!-- --><style>',
      '&lt;&#x3c;',
      ']]></svg></title></option></pre>',
      '$& $1 `x`',
    )
    const text = fc
      .tuple(
        fc.string({ unit: 'binary', maxLength: 20 }),
        attack,
        fc.string({ unit: 'binary', maxLength: 20 }),
      )
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, text, text, fc.nat(60), fc.nat(60), (content, where, note, start, length) => {
        const source = new SourceFile(where, content)
        const place = at(source, start, start + length)
        const owner = resource(note, where, place)
        const label = { at: place, note, secret: length % 2 === 0, from: { what: note, at: place } }
        const info = policy(note, where, 'high', {
          why: note,
          fix: where,
          references: [`https://${note}`, note],
          controls: [note],
          mvisionNames: [note],
        })
        const found = finding(info, owner, [label, { at: place, note: where }], {
          also: [note],
          tenant: { name: note, blocks: true },
        })
        const unplaced = { path: where, name: note, policy: info, blocks: true }
        const template = {
          ...judged(where, {
            findings: [found, { ...found, verdict: 'undecided' as const }],
            unscannable: [{ path: where, reason: note, at: place }],
          }),
          unplaced: [unplaced],
          existing: [found],
          unconfirmed: [found],
          suppressed: [
            {
              path: where,
              policy: note,
              resource: note,
              reason: note,
              by: 'configuration' as const,
              finding: undefined,
            },
          ],
        }
        const page = html(
          report([template], {
            tenants: [{ host: note, failure: { reason: note, hint: note, instead: 'block' } }],
            notes: [note],
            notChecked: [true, false].map((notable) => ({ path: where, at: place, reason: note, notable })),
            suppressionProblems: [{ path: where, at: place, message: note }],
            addedSuppressions: [{ path: where, policies: [note], reason: note }],
          }),
        )
        expect(page.match(/<\/?(?:script|style)/g)).toEqual(['<style', '</style', '<script', '</script'])
        const bare = page.replace(/(<style>|<script>).*?(?=<\/style>|<\/script>)/gs, '$1')
        expect(bare.replace(TAG, '')).not.toMatch(/[<>"]/)
        expect(bare).not.toMatch(
          /[\0-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|\p{Cs}/u,
        )
        for (const [tag] of bare.matchAll(TAG)) {
          expect(tag.replace(/"[^"]*"/g, '')).not.toMatch(/ (?:on\w+|style|src)(?:=| |>)/)
        }
      }),
      { numRuns: 150 },
    )
  })

  test('a template of megabytes on one line stays small', () => {
    const file = new SourceFile('big.json', `{"Rules":["${'x'.repeat(3_000_000)}","0.0.0.0/0"]}`)
    const owner = resource('AWS::EC2::SecurityGroup', 'Big', at(file, 1, 8))
    const found = finding(OPEN_SSH, owner, [{ at: find(file, '0.0.0.0/0'), note: 'any' }])
    const page = body(report([judged('big.json', { findings: [found] })]))
    expect(page).toContain('xxx&quot;,&quot;<mark>0.0.0.0/0</mark>&quot;]}</span>')
    expect(page.length).toBeLessThan(10_000)
  })
})
