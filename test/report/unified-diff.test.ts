/** Diffs that `git apply` takes, for any text, any edits on top of edits, and any name. */

import { describe, expect, test } from 'vitest'
import { areDisjoint, EditedText, type Replacement } from '../../src/core/edited-text.ts'
import { unifiedDiff } from '../../src/report/unified-diff.ts'
import fc from '../support/properties.ts'
import { createRepository, run } from '../support/repository.ts'

const LINE = fc.constantFrom(
  'a',
  'b',
  '  c: d',
  'é€',
  '',
  '\t',
  '"x"',
  '\\ No newline',
  '--- a/x',
  '@@ -1 +1 @@',
)
const TEXT = fc
  .tuple(fc.array(fc.tuple(LINE, fc.constantFrom('\n', '\r\n')), { maxLength: 40 }), fc.option(LINE))
  .map(([lines, last]) => `${lines.map((line) => line.join('')).join('')}${last ?? ''}`)

/** Edits of a text: a few cuts, and what to write there. */
const EDITS = fc.array(
  fc.tuple(fc.nat(), fc.nat(12), fc.constantFrom('', 'x', 'x\n', '\n', 'x\ny', 'x\r\n  y\r\n')),
  { maxLength: 6 },
)

function editsOf(
  text: string,
  drawn: readonly (readonly [number, number, string])[],
): readonly Replacement[] {
  const edits: Replacement[] = []
  for (const [at, length, written] of drawn) {
    const start = at % (text.length + 1)
    const edit = { range: { start, end: Math.min(text.length, start + length) }, text: written }
    if (areDisjoint([...edits, edit])) edits.push(edit)
  }
  return edits
}

function naive(text: string, edits: readonly Replacement[]): string {
  return [...edits]
    .sort((a, b) => b.range.start - a.range.start || b.range.end - a.range.end)
    .reduce((rest, edit) => rest.slice(0, edit.range.start) + edit.text + rest.slice(edit.range.end), text)
}

describe('edits on top of edits', () => {
  test('are the same as one after the other, and as one list against the original', () => {
    fc.assert(
      fc.property(TEXT, EDITS, EDITS, EDITS, (original, ...rounds) => {
        let edited = new EditedText(original)
        let text = original
        for (const drawn of rounds) {
          const edits = editsOf(text, drawn)
          edited = edited.edit(edits)
          text = naive(text, edits)
          expect(edited.text).toBe(text)
        }
        expect(naive(original, edited.edits())).toBe(text)
        expect(areDisjoint(edited.edits())).toBe(true)
      }),
    )
  })

  test('know where an offset was', () => {
    const edited = new EditedText('abcdef').edit([{ range: { start: 2, end: 3 }, text: 'XYZ' }])
    expect(edited.text).toBe('abXYZdef')
    expect([0, 1, 2, 4, 5, 7, 8].map((offset) => edited.originalOffset(offset))).toEqual([
      0, 1, 2, 2, 3, 5, 6,
    ])
  })
})

describe('git apply takes the diff', () => {
  test('of any text', async () => {
    const repository = await createRepository()
    await fc.assert(
      fc.asyncProperty(TEXT, EDITS, EDITS, async (original, first, second) => {
        let edited = new EditedText(original)
        for (const drawn of [first, second]) edited = edited.edit(editsOf(edited.text, drawn))
        // An empty text would be a file that is made or removed.
        fc.pre(original !== '' && edited.text !== '')
        const diff = unifiedDiff({ path: 'x', original, edits: edited.edits() })
        expect(diff === '').toBe(edited.text === original)
        if (diff === '') return
        await repository.stage('x', original)
        const applied = await run(
          'git',
          ['apply', '--cached', '--whitespace=nowarn'],
          repository.path,
          repository.environment,
          diff,
        )
        expect(applied).toMatchObject({ code: 0, stderr: '' })
        expect((await repository.git('cat-file', 'blob', ':x')).stdout).toBe(edited.text)
      }),
      { numRuns: 40 },
    )
  })

  test.each([
    ['x.yaml', 'x.yaml'],
    ['a folder/my template.yaml', 'a folder/my template.yaml'],
    ['quo"te\\back.tf', 'quo"te\\back.tf'],
    ['tab\tnew\nline.tf', 'tab\tnew\nline.tf'],
    ['é€😀.tf', 'é€😀.tf'],
    [' leading and trailing ', ' leading and trailing '],
    [Buffer.from('caf\xe9 \xff.tf', 'latin1'), 'caf\udce9 \udcff.tf'],
  ])('with the name %j', async (bytes, path) => {
    const repository = await createRepository()
    await repository.stage(bytes, 'one\ntwo\n', '100755')
    const diff = unifiedDiff({
      path,
      original: 'one\ntwo\n',
      edits: [{ range: { start: 0, end: 3 }, text: '1' }],
    })
    await run('git', ['apply', '--cached'], repository.path, repository.environment, diff)
    const { stdout } = await repository.git('ls-files', '-s')
    expect(stdout).toMatch(/^100755 /)
    expect((await repository.git('cat-file', 'blob', stdout.slice(7, 47))).stdout).toBe('1\ntwo\n')
  })
})
