/**
 * Policies of AWS that allow changing users and roles, or everything of a service that holds data, code or networks. From
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
 */
const ELEVATED: readonly string[] = [
  ...['PowerUserAccess', 'IAMFullAccess', 'AWSOrganizationsFullAccess', 'AWSCloudFormationFullAccess'],
  ...['AdministratorAccess-Amplify', 'AdministratorAccess-AWSElasticBeanstalk'],
  ...[
    'job-function/SystemAdministrator',
    'job-function/DatabaseAdministrator',
    'job-function/NetworkAdministrator',
  ],
  ...['AmazonS3FullAccess', 'AmazonDynamoDBFullAccess', 'AmazonDynamoDBFullAccess_v2', 'AmazonRDSFullAccess'],
  ...['SecretsManagerReadWrite', 'AmazonSSMFullAccess', 'AWSKeyManagementServicePowerUser'],
  ...['AmazonEC2FullAccess', 'AmazonVPCFullAccess', 'AmazonRoute53FullAccess', 'AmazonECS_FullAccess'],
  ...['AWSLambda_FullAccess', 'AWSLambdaFullAccess', 'AWSCloudTrail_FullAccess', 'AWSCloudTrailFullAccess'],
]

const NAMES: ReadonlySet<string> = new Set(
  ELEVATED.flatMap((name) => [name, name.slice(name.indexOf('/') + 1), `arn:aws:iam::aws:policy/${name}`]),
)

/** Whether it is one of them, by its ARN in any partition or, as SAM takes it, by its name. */
export function isElevated(policy: string): boolean {
  return NAMES.has(policy.replace(/^arn:[^:]*:/, 'arn:aws:'))
}

/** What such a policy is called, without its path. */
export function plainNameOf(policy: string): string {
  return policy.slice(policy.lastIndexOf('/') + 1)
}
