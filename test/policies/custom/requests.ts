/** Requests for checks of their own that people made in public issue trackers, in other words, and a policy for each. */

/** Templates by framework: the fault, and the same without it. */
export type Examples = Partial<
  Record<'cloudformation' | 'terraform' | 'arm', { readonly violating: string; readonly passing: string }>
>

export interface CheckRequest {
  readonly source: string
  readonly asks: string
  /** Without id, title and severity. */
  readonly policy: string
  readonly examples: Examples
}

/** A resource of CloudFormation: its properties in YAML's flow style, and what stands beside them. */
const cfn = (type: string, properties: string, beside = '') =>
  `Resources:\n  R:\n    Type: ${type}\n${beside === '' ? '' : `    ${beside}\n`}    Properties: ${properties}\n`

const arm = (type: string, body: string) =>
  `{"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "contentVersion": "1.0.0.0", "resources": [{"type": "${type}", "apiVersion": "2023-01-01", "name": "r", ${body}}]}\n`

const tf = (type: string, body: string) => `resource "${type}" "r" {\n${body}\n}\n`

const BUCKET_POLICY =
  'resource "aws_s3_bucket_policy" "p" {\n  bucket = aws_s3_bucket.r.id\n  policy = "{}"\n}\n'
const TABLE = tf('aws_dynamodb_table', '  name = "t"\n  billing_mode = "PROVISIONED"')
const TARGET =
  'resource "aws_appautoscaling_target" "t" {\n  resource_id = aws_dynamodb_table.r.id\n  scalable_dimension = "dynamodb:table:ReadCapacityUnits"\n}\n'
const GROUP = (cidr: string) => `resource "aws_security_group" "g" {
  ingress {
    from_port = 22
    to_port = 22
    protocol = "tcp"
    cidr_blocks = ["${cidr}"]
  }
}
resource "aws_instance" "r" {
  vpc_security_group_ids = [aws_security_group.g.id]
}
`
const TOPIC = (condition: string) =>
  `{ Topics: [t], PolicyDocument: { Statement: [{ Effect: Allow, Principal: "*", Action: "sns:Publish", Resource: "*"${condition} }] } }`

