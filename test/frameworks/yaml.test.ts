import { describe, expect, test } from 'vitest'
import { type Node, TOO_DEEP } from '../../src/frameworks/node.ts'
import { parseYaml } from '../../src/frameworks/yaml.ts'
import { parseYamlStrictly } from '../../src/frameworks/yaml-events.ts'
import { resolvePlain } from '../../src/frameworks/yaml-scalars.ts'
import fc from '../support/properties.ts'
import { corpusFiles, isInside, marked, rangesIn, showNode } from './support.ts'
import { readByYaml, treeOf } from './yaml-oracles.ts'

function parseSound(text: string): { root: Node | undefined; messages: readonly string[] } {
  const strict = parseYamlStrictly(text)
  if ('refused' in strict) throw new Error(strict.refused.message)
  expect(treeOf(strict.root)).toEqual(readByYaml(text))
  return { root: strict.root, messages: strict.problems.map((problem) => problem.message) }
}

describe('places', () => {
  test.each([
    ['block mapping', '# c\n««a»: «1»\n«b c»: «x y»» # c\n'],
    ['quotes', "««a»: «'it''s'»\n«'b'»: «\"q\\\"t\"»»\n"],
    ['tags', '««a»: «!Ref x»\n«b»: «!Sub\n  - «t»\n  - «{«k»: «v»}»»»\n'],
    ['block sequence in the column of its key', '««a»:\n«- «1»\n- «2»»\n«b»: «3»»\n'],
    ['flow collections', '««a»: «[«1», «{}», «[«x» , # ]\n ]»]»\n«b»: «{ «c»: «1», }»»\n'],
    ['literal block', '««a»: |\n   «l1\n    l2»\n\n«b»: «1»»\n'],
    ['folded block with a tag', '««a»: «!Sub >-\n  f1\n  f2»\n«b»: «1»»\n'],
    ['plain text over lines', '««a»: «one\n  two»\n«b»: «1»»\n'],
    ['line ends of Windows', '««a»: «1»\r\n«b»:\r\n  «- «x»\r\n  - «"y"»»»\r\n'],
    ['a document mark', '---\n««a»: «1»»\n...\n'],
    ['anchors', '««a»: &x «1»\n«b»: &y «[«2»]»»\n'],
  ])('%s', (_, source) => {
    const { text, ranges } = marked(source)
    const { root, messages } = parseSound(text)
    expect(messages).toEqual([])
    expect([...rangesIn(root)]).toEqual(ranges)
  })

  test.each([
    ['plain', 'a: !T «x y»'],
    ['single quotes', "a: '«it''s»'"],
    ['double quotes', 'a: !T "«x»"'],
    ['literal block', 'a: |\n«  x\n  y»\n\n'],
  ])('the content of %s', (_, source) => {
    const { text, ranges } = marked(source)
    const { root } = parseSound(text)
    const value = root?.kind === 'mapping' ? root.entries.get('a')?.value : undefined
    expect(value?.kind === 'scalar' && value.content).toEqual(ranges[0])
  })

  test('what is not written stands after the mark that promised it', () => {
    const { root } = parseYamlStrictly('a:\nb: # c\nc: [x]\nd:\n- 1\n-\n') as { root: Node }
    const entries = root.kind === 'mapping' ? root.entries : new Map()
    expect(entries.get('a')?.value.range).toEqual({ start: 2, end: 2 })
    expect(entries.get('b')?.value.range).toEqual({ start: 5, end: 5 })
    const items = entries.get('d')?.value
    expect(items?.kind === 'sequence' && items.items[1]?.range).toEqual({ start: 25, end: 25 })
  })
})

