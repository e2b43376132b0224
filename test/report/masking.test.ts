/** What no report shows of the lines around a finding, and what every report that shows code has to show. */
import { describe, expect, test } from 'vitest'
import type { Report } from '../../src/core/report.ts'
import { SourceFile } from '../../src/core/source.ts'
import { FORMATS, renderFormat } from '../../src/report/formats.ts'
import { renderPretty } from '../../src/report/pretty.ts'
import { at, finding, judged, policy, report, resource } from './support.ts'

const VOLUME = policy('aws-ebs-volume-unencrypted', 'EBS volume is not encrypted', 'high')
const OPTIONS = { version: '1.2.3', now: new Date('2026-11-23T17:00:00Z') }

/** A report that shows every line of a text, none of which is known to hold a secret. */
function reportOf(text: string): Report {
  const file = new SourceFile('main.tf', text)
  const lines = Array.from({ length: file.lineCount }, (_, i) => file.lineRange(i + 1))
  const findings = lines.map(({ start, end }) => {
    const place = at(file, start, Math.min(start + 1, end))
    return finding(VOLUME, resource('aws_ebs_volume', 'aws_ebs_volume.data', place), [
      { at: place, note: 'here' },
    ])
  })
  return report([judged('main.tf', { findings })])
}

async function outputs(text: string): Promise<ReadonlyMap<string, string>> {
  const made = reportOf(text)
  const rendered = FORMATS.map(
    async (format): Promise<[string, string]> => [
      format,
      format === 'pretty'
        ? renderPretty(made, { color: false, verbose: true, width: 200 })
        : await renderFormat(made, format, OPTIONS),
    ],
  )
  return new Map(await Promise.all(rendered))
}

const base64 = (text: string): string => Buffer.from(text).toString('base64')

/** Ways to give a value to a name; the value has no blanks, quotes or separators. */
const GIVEN: Readonly<Record<string, (name: string, value: string) => string>> = {
  shell: (name, value) => `${name}=${value} ./run`,
  export: (name, value) => `export ${name}="${value}"`,
  'export in single quotes': (name, value) => `  export ${name}='${value}'`,
  YAML: (name, value) => `  ${name}: ${value}`,
  'YAML in quotes': (name, value) => `  "${name}": '${value}' # set by hand`,
  'YAML in a list': (name, value) => `  - ${name}: ${value}`,
  'YAML in braces': (name, value) => `  x: {${name}: ${value}, b: c}`,
  'YAML block': (name, value) => `  ${name}: |\n    ${value}\n  b: c`,
  HCL: (name, value) => `  ${name} = "${value}"`,
  'HCL without blanks': (name, value) => `  ${name}="${value}"`,
  'HCL heredoc': (name, value) => `  ${name} = <<-EOT\n    ${value}\n  EOT`,
  JSON: (name, value) => `{"a": 1, "${name}": "${value}", "b": 2}`,
  'JSON on two lines': (name, value) => `"${name}":\n  "${value}",`,
  'script in JSON': (name, value) => `"Fn::Base64": "#!/bin/sh\\nexport ${name}=\\"${value}\\"\\nrun\\n"`,
  'script in JSON without quotes': (name, value) => `"Fn::Base64": "#!/bin/sh\\n${name}=${value}\\nrun\\n"`,
  'joined strings': (name, value) => `"Fn::Join": ["", ["export ${name}=", "${value}", "\\n"]]`,
  'pair of ECS': (name, value) =>
    `{ "name": "${name}", "value": "${value}" },\n{ "name": "A", "value": "b" }`,
  'pair, the value first': (name, value) => `{ "value": "${value}", "name": "${name}" }`,
  'pair in YAML': (name, value) => `  - Name: ${name}\n    Value: ${value}\n  - Name: A\n    Value: b`,
  'pair in YAML, the value first': (name, value) => `  - Value: ${value}\n    Name: ${name}`,
  'pair in HCL': (name, value) => `  environment {\n    name  = "${name}"\n    value = "${value}"\n  }`,
  'pair of parameters': (name, value) => `{ "ParameterKey": "${name}", "ParameterValue": "${value}" }`,
  variable: (name, value) => `variable "${name}" {\n  type    = string\n  default = "${value}"\n}`,
  'variable on a line': (name, value) => `variable "${name}" { default = "${value}" }`,
  'CloudFormation parameter': (name, value) => `  ${name}:\n    Type: String\n    Default: ${value}`,
  'CloudFormation parameter in JSON': (name, value) =>
    `"${name}": {\n  "Type": "String",\n  "Default": "${value}"\n}`,
  'ARM parameter': (name, value) => `"${name}": {\n  "type": "string",\n  "defaultValue": "${value}"\n}`,
  'ARM parameter file': (name, value) => `"${name}": { "value": "${value}" }`,
  flag: (name, value) => `tool --${name} ${value} --verbose`,
  'flag with an equals sign': (name, value) => `tool --${name}=${value}`,
  PowerShell: (name, value) => `$env:${name} = "${value}"`,
  hash: (name, value) => `'${name}' => '${value}',`,
  XML: (name, value) => `<${name}>${value}</${name}>`,
  'connection string': (name, value) => `conn = "Server=db;${name}=${value};Encrypt=true"`,
  'branches in YAML': (name, value) => `  ${name}: !If [IsTest, ${value}, !Ref Other]`,
  'branches in YAML, in quotes': (name, value) => `  ${name}: !If [IsTest, !Ref Other, "${value}"]`,
  'branches in lines of YAML': (name, value) =>
    `  ${name}: !If\n    - IsTest\n    - ${value}\n    - !Ref Other`,
  'branches in JSON': (name, value) => `"${name}": {"Fn::If": ["IsTest", "${value}", {"Ref": "Other"}]}`,
  'ternary of Terraform': (name, value) => `  ${name} = var.test ? "${value}" : var.other`,
  'default of Terraform': (name, value) => `  ${name} = coalesce(var.other, "${value}")`,
  'function of Terraform': (name, value) => `  ${name} = sensitive("${value}")`,
  'query of an address': (name, value) => `url = "https://a.example/?a=1&${name}=${value}&b=2"`,
}
const NAMES = [
  'DB_PASSWORD',
  'adminPassword',
  'other_pw',
  'smtp_pass',
  'api-key',
  'GITHUB_TOKEN',
  'clientSecret',
]
const MAYBE_NAMES = ['CREDENTIALS', 'TOKEN', 'app_secret_2']

