/** Templates to measure with: of any size for each framework, and many that differ, made from the examples. */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const examples = fileURLToPath(new URL('../examples', import.meta.url))

/** A resource of each framework; `i` makes it another one. Some fifteen lines each. */
const RESOURCES = {
  cloudformation: (i) => `  Group${i}:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: !Sub 'web ${'$'}{AWS::StackName} ${i}'
      VpcId: !Ref Vpc
      SecurityGroupIngress:
        - IpProtocol: tcp
          FromPort: 443
          ToPort: 443
          CidrIp: !Ref Cidr
        - IpProtocol: tcp
          FromPort: ${i}
          ToPort: ${i}
          CidrIp: 10.0.0.0/8
      Tags:
        - { Key: Name, Value: web-${i} }
`,
  terraform: (i) => `resource "aws_security_group" "web${i}" {
  name        = "web-${'$'}{var.stage}-${i}"
  description = "web"
  vpc_id      = var.vpc
  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = [local.cidr]
  }
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["10.0.0.0/8"]
  }
  tags = merge(local.tags, { Name = "web-${i}" })
}
`,
  arm: (i) => `${i === 0 ? '' : ','}
    {
      "type": "Microsoft.Network/networkSecurityGroups/securityRules",
      "apiVersion": "2023-09-01",
      "name": "[concat(parameters('group'), '/web-${i}')]",
      "properties": {
        "access": "Allow",
        "direction": "Inbound",
        "priority": ${100 + (i % 3900)},
        "protocol": "Tcp",
        "sourcePortRange": "*",
        "sourceAddressPrefix": "[variables('source')]",
        "destinationAddressPrefix": "*",
        "destinationPortRange": "443"
      }
    }`,
}
const HEADS = {
  cloudformation: `AWSTemplateFormatVersion: '2010-09-09'
Parameters:
  Cidr: { Type: String, Default: 10.0.0.0/8 }
  Vpc: { Type: AWS::EC2::VPC::Id }
Resources:
`,
  terraform: `variable "stage" { default = "test" }
variable "vpc" {}
locals {
  cidr = "10.0.0.0/8"
  tags = { stage = var.stage }
}
`,
  arm: `{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "parameters": { "group": { "type": "string" } },
  "variables": { "source": "10.0.0.0/8" },
  "resources": [`,
}
const TAILS = { cloudformation: '', terraform: '', arm: '\n  ]\n}\n' }
export const NAMES = { cloudformation: 'template.yaml', terraform: 'main.tf', arm: 'main.json' }

/** @returns a template with so many resources, some fifteen lines each */
export function templateOf(framework, count) {
  const resources = Array.from({ length: count }, (_, i) => RESOURCES[framework](i))
  return HEADS[framework] + resources.join('') + TAILS[framework]
}

/** Resource types that policies of a team's own are about; the first ones are in the templates above. */
const AWS_TYPES = [
  ['EC2::SecurityGroup', 'security_group'],
  ['EC2::Instance', 'instance'],
  ['EC2::Volume', 'ebs_volume'],
  ['S3::Bucket', 's3_bucket'],
  ['RDS::DBInstance', 'db_instance'],
  ['RDS::DBCluster', 'rds_cluster'],
  ['DynamoDB::Table', 'dynamodb_table'],
  ['SNS::Topic', 'sns_topic'],
  ['SQS::Queue', 'sqs_queue'],
  ['Lambda::Function', 'lambda_function'],
  ['KMS::Key', 'kms_key'],
  ['ECR::Repository', 'ecr_repository'],
  ['EKS::Cluster', 'eks_cluster'],
  ['ECS::Service', 'ecs_service'],
  ['IAM::Role', 'iam_role'],
  ['EFS::FileSystem', 'efs_file_system'],
  ['Kinesis::Stream', 'kinesis_stream'],
  ['Redshift::Cluster', 'redshift_cluster'],
]
const AZURE_TYPES = [
  ['Network/networkSecurityGroups/securityRules', 'network_security_rule'],
  ['Storage/storageAccounts', 'storage_account'],
  ['KeyVault/vaults', 'key_vault'],
  ['Sql/servers', 'mssql_server'],
  ['Web/sites', 'linux_web_app'],
  ['Compute/virtualMachines', 'linux_virtual_machine'],
  ['ContainerService/managedClusters', 'kubernetes_cluster'],
]

