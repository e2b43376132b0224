/** Platforms: what resources run on. Every fact about one stands here; the type of `TABLE` makes the ids. */

/** What is known about a platform. */
export interface PlatformInfo {
  /** The first word of its policies' ids. */
  readonly id: Platform
  /** The name for people: `Google Cloud`. */
  readonly name: string
  /** The name in front of a service's: `GCP`. */
  readonly shortName: string
  /** Hosts of the vendor's documentation; the first is the one for new policies. */
  readonly documentation: readonly [string, ...string[]]
  /** Terraform's providers; the types of their resources begin with the name, and `_`. */
  readonly providers: readonly string[]
  /** The tenant's word for the policies that a file is judged by. */
  readonly tenantService: string
  /** Services that policies are grouped by, and their names for people. */
  readonly services: Readonly<Record<string, string>>
}

const TABLE = [
  {
    id: 'aws',
    name: 'AWS',
    shortName: 'AWS',
    documentation: ['docs.aws.amazon.com'],
    providers: ['aws', 'awscc'],
    tenantService: 'aws',
    services: {
      'api-gateway': 'API Gateway',
      batch: 'Batch',
      cloudformation: 'CloudFormation',
      cloudfront: 'CloudFront',
      cloudtrail: 'CloudTrail',
      cloudwatch: 'CloudWatch',
      codebuild: 'CodeBuild',
      cognito: 'Cognito',
      dax: 'DAX',
      dms: 'DMS',
      docdb: 'DocumentDB',
      dynamodb: 'DynamoDB',
      ebs: 'EBS',
      ec2: 'EC2',
      ecr: 'ECR',
      ecs: 'ECS',
      efs: 'EFS',
      eks: 'EKS',
      elasticache: 'ElastiCache',
      elb: 'Load balancing',
      iam: 'IAM',
      kinesis: 'Kinesis',
      kms: 'KMS',
      lambda: 'Lambda',
      mq: 'Amazon MQ',
      msk: 'MSK',
      neptune: 'Neptune',
      opensearch: 'OpenSearch',
      provider: 'Provider',
      rds: 'RDS',
      redshift: 'Redshift',
      s3: 'S3',
      sagemaker: 'SageMaker',
      'secrets-manager': 'Secrets Manager',
      'security-groups': 'Security groups',
      sns: 'SNS',
      sqs: 'SQS',
      ssm: 'Systems Manager',
      vpc: 'VPC',
      workspaces: 'WorkSpaces',
    },
  },
  {
    id: 'azure',
    name: 'Azure',
    shortName: 'Azure',
    documentation: ['learn.microsoft.com'],
    providers: ['azurerm', 'azuread', 'azapi'],
    tenantService: 'azure',
    services: {
      acr: 'ACR',
      aks: 'AKS',
      'app-service': 'App Service',
      'application-gateway': 'Application Gateway',
      authorization: 'Access control',
      automation: 'Automation',
      'cosmos-db': 'Cosmos DB',
      'data-factory': 'Data Factory',
      'data-lake': 'Data Lake',
      defender: 'Defender for Cloud',
      'front-door': 'Front Door',
      functions: 'Functions',
      'key-vault': 'Key Vault',
      mariadb: 'MariaDB',
      monitor: 'Monitor',
      mysql: 'MySQL',
      network: 'Networking',
      'network-security-groups': 'Network security groups',
      postgresql: 'PostgreSQL',
      redis: 'Redis',
      'resource-manager': 'Resource Manager',
      search: 'AI Search',
      'service-fabric': 'Service Fabric',
      'sql-database': 'SQL Database',
      storage: 'Storage',
      synapse: 'Synapse Analytics',
      'virtual-machines': 'Virtual machines',
    },
  },
  {
    id: 'gcp',
    name: 'Google Cloud',
    shortName: 'GCP',
    documentation: ['cloud.google.com', 'docs.cloud.google.com'],
    providers: ['google', 'google-beta'],
    tenantService: 'gcp',
    services: {
      'artifact-registry': 'Artifact Registry',
      bigquery: 'BigQuery',
      'cloud-functions': 'Cloud Functions',
      'cloud-run': 'Cloud Run',
      'cloud-sql': 'Cloud SQL',
      'cloud-storage': 'Cloud Storage',
      compute: 'Compute Engine',
      'container-registry': 'Container Registry',
      dataproc: 'Dataproc',
      dns: 'Cloud DNS',
      gke: 'GKE',
      iam: 'IAM',
      kms: 'KMS',
      'load-balancing': 'Load balancing',
      logging: 'Cloud Logging',
      pubsub: 'Pub/Sub',
      'resource-manager': 'Resource Manager',
      vpc: 'VPC',
      'vpc-firewall': 'VPC firewall',
    },
  },
] as const satisfies readonly (Omit<PlatformInfo, 'id'> & { readonly id: string })[]

/** The id of a platform. */
export type Platform = (typeof TABLE)[number]['id']

type KeysOf<T> = T extends unknown ? keyof T : never

/** The id of a service of some platform; a test holds that a policy names one of its own platform. */
export type PlatformService = KeysOf<(typeof TABLE)[number]['services']>

/** Every platform, in the order of reports. */
export const PLATFORMS: readonly PlatformInfo[] = TABLE

/** The tenant's word for a platform. */
export type TenantService = (typeof TABLE)[number]['tenantService']

/** The tenant's words for all platforms. */
export const TENANT_SERVICES: readonly TenantService[] = TABLE.map(({ tenantService }) => tenantService)

/** The ids of all platforms, in the order of reports. */
export const PLATFORM_IDS: readonly Platform[] = PLATFORMS.map(({ id }) => id)

/** What is known about a platform. */
export function platformInfo(id: Platform): PlatformInfo {
  const found = PLATFORMS.find((each) => each.id === id)
  if (found === undefined) throw new Error(`unknown platform ${id}`)
  return found
}

/** In place of a platform, of policies that a team writes for other providers; and in place of a service, of all its own. */
export const CUSTOM = 'custom'

/** `AWS S3`, `GCP IAM`, `Own policies`: the service of a policy, as totals name it. */
export function serviceName(
  platform: Platform | typeof CUSTOM,
  service: PlatformService | typeof CUSTOM,
): string {
  if (platform === CUSTOM || service === CUSTOM) return 'Own policies'
  const { shortName, services } = platformInfo(platform)
  return `${shortName} ${services[service] ?? service}`
}

/** The platform of a Terraform provider, or of a resource type without `data.`: `aws`, `azurerm_key_vault`. */
export function platformOfTerraform(word: string): Platform | undefined {
  const underscore = word.indexOf('_')
  const provider = underscore === -1 ? word : word.slice(0, underscore)
  return PLATFORMS.find(({ providers }) => providers.includes(provider))?.id
}
