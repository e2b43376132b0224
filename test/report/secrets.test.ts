import { expect, it, test } from 'vitest'
import type { Finding } from '../../src/core/finding.ts'
import { SourceFile } from '../../src/core/source.ts'
import { renderJson } from '../../src/report/json.ts'
import { renderPretty } from '../../src/report/pretty.ts'
import { collectSecrets } from '../../src/report/secrets.ts'
import { at, find, finding, judged, policy, report, resource } from './support.ts'

const SECRET = 'hunter2-Tr0ub4dor'
const info = policy(
  'aws-rds-password-in-template',
  'Password of a database is written in the template',
  'critical',
)
const other = policy('aws-rds-public', 'Database has a public address', 'high')

const main = new SourceFile(
  'db.tf',
  `resource "aws_db_instance" "main" {
  username            = "admin"
  password            = "${SECRET}"
  publicly_accessible = true
}

# the old one was ${SECRET}, don't use it
variable "other" {
  default = "${SECRET}"
}
`,
)
const head = find(main, '"aws_db_instance" "main"')
const database = resource('aws_db_instance', 'aws_db_instance.main', head)

function reportOf(
  labels: Finding['labels'],
  more: Parameters<typeof report>[1] = {},
): Parameters<typeof renderPretty>[0] {
  const next = finding(other, database, [{ at: find(main, 'true'), note: 'true' }])
  return report(
    [judged('.', { framework: 'terraform', findings: [next, finding(info, database, labels)] })],
    more,
  )
}

function everyOutput(of: ReturnType<typeof reportOf>): string {
  return [
    renderPretty(of, { color: false, verbose: true }),
    renderPretty(of, { color: true, verbose: true, width: 40 }),
    renderJson(of, { version: '1.0.0' }),
  ].join('\n')
}

it('masks a credential in every frame in which its place is visible', () => {
  const made = reportOf([{ at: find(main, `"${SECRET}"`), note: 'a password', secret: true }])
  expect(renderPretty(made, { color: false, verbose: false })).toMatchInlineSnapshot(`
    "critical[aws-rds-password-in-template]  Password of a database is written in the template
      db.tf:3:25  aws_db_instance.main
        1 | resource "aws_db_instance" "main" {
        2 |   username            = "admin"
        3 |   password            = ******
          |                         ^^^^^^ a password
        4 |   publicly_accessible = true
      why     It matters.
      fix     change it
      policy  mvc-gate policies aws-rds-password-in-template

    high[aws-rds-public]  Database has a public address
      db.tf:4:25  aws_db_instance.main
        2 |   username            = "admin"
        3 |   password            = ******
        4 |   publicly_accessible = true
          |                         ^^^^ true
        5 | }
      why     It matters.
      fix     change it
      policy  mvc-gate policies aws-rds-public

    Commit blocked: 1 critical, 1 high in 1 template · offline engine · 0.1 s
    To accept a finding, put above its line: # mvc-gate:ignore <policy-id> -- <reason>
    Emergency: git commit --no-verify
    "
  `)
  expect(everyOutput(made)).not.toContain(SECRET)
})

it('masks the place that a credential comes from, and what follows it on the line', () => {
  const file = new SourceFile('v.tf', `password = var.pw # really\nvariable "pw" { default = "${SECRET}" }\n`)
  const from = { what: `the default of variable "pw"`, at: find(file, `"${SECRET}"`) }
  const made = reportOf([{ at: find(file, 'var.pw'), note: 'a password', secret: true, from }])
  expect(renderPretty(made, { color: false, verbose: false }).split('\n\n')[0]).toMatchInlineSnapshot(`
    "critical[aws-rds-password-in-template]  Password of a database is written in the template
      v.tf:1:12  aws_db_instance.main
        1 | password = ****** # really
          |            ^^^^^^ a password
        2 | variable "pw" { default = ****** }
      from    the default of variable "pw" (v.tf:2:27)
      why     It matters.
      fix     change it
      policy  mvc-gate policies aws-rds-password-in-template"
  `)
  expect(everyOutput(made)).not.toContain(SECRET)
})