/** What a policy may require, in each vocabulary; the templates above meet all of it. */
const REQUIREMENTS = [
  (name) => `any:
    - { property: { ${name('Name', 'name_prefix', 'properties.alias')} }, exists: false }
    - { property: { ${name('Name', 'name_prefix', 'properties.alias')} }, matches: '^[a-z][a-z0-9-]{2,40}$' }`,
  (name) => `any:
    - { property: { ${name('Tags', 'tags', 'tags')} }, exists: true }
    - { property: { ${name('Owner', 'owner', 'name')} }, exists: true }`,
  (name) => `not: { property: { ${name('Stage', 'stage', 'properties.access')} }, oneOf: [none, shared] }`,
  (name) => `any:
    - { property: { ${name('Limit', 'limit', 'properties.priority')} }, exists: false }
    - { property: { ${name('Limit', 'limit', 'properties.priority')} }, atMost: 4096 }`,
]

/** A hundred policies of a team's own, by path: four about each of 25 kinds of resources. */
export function ownPolicies() {
  const files = {}
  const add = (vocabulary, type, terraformType, prefix) => {
    for (const [i, requirement] of REQUIREMENTS.entries()) {
      const id = `acme-${terraformType.replaceAll('_', '-')}-${i}`
      const terraform = `${prefix}_${terraformType}`
      const name = (cloudformation, inTerraform, arm) =>
        `${vocabulary}: ${vocabulary === 'arm' ? arm : cloudformation}, terraform: ${inTerraform}`
      files[`.mvc-gate/policies/${id}.yaml`] = `id: ${id}
title: Rule ${i} of ${terraformType}
severity: low
resource: { ${vocabulary}: ${type}, terraform: ${terraform} }
require:
  ${requirement(name)}
`
    }
  }
  for (const [type, terraform] of AWS_TYPES) add('cloudformation', `AWS::${type}`, terraform, 'aws')
  for (const [type, terraform] of AZURE_TYPES) add('arm', `Microsoft.${type}`, terraform, 'azurerm')
  return files
}

/** What a template is made from: the files of one, by name, in examples/. */
function sources() {
  const found = []
  for (const kind of ['clean/cloudformation', 'clean/arm']) {
    for (const name of readdirSync(join(examples, kind)))
      found.push({ kind: basename(kind), files: [join(examples, kind, name)] })
  }
  const modules = readdirSync(join(examples, 'clean/terraform')).map((name) =>
    join(examples, 'clean/terraform', name),
  )
  for (const folder of [...modules, join(examples, 'broken/storage')]) {
    const files = readdirSync(folder).map((name) => join(folder, name))
    // One that calls modules of its own is several templates.
    if (files.every((path) => statSync(path).isFile())) found.push({ kind: 'terraform', files })
  }
  found.push({ kind: 'cloudformation', files: [join(examples, 'broken/network.yaml')] })
  return found
}

/**
 * Writes so many templates into a folder, no two of the same bytes: those of examples/ in turn, a folder each.
 * @returns how many files and bytes they are
 */
export function writeMonorepo(folder, count) {
  const all = sources().map(({ kind, files }) => ({
    kind,
    files: files.map((path) => ({ name: basename(path), text: readFileSync(path, 'utf8') })),
  }))
  const written = { files: 0, bytes: 0 }
  for (let i = 0; i < count; i++) {
    const { kind, files } = all[i % all.length]
    const target = join(folder, `team-${i % 40}`, `${kind}-${i}`)
    mkdirSync(target, { recursive: true })
    for (const { name, text } of files) {
      const own = differently(name, text, i)
      writeFileSync(join(target, name), own)
      written.files++
      written.bytes += own.length
    }
  }
  return written
}

/** The same template in other bytes. */
export function differently(name, text, i) {
  return name.endsWith('.json')
    ? text.trimEnd().replace(/\}$/, `${' '.repeat(1 + (i % 97))}}${'\n'.repeat(1 + Math.floor(i / 97))}`)
    : `${text}# ${i}\n`
}
