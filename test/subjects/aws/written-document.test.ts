import { describe, expect, test } from 'vitest'
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
