// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is how Terraform writes interpolations
import { describe, expect, it } from 'vitest'
import type { Template } from '../../src/core/template.ts'
import { repository, terraform } from './terraform-support.ts'

/** `file:line:column` and the exact text. */
function comments({ comments: all }: Template): readonly string[] {
  return (all?.() ?? []).map(({ file, range }) => {
    const { line, column } = file.position(range.start)
    return `${file.path}:${line}:${column} ${file.text.slice(range.start, range.end)}`
  })
}

describe('comments', () => {
  it('are all three kinds, wherever they stand', () => {
    const text = [
      '# head',
      'resource "t" "n" { // of the block',
      '  a = [ # of the list',
      '    1, /* inside */ 2, /* over',
      '    lines */',
      '  ]',
      '  b = upper( // of the call',
      '    "x"',
      '  )',
      '  c = "x-${ 1 /* of the interpolation */ + 1}"',
      '}',
      '# tail',
    ].join('\n')
    expect(comments(terraform({ 'main.tf': text }))).toEqual([
      'main.tf:1:1 # head',
      'main.tf:2:20 // of the block',
      'main.tf:3:9 # of the list',
      'main.tf:4:8 /* inside */',
      'main.tf:4:24 /* over\n    lines */',
      'main.tf:7:14 // of the call',
      'main.tf:10:15 /* of the interpolation */',
      'main.tf:12:1 # tail',
    ])
  })

  it('are not what strings and heredocs hold', () => {
    const text =
      'a = "# no // no /* no"\nb = <<EOT\n# no\n// no\n${upper("/* no */")}\nEOT\nc = <<-EOT\n  # no\n  EOT\n// yes\n'
    expect(comments(terraform({ 'main.tf': text }))).toEqual(['main.tf:10:1 // yes'])
  })

  it('end before the line ends of Windows', () => {
    expect(comments(terraform({ 'main.tf': '# a\r\na = 1 // b\r\n#\r\n' }))).toEqual([
      'main.tf:1:1 # a',
      'main.tf:2:7 // b',
      'main.tf:3:1 #',
    ])
  })

  it('are listed once and in order, also where the syntax is broken', () => {
    const text =
      '# a\nx = [ # b\n  1\n# c\ny = 2 # d\nresource "t" "n" {\n  a = 1 # e\nresource "t" "m" {\n  # f\n}\n'
    const found = comments(terraform({ 'main.tf': text }))
    expect(new Set(found).size).toBe(found.length)
    expect(found).toEqual(expect.arrayContaining(['main.tf:1:1 # a', 'main.tf:7:9 # e', 'main.tf:9:3 # f']))
  })

  it('are those of every file, called modules and JSON as well', () => {
    const template = repository({
      'main.tf': '# main\nmodule "m" {\n  source = "./m"\n}\n',
      'x.tf.json': '{\n  // json\n  "//": "a key"\n}\n',
      'terraform.tfvars': 'a = 1 # values\n',
      'm/main.tf': '/* module */\nresource "t" "n" {}\n',
    })
    expect(comments(template)).toEqual([
      'main.tf:1:1 # main',
      'x.tf.json:2:3 // json',
      'x.tf.json:3:10 a key',
      'terraform.tfvars:1:7 # values',
      'm/main.tf:1:1 /* module */',
    ])
  })
})
