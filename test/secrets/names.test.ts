import { describe, expect, test } from 'vitest'
import { secretName } from '../../src/secrets/names.ts'
import { isSecretText } from '../../src/secrets/values.ts'

describe('what a name says', () => {
  test.each([
    'PASSWORD',
    'MYSQL_ROOT_PASSWORD',
    'db-password',
    'dbPassword',
    'DB_PWD',
    'AWS_SECRET_ACCESS_KEY',
    'SECRET_KEY_BASE',
    'clientSecret',
    'API_KEY',
    'apikey',
    'GITHUB_TOKEN',
    'spring.datasource.password',
  ])('%s holds a secret', (name) => {
    expect(secretName(name)).toBe('secret')
  })

  test.each(['SECRET', 'DB_SECRET', 'TOKEN', 'ENCRYPTION_KEY', 'CREDENTIALS'])('%s may hold one', (name) => {
    expect(secretName(name)).toBe('maybe')
  })

  test.each([
    'PASSWORD_FILE',
    'SECRET_ARN',
    'SECRET_NAME',
    'TOKEN_TTL',
    'PUBLIC_KEY',
    'AWS_ACCESS_KEY_ID',
    'ALLOW_EMPTY_PASSWORD',
    'MYSQL_RANDOM_ROOT_PASSWORD',
    'PWD',
    'OLDPWD',
    'PARTITION_KEY',
    'LOG_LEVEL',
    'x'.repeat(100_000),
  ])('%s holds none', (name) => {
    expect(secretName(name)).toBe('none')
  })
})

describe('a literal under such a name', () => {
  test.each([
    'correct-horse-battery',
    'hunter2',
    'password',
    'wordpress',
    '80818283',
    '/JalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  ])('%s is a secret', (value) => {
    expect(isSecretText('secret', value)).toBe(true)
  })

  test.each([
    '',
    ' ',
    'true',
    'yes',
    'none',
    '3600',
    'arn:aws:secretsmanager:eu-central-1:111122223333:secret:orders',
    '/prod/orders/password',
    '/run/secrets/password',
    '{{resolve:ssm:password}}',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: what a template writes
    '${password}',
    '$DB_PASSWORD',
    '<your password>',
    'CHANGE_ME',
    'changeme',
    'change-this',
    'your-password',
    'your_api_key',
    'replace-with-real',
    'xxxxxxxx',
    '********',
    'TODO',
    'placeholder',
  ])('%s is none', (value) => {
    expect(isSecretText('secret', value)).toBe(false)
  })

  test('where the name only may mean one, it has to look random', () => {
    expect(isSecretText('maybe', 'prod/orders/password')).toBe(false)
    expect(isSecretText('maybe', 'orders-database')).toBe(false)
    expect(isSecretText('maybe', 'q7Zt2Lx9Vb4Nn8Kd3Ws6Pf1Hj5')).toBe(true)
    expect(isSecretText('none', 'q7Zt2Lx9Vb4Nn8Kd3Ws6Pf1Hj5')).toBe(false)
  })
})
