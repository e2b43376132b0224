/** OpenTofu's files: which are read, in whose place, and what becomes of those that only Terraform reads. */
import { expect, test } from 'vitest'
import { primaryPlace } from '../../src/core/finding.ts'
import { folderFramework } from '../../src/core/frameworks.ts'
import { folderOf } from '../../src/core/path.ts'
import type { UnreadFile } from '../../src/core/source.ts'
import { SourceFile } from '../../src/core/source.ts'
import { judgeOffline } from '../../src/engines/offline.ts'

type Files = Readonly<Record<string, string | null>>

/** The findings on volumes and queues in the root folder, as `verdict path:line`, then what could not be read. */
async function judged(texts: Files): Promise<readonly string[]> {
  const all = Object.entries(texts).map(([path, text]): SourceFile | UnreadFile =>
    text === null ? { path, reason: 'not UTF-8 text' } : new SourceFile(path, text),
  )
  const isRead = (file: SourceFile | UnreadFile): file is SourceFile => 'text' in file
  const inFolder = (folder: string) =>
    all.filter(({ path }) => folderOf(path) === folder && folderFramework(path) !== undefined)
  const own = inFolder('.')
  const result = await judgeOffline(
    {
      framework: 'terraform',
      path: '.',
      files: own.filter(isRead),
      unreadFiles: own.filter((file): file is UnreadFile => !isRead(file)),
      surroundings: { file: () => undefined, terraformFolder: inFolder, load: async () => false },
    },
    { policies: new Map() },
  )
  if ('notTemplate' in result) throw new Error(result.notTemplate)
  const findings = result.findings.map((finding) => {
    const { file, range } = primaryPlace(finding)
    return `${finding.verdict} ${file.path}:${file.position(range.start).line}`
  })
  return [...findings, ...result.unscannable.map(({ path }) => `unread ${path}`)].sort()
}

const volume = (encrypted: string, name = 'v') =>
  `resource "aws_ebs_volume" "${name}" {\n  availability_zone = "a"\n  size = 1\n  encrypted = ${encrypted}\n}\n`
const inJSON = (encrypted: boolean) =>
  JSON.stringify({ resource: { aws_ebs_volume: { j: { size: 1, encrypted } } } })

test.each<[string, Files, readonly string[]]>([
  ['a file of its own', { 'a.tofu': volume('false') }, ['violation a.tofu:4']],
  ['in JSON', { 'a.tofu.json': inJSON(false) }, ['violation a.tofu.json:1']],
  [
    'beside one of another name',
    { 'a.tofu': volume('false'), 'b.tf': volume('false', 'w') },
    ['violation a.tofu:4', 'violation b.tf:4'],
  ],
  [
    'a fault for OpenTofu alone',
    { 'a.tf': volume('true'), 'a.tofu': volume('false') },
    ['violation a.tofu:4'],
  ],
  [
    'a fault for Terraform alone',
    { 'a.tf': volume('false'), 'a.tofu': volume('true') },
    ['violation a.tf:4'],
  ],
  [
    'the same fault for both in what both read',
    { 'a.tf': '', 'a.tofu': '', 'b.tf': volume('false') },
    ['violation b.tf:4'],
  ],
  [
    'each syntax by itself',
    { 'a.tf.json': inJSON(false), 'a.tofu': volume('true') },
    ['violation a.tf.json:1'],
  ],
  [
    'JSON in the place of JSON',
    { 'a.tf.json': inJSON(true), 'a.tofu.json': inJSON(false) },
    ['violation a.tofu.json:1'],
  ],
  [
    'a variable for each tool',
    {
      'v.tf': 'variable "e" {\n  default = false\n}\n',
      'v.tofu': 'variable "e" {\n  default = true\n}\n',
      'main.tf': volume('var.e'),
    },
    ['violation main.tf:4'],
  ],
  [
    'an override',
    {
      'main.tf': volume('true'),
      'x_override.tofu': 'resource "aws_ebs_volume" "v" {\n  encrypted = false\n}\n',
    },
    ['violation x_override.tofu:2'],
  ],
  [
    'an override in the place of another',
    {
      'main.tf': volume('false'),
      'override.tf': 'resource "aws_ebs_volume" "v" {\n  encrypted = true\n}\n',
      'override.tofu': 'resource "aws_ebs_volume" "v" {\n  size = 2\n}\n',
    },
    ['violation main.tf:4'],
  ],
  [
    'a module that has both',
    {
      'main.tf': 'module "m" {\n  source = "./m"\n}\n',
      'm/main.tf': volume('true'),
      'm/main.tofu': volume('false'),
    },
    ['violation m/main.tofu:4'],
  ],
  [
    'a module whose fault is for Terraform',
    {
      'main.tf': 'module "m" {\n  source = "./m"\n}\n',
      'm/main.tf': volume('false'),
      'm/main.tofu': volume('true'),
    },
    ['violation m/main.tf:4'],
  ],
  ['one that cannot be read', { 'a.tf': volume('true'), 'a.tofu': null }, ['unread a.tofu']],
  ['one in whose place another stands', { 'a.tf': null, 'a.tofu': volume('true') }, ['unread a.tf']],
])('%s', async (_, files, expected) => {
  expect(await judged(files)).toEqual(expected)
})
