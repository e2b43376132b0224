import { describe, expect, it, test } from 'vitest'
import type { Report } from '../../src/core/report.ts'
import { SourceFile } from '../../src/core/source.ts'
import { renderPretty } from '../../src/report/pretty.ts'
import fc from '../support/properties.ts'
import { at, find, finding, judged, OPEN_SSH, policy, report, resource } from './support.ts'

const plain = (of: Report, verbose = false, width = 100): string =>
  renderPretty(of, { color: false, verbose, width })

describe('hostile text', () => {
  const path = 'caf\udce9\n\x1b]8;;http://x\x07/\u202egpj.yaml'
  const name = `Web\x1b[2J${'x'.repeat(5000)}`
  const file = new SourceFile(path, 'A:\n  \x1b[31mCidr\x07: 0.0.0.0/0\x9b1m\u2066\n')

  it('is shown, not obeyed', () => {
    const owner = resource('AWS::EC2::SecurityGroup', name, find(file, 'A'))
    const found = finding(OPEN_SSH, owner, [{ at: find(file, '0.0.0.0/0'), note: 'any\r\x1b[1A address' }])
    const templates = [judged(path, { findings: [found] })]
    expect(plain(report(templates, { notes: ['refs/heads/\x1b[5mx'] }))).toMatchInlineSnapshot(`
      "high[aws-sg-ssh-open-to-world]  Security group opens SSH (port 22) to the internet
        caf\\xe9\\n\\x1b]8;;http://x\\x07/\\u{202e}gpj.yaml:2:15  Web\\x1b[2Jxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
          1 | A:
          2 |   \\x1b[31mCidr\\x07: 0.0.0.0/0\\u{9b}1m\\u{2066}
            |                     ^^^^^^^^^ any\\r\\x1b[1A address
        why     Every host on the internet can try passwords and unpatched flaws of the SSH server.
        fix     restrict the source addresses to those that need it, or use SSM Session Manager
        policy  mvc-gate policies aws-sg-ssh-open-to-world

        note    refs/heads/\\x1b[5mx

      Commit blocked: 1 high in 1 template · offline engine · 0.1 s
      To accept a finding, put above its line: # mvc-gate:ignore aws-sg-ssh-open-to-world -- <reason>
      Emergency: git commit --no-verify
      "
    `)
  })

  it('never becomes a control character of the report', () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 })
    const pieces = fc.tuple(text, text, text, text, fc.nat(60), fc.nat(60), fc.integer({ min: 1, max: 200 }))
    fc.assert(
      fc.property(pieces, ([content, where, note, title, start, length, width]) => {
        const source = new SourceFile(where, content)
        const place = at(source, start, start + length)
        const owner = resource(title, note, place)
        const label = { at: place, note, secret: length % 2 === 0, from: { what: note, at: place } }
        const found = finding(policy(title, title, 'high'), owner, [label, label], { also: [title] })
        const templates = [
          judged(where, { findings: [found], unscannable: [{ path: where, reason: note, at: place }] }),
          judged(where, { findings: [{ ...found, verdict: 'undecided', severity: 'low' }] }),
        ]
        const notChecked = [{ path: where, reason: note, notable: true }]
        const output = plain(report(templates, { notChecked, notes: [note] }), true, width)
        expect(output).not.toMatch(
          /[\0-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|\p{Cs}/u,
        )
      }),
      { numRuns: 300 },
    )
  })
})

test('a template of five megabytes on one line', () => {
  const rules = Array.from(
    { length: 60_000 },
    (_, i) => `{"CidrIp":"0.0.0.0/0","FromPort":22,"Id":"rule-${i}"}`,
  )
  const file = new SourceFile('infra/big.json', `{"Rules":[${rules.join(',')},"${'x'.repeat(2_000_000)}"]}`)
  expect(file.text.length).toBeGreaterThan(5_000_000)
  const owner = resource('AWS::EC2::SecurityGroup', 'Big', at(file, 1, 8))
  const findings = [10, 30_000, 59_000].map((n) =>
    finding(OPEN_SSH, owner, [
      { at: find(file, '"0.0.0.0/0"', n), note: 'any IPv4 address' },
      { at: at(file, 1, 8), note: 'these rules' },
    ]),
  )
  const output = plain(report([judged('infra/big.json', { findings })]))
  expect(output.split('\n\n')[1]).toMatchInlineSnapshot(`
    "high[aws-sg-ssh-open-to-world]  Security group opens SSH (port 22) to the internet
      infra/big.json:1:1638856  Big
        1 | …,"Id":"rule-29998"},{"CidrIp":"0.0.0.0/0","FromPort":22,"Id":"rule-29999"},{"CidrIp":"0.0.…
          |                                ^^^^^^^^^^^ any IPv4 address
      see     infra/big.json:1:2  these rules
      fix     restrict the source addresses to those that need it, or use SSM Session Manager
      policy  mvc-gate policies aws-sg-ssh-open-to-world"
  `)
  expect(output.length).toBeLessThan(3000)
})
