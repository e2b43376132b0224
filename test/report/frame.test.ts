import { describe, expect, it, test } from 'vitest'
import type { Finding } from '../../src/core/finding.ts'
import { SourceFile } from '../../src/core/source.ts'
import { renderFrame } from '../../src/report/frame.ts'
import { displayWidth } from '../../src/report/width.ts'
import { at, find, style } from './support.ts'

function frame(labels: Finding['labels'], width?: number): string {
  return renderFrame(labels, { ...style(width), accent: (text) => text }).join('\n')
}

const letters = new SourceFile(
  'a.tf',
  'a = 1\nb = 2\n\nd = 4\n\nf = 6\ng = 7\nh = 8\n\nj = 10\nk = 11\nl = 12\n',
)

describe('the window', () => {
  it('holds two lines before and one after, without blank lines at its edges', () => {
    expect(frame([{ at: find(letters, '4'), note: 'four' }])).toMatchInlineSnapshot(`
      "    2 | b = 2
          3 |
          4 | d = 4
            |     ^ four"
    `)
    expect(frame([{ at: find(letters, '7'), note: 'seven' }])).toMatchInlineSnapshot(`
      "    6 | f = 6
          7 | g = 7
            |     ^ seven
          8 | h = 8"
    `)
  })

  it('grows to near labels; those farther away are named below', () => {
    const label = (text: string) => ({ at: find(letters, text), note: `is ${text}` })
    const labels = ['1', '12', '8', '11'].map(label)
    expect(frame([label('6'), ...labels])).toMatchInlineSnapshot(`
      "     1 | a = 1
             |     - is 1
           2 | b = 2
           3 |
           4 | d = 4
           5 |
           6 | f = 6
             |     ^ is 6
           7 | g = 7
           8 | h = 8
             |     - is 8
           9 |
          10 | j = 10
          11 | k = 11
             |     -- is 11
        see     a.tf:12:5  is 12"
    `)
  })

  it('names three other places and counts the rest', () => {
    const others = [1, 2, 3, 4, 5].map((n) => ({
      at: at(new SourceFile(`other-${n}.tf`, 'x'), 0, 1),
      note: n === 1 ? '' : `place ${n}`,
    }))
    expect(frame([{ at: find(letters, '1'), note: 'one' }, ...others])).toMatchInlineSnapshot(`
      "    1 | a = 1
            |     ^ one
          2 | b = 2
        see     other-1.tf:1:1
        see     other-2.tf:1:1  place 2
        see     other-3.tf:1:1  place 3
                and 2 more"
    `)
  })

  it('draws several labels of one line below each other', () => {
    const file = new SourceFile('a.json', '{ "from": 22, "to": 22, "cidr": "0.0.0.0/0" }')
    const labels: Finding['labels'] = [
      { at: find(file, '"0.0.0.0/0"'), note: 'any IPv4 address' },
      { at: find(file, '22'), note: 'includes port 22' },
    ]
    expect(frame(labels)).toMatchInlineSnapshot(`
      "    1 | { "from": 22, "to": 22, "cidr": "0.0.0.0/0" }
            |                                 ^^^^^^^^^^^ any IPv4 address
            |           -- includes port 22"
    `)
  })
})

describe('ranges', () => {
  it('underlines the first line of a longer range, without the blanks at its end', () => {
    const file = new SourceFile('a.tf', 'resource "a" "b" {  \n  x = 1\n}\n')
    expect(frame([{ at: at(file, 0, file.text.length), note: 'nothing is written' }])).toMatchInlineSnapshot(`
      "    1 | resource "a" "b" {
            | ^^^^^^^^^^^^^^^^^^ nothing is written
          2 |   x = 1"
    `)
  })

  it('points behind the last character at the end of a file, and into an empty file', () => {
    const file = new SourceFile('a.yaml', 'a: 1\nb: {')
    expect(frame([{ at: at(file, file.text.length), note: 'never closed' }])).toMatchInlineSnapshot(`
      "    1 | a: 1
          2 | b: {
            |     ^ never closed"
    `)
    const ended = new SourceFile('a.yaml', 'a: 1\n')
    expect(frame([{ at: at(ended, 5), note: 'ends here' }])).toMatchInlineSnapshot(`
      "    1 | a: 1
          2 |
            | ^ ends here"
    `)
    const empty = new SourceFile('a.yaml', '')
    expect(frame([{ at: at(empty, 0), note: 'is empty' }])).toMatchInlineSnapshot(`
      "    1 |
            | ^ is empty"
    `)
  })

  it('survives ranges that are none', () => {
    const file = new SourceFile('a.yaml', 'a: 1\nb: 2\n')
    expect(frame([{ at: at(file, 900, 2), note: 'beyond' }])).toContain('^ beyond')
    expect(frame([{ at: at(file, 3, 1), note: 'turned around' }])).toContain('^ turned around')
  })
})

