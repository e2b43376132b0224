/** Edits of HCL: exact bytes, in the styles in which people write it. */
import { describe, expect, test } from 'vitest'
import { type Change, JsonOf, ReferenceTo, type Step, TextOf, type Writable } from '../../../src/core/fix.ts'
import type { Resource } from '../../../src/core/template.ts'
import { changed, resourceOf, templateOf, valueAt } from './support.ts'

function set({ at }: Resource, path: readonly Step[], value: Writable): Change {
  return { kind: 'set', below: at, path, value }
}

async function afterSet(
  text: string,
  ...settings: readonly (readonly [readonly Step[], Writable])[]
): Promise<string> {
  const template = await templateOf('terraform', { 'main.tf': text })
  const resource = resourceOf(template)
  return changed(template, ...settings.map(([path, value]) => set(resource, path, value)))
}

const ATTRIBUTES: readonly (readonly [style: string, before: string, after: string])[] = [
  [
    'aligned, as long as its neighbors',
    'resource "t" "r" {\n  a     = 1\n  bcdef = 2\n}\n',
    'resource "t" "r" {\n  a     = 1\n  bcdef = 2\n  added = true\n}\n',
  ],
  [
    'longer than its aligned neighbors: apart, so that these stay',
    'resource "t" "r" {\n  a = 1\n}\n',
    'resource "t" "r" {\n  a = 1\n\n  added = true\n}\n',
  ],
  [
    'neighbors that are not aligned',
    'resource "t" "r" {\n  a = 1\n  bcdefghi = 2\n}\n',
    'resource "t" "r" {\n  a = 1\n  bcdefghi = 2\n  added = true\n}\n',
  ],
  ['tabs', 'resource "t" "r" {\n\tabcde = 1\n}\n', 'resource "t" "r" {\n\tabcde = 1\n\tadded = true\n}\n'],
  [
    'four blanks',
    'resource "t" "r" {\n    abcde = 1\n}\n',
    'resource "t" "r" {\n    abcde = 1\n    added = true\n}\n',
  ],
  [
    'CRLF',
    'resource "t" "r" {\r\n  abcde = 1\r\n}\r\n',
    'resource "t" "r" {\r\n  abcde = 1\r\n  added = true\r\n}\r\n',
  ],
  [
    'no final newline',
    'resource "t" "r" {\n  abcde = 1\n}',
    'resource "t" "r" {\n  abcde = 1\n  added = true\n}',
  ],
  ['an empty block of one line', 'resource "t" "r" {}\n', 'resource "t" "r" {\n  added = true\n}\n'],
  ['an empty block of two lines', 'resource "t" "r" {\n}\n', 'resource "t" "r" {\n  added = true\n}\n'],
  [
    'a block of one line',
    'resource "t" "r" { abc = 1 }\n',
    'resource "t" "r" {\n  abc   = 1\n  added = true\n}\n',
  ],
  [
    'before nested blocks',
    'resource "t" "r" {\n  abcde = 1\n\n  b {\n  }\n}\n',
    'resource "t" "r" {\n  abcde = 1\n  added = true\n\n  b {\n  }\n}\n',
  ],
  [
    'nested blocks alone',
    'resource "t" "r" {\n  b {\n  }\n}\n',
    'resource "t" "r" {\n  added = true\n\n  b {\n  }\n}\n',
  ],
  [
    'before tags',
    'resource "t" "r" {\n  abcde = 1\n\n  tags = {\n    x = 1\n  }\n}\n',
    'resource "t" "r" {\n  abcde = 1\n  added = true\n\n  tags = {\n    x = 1\n  }\n}\n',
  ],
  [
    'after a comment on the line',
    'resource "t" "r" {\n  abcde = 1 # why\n  # abc = 2\n}\n',
    'resource "t" "r" {\n  abcde = 1 # why\n  added = true\n  # abc = 2\n}\n',
  ],
  [
    'after a comment of several lines',
    'resource "t" "r" {\n  abcde = 1 /* why\n  not */\n}\n',
    'resource "t" "r" {\n  abcde = 1 /* why\n  not */\n  added = true\n}\n',
  ],
  [
    'a comment alone',
    'resource "t" "r" {\n  # nothing\n}\n',
    'resource "t" "r" {\n  added = true\n  # nothing\n}\n',
  ],
  [
    'a comment with a brace before the block',
    'resource "t" "r" /* { */ {\n  abcde = 1\n}\n',
    'resource "t" "r" /* { */ {\n  abcde = 1\n  added = true\n}\n',
  ],
  [
    'a comment of several lines in a block of one',
    'resource "t" "r" { /* a\nb */ }\n',
    'resource "t" "r" {\n  /* a\nb */\n  added = true\n}\n',
  ],
  [
    'after a heredoc',
    'resource "t" "r" {\n  p = <<EOT\n{}\nEOT\n}\n',
    'resource "t" "r" {\n  p = <<EOT\n{}\nEOT\n  added = true\n}\n',
  ],
  [
    'after a value of several lines',
    'resource "t" "r" {\n  p = [\n    1,\n  ]\n}\n',
    'resource "t" "r" {\n  p = [\n    1,\n  ]\n  added = true\n}\n',
  ],
  [
    'after an object on several lines',
    'resource "t" "r" {\n  count = 2\n\n  abcde = 1\n}\n',
    'resource "t" "r" {\n  count = 2\n\n  abcde = 1\n  added = true\n}\n',
  ],
]

