import { describe, expect, test } from 'vitest'
import type { Attr } from '../../../src/core/claim.ts'
import { identityPolicyStatement } from '../../../src/subjects/aws/iam/identity-policy.ts'
import { bucketPolicyStatement } from '../../../src/subjects/aws/s3/s3-bucket-policy.ts'
import { parse } from '../../policies/support.ts'

/** The actions of the statements that a bucket has by the document `d`. */
async function actions(text: string): Promise<readonly unknown[]> {
  const bucket = 'resource "aws_s3_bucket_policy" "p" {\n  policy = data.aws_iam_policy_document.d.json\n}\n'
  const statements = bucketPolicyStatement.adapt(await parse('main.tf', bucket + text))
  return statements.flatMap((statement) =>
    statement.actions.map((action) => {
      if (action.kind === 'known') return action.value
      return action.kind === 'either'
        ? `maybe ${JSON.stringify(action.branches.map(({ kind }) => kind))}`
        : action.kind
    }),
  )
}

const statement = (id: string, action: string) =>
  `  statement {\n    sid = "${id}"\n    actions = ["${action}"]\n  }\n`
const document = (name: string, body: string) => `data "aws_iam_policy_document" "${name}" {\n${body}}\n`
const json = (name: string) => `data.aws_iam_policy_document.${name}.json`

describe('the statements of a policy document data', () => {
  test('replace those of the same id that it takes in', async () => {
    const d = document('d', `  source_policy_documents = [${json('s')}]\n${statement('a', 's3:Own')}`)
    const s = document('s', statement('a', 's3:A') + statement('b', 's3:B') + statement('', 's3:C'))
    expect(await actions(d + s)).toEqual(['s3:B', 's3:C', 's3:Own'])
  })

  test('are replaced by those of the same id that are put over it', async () => {
    const own = statement('a', 's3:A') + statement('', 's3:B')
    const d = document('d', `  override_policy_documents = [${json('o')}, ${json('p')}]\n${own}`)
    const o = document('o', statement('a', 's3:O') + statement('', 's3:C'))
    const p = document('p', statement('a', 's3:P'))
    expect(await actions(d + o + p)).toEqual(['s3:B', 's3:C', 's3:P'])
  })

  test('may be replaced by what may be put over it', async () => {
    const d = document(
      'd',
      `  override_policy_documents = [var.on ? ${json('o')} : ""]\n${statement('a', 's3:A')}`,
    )
    expect(await actions(`variable "on" {}\n${d}${document('o', statement('a', 's3:O'))}`)).toEqual([
      'maybe ["known","absent"]',
      'maybe ["known","absent"]',
    ])
  })

  test('are replaced by statements of JSON too', async () => {
    const text = 'jsonencode({ Statement = [{ Sid = "a", Effect = "Allow", Action = "s3:J" }] })'
    const d = document('d', `  override_json = ${text}\n${statement('a', 's3:A')}`)
    expect(await actions(d)).toEqual(['s3:J'])
  })
})

/** `action kind` of each statement that identity policies are judged by. */
async function judged(text: string): Promise<readonly string[]> {
  const statements = identityPolicyStatement.adapt(await parse('main.tf', text))
  return statements.flatMap((each) =>
    each.actions.map((action) => `${each.resource.name.split('.').at(-1)} ${words(action)}`),
  )
}

function words(action: Attr<string>): string {
  return action.kind === 'known' ? action.value : action.kind
}