describe('characters', () => {
  it('expands tabs', () => {
    const file = new SourceFile('a.tf', 'a {\n\tb\t= "x"\n}\n')
    expect(frame([{ at: find(file, '"x"'), note: 'here' }])).toMatchInlineSnapshot(`
      "    1 | a {
          2 |     b   = "x"
            |           ^^^ here
          3 | }"
    `)
  })

  it('aligns under wide characters, emoji and combining marks', () => {
    const file = new SourceFile('a.yaml', '名前: "日本語" # ここ\ne\u0301te\u0301: "🚀x"\n')
    expect(frame([{ at: find(file, '日本語'), note: 'wide' }])).toMatchInlineSnapshot(`
      "    1 | 名前: "日本語" # ここ
            |        ^^^^^^ wide
          2 | été: "🚀x""
    `)
    expect(frame([{ at: find(file, 'x'), note: 'behind a rocket' }])).toMatchInlineSnapshot(`
      "    1 | 名前: "日本語" # ここ
          2 | été: "🚀x"
            |         ^ behind a rocket"
    `)
  })

  it('leaves carriage returns of line ends out and shows others', () => {
    const file = new SourceFile('a.yaml', 'a: 1\r\nb: 2\rx\r\nc: 3\r\n')
    expect(frame([{ at: find(file, '2\rx'), note: 'two' }])).toMatchInlineSnapshot(`
      "    1 | a: 1
          2 | b: 2\\rx
            |    ^^^^ two
          3 | c: 3"
    `)
  })

  it('escapes what a terminal would act on, and aligns under it', () => {
    const file = new SourceFile('a.yaml', 'a: "\x1b[2J\u202egpj" # x\n')
    expect(frame([{ at: find(file, 'gpj'), note: 'see \x1b[31mthis\n' }])).toMatchInlineSnapshot(`
      "    1 | a: "\\x1b[2J\\u{202e}gpj" # x
            |                    ^^^ see \\x1b[31mthis\\n"
    `)
  })

  it('does not split a surrogate pair that a range starts or ends in', () => {
    const file = new SourceFile('a.yaml', 'a: 🚀🚀\n')
    expect(frame([{ at: at(file, 4, 6), note: 'both' }])).toMatchInlineSnapshot(`
      "    1 | a: 🚀🚀
            |    ^^^^ both"
    `)
  })
})

describe('long lines', () => {
  const long = `{"a":"${'x'.repeat(300)}","port":22,"b":"${'y'.repeat(300)}"}`

  it('are cut around the label', () => {
    const file = new SourceFile('a.json', long)
    expect(frame([{ at: find(file, '22'), note: 'port 22' }], 60)).toMatchInlineSnapshot(`
      "    1 | …xxxxxxxx","port":22,"b":"yyyyyyyyyyyyyyyyyyyyyyyyy…
            |                   ^^ port 22"
    `)
    expect(frame([{ at: find(file, '"a"'), note: 'start' }], 60)).toMatchInlineSnapshot(`
      "    1 | {"a":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
            |  ^^^ start"
    `)
    expect(frame([{ at: at(file, long.length - 1, long.length), note: 'end' }], 60)).toMatchInlineSnapshot(`
      "    1 | …yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy"}
            |                                                    ^
            |                                                  end"
    `)
  })

  it('have an underline no longer than what is shown, and labels out of sight are named below', () => {
    const file = new SourceFile('a.json', long)
    const labels: Finding['labels'] = [
      { at: at(file, 5, 400), note: 'a long value' },
      { at: find(file, '"b"'), note: 'far away' },
    ]
    expect(frame(labels, 60)).toMatchInlineSnapshot(`
      "    1 | {"a":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
            |      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            |      a long value
        see     a.json:1:319  far away"
    `)
  })

  it('take no longer when they have millions of characters', () => {
    const text = `${'\u0301'.repeat(2_500_000)}"port":22${'\t'.repeat(2_500_000)}`
    const file = new SourceFile('a.json', text)
    for (let i = 0; i < 200; i++) {
      const [first = '', ...rows] = frame([{ at: find(file, '22'), note: 'port 22' }]).split('\n')
      expect(first).toMatch(/^ {4}1 \| ….*"port":22 +…$/)
      expect(rows).toHaveLength(1)
    }
  })

  it('never exceed the width', () => {
    for (const piece of ['日', '\t', '\u202e', 'e\u0301', '🚀', 'x']) {
      const file = new SourceFile('a.yaml', `${piece.repeat(200)}22${piece.repeat(200)}`)
      for (const line of frame([{ at: find(file, '22'), note: 'port 22' }], 60).split('\n')) {
        expect(displayWidth(line)).toBeLessThanOrEqual(60)
      }
    }
  })
})

test('a note that does not fit beside the underline goes below it', () => {
  const file = new SourceFile('a.yaml', `key: ${' '.repeat(30)}value\n`)
  const note = 'any IPv4 address reaches port 22 through this rule, and through every other rule like it'
  expect(frame([{ at: find(file, 'value'), note }], 60)).toMatchInlineSnapshot(`
    "    1 | key:                               value
          |                                    ^^^^^
          |   any IPv4 address reaches port 22 through this
          |   rule, and through every other rule like it"
  `)
})

describe('where values come from', () => {
  const file = new SourceFile('a.yaml', 'Default: 0.0.0.0/0\n\n\n\n\n\nCidr: !Ref Cidr\nOther: !Ref Cidr\n')
  const from = { what: 'the default of parameter "Cidr"', at: find(file, '0.0.0.0/0') }

  it('is shown once', () => {
    const labels: Finding['labels'] = [
      { at: find(file, '!Ref Cidr'), note: 'any IPv4 address', from },
      { at: find(file, '!Ref Cidr', 2), note: 'here too', from },
    ]
    expect(frame(labels)).toMatchInlineSnapshot(`
      "    7 | Cidr: !Ref Cidr
            |       ^^^^^^^^^ any IPv4 address
          8 | Other: !Ref Cidr
            |        --------- here too
        from    the default of parameter "Cidr" (a.yaml:1:10)
          1 | Default: 0.0.0.0/0
            |          ^^^^^^^^^"
    `)
  })

  it('is only named when its line is in the window', () => {
    const near = { what: 'the default of "Other"', at: find(file, 'Other') }
    const label = { at: find(file, '!Ref Cidr'), note: 'any IPv4 address', from: near }
    expect(frame([label])).toMatchInlineSnapshot(`
      "    7 | Cidr: !Ref Cidr
            |       ^^^^^^^^^ any IPv4 address
          8 | Other: !Ref Cidr
        from    the default of "Other" (a.yaml:8:1)"
    `)
  })
})