describe('an attribute is added', () => {
  test.each(ATTRIBUTES)('%s', async (_, before, after) => {
    expect(await afterSet(before, [['added'], true])).toBe(after)
  })
})

const BLOCKS: readonly (readonly [style: string, before: string, after: string])[] = [
  [
    'after attributes',
    'resource "t" "r" {\n  a = 1\n}\n',
    'resource "t" "r" {\n  a = 1\n\n  b {\n    c = true\n  }\n}\n',
  ],
  ['in an empty block', 'resource "t" "r" {}\n', 'resource "t" "r" {\n  b {\n    c = true\n  }\n}\n'],
  [
    'before the lifecycle',
    'resource "t" "r" {\n  a = 1\n\n  lifecycle {\n  }\n}\n',
    'resource "t" "r" {\n  a = 1\n\n  b {\n    c = true\n  }\n\n  lifecycle {\n  }\n}\n',
  ],
  [
    'with tabs and CRLF',
    'resource "t" "r" {\r\n\ta = 1\r\n}\r\n',
    'resource "t" "r" {\r\n\ta = 1\r\n\r\n\tb {\r\n\t\tc = true\r\n\t}\r\n}\r\n',
  ],
  [
    'in a block that is there',
    'resource "t" "r" {\n  b {\n    d = 1\n  }\n}\n',
    'resource "t" "r" {\n  b {\n    d = 1\n    c = true\n  }\n}\n',
  ],
  [
    'in a block of one line',
    'resource "t" "r" {\n  b { d = 1 }\n}\n',
    'resource "t" "r" {\n  b {\n    d = 1\n    c = true\n  }\n}\n',
  ],
  [
    'in an empty block that is there',
    'resource "t" "r" {\n  b {}\n}\n',
    'resource "t" "r" {\n  b {\n    c = true\n  }\n}\n',
  ],
  [
    'what a dynamic block makes',
    'resource "t" "r" {\n  dynamic "b" {\n    for_each = [1]\n    content {\n      c = false\n    }\n  }\n}\n',
    'resource "t" "r" {\n  dynamic "b" {\n    for_each = [1]\n    content {\n      c = true\n    }\n  }\n}\n',
  ],
  [
    'in an attribute that holds the block',
    'resource "t" "r" {\n  b = [{ d = 1 }]\n}\n',
    'resource "t" "r" {\n  b = [{ d = 1, c = true }]\n}\n',
  ],
  [
    'in place of null',
    'resource "t" "r" {\n  b = null\n}\n',
    'resource "t" "r" {\n  b = {\n    c = true\n  }\n}\n',
  ],
]

describe('a nested block is added, or what is in it', () => {
  test.each(BLOCKS)('%s', async (_, before, after) => {
    expect(await afterSet(before, [['b', 'c'], true])).toBe(after)
  })

  test('several paths make one block', async () => {
    expect(
      await afterSet(
        'resource "t" "r" {\n}\n',
        [['b', 'c'], true],
        [['b', 'longer', 'e'], 'x'],
        [['b', 'dd'], 2],
      ),
    ).toBe(
      'resource "t" "r" {\n  b {\n    c  = true\n    dd = 2\n\n    longer {\n      e = "x"\n    }\n  }\n}\n',
    )
  })

  test('several blocks of one name are told apart by their place', async () => {
    const text = 'resource "t" "r" {\n  b {\n  }\n  b {\n  }\n}\n'
    expect(await afterSet(text, [['b', 1, 'c'], 1], [['b', 2, 'c'], 2])).toBe(
      'resource "t" "r" {\n  b {\n  }\n  b {\n    c = 1\n  }\n  b {\n    c = 2\n  }\n}\n',
    )
    expect(await afterSet(text, [['b', 'c'], 1])).toBe('(there are several blocks of "b")')
  })
})