/** Secrets that no name tells, with the part that must not be seen. */
const FORMS: Readonly<Record<string, readonly [text: string, secret: string]>> = {
  'access key id': ['x = "AKIAPLANTED3XMPLKEY7"', 'PLANTED3'],
  'temporary key id': ['x: ASIAPLANTED3XMPLKEY7', 'PLANTED3'],
  'GitHub token': ['tags = { a = "ghp_PLANTED-3-abcdefghijklmnopqrstuvw01" }', 'PLANTED'],
  'fine-grained GitHub token': ['a: github_pat_11PLANTED0_abcdefghijklmnopqrst', 'PLANTED'],
  'Slack token': ['a: xoxp-123456-PLANTED-abcdef', 'PLANTED'],
  'Slack webhook': [
    'a: https://hooks.slack.com/services/T0123PLANTED/B012345/abcdefghijPLANTED0123',
    'PLANTED',
  ],
  'GitLab token': ['a: glpat-PLANTED0123456789abc', 'PLANTED'],
  SAS: ['a: "https://x.blob.core.windows.net/c?sv=1&sig=PLANTED%2Fabcdefghijklmnop%3D&se=1"', 'PLANTED'],
  JWT: ['a: eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJQTEFOVEVEIn0.PLANTED_0123456789abcdef', 'PLANTED'],
  address: ['a: postgres://shop:PLANTED-pw@db.example.com/shop', 'PLANTED'],
  'address without a user': ['a = "redis://:PLANTED-pw@cache:6379"', 'PLANTED'],
  'address of git': ['  url = https://ann:PLANTED@example.com/r.git', 'PLANTED'],
  header: ['extraheader = AUTHORIZATION: basic UExBTlRFRDpzZWNyZXQ=', 'UExBTlRFRDpzZWNyZXQ'],
  bearer: ['"Authorization": "Bearer PLANTED0123456789"', 'PLANTED'],
  'account key': [
    'x = "DefaultEndpointsProtocol=https;AccountKey=PLANTED-Zm9vYmFy==;EndpointSuffix=y"',
    'PLANTED',
  ],
  'shared access key': ['Endpoint=sb://a/;SharedAccessKeyName=all;SharedAccessKey=PLANTEDmFy=', 'PLANTED'],
  'key on a line': ['x = "-----BEGIN RSA PRIVATE KEY----- PLANTED-4-MIIEpAIBAAKCAQEA"', 'PLANTED'],
  'key on its lines': [
    'x: |\n  -----BEGIN OPENSSH PRIVATE KEY-----\n  b3BlbnNzaC1rZXktdjEAAAAA\n  PLANTEDb3BlbnNzaC1r\n  -----END OPENSSH PRIVATE KEY-----',
    'PLANTED',
  ],
  'key in JSON': [
    '"x": "-----BEGIN PRIVATE KEY-----\\nMIIEPLANTED0123456789\\n-----END PRIVATE KEY-----"',
    'PLANTED',
  ],
  'key in a list': [
    '"-----BEGIN EC PRIVATE KEY-----",\n"MHcCAQEEIPLANTED0123456",\n"-----END EC PRIVATE KEY-----"',
    'PLANTED',
  ],
  'user data in Base64': [
    `UserData: ${base64('#!/bin/sh\nexport DB_PASSWORD=PLANTED-1\nrun\n')}`,
    base64('export DB').slice(0, 8),
  ],
  'secure parameter': ['"x": { "type": "secureString", "defaultValue": "PLANTED-1" }', 'PLANTED'],
  'secure object': [
    '"x": {\n"type": "secureObject",\n"defaultValue": { "user": "ann", "key": "PLANTED" }\n}',
    'PLANTED',
  ],
  NoEcho: ['  X:\n    Type: String\n    NoEcho: true\n    Default: PLANTED', 'PLANTED'],
  'sensitive variable': ['variable "x" {\n  default   = "PLANTED"\n  sensitive = true\n}', 'PLANTED'],
  'string of a pair': ['a: "DB_PASSWORD: \'PLANTED-1\'"', 'PLANTED'],
  'connection string with pwd': ['a: Data Source=db;User ID=sa;Pwd=PLANTED-6;', 'PLANTED'],
  'address of a driver': ['a: "ann:PLANTED-16@tcp(db:3306)/shop"', 'PLANTED'],
  'token in place of a user': ['a: https://PLANTED17ghtoken0abc@github.com/a/b', 'PLANTED'],
  'npm configuration': ['a: "//registry.npmjs.org/:_authToken=PLANTED-11abc"', 'PLANTED'],
  'Docker configuration': ['{"auths":{"r.example.com":{"auth":"UExBTlRFRC0xMA=="}}}', 'UExBTlRF'],
  'Docker on the command line': ['docker login -u ann -p PLANTED-15 r.example.com', 'PLANTED'],
  'MySQL on the command line': ['mysql -u root -pPLANTED-13 db', 'PLANTED'],
  netrc: ['machine example.com login ann password PLANTED-12', 'PLANTED'],
  Redis: ['requirepass PLANTED-26', 'PLANTED'],
  'secret of a key vault': [
    'resource "azurerm_key_vault_secret" "x" {\n  name  = "x"\n  value = "PLANTED"\n}',
    'PLANTED',
  ],
  'secure string of SSM': [
    'resource "aws_ssm_parameter" "x" {\n  type  = "SecureString"\n  value = "PLANTED"\n}',
    'PLANTED',
  ],
  chpasswd: ['echo "ubuntu:PLANTED" | chpasswd', 'PLANTED'],
  curl: ['curl -fsSL -u ann:PLANTED https://a.example', 'PLANTED'],
  'secure string': ['$x = ConvertTo-SecureString "PLANTED 1" -AsPlainText -Force', 'PLANTED'],
  'parameter of SSM': ['  Name: /prod/db/password\n  Type: String\n  Value: PLANTED', 'PLANTED'],
}

