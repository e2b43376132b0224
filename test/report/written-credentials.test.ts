import { describe, expect, test } from 'vitest'
import { writtenCredentials } from '../../src/report/written-credentials.ts'

function masked(text: string): string {
  const ranges = [...writtenCredentials(text, { start: 0, end: text.length })].reverse()
  return ranges.reduce((rest, { start, end }) => `${rest.slice(0, start)}#${rest.slice(end)}`, text)
}

describe('writtenCredentials', () => {
  test.each([
    ['MasterUserPassword: hunter2hunter2', 'MasterUserPassword: #'],
    ['"MasterUserPassword": "hunter2, and more", "A": 1', '"MasterUserPassword": "#", "A": 1'],
    ['  password = "hunter2"', '  password = "#"'],
    ["db_passwd: 'x y'", "db_passwd: '#'"],
    ['aws_secret_access_key = "abc/def+ghi"', 'aws_secret_access_key = "#"'],
    ['API_KEY: 1234567890', 'API_KEY: #'],
    ['  auth_token="unclosed', '  auth_token="#'],
    ['a: 1\nsecret: x\nb: 2', 'a: 1\nsecret: #\nb: 2'],
  ])('finds the literal of %j', (text, expected) => {
    expect(masked(text)).toBe(expected)
  })

  test.each([
    'ManageMasterUserPassword: true',
    'password = var.db_password',
    'password = random_password.db.result',
    'MasterUserPassword: !Ref Password',
    "MasterUserPassword: '{{resolve:secretsmanager:db}}'",
    'SecretArn: arn:aws:secretsmanager:eu-west-1:111122223333:secret:db',
    'SecretName: db/login',
    'PasswordLength: 24',
    'Secret:\n  Type: AWS::SecretsManager::Secret',
    'secrets = [local.a]',
    'token = jsonencode({})',
  ])('leaves %j as it is', (text) => {
    expect(masked(text)).toBe(text)
  })
})