describe('values', () => {
  const ONE = 'resource "t" "r" {\n  v = 0\n}\n'
  test.each<readonly [Writable, string]>([
    [true, 'true'],
    [1.5, '1.5'],
    [`a "b" \\ \n \${x} %{y} $ \t\u0001`, `"a \\"b\\" \\\\ \\n $\${x} %%{y} $ \\t\\u0001"`],
    [['a', 'b'], '["a", "b"]'],
    [[], '[]'],
    [
      new JsonOf({ A: 1, 'b c': [{ D: true }] }),
      'jsonencode({\n    A = 1\n    "b c" = [\n      {\n        D = true\n      },\n    ]\n  })',
    ],
  ])('%j', async (value, written) => {
    expect(await afterSet(ONE, [['v'], value])).toBe(`resource "t" "r" {\n  v = ${written}\n}\n`)
  })

  test('what is there already stays as it is', async () => {
    expect(
      await afterSet('resource "t" "r" {\n  v =   "x"\n  w = true\n}\n', [['v'], 'x'], [['w'], true]),
    ).toBe('resource "t" "r" {\n  v =   "x"\n  w = true\n}\n')
  })

  test('a map is an attribute', async () => {
    expect(
      await afterSet(
        'resource "t" "r" {\n}\n',
        [[{ map: 'tags' }, 'a b'], 'x'],
        [[{ map: 'tags' }, 'c'], 'y'],
      ),
    ).toBe('resource "t" "r" {\n  tags = {\n    "a b" = "x"\n    c     = "y"\n  }\n}\n')
  })

  test('a map on several lines keeps its signs one below the other', async () => {
    const map = (entries: string) => `resource "t" "r" {\n  tags = {\n${entries}  }\n}\n`
    expect(await afterSet(map('    a   = 1\n    bcd = 2\n'), [[{ map: 'tags' }, 'ef'], 3])).toBe(
      map('    a   = 1\n    bcd = 2\n    ef  = 3\n'),
    )
    expect(await afterSet(map('    a = 1\n'), [[{ map: 'tags' }, 'longer'], 3])).toBe(
      map('    a = 1\n\n    longer = 3\n'),
    )
    expect(await afterSet(map('    "a" : 1,\n'), [[{ map: 'tags' }, 'b"c'], 3])).toBe(
      map('    "a" : 1,\n    "b\\"c" : 3,\n'),
    )
  })

  test('a comment of several lines goes with what it follows', async () => {
    const template = await templateOf('terraform', {
      'main.tf': 'resource "t" "r" {\n  a = 1 /* x\n  y */\n  b = 2\n}\n',
    })
    expect(changed(template, { kind: 'remove', at: valueAt(resourceOf(template), 'a').at })).toBe(
      'resource "t" "r" {\n  b = 2\n}\n',
    )
  })

  test('large maps are not read again and again', async () => {
    const entries = Array.from({ length: 20_000 }, (_, place) => `    k${place} = ${place}\n`).join('')
    const text = `resource "t" "r" {\n  tags = {\n${entries}  }\n}\n`
    expect(await afterSet(text, [[{ map: 'tags' }, 'added'], 1])).toContain(
      'k19999 = 19999\n    added  = 1\n  }',
    )
  })

  test('an expression is not written into', async () => {
    expect(
      await afterSet('resource "t" "r" {\n  tags = merge(var.a, {})\n}\n', [[{ map: 'tags' }, 'a'], 'x']),
    ).toBe('("merge(var.a, {})" is an expression)')
  })

  test('changes that do not agree are refused', async () => {
    expect(await afterSet(ONE, [['w'], 1], [['w'], 2])).toBe('(two changes do not agree about "w")')
    expect(await afterSet(ONE, [['v'], 1], [['v'], 2])).toBe('(two changes do not agree about "0")')
  })

  test('a file with a syntax error is refused', async () => {
    expect(await afterSet('resource "t" "r" {\n  a = 1\n}\nresource "t" {{\n', [['b'], 1])).toMatch(
      /^\(the file has a syntax error: /,
    )
  })
})

describe('what is written is replaced or removed', () => {
  const TEXT =
    'resource "t" "r" {\n  a = 1\n  # the list\n  l = ["x", "y", "z"]\n\n  b {\n    c = 1\n  }\n\n  m = {\n    k = 1\n    n = 2 # two\n  }\n}\n'
  test.each<readonly [string, readonly (string | number)[], string, string]>([
    ['an attribute', ['a'], '  a = 1\n', ''],
    ['an attribute with its comment', ['l'], '  # the list\n  l = ["x", "y", "z"]\n', ''],
    ['the first item', ['l', 0], '["x", "y", "z"]', '["y", "z"]'],
    ['an item in the middle', ['l', 1], '["x", "y", "z"]', '["x", "z"]'],
    ['the last item', ['l', 2], '["x", "y", "z"]', '["x", "y"]'],
    ['a block with one of the blank lines around it', ['b', 0], '\n  b {\n    c = 1\n  }\n', ''],
    ['an entry', ['m', 'k'], '    k = 1\n', ''],
    ['the last entry with its comment', ['m', 'n'], '\n    n = 2 # two', ''],
  ])('%s', async (_, path, before, after) => {
    const template = await templateOf('terraform', { 'main.tf': TEXT })
    const { at } = valueAt(resourceOf(template), ...path)
    expect(changed(template, { kind: 'remove', at })).toBe(TEXT.replace(before, after))
  })

  test('all items leave an empty list', async () => {
    const template = await templateOf('terraform', { 'main.tf': TEXT })
    const changes = [0, 1, 2].map(
      (place): Change => ({ kind: 'remove', at: valueAt(resourceOf(template), 'l', place).at }),
    )
    expect(changed(template, ...changes)).toBe(TEXT.replace('["x", "y", "z"]', '[]'))
  })

  test('a whole resource', async () => {
    const template = await templateOf('terraform', { 'main.tf': `a = 1\n\n${TEXT}\nresource "t" "s" {\n}\n` })
    expect(changed(template, { kind: 'remove', at: resourceOf(template, 't.r').at })).toBe(
      'a = 1\n\nresource "t" "s" {\n}\n',
    )
  })

  test('a part of a text, and of a call', async () => {
    const template = await templateOf('terraform', {
      'main.tf': 'resource "t" "r" {\n  l = concat(["x"], ["y"])\n}\n',
    })
    const [, item] = ['x', 'y'].map((_, place) => valueAt(resourceOf(template), 'l', place))
    expect(changed(template, { kind: 'replace', at: item?.at ?? resourceOf(template).at, value: 'z' })).toBe(
      'resource "t" "r" {\n  l = concat(["x"], ["z"])\n}\n',
    )
  })
})

describe('a resource beside another one', () => {
  const add = (beside: Resource): Change => ({
    kind: 'add-resource',
    beside,
    type: 'c',
    suffix: 'more',
    properties: {
      owner: new ReferenceTo(beside),
      on: true,
      nested: {
        arn: new ReferenceTo(beside, 'arn'),
        all: new TextOf([new ReferenceTo(beside, 'arn'), '/*']),
      },
    },
  })
  const body = (owner: string) =>
    `  owner = ${owner}.id\n  on    = true\n\n  nested {\n    arn = ${owner}.arn\n    all = "\${${owner}.arn}/*"\n  }\n}\n`

  test.each([
    ['with the label of its owner', 'resource "t" "r" {\n}\n', '', `\nresource "c" "r" {\n${body('t.r')}`],
    [
      'with one of its own where that is taken',
      'resource "t" "r" {\n}\n',
      '\nresource "c" "r" {\n}\n',
      `\nresource "c" "r_more" {\n${body('t.r')}`,
    ],
    [
      'as often as its owner',
      'resource "t" "r" {\n  count = 2\n}\n',
      '',
      `\nresource "c" "r" {\n  count = 2\n\n${body('t.r[count.index]')}`,
    ],
    [
      'for each of its owners',
      'resource "t" "r" {\n  for_each = toset(["a"])\n  provider = aws.b\n}\n',
      '',
      `\nresource "c" "r" {\n  for_each = toset(["a"])\n  provider = aws.b\n\n${body('t.r[each.key]')}`,
    ],
  ])('%s', async (_, owner, other, added) => {
    const template = await templateOf('terraform', { 'main.tf': owner + other })
    const changes = template.resources.filter(({ type }) => type === 't').map(add)
    expect(changed(template, ...changes)).toBe(owner + added + other)
  })
})