it('masks what notes, reasons and origins quote', () => {
  const note = `"${SECRET}" is a password`
  const place = find(main, `"${SECRET}"`)
  const from = { what: `the text '${SECRET}'`, at: place }
  const made = reportOf([{ at: place, note, secret: true, from }], {
    notes: [`found ${SECRET}`],
    notChecked: [{ path: 'x.yaml', reason: `unexpected ${SECRET}`, notable: true }],
  })
  const [first, ...more] = made.judged
  if (first === undefined) throw new Error('no template')
  const unscannable = [{ path: 'db.tf', reason: `unexpected ${SECRET}`, at: place }]
  const hidden = { path: 'db.tf', policy: info.id, resource: `db-${SECRET}`, reason: `it is ${SECRET}` }
  const suppressed = [{ ...hidden, by: 'template', finding: undefined } as const]
  const result = { ...first.result, unscannable }
  const all = { ...made, judged: [{ ...first, result, suppressed }, ...more] }
  expect(everyOutput(all)).not.toContain(SECRET)
  expect(renderPretty(all, { color: false, verbose: false })).toContain('^^^^^^ "******" is a password')
})

it('masks a credential of several lines, and one that is cut off', () => {
  const key = `-----BEGIN KEY-----\n${'Zm9v'.repeat(400)}\nYmFyYmFy\n-----END KEY-----`
  const file = new SourceFile('k.yaml', `a: 1\nkey: ${key} # kept\nb: 2\n`)
  const start = file.text.indexOf('-----BEGIN')
  const place = at(file, start, start + key.length)
  const made = reportOf([
    { at: place, note: 'a private key', secret: true },
    { at: at(file, start + key.length - 12), note: 'inside' },
  ])
  expect(renderPretty(made, { color: false, verbose: false }).split('\n\n')[0]).toMatchInlineSnapshot(`
    "critical[aws-rds-password-in-template]  Password of a database is written in the template
      k.yaml:2:6  aws_db_instance.main
        1 | a: 1
        2 | key: ******
          |      ^^^^^^ a private key
        3 | ******
        4 | ******
        5 | ****** # kept
          | ------ inside
      why     It matters.
      fix     change it
      policy  mvc-gate policies aws-rds-password-in-template"
  `)
  const output = everyOutput(made)
  for (const part of ['BEGIN', 'Zm9v', 'YmFy', 'END']) expect(output).not.toContain(part)
})

test('a longer label over a credential is aligned with its mask', () => {
  const secret = find(main, `"${SECRET}"`)
  const whole = find(main, `password            = "${SECRET}"`)
  const made = reportOf([
    { at: whole, note: 'all of it' },
    { at: secret, note: 'a password', secret: true },
  ])
  expect(renderPretty(made, { color: false, verbose: false })).toContain(
    '    3 |   password            = ******\n      |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ all of it\n',
  )
})

test('a plain word is masked in its place and in quotes, not wherever the word is used', () => {
  const file = new SourceFile('a.yaml', 'password: password\n')
  const label = { at: find(file, 'password', 2), note: 'weak password "password"', secret: true }
  const made = report([judged('a.yaml', { findings: [finding(info, database, [label])] })])
  expect(renderPretty(made, { color: false, verbose: false })).toContain(
    '    1 | password: ******\n      |           ^^^^^^ weak password ******\n',
  )
})

test('places of another version of a file with the same path are kept apart', () => {
  const existing = new SourceFile('db.tf', `x = "${SECRET}"\n`)
  const label = { at: find(existing, SECRET), note: 'a password', secret: true }
  const secrets = collectSecrets(reportOf([label]))
  expect(secrets.within(existing, { start: 0, end: 10 })).toEqual([{ start: 5, end: 5 + SECRET.length }])
  expect(secrets.within(main, { start: 0, end: 10 })).toEqual([])
})