describe('values', () => {
  test.each([
    ['', null],
    ['~', null],
    ['Null', null],
    ['true', true],
    ['Yes', true],
    ['ON', true],
    ['no', false],
    ['off', false],
    ['y', 'y'],
    ['tRUE', 'tRUE'],
    ['0', 0],
    ['-22', -22],
    ['+1_000', 1000],
    ['0644', 420],
    ['0o17', '0o17'],
    ['0b101', 5],
    ['0_', 0],
    ['0x1F', 31],
    ['089', '089'],
    ['123456789012', 123456789012],
    ['12345678901234567890', '12345678901234567890'],
    ['1.10', 1.1],
    ['.5', 0.5],
    ['-1.5e+3', -1500],
    ['1e3', '1e3'],
    ['12e4567', '12e4567'],
    ['.inf', '.inf'],
    ['22:30', '22:30'],
    ['2012-10-17', '2012-10-17'],
    ['2010-09-09', '2010-09-09'],
    ['0.0.0.0/0', '0.0.0.0/0'],
    ['::/0', '::/0'],
    ['-', '-'],
    ['_', '_'],
    ['1'.repeat(50), '1'.repeat(50)],
  ])('plain %s', (text, value) => {
    expect(resolvePlain(text)).toBe(value)
  })

  test.each([
    ['quoted values are text', 'a: ["1", \'true\', "", \'~\']', '{a: ["1", "true", "", "~"]}'],
    ['values under own tags are text', 'a: !Ref 1', '{a: !Ref "1"}'],
    ['core tags decide', 'a: [!!str 1, !!int "2", !!map {}, ! 3]', '{a: ["1", 2, {}, "3"]}'],
    ['other core tags are kept', 'a: !!binary aGk=', '{a: !!binary "aGk="}'],
    ['folding', 'a: >-\n  one\n  two\n\n  three\n', '{a: "one two\\nthree"}'],
    ['merge keys', 'x: &x {a: 1, b: 2}\ny: {<<: *x, b: 3}', '{x: {a: 1, b: 2}, y: {b: 3, a: 1}}'],
    [
      'merged lists',
      'x: &x {a: 1}\ny: &y {a: 2, b: 2}\nz: {<<: [*x, *y]}',
      '{x: {a: 1}, y: {a: 2, b: 2}, z: {a: 1, b: 2}}',
    ],
    ['a quoted << is a key', 'a: {"<<": {b: 1}}', '{a: {<<: {b: 1}}}'],
    [
      'keys of objects are data',
      '__proto__: {polluted: 1}\nconstructor: 2',
      '{__proto__: {polluted: 1}, constructor: 2}',
    ],
    ['keys are text', '1: a\ntrue: b\n"x": c', '{1: "a", true: "b", x: "c"}'],
    ['a single-pair flow mapping', 'a: [b: 1]', '{a: [{b: 1}]}'],
  ])('%s', (_, text, tree) => {
    const strict = parseYamlStrictly(text)
    expect('refused' in strict ? strict : showNode(strict.root)).toBe(tree)
  })

  test('aliases share the node they name', () => {
    const { root } = parseSound('a: &x {k: 1}\nb: *x\n')
    const entries = root?.kind === 'mapping' ? root.entries : new Map()
    expect(entries.get('b')?.value).toBe(entries.get('a')?.value)
  })
})

describe('problems', () => {
  test.each([
    ['a key written twice', 'a: 1\nb: 2\n«a»: 3\n', 'the key "a" is written twice', '{a: 3, b: 2}'],
    ['an alias of nothing', 'a: «*x»\n', 'no anchor "x" above this alias', '{a: null}'],
    ['an alias of what it is in', 'a: &x [«*x»]\n', 'no anchor "x" above this alias', '{a: [null]}'],
    ['a key that is a list', '? «[k]»\n: 1\n', 'a key that is not text', '{}'],
    ['a second document', 'a: 1\n---\n«b: 2»\n', 'a second document in the same file is not read', '{a: 1}'],
  ])('%s', (_, source, message, tree) => {
    const { text, ranges } = marked(source)
    const parsed = parseYamlStrictly(text)
    if ('refused' in parsed) throw new Error(parsed.refused.message)
    expect(parsed.problems).toEqual([{ message, range: ranges[0] }])
    expect(showNode(parsed.root)).toBe(tree)
    expect(parsed.lost).toEqual(/anchor|not text/.test(message) ? ranges : [])
    expect(parsed.validUntil).toBe(Number.POSITIVE_INFINITY)
  })

  test('anchors end with their document, and empty documents do not count', async () => {
    expect(await parseYaml('---\n---\na: 1\n')).toMatchObject({ problems: [] })
    const { problems } = await parseYaml('a: &x 1\n---\nb: *x\n')
    expect(problems.map((problem) => problem.message)).toContain('no anchor "x" above this alias')
  })

  test('a bracket in the column of its key is accepted, as CloudFormation does', async () => {
    const text = 'a:\n  b: [\n    1,\n  ]\nc: 2\n'
    expect('refused' in parseYamlStrictly(text)).toBe(true)
    const { root, problems } = await parseYaml(text)
    expect(problems).toEqual([])
    expect(showNode(root)).toBe('{a: {b: [1]}, c: 2}')
  })

  test.each([
    ['tabs', 'a:\n\tb: 1\n'],
    ['unterminated quotes', 'a: "b\nc: 1\n'],
    ['unterminated brackets', 'a: [1, 2\n'],
    ['a NUL', 'a: \0\n'],
    ['Helm', '{{- if .Values.x }}\na: {{ .Values.y }}\n{{- end }}\n'],
    ['an alias without a name', 'Resource: *\n'],
  ])('%s', async (_, text) => {
    const { problems } = await parseYaml(text)
    expect(problems.length).toBeGreaterThan(0)
    for (const { range, message } of problems) {
      expect(isInside(range, text)).toBe(true)
      expect(message).toMatch(/^[^\n]+$/)
    }
  })

  test('nothing is no problem', async () => {
    expect(await parseYaml('# only a comment\n')).toEqual({
      root: undefined,
      problems: [],
      validUntil: Number.POSITIVE_INFINITY,
      lost: [],
    })
  })
})