describe('statements that count', () => {
  const wide = statement('a', '*')
  const narrow = document('narrow', statement('a', 's3:Get'))
  const admin = (id: string) =>
    `jsonencode({ Statement = [{ Sid = "${id}", Effect = "Allow", Action = "*" }] })`

  test('are those of a text that a document takes in', async () => {
    const heredoc = `<<E\n{"Statement": [{"Effect": "Allow", "Action": "s3:H", "Resource": "\${var.x}"}]}\nE\n`
    for (const [name, text, actions] of [
      ['source_policy_documents', `[${admin('x')}]`, ['d *', 'd s3:B']],
      ['source_json', admin('x'), ['d *', 'd s3:B']],
      ['override_policy_documents', `compact([${admin('x')}, ""])`, ['d s3:B', 'd *']],
      ['override_json', `(${heredoc})`, ['d s3:B', 'd s3:H']],
      [
        'source_policy_documents',
        '[for n in ["s3:P"] : jsonencode({ Statement = { Action = n } })]',
        ['d s3:P', 'd s3:B'],
      ],
    ] as const) {
      const body = `  ${name} = ${text}\n${statement('b', 's3:B')}`
      expect(await judged(`variable "x" {}\n${document('d', body)}`), name).toEqual(actions)
    }
  })

  test('are not known where what is taken in is not known', async () => {
    for (const list of [
      'var.x',
      '[var.x]',
      'concat(var.x, [])',
      'module.m.json',
      '[data.aws_iam_policy.p.policy]',
    ]) {
      const text = `variable "x" {}\n${document('d', `  source_policy_documents = ${list}\n${statement('b', 's3:B')}`)}`
      expect(await judged(text), list).toEqual(['d unknown', 'd s3:B'])
    }
  })

  test('are left out where they are not known and the document belongs to resources', async () => {
    const d = document('d', `  source_json = var.x\n${statement('b', 's3:B')}`)
    const users = (type: string) => `resource "${type}" "p" {\n  policy = ${json('d')}\n}\n`
    const text = `variable "x" {}\n${d}`
    expect(await judged(text + users('aws_s3_bucket_policy'))).toEqual(['d s3:B'])
    for (const type of ['aws_iam_policy', 'module']) {
      const both = text + users('aws_s3_bucket_policy') + users(type).replace('resource "module"', 'module')
      expect(await judged(both), type).toEqual(['d unknown', 'd s3:B'])
    }
  })

  test('may be replaced by an override that is not known, if they have an id', async () => {
    const d = document(
      'd',
      `  override_policy_documents = [var.x]\n${statement('b', 's3:B')}${statement('', 's3:C')}`,
    )
    expect(await judged(`variable "x" {}\n${d}`)).toEqual(['d either', 'd s3:C', 'd unknown'])
  })

  test('are not those that every use of the document replaces', async () => {
    const over = document(
      'over',
      `  source_policy_documents = [${json('base')}]\n  override_json = ${json('narrow')}\n`,
    )
    const base = document('base', wide + statement('b', 's3:B'))
    expect(await judged(over + base + narrow)).toEqual(['base s3:B', 'narrow s3:Get'])
    const own = document('over', `  source_policy_documents = [${json('base')}]\n${statement('a', 's3:Own')}`)
    expect(await judged(own + base)).toEqual(['over s3:Own', 'base s3:B'])
    const twice = document('last', `  source_json = ${json('over')}\n`)
    expect(await judged(over + base + narrow + twice)).toEqual(['base s3:B', 'narrow s3:Get'])
  })

  test('are those of a document that something else uses too', async () => {
    const over = document(
      'over',
      `  source_policy_documents = [${json('base')}]\n  override_json = ${json('narrow')}\n`,
    )
    const base = document('base', wide)
    const all = ['base *', 'narrow s3:Get']
    for (const use of [
      `output "o" {\n  value = ${json('base')}\n}\n`,
      `resource "t" "r" {\n  x = [{ p = ${json('base')} }]\n}\n`,
      `resource "t" "r" {\n  x = replace(${json('base')}, "a", "b")\n}\n`,
      document('plain', `  source_json = ${json('base')}\n`),
      document('unclear', `  source_json = ${json('base')}\n  override_json = var.x\n`),
    ]) {
      const found = await judged(over + base + narrow + use)
      expect(
        found.filter((each) => !each.startsWith('unclear')),
        use,
      ).toEqual(all)
    }
  })

  test('are those of every instance where the key is not known', async () => {
    const each = `data "aws_iam_policy_document" "s" {\n  for_each = toset(["a", "b"])\n${statement('', 's3:$' + '{each.key}')}}\n`
    const d = document(
      'd',
      `  source_json = data.aws_iam_policy_document.s[var.k].json\n${statement('b', 's3:B')}`,
    )
    expect(await actions(`variable "k" {}\n${each}${d}`)).toEqual([
      'maybe ["known","absent"]',
      'maybe ["known","absent"]',
      's3:B',
    ])
  })

  test('take no time that grows with the square of the documents', async () => {
    const count = 2000
    const names = Array.from({ length: count }, (_, i) => `b${i}`)
    const bases = names.map((name) => document(name, statement(name, `s3:${name}`))).join('')
    const over = document('over', `  source_policy_documents = [${names.map(json).join(', ')}]\n`)
    expect(await judged(bases + over)).toHaveLength(count)
  })
})
