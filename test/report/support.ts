/** Templates, findings and reports made by hand for the report tests. */
import type { Finding } from '../../src/core/finding.ts'
import type { PolicyInfo, Severity } from '../../src/core/policy-info.ts'
import type { GateRules, JudgedTemplate, Report, TemplateResult } from '../../src/core/report.ts'
import { type Location, SourceFile } from '../../src/core/source.ts'
import type { Resource } from '../../src/core/template.ts'
import type { List, Mapping, Provenance, Scalar, Value } from '../../src/core/value.ts'
import { collectSecrets } from '../../src/report/secrets.ts'
import type { Style } from '../../src/report/style.ts'
import { createColors } from '../../src/report/terminal.ts'

/** The place of the nth occurrence (from 1) of some text. */
export function find(file: SourceFile, text: string, nth = 1): Location {
  let start = -1
  for (let i = 0; i < nth; i++) {
    start = file.text.indexOf(text, start + 1)
    if (start === -1) throw new Error(`${file.path} holds no ${JSON.stringify(text)} number ${nth}`)
  }
  return { file, range: { start, end: start + text.length } }
}

export function at(file: SourceFile, start: number, end = start): Location {
  return { file, range: { start, end } }
}

export function scalar(value: Scalar['value'], place: Location, from?: Provenance): Scalar {
  return { kind: 'scalar', value, at: place, ...(from ? { from } : {}) }
}

export function list(items: readonly Value[], place: Location): List {
  return { kind: 'list', items, at: place }
}

export function mapping(entries: Readonly<Record<string, Value>>, place: Location): Mapping {
  return { kind: 'mapping', entries: new Map(Object.entries(entries)), at: place }
}

export function resource(type: string, name: string, head: Location, properties?: Mapping): Resource {
  const empty = mapping({}, head)
  return { type, name, properties: properties ?? empty, meta: empty, at: head, head }
}

export const OPEN_SSH: PolicyInfo = {
  id: 'aws-sg-ssh-open-to-world',
  platform: 'aws',
  service: 'security-groups',
  title: 'Security group opens SSH (port 22) to the internet',
  severity: 'high',
  why: 'Every host on the internet can try passwords and unpatched flaws of the SSH server.',
  fix: 'restrict the source addresses to those that need it, or use SSM Session Manager',
  references: ['https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html'],
  mvisionNames: ['Unrestricted SSH Access'],
}

/** A policy of which only some fields matter to a test. */
export function policy(
  id: string,
  title: string,
  severity: Severity,
  more: Partial<PolicyInfo> = {},
): PolicyInfo {
  const why = 'It matters.'
  return { ...OPEN_SSH, id, title, severity, why, fix: 'change it', mvisionNames: [], ...more }
}

export function finding(
  info: PolicyInfo,
  owner: Resource,
  labels: Finding['labels'],
  more: Partial<Finding> = {},
): Finding {
  return {
    verdict: 'violation',
    policy: info,
    severity: info.severity,
    resource: owner,
    subject: owner.head,
    labels,
    also: [],
    ...more,
  }
}

export const RULES: GateRules = { failOn: 'medium', undecided: 'report', unscannable: 'block' }

export function judged(
  path: string,
  result: Partial<TemplateResult> = {},
  rules: Partial<GateRules> = {},
): JudgedTemplate {
  return {
    result: { framework: 'cloudformation', path, findings: [], unscannable: [], passed: 0, ...result },
    rules: { ...RULES, ...rules },
    engine: 'offline',
    unplaced: [],
    unconfirmed: [],
    existing: [],
    existingUnplaced: [],
    fixed: 0,
    suppressed: [],
  }
}

export function report(templates: readonly JudgedTemplate[], more: Partial<Report> = {}): Report {
  return {
    engine: 'offline',
    tenants: [],
    action: 'commit',
    judged: templates,
    notChecked: [],
    suppressionProblems: [],
    strictSuppressions: false,
    addedSuppressions: [],
    exceptionChanges: [],
    configurationChanges: [],
    configurationProblems: [],
    notes: [],
    duration: 120,
    ...more,
  }
}

/** Without color, and with the secrets of a report. */
export function style(width = 100, of: Pick<Report, 'judged'> = { judged: [] }): Style {
  return { colors: createColors(false), secrets: collectSecrets(of), width }
}

const WEB = `AWSTemplateFormatVersion: '2010-09-09'
Resources:
  WebSecurityGroup:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: Web
      SecurityGroupIngress:
        - IpProtocol: tcp
          FromPort: 443
          ToPort: 443
          CidrIp: 0.0.0.0/0
        - IpProtocol: tcp
          FromPort: 22
          ToPort: 22
          CidrIp: 0.0.0.0/0
      Tags: []
`

/** A CloudFormation security group that opens SSH; the finding's first label is CidrIp of the second rule. */
export function openSshInCloudFormation(path = 'infra/web.yaml', text = WEB): Finding {
  const file = new SourceFile(path, text)
  const cidr = find(file, '0.0.0.0/0', 2)
  const fromPort = find(file, '22')
  const rule = mapping(
    { FromPort: scalar(22, fromPort), CidrIp: scalar('0.0.0.0/0', cidr) },
    at(file, 300, 380),
  )
  const https = mapping({ CidrIp: scalar('0.0.0.0/0', find(file, '0.0.0.0/0')) }, at(file, 200, 290))
  const rules = list([https, rule], at(file, 190, 380))
  const head = find(file, 'WebSecurityGroup')
  const group = resource(
    'AWS::EC2::SecurityGroup',
    'WebSecurityGroup',
    head,
    mapping({ SecurityGroupIngress: rules }, head),
  )
  return finding(OPEN_SSH, group, [
    { at: cidr, note: 'any IPv4 address reaches port 22' },
    { at: fromPort, note: 'the range includes port 22' },
  ])
}

/** A Terraform security group whose address comes from a variable's default in another file. */
export function openSshInTerraform(): Finding {
  const main = new SourceFile(
    'infra/main.tf',
    `resource "aws_security_group" "web" {
  name = "web"

  ingress {
    from_port   = 0
    to_port     = 1024
    protocol    = "tcp"
    cidr_blocks = [var.cidr]
  }
}
`,
  )
  const variables = new SourceFile(
    'infra/variables.tf',
    `variable "cidr" {
  type    = string
  default = "0.0.0.0/0"
}
`,
  )
  const from = { what: 'the default of variable "cidr"', at: find(variables, '"0.0.0.0/0"') }
  const cidr = find(main, 'var.cidr')
  const block = mapping(
    { cidr_blocks: list([scalar('0.0.0.0/0', cidr, from)], find(main, '[var.cidr]')) },
    find(main, 'ingress'),
  )
  const head = find(main, '"aws_security_group" "web"')
  const group = resource(
    'aws_security_group',
    'aws_security_group.web',
    head,
    mapping({ ingress: { ...list([block], find(main, 'ingress')), block: true } }, head),
  )
  return finding(OPEN_SSH, group, [
    { at: cidr, note: 'any IPv4 address reaches port 22', from },
    { at: find(main, '1024'), note: 'the range includes port 22' },
    { at: head, note: 'this group' },
  ])
}