describe('hostile texts', () => {
  const BOMB = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]']
  for (let i = 1; i < 30; i++) {
    const alias = `*a${i - 1}`
    BOMB.push(`a${i}: &a${i} [${Array(10).fill(alias).join(', ')}]`)
  }

  test('aliases that would unfold to billions are a problem', async () => {
    const { problems } = await parseYaml(BOMB.join('\n'))
    expect(problems[0]?.message).toBe('aliases stand for more than 100000 values')
  })

  test('so are merge keys that would', async () => {
    const lines = ['a0: &a0 {k: 1}']
    for (let i = 1; i < 2000; i++) lines.push(`a${i}: &a${i} {<<: *a${i - 1}, k${i}: 1}`)
    const { problems } = await parseYaml(lines.join('\n'))
    expect(problems.map((problem) => problem.message)).toContain('aliases stand for more than 100000 values')
  })

  test('aliases do not help to nest deeper', async () => {
    const lines = ['a0: &a0 x']
    for (let i = 1; i < 5; i++) lines.push(`a${i}: &a${i} ${'['.repeat(100)}*a${i - 1}${']'.repeat(100)}`)
    const { problems } = await parseYaml(lines.join('\n'))
    expect(problems[0]?.message).toBe(TOO_DEEP)
  })

  const LEVELS = 10_000
  test.each([
    ['flow', '['.repeat(LEVELS)],
    ['closed flow', '{a: '.repeat(LEVELS) + '}'.repeat(LEVELS)],
    ['block sequences', '- '.repeat(LEVELS)],
    ['block mappings', Array.from({ length: 2000 }, (_, i) => `${' '.repeat(i)}a:\n`).join('')],
  ])('nesting of %s ends at a bound', async (_, text) => {
    const { root, problems, validUntil } = await parseYaml(text)
    expect(problems.map((problem) => problem.message)).toEqual([TOO_DEEP])
    expect({ root, validUntil }).toEqual({ root: undefined, validUntil: 0 })
  })

  test.each([
    ['one line of 5 MB', `a: ${'x'.repeat(5_000_000)}`, 0],
    ['5 MB of quotes', '"'.repeat(5_000_000), 1],
    ['200 KB of quotes', '"'.repeat(200_000), 1],
    ['100,000 keys', Array.from({ length: 100_000 }, (_, i) => `k${i}: 1`).join('\n'), 0],
    [
      '50,000 keys and a fault',
      `${Array.from({ length: 50_000 }, (_, i) => `k${i}: 1`).join('\n')}\n\tx: [`,
      1,
    ],
    ['100,000 duplicate keys', 'a: 1\n'.repeat(100_000), 100],
    ['100,000 documents', '---\na: 1\n'.repeat(100_000), 1],
    ['comments between closing brackets', `a: ${'['.repeat(200)}1${' # ]\n ]'.repeat(200)}`, 0],
  ])('%s', async (_, text, problems) => {
    expect((await parseYaml(text)).problems.length).toBeGreaterThanOrEqual(problems)
  })

  const BASE = `Parameters: {Cidr: {Type: String, Default: 10.0.0.0/8}}
Resources:
  Group: &g
    Type: AWS::EC2::SecurityGroup
    Properties:
      SecurityGroupIngress:
      - {IpProtocol: tcp, CidrIp: !Ref Cidr, FromPort: "22"}
      - Description: >-
          folded
          text
        CidrIp: 'a''b' # comment
  Other:
    <<: *g
    UserData: |
      #!/bin/sh
`
  test('never throws, and every range is inside the text', async () => {
    const edit = fc.tuple(
      fc.nat(BASE.length),
      fc.nat(8),
      fc.oneof(
        fc.string({ maxLength: 4 }),
        fc.constantFrom('\t', '\n', '[', '}', '"', '*g', '&g', '!', '\0', '|', ': ', '- '),
      ),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 4 }), async (edits) => {
        const text = edits.reduce((t, [at, cut, put]) => t.slice(0, at) + put + t.slice(at + cut), BASE)
        const { root, problems, validUntil } = await parseYaml(text)
        for (const range of [...rangesIn(root), ...problems.map((problem) => problem.range)]) {
          expect(isInside(range, text)).toBe(true)
        }
        if (problems.length === 0) expect(validUntil).toBe(Number.POSITIVE_INFINITY)
      }),
      { numRuns: 400 },
    )
  })
})

test('published files parse without problems, and as the package `yaml` reads them', () => {
  const files = corpusFiles('.yaml', '.yml')
  const faults = files.flatMap(({ path, text }) => {
    const strict = parseYamlStrictly(text)
    if ('refused' in strict) return [`${path}: ${strict.refused.message}`]
    if (strict.problems.length > 0) return [`${path}: ${strict.problems[0]?.message}`]
    return JSON.stringify(treeOf(strict.root)) === JSON.stringify(readByYaml(text))
      ? []
      : [`${path}: differs`]
  })
  if (files.length > 0) process.stdout.write(`${files.length} YAML files read by both parsers\n`)
  expect(faults).toEqual([])
})
