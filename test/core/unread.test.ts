/** Files that cannot be read: why, and what a report says to do about each. */
import { describe, expect, it } from 'vitest'
import { decode } from '../../src/core/decode.ts'
import type { Unscannable } from '../../src/core/report.ts'
import { SourceFile } from '../../src/core/source.ts'
import { unscannableFix } from '../../src/report/messages.ts'
import { renderPretty } from '../../src/report/pretty.ts'
import { at, judged, report } from '../report/support.ts'

describe('bytes', () => {
  it.each([
    ['Resources: {}', 'Resources: {}'],
    ['\0GITCRYPT\0\x01\x02', { reason: 'encrypted with git-crypt', cause: 'encrypted', guesses: [] }],
    [
      'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n',
      { reason: 'a Git LFS pointer instead of the file itself', cause: 'lfs', guesses: [] },
    ],
    ['a\0b', { reason: 'binary: it holds NUL bytes', cause: 'encoding', guesses: ['ab', 'a', '\u6100'] }],
    ['caf\xe9', { reason: 'not UTF-8 text', cause: 'encoding', guesses: ['caf\xe9'] }],
    [
      '\xff\xfea\0',
      { reason: 'UTF-16 text, not UTF-8', cause: 'encoding', guesses: ['a', 'a', '\ufffe\u6100'] },
    ],
  ])('%j', (text, expected) => {
    const decoded = decode(Buffer.from(text, 'latin1'))
    expect('text' in decoded ? decoded.text : decoded).toEqual(expected)
  })
})

describe('what to do', () => {
  const part = (cause?: Unscannable['cause']): Unscannable => ({
    path: 'a.yaml',
    reason: 'it is so',
    ...(cause === undefined ? {} : { cause }),
  })

  it('fits the cause', () => {
    const causes = ['size', 'encoding', 'lfs', 'encrypted', undefined] as const
    expect(causes.map((cause) => unscannableFix(part(cause), 'block'))).toEqual([
      'raise "maxFileBytes" in .mvcrc, or exclude the file ("exclude" in .mvcrc)',
      'save the file as UTF-8, or exclude the file ("exclude" in .mvcrc)',
      'keep templates out of Git LFS, or exclude the file ("exclude" in .mvcrc)',
      'keep templates unencrypted and secrets in other files, or exclude the file ("exclude" in .mvcrc)',
      'correct it, or exclude the file ("exclude" in .mvcrc)',
    ])
    const place = at(new SourceFile('a.yaml', 'a: ['), 3)
    expect(unscannableFix({ at: place }, 'warn')).toBe(
      'correct the syntax, or exclude the file ("exclude" in .mvcrc); not blocking ("unscannable": "warn" in .mvcrc)',
    )
  })

  it('is said once for parts of one cause, and for each cause', () => {
    const unscannable = [part('size'), part('size'), part('lfs')]
    const text = renderPretty(report([judged('.', { unscannable })]), { color: false, verbose: false })
    expect(text.match(/^ {2}fix .*/gm)).toEqual([
      '  fix     raise "maxFileBytes" in .mvcrc, or exclude the file ("exclude" in .mvcrc)',
      '  fix     keep templates out of Git LFS, or exclude the file ("exclude" in .mvcrc)',
    ])
  })
})