describe('secrets in the lines that a report shows', () => {
  const planted: readonly (readonly [string, string, string])[] = [
    ...Object.entries(GIVEN).flatMap(([manner, write]) =>
      NAMES.map((name) => [`${name} in ${manner}`, write(name, 'PLANTED-3x!'), 'PLANTED'] as const),
    ),
    ...['HCL', 'YAML', 'export', 'variable', 'pair of ECS'].flatMap((manner) =>
      MAYBE_NAMES.map(
        (name) => [`${name} in ${manner}`, GIVEN[manner]?.(name, 'PLANTED-3') ?? '', 'PLANTED'] as const,
      ),
    ),
    ...Object.entries(FORMS).map(([name, [text, secret]]) => [name, text, secret] as const),
  ]

  test('are not shown in any format', async () => {
    expect(planted.length).toBeGreaterThan(250)
    const seen: string[] = []
    for (const [name, text, secret] of planted) {
      for (const [format, output] of await outputs(`first = 1\n${text}\nlast = 2\n`)) {
        if (output.includes(secret)) seen.push(`${format}: ${name}: ${text}`)
      }
    }
    expect(seen).toEqual([])
  })
})

const LOOKALIKES: readonly string[] = [
  'http_tokens = "optional"',
  'http_tokens: required',
  'HttpTokens: optional',
  'password_policy = "strict"',
  'PasswordPolicy: {MinimumLength: 14}',
  'minimum_password_length = 14',
  'secret_name = "db/login"',
  'SecretName: db/login',
  'key_vault_secret_id = "https://x.vault.azure.net/secrets/y"',
  'secret_arn = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db"',
  'SecretArn: !Ref Secret',
  'password = var.db_password',
  'password = random_password.db.result',
  'password = data.aws_ssm_parameter.db.value',
  'password = local.password',
  'password = module.db.password',
  'MasterUserPassword: !Ref Password',
  "MasterUserPassword: '{{resolve:secretsmanager:db}}'",
  'MasterUserPassword: !Sub "{{resolve:ssm-secure:/x/y:1}}"',
  'ManageMasterUserPassword: true',
  'allow_empty_password: yes-please',
  'PASSWORD_FILE=/run/secrets/db',
  'ADMIN_PASSWORD=changeme',
  'password: CHANGE_ME',
  'password: <your password>',
  'password = "{{ password }}"',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: what a template writes
  'password = "${var.password}"',
  'password: n/a',
  'client_secret: CLIENT-SECRET',
  'client_id = "8e0c5b1e-1111-2222-3333-444455556666"',
  'tenant_id = "8e0c5b1e-1111-2222-3333-444455556666"',
  'export DB_PASSWORD=$(aws secretsmanager get-secret-value --secret-id shop)',
  'export DB_PASSWORD=$PASSWORD',
  'token_ttl = "60m"',
  'TokenValidityUnits: {AccessToken: minutes}',
  'Key: token-bucket',
  'kms_master_key_id = "alias/aws/sqs"',
  'key_name = "ops"',
  'public_key = "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQ"',
  'Action: "secretsmanager:GetSecretValue"',
  'Description: The password: at least 8 characters',
  'Description: "Password: at least 8 characters"',
  'read -p "Password: " REPLY',
  'password = !If [IsTest, !Ref A, !Ref B]',
  'password = lookup(var.passwords, "prod")',
  'password = file("password.txt")',
  'password = var.passwords["prod"]',
  'mysql -u root -p shop',
  'docker login -u ann --password-stdin r.example.com',
  'url: https://ann@example.com/a',
  'proxy_pass http://backend:8080;',
  'ResultToken: event.resultToken',
  'default: Domain Join User Password',
  'x_secret = try(var.a["radius_secret"], null)',
  'secrets = [aws_secretsmanager_secret.a.arn]',
  'token = jsonencode({})',
  'variable "password_length" { default = "sixteen" }',
  'variable "secret_name" { default = "db/login" }',
  '{ "name": "SECRET_NAME", "value": "db/login" }',
  'url: https://example.com:8080/a@b',
  'url: https://github.com/a/b.git',
  'hash: sha512-abcdefABCDEF0123456789abcdefABCDEF0123456789abcdefABCDEF0123456789abcdefABCDEF0123456789abcd==',
  'ami = "ami-0123456789abcdef0"',
]

describe('what only looks like a secret', () => {
  test('is shown in every format that shows code', async () => {
    expect(LOOKALIKES.length).toBeGreaterThan(40)
    for (const text of LOOKALIKES) {
      const shown = await outputs(`first = 1\n${text}\nlast = 2\n`)
      expect(shown.get('pretty')).toContain(`2 | ${text}\n`)
      expect(shown.get('html')).not.toContain('******')
    }
  })
})