export const REQUESTS: readonly CheckRequest[] = [
  {
    source: 'https://github.com/hashicorp/terraform-guides/issues/321',
    asks: 'Mandatory tags, where tags that the provider adds count too.',
    policy: `
resource: { terraform: [aws_instance, aws_s3_bucket], cloudformation: [AWS::EC2::Instance, AWS::S3::Bucket] }
require:
  all: [{ tag: Owner, exists: true }, { tag: CostCenter, exists: true }]`,
    examples: {
      terraform: {
        violating: tf('aws_s3_bucket', '  tags = { Owner = "a" }'),
        passing: `provider "aws" {\n  default_tags {\n    tags = { CostCenter = "42" }\n  }\n}\n${tf('aws_s3_bucket', '  tags = { Owner = "a" }')}`,
      },
      cloudformation: {
        violating: cfn('AWS::S3::Bucket', '{ Tags: [{ Key: Owner, Value: a }] }'),
        passing: cfn(
          'AWS::S3::Bucket',
          '{ Tags: [{ Key: Owner, Value: a }, { Key: CostCenter, Value: b }] }',
        ),
      },
    },
  },
  {
    source: 'https://github.com/gruntwork-io/terratest/issues/734',
    asks: 'Every resource of some types has tags at all.',
    policy: `
resource: { terraform: [aws_instance, azurerm_storage_account], arm: Microsoft.Storage/storageAccounts }
require: { property: tags, exists: true }`,
    examples: {
      terraform: {
        violating: tf('azurerm_storage_account', '  name = "a"'),
        passing: tf('azurerm_storage_account', '  tags = { a = "b" }'),
      },
      arm: {
        violating: arm('Microsoft.Storage/storageAccounts', '"properties": {}'),
        passing: arm('Microsoft.Storage/storageAccounts', '"tags": {"a": "b"}, "properties": {}'),
      },
    },
  },
  {
    source: 'https://github.com/bridgecrewio/checkov/issues/4544',
    asks: 'A tag env on all resources of a provider, with one of a few values.',
    policy: `
resource: { terraform: "aws_*", cloudformation: "AWS::*", arm: "Microsoft.*" }
require: { tag: env, oneOf: [dev, test, prod] }`,
    examples: {
      terraform: {
        violating: tf('aws_sqs_queue', '  tags = { env = "staging" }'),
        passing: tf('aws_sqs_queue', '  tags = { env = "prod" }'),
      },
      cloudformation: {
        violating: cfn('AWS::SQS::Queue', '{ QueueName: q }'),
        passing: cfn('AWS::SQS::Queue', '{ Tags: [{ Key: env, Value: dev }] }'),
      },
      arm: {
        violating: arm('Microsoft.Web/sites', '"tags": {"env": "x"}'),
        passing: arm('Microsoft.Web/sites', '"tags": {"env": "dev"}'),
      },
    },
  },
  {
    source: 'https://github.com/bridgecrewio/checkov/pull/2190',
    asks: 'Databases keep backups for seven days at least.',
    policy: `
resource: { terraform: [aws_db_instance, aws_rds_cluster], cloudformation: [AWS::RDS::DBInstance, AWS::RDS::DBCluster] }
attributes: { days: { terraform: backup_retention_period, cloudformation: BackupRetentionPeriod } }
require: { attribute: days, atLeast: 7, note: "backups are kept for {value} days" }`,
    examples: {
      terraform: {
        violating: tf('aws_db_instance', '  backup_retention_period = 1'),
        passing: tf('aws_db_instance', '  backup_retention_period = 14'),
      },
      cloudformation: {
        violating: cfn('AWS::RDS::DBInstance', '{ Engine: postgres }'),
        passing: cfn('AWS::RDS::DBInstance', '{ BackupRetentionPeriod: "7" }'),
      },
    },
  },
  {
    source: 'https://github.com/aws-cloudformation/cloudformation-guard/issues/273',
    asks: 'Required tags whose values have a form.',
    policy: `
resource: { cloudformation: AWS::EC2::Instance, terraform: aws_instance }
require: { tag: Ticket, matches: "^[A-Z]{2,5}-[0-9]+$" }`,
    examples: {
      cloudformation: {
        violating: cfn('AWS::EC2::Instance', '{ Tags: [{ Key: Ticket, Value: none }] }'),
        passing: cfn('AWS::EC2::Instance', '{ Tags: [{ Key: Ticket, Value: OPS-12 }] }'),
      },
      terraform: {
        violating: tf('aws_instance', '  ami = "a"'),
        passing: tf('aws_instance', '  tags = { Ticket = "OPS-12" }'),
      },
    },
  },
  {
    source: 'https://github.com/cloud-custodian/cloud-custodian/issues/9473',
    asks: 'Only two types of machines are allowed.',
    policy: `
resource: { terraform: aws_instance, cloudformation: AWS::EC2::Instance }
attributes: { type: { terraform: instance_type, cloudformation: InstanceType } }
violatedWhen: { attribute: type, exists: true, noneOf: [m3.medium, m4.xlarge] }`,
    examples: {
      terraform: {
        violating: tf('aws_instance', '  instance_type = "p5.48xlarge"'),
        passing: tf('aws_instance', '  instance_type = "m3.medium"'),
      },
      cloudformation: {
        violating: cfn('AWS::EC2::Instance', '{ InstanceType: m4.large }'),
        passing: cfn('AWS::EC2::Instance', '{ InstanceType: m4.xlarge }'),
      },
    },
  },
  {
    source: 'https://github.com/awslabs/aws-config-rules/pull/298',
    asks: 'The same by families of types, for machines of every cloud.',
    policy: `
resource: { terraform: [aws_instance, google_compute_instance, azurerm_linux_virtual_machine], arm: Microsoft.Compute/virtualMachines }
require:
  any:
    - { property: { terraform: instance_type, arm: null }, matches: "^(t3|m6)\\\\." }
    - { property: { terraform: machine_type, arm: null }, startsWith: e2- }
    - { property: { terraform: size, arm: properties.hardwareProfile.vmSize }, startsWith: [Standard_B, Standard_D] }`,
    examples: {
      terraform: {
        violating: tf('google_compute_instance', '  machine_type = "a2-highgpu-1g"'),
        passing: tf('google_compute_instance', '  machine_type = "e2-small"'),
      },
      arm: {
        violating: arm(
          'Microsoft.Compute/virtualMachines',
          '"properties": {"hardwareProfile": {"vmSize": "Standard_M8ms"}}',
        ),
        passing: arm(
          'Microsoft.Compute/virtualMachines',
          '"properties": {"hardwareProfile": {"vmSize": "Standard_B1s"}}',
        ),
      },
    },
  },
  {
    source: 'https://github.com/bridgecrewio/checkov/issues/5101',
    asks: 'Every bucket has a bucket policy, which is a resource of its own.',
    policy: `
resource: { terraform: aws_s3_bucket, cloudformation: AWS::S3::Bucket }
require:
  linked:
    from: { terraform: aws_s3_bucket_policy, cloudformation: AWS::S3::BucketPolicy }
    by: { terraform: bucket, cloudformation: Bucket }
    named: { terraform: bucket, cloudformation: BucketName }`,
    examples: {
      terraform: {
        violating: tf('aws_s3_bucket', '  bucket = "a"'),
        passing: `${tf('aws_s3_bucket', '  bucket = "a"')}${BUCKET_POLICY}`,
      },
      cloudformation: {
        violating: cfn('AWS::S3::Bucket', '{ BucketName: a }'),
        passing: `${cfn('AWS::S3::Bucket', '{ BucketName: a }')}  P:\n    Type: AWS::S3::BucketPolicy\n    Properties: { Bucket: !Ref R, PolicyDocument: { Statement: [] } }\n`,
      },
    },
  },
  {
    source: 'https://github.com/bridgecrewio/checkov/issues/3109',
    asks: 'No membership in the group that a data source finds by its name.',
    policy: `
resource: { terraform: azuredevops_group_membership }
violatedWhen:
  linked:
    to: { terraform: data.azuredevops_group }
    by: group
    where: { property: name, is: Build Administrators }`,
    examples: {
      terraform: {
        violating: `data "azuredevops_group" "g" {\n  name = "Build Administrators"\n}\n${tf('azuredevops_group_membership', '  group = data.azuredevops_group.g.descriptor')}`,
        passing: `data "azuredevops_group" "g" {\n  name = "Readers"\n}\n${tf('azuredevops_group_membership', '  group = data.azuredevops_group.g.descriptor')}`,
      },
    },
  },
  {
    source: 'https://github.com/bridgecrewio/checkov/issues/4818',
    asks: 'A provisioned table has scaling for reads.',
    policy: `
resource: { terraform: aws_dynamodb_table }
when: { property: billing_mode, is: PROVISIONED }
require:
  linked:
    from: { terraform: aws_appautoscaling_target }
    by: resource_id
    where: { property: scalable_dimension, is: "dynamodb:table:ReadCapacityUnits" }`,
    examples: { terraform: { violating: TABLE, passing: `${TABLE}${TARGET}` } },
  },
  {
    source: 'https://github.com/bridgecrewio/checkov/issues/3094',
    asks: 'Statements of a topic policy name the account or the resource that they are for.',
    policy: `
resource: { cloudformation: AWS::SNS::TopicPolicy, terraform: aws_sns_topic_policy }
each: { cloudformation: PolicyDocument.Statement, terraform: policy.Statement }
when: { property: Effect, is: Allow }
require:
  any:
    - { property: 'Condition.StringEquals["aws:SourceAccount"]', exists: true }
    - { property: 'Condition.ArnEquals["aws:SourceArn"]', exists: true }`,
    examples: {
      cloudformation: {
        violating: cfn('AWS::SNS::TopicPolicy', TOPIC('')),
        passing: cfn(
          'AWS::SNS::TopicPolicy',
          TOPIC(', Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } }'),
        ),
      },
      terraform: {
        violating: tf(
          'aws_sns_topic_policy',
          '  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "sns:Publish" }] })',
        ),
        passing: tf(
          'aws_sns_topic_policy',
          '  policy = jsonencode({ Statement = [{ Effect = "Allow", Condition = { ArnEquals = { "aws:SourceArn" = "arn" } } }] })',
        ),
      },
    },
  },
  {
    source: 'https://github.com/bridgecrewio/checkov/issues/2369',
    asks: 'Every subnet is associated with a network ACL of its own.',
    policy: `
resource: { cloudformation: AWS::EC2::Subnet, terraform: aws_subnet }
require:
  linked:
    from: { cloudformation: AWS::EC2::SubnetNetworkAclAssociation, terraform: [aws_network_acl_association, aws_network_acl] }
    by: { cloudformation: SubnetId, terraform: subnet_id }`,
    examples: {
      cloudformation: {
        violating: cfn('AWS::EC2::Subnet', '{ VpcId: v }'),
        passing: `${cfn('AWS::EC2::Subnet', '{ VpcId: v }')}  A:\n    Type: AWS::EC2::SubnetNetworkAclAssociation\n    Properties: { SubnetId: !Ref R, NetworkAclId: n }\n`,
      },
      terraform: {
        violating: tf('aws_subnet', '  vpc_id = "v"'),
        passing: `${tf('aws_subnet', '  vpc_id = "v"')}resource "aws_network_acl_association" "a" {\n  subnet_id = aws_subnet.r.id\n}\n`,
      },
    },
  },
  {
    source: 'https://github.com/StackGuardian/tirith/issues/102',
    asks: 'No machine has a security group attached that lets a wide range of addresses in.',
    policy: `
resource: { terraform: aws_instance }
violatedWhen:
  linked:
    to: { terraform: aws_security_group }
    by: "vpc_security_group_ids[*]"
    where:
      property: "ingress[*].cidr_blocks[*]"
      some: { not: { within: [10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16] } }`,
    examples: { terraform: { violating: GROUP('0.0.0.0/0'), passing: GROUP('10.1.0.0/16') } },
  },
  {
    source: 'https://github.com/bridgecrewio/checkov/issues/3908',
    asks: 'Documents of a data source give no basic roles.',
    policy: `
resource: { terraform: data.google_iam_policy }
each: binding
violatedWhen: { property: role, oneOf: [roles/owner, roles/editor, roles/viewer] }`,
    examples: {
      terraform: {
        violating:
          'data "google_iam_policy" "r" {\n  binding {\n    role = "roles/editor"\n  }\n  binding {\n    role = "roles/run.invoker"\n  }\n}\n',
        passing: 'data "google_iam_policy" "r" {\n  binding {\n    role = "roles/run.invoker"\n  }\n}\n',
      },
    },
  },
  {
    source: 'https://github.com/bridgecrewio/checkov/issues/6440',
    asks: 'Buckets are retained when their stack is deleted.',
    policy: `
resource: { cloudformation: AWS::S3::Bucket }
require: { property: "@DeletionPolicy", is: Retain }`,
    examples: {
      cloudformation: {
        violating: cfn('AWS::S3::Bucket', '{ BucketName: a }'),
        passing: cfn('AWS::S3::Bucket', '{ BucketName: a }', 'DeletionPolicy: Retain'),
      },
    },
  },
  {
    source: 'https://github.com/aws-cloudformation/cfn-lint/issues/3205',
    asks: 'Machines are not deleted with their stack, and are not of an expensive type.',
    policy: `
resource: { cloudformation: AWS::EC2::Instance }
violatedWhen:
  any:
    - { property: InstanceType, is: m4.16xlarge, note: "{value} is expensive" }
    - { property: "@DeletionPolicy", is: Delete, note: deleted with the stack }`,
    examples: {
      cloudformation: {
        violating: cfn('AWS::EC2::Instance', '{ InstanceType: m4.16xlarge }'),
        passing: cfn('AWS::EC2::Instance', '{ InstanceType: t3.micro }', 'DeletionPolicy: Retain'),
      },
    },
  },
  {
    source: 'https://github.com/widdix/aws-cf-templates/issues/464',
    asks: 'Every role has a permissions boundary.',
    policy: `
resource: { terraform: [aws_iam_role, aws_iam_user], cloudformation: [AWS::IAM::Role, AWS::IAM::User] }
require: { property: { terraform: permissions_boundary, cloudformation: PermissionsBoundary }, exists: true }`,
    examples: {
      terraform: {
        violating: tf('aws_iam_role', '  name = "a"'),
        passing: tf('aws_iam_role', '  permissions_boundary = "arn:aws:iam::123456789012:policy/b"'),
      },
      cloudformation: {
        violating: cfn('AWS::IAM::Role', '{ RoleName: a }'),
        passing: cfn('AWS::IAM::Role', '{ PermissionsBoundary: "arn:aws:iam::123456789012:policy/b" }'),
      },
    },
  },
  {
    source: 'https://github.com/microsoft/AzureTRE/issues/326',
    asks: 'Storage accounts deny what no network rule allows.',
    policy: `
resource: { terraform: azurerm_storage_account, arm: Microsoft.Storage/storageAccounts }
attributes:
  action: { terraform: network_rules.default_action, arm: properties.networkAcls.defaultAction }
require: { attribute: action, is: Deny, ignoreCase: true }`,
    examples: {
      terraform: {
        violating: tf('azurerm_storage_account', '  network_rules {\n    default_action = "Allow"\n  }'),
        passing: tf('azurerm_storage_account', '  network_rules {\n    default_action = "Deny"\n  }'),
      },
      arm: {
        violating: arm('Microsoft.Storage/storageAccounts', '"properties": {}'),
        passing: arm(
          'Microsoft.Storage/storageAccounts',
          '"properties": {"networkAcls": {"defaultAction": "Deny"}}',
        ),
      },
    },
  },
  {
    source: 'https://github.com/Azure/azure-policy/pull/30',
    asks: 'Resources are in approved locations only.',
    policy: `
resource: { terraform: "azurerm_*", arm: "Microsoft.*" }
violatedWhen: { property: location, exists: true, noneOf: [westeurope, northeurope, West Europe, global], ignoreCase: true }`,
    examples: {
      terraform: {
        violating: tf('azurerm_resource_group', '  location = "eastus"'),
        passing: tf('azurerm_resource_group', '  location = "West Europe"'),
      },
      arm: {
        violating: arm('Microsoft.Web/sites', '"location": "EastUS"'),
        passing: arm('Microsoft.Web/sites', '"location": "WestEurope"'),
      },
    },
  },
  {
    source: 'https://github.com/ajbusch/landscape-architect/issues/111',
    asks: 'Logs are kept for 90 days, those of the trail for a year.',
    policy: `
resource: { terraform: aws_cloudwatch_log_group, cloudformation: AWS::Logs::LogGroup }
attributes:
  name: { terraform: name, cloudformation: LogGroupName }
  days: { terraform: retention_in_days, cloudformation: RetentionInDays }
require:
  any:
    - { attribute: days, atLeast: 365 }
    - all: [{ attribute: days, atLeast: 90 }, { not: { attribute: name, contains: cloudtrail, ignoreCase: true } }]`,
    examples: {
      terraform: {
        violating: tf('aws_cloudwatch_log_group', '  name = "CloudTrail/all"\n  retention_in_days = 90'),
        passing: tf('aws_cloudwatch_log_group', '  name = "app"\n  retention_in_days = 90'),
      },
      cloudformation: {
        violating: cfn('AWS::Logs::LogGroup', '{ LogGroupName: app, RetentionInDays: 7 }'),
        passing: cfn('AWS::Logs::LogGroup', '{ LogGroupName: cloudtrail, RetentionInDays: 365 }'),
      },
    },
  },
  {
    source: 'https://github.com/bridgecrewio/checkov/issues/3233',
    asks: 'Modules come from trusted sources only.',
    policy: `
resource: { terraform: module }
require: { property: source, startsWith: ["./", "../", terraform-aws-modules/, "github.com/acme/"] }`,
    examples: {
      terraform: {
        violating: 'module "r" {\n  source = "someone/else/aws"\n}\n',
        passing: 'module "r" {\n  source = "terraform-aws-modules/vpc/aws"\n}\n',
      },
    },
  },
  {
    source: 'https://github.com/terraform-linters/tflint/issues/1176',
    asks: 'Modules of a registry name an exact version.',
    policy: `
resource: { terraform: module }
when: { not: { property: source, matches: "^[.]{1,2}/|::|^github[.]com/" } }
require: { property: version, matches: "^=? ?[0-9]+[.][0-9]+[.][0-9]+$" }`,
    examples: {
      terraform: {
        violating: 'module "r" {\n  source  = "terraform-aws-modules/vpc/aws"\n  version = "~> 5.0"\n}\n',
        passing:
          'module "r" {\n  source  = "terraform-aws-modules/vpc/aws"\n  version = "5.1.2"\n}\nmodule "l" {\n  source = "./l"\n}\n',
      },
    },
  },
  {
    source: 'https://github.com/terraform-linters/tflint-ruleset-terraform/issues/121',
    asks: 'Modules come from a registry, never from a path.',
    policy: `
resource: { terraform: module }
violatedWhen: { property: source, startsWith: ["./", "../", "/"] }`,
    examples: {
      terraform: {
        violating: 'module "r" {\n  source = "../vpc"\n}\n',
        passing: 'module "r" {\n  source = "app.terraform.io/acme/vpc/aws"\n}\n',
      },
    },
  },
  {
    source: 'https://github.com/towardsthecloud/cloudburn/issues/115',
    asks: 'Clusters of Kubernetes have a version that is in standard support.',
    policy: `
resource: { terraform: [aws_eks_cluster, azurerm_kubernetes_cluster], cloudformation: AWS::EKS::Cluster, arm: Microsoft.ContainerService/managedClusters }
violatedWhen:
  any:
    - { property: { terraform: version, cloudformation: Version, arm: properties.kubernetesVersion }, version: { below: "1.32" } }
    - { property: { terraform: kubernetes_version, cloudformation: null, arm: null }, version: { below: "1.32" } }`,
    examples: {
      terraform: {
        violating: tf('aws_eks_cluster', '  version = "1.29"'),
        passing: tf('azurerm_kubernetes_cluster', '  kubernetes_version = "1.33.1"'),
      },
      cloudformation: {
        violating: cfn('AWS::EKS::Cluster', '{ Version: "1.9" }'),
        passing: cfn('AWS::EKS::Cluster', '{ Version: "1.32" }'),
      },
      arm: {
        violating: arm(
          'Microsoft.ContainerService/managedClusters',
          '"properties": {"kubernetesVersion": "1.31.9"}',
        ),
        passing: arm(
          'Microsoft.ContainerService/managedClusters',
          '"properties": {"kubernetesVersion": "1.33"}',
        ),
      },
    },
  },
  {
    source: 'https://github.com/hashicorp/terraform/issues/37587',
    asks: 'Data stores cannot be destroyed by accident.',
    policy: `
resource: { terraform: [aws_db_instance, aws_dynamodb_table], cloudformation: [AWS::RDS::DBInstance, AWS::DynamoDB::Table] }
require:
  any:
    - { property: { terraform: lifecycle.prevent_destroy, cloudformation: null }, is: true }
    - { property: { terraform: null, cloudformation: "@DeletionPolicy" }, oneOf: [Retain, Snapshot, RetainExceptOnCreate] }`,
    examples: {
      terraform: {
        violating: tf('aws_dynamodb_table', '  name = "a"'),
        passing: tf('aws_dynamodb_table', '  name = "a"\n  lifecycle {\n    prevent_destroy = true\n  }'),
      },
      cloudformation: {
        violating: cfn('AWS::DynamoDB::Table', '{ TableName: a }'),
        passing: cfn('AWS::DynamoDB::Table', '{ TableName: a }', 'DeletionPolicy: Retain'),
      },
    },
  },
  {
    source: 'https://github.com/terraform-linters/tflint-ruleset-aws/issues/304',
    asks: 'Rules of security groups are resources of their own, not blocks in the group.',
    policy: `
resource: { terraform: aws_security_group, cloudformation: AWS::EC2::SecurityGroup }
violatedWhen:
  any:
    - { property: { terraform: ingress, cloudformation: SecurityGroupIngress }, exists: true }
    - { property: { terraform: egress, cloudformation: SecurityGroupEgress }, exists: true }`,
    examples: {
      terraform: {
        violating: tf('aws_security_group', '  ingress {\n    from_port = 1\n  }'),
        passing: tf('aws_security_group', '  name = "a"'),
      },
      cloudformation: {
        violating: cfn('AWS::EC2::SecurityGroup', '{ SecurityGroupEgress: [{ IpProtocol: tcp }] }'),
        passing: cfn('AWS::EC2::SecurityGroup', '{ GroupName: a }'),
      },
    },
  },
  {
    source: 'https://github.com/terraform-linters/tflint-ruleset-aws/issues/35',
    asks: 'Some types of resources are not allowed, but in modules of others.',
    policy: `
resource: { terraform: [aws_iam_policy_attachment, google_organization_iam_binding] }
violatedWhen: { self: module, exists: false }
note: attaches exclusively; use a resource for each attachment`,
    examples: {
      terraform: {
        violating: tf('aws_iam_policy_attachment', '  name = "a"'),
        passing: tf('aws_iam_role_policy_attachment', '  role = "a"'),
      },
    },
  },
  {
    source: 'https://github.com/aquasecurity/tfsec/issues/38',
    asks: 'Security groups and their rules are described.',
    policy: `
resource: { terraform: [aws_security_group, aws_security_group_rule], cloudformation: AWS::EC2::SecurityGroupIngress }
require: { property: { terraform: description, cloudformation: Description }, exists: true, noneOf: [Managed by Terraform] }`,
    examples: {
      terraform: {
        violating: tf('aws_security_group', '  description = "Managed by Terraform"'),
        passing: tf('aws_security_group', '  description = "web servers"'),
      },
      cloudformation: {
        violating: cfn('AWS::EC2::SecurityGroupIngress', '{ IpProtocol: tcp }'),
        passing: cfn('AWS::EC2::SecurityGroupIngress', '{ Description: web }'),
      },
    },
  },
  {
    source: 'https://github.com/Checkmarx/kics/pull/953',
    asks: 'A rule of a security group names single addresses.',
    policy: `
resource: { cloudformation: AWS::EC2::SecurityGroupIngress, terraform: aws_vpc_security_group_ingress_rule }
attributes:
  four: { cloudformation: CidrIp, terraform: cidr_ipv4 }
  six: { cloudformation: CidrIpv6, terraform: cidr_ipv6 }
violatedWhen:
  any:
    - all: [{ attribute: four, exists: true }, { not: { attribute: four, endsWith: /32 } }]
    - all: [{ attribute: six, exists: true }, { not: { attribute: six, endsWith: /128 } }]`,
    examples: {
      cloudformation: {
        violating: cfn('AWS::EC2::SecurityGroupIngress', '{ CidrIp: 203.0.113.0/24 }'),
        passing: cfn('AWS::EC2::SecurityGroupIngress', '{ CidrIp: 203.0.113.4/32 }'),
      },
      terraform: {
        violating: tf('aws_vpc_security_group_ingress_rule', '  cidr_ipv6 = "2001:db8::/64"'),
        passing: tf('aws_vpc_security_group_ingress_rule', '  cidr_ipv6 = "2001:db8::1/128"'),
      },
    },
  },
  {
    source: 'https://github.com/crc-org/crc-cloud/issues/57',
    asks: 'What a group lets in comes from the networks of the company, whatever writes the rule.',
    policy: `
subject: aws.security-group-rule
when: { attribute: direction, is: ingress }
violatedWhen:
  attribute: cidrs
  some: { not: { within: [10.0.0.0/8, 198.51.100.0/24, "fd00::/8"] } }`,
    examples: {
      terraform: {
        violating: tf(
          'aws_security_group_rule',
          '  type = "ingress"\n  from_port = 443\n  to_port = 443\n  protocol = "tcp"\n  cidr_blocks = ["203.0.113.0/24"]',
        ),
        passing: tf(
          'aws_security_group_rule',
          '  type = "ingress"\n  from_port = 443\n  to_port = 443\n  protocol = "tcp"\n  cidr_blocks = ["10.0.1.0/24"]',
        ),
      },
      cloudformation: {
        violating: cfn(
          'AWS::EC2::SecurityGroup',
          '{ SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 203.0.113.0/24 }] }',
        ),
        passing: cfn(
          'AWS::EC2::SecurityGroup',
          '{ SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 198.51.100.7/32 }] }',
        ),
      },
    },
  },
]

/** Requests that no policy of one's own can say, and why. */
export const NOT_EXPRESSIBLE: readonly {
  readonly source: string
  readonly asks: string
  readonly why: string
}[] = [
  {
    source: 'https://github.com/bridgecrewio/checkov/issues/4926',
    asks: 'Fails where the repository has no resource of a type at all.',
    why: 'A policy judges what is there: without a resource there is no subject, and no place to show.',
  },
  {
    source: 'https://github.com/Azure/azure-policy/issues/1421',
    asks: 'At most five disks are created.',
    why: 'Counts are of items in a resource, or of resources linked to one: not of all resources of a template.',
  },
  {
    source: 'https://github.com/awslabs/aws-config-rules/issues/436',
    asks: 'The oldest version that is supported today, without a number that goes out of date.',
    why: 'What is supported today is not in the repository, and a verdict must not depend on the day.',
  },
]
