import { describe, expect, it } from 'vitest'
import { SourceFile } from '../../src/core/source.ts'
import { parseTemplate } from '../../src/frameworks/parse-template.ts'

async function commentsIn(text: string, path = 't.yaml'): Promise<readonly string[]> {
  const template = await parseTemplate({
    framework: 'cloudformation',
    path,
    files: [new SourceFile(path, text)],
  })
  if ('notTemplate' in template) throw new Error(template.notTemplate)
  return (template.comments?.() ?? []).map(({ range }) => text.slice(range.start, range.end))
}

const HEAD = 'AWSTemplateFormatVersion: "2010-09-09"\n'

describe('comments of CloudFormation', () => {
  it('are found in YAML, with their marks', async () => {
    expect(
      await commentsIn(`# first\n${HEAD}Resources: # second\r\n  A:\t# third\n    Type: AWS::X::Y #fourth`),
    ).toEqual(['# first', '# second', '# third', '#fourth'])
  })

  it('are not what scalars hold', async () => {
    const text = `${HEAD}Resources:
  A#b:
    Type: AWS::X::Y
    Properties:
      Plain: a#b
      Single: 'a # b'
      Double: "a # b
        # c"
      Literal: |
        # shell
        x # y
      Flow: [a#, "b #"] # real
      Ref: !Sub "x # y" # and this
`
    expect(await commentsIn(text)).toEqual(['# real', '# and this'])
  })

  it('are found in JSON', async () => {
    expect(
      await commentsIn(
        '{ "AWSTemplateFormatVersion": "2010-09-09" /* a */, "Resources": {} } // b',
        't.json',
      ),
    ).toEqual(['/* a */', '// b'])
  })

  it('cost time in proportion, however many there are', async () => {
    const many = '# x\n'.repeat(50_000)
    expect(await commentsIn(HEAD + many)).toHaveLength(50_000)
    expect(await commentsIn(`${HEAD}D: ${'#'.repeat(100_000)}\n`)).toHaveLength(1)
  })
})
