/** Which cloud and service a policy is about, as the totals name them: the first two words of its id. */
import { type Cloud, cloudOf } from '../../core/policy-info.ts'

export const CLOUD_NAMES: Readonly<Record<Cloud, string>> = {
  aws: 'AWS',
  azure: 'Azure',
  gcp: 'Google Cloud',
}

const SHORT_NAMES: Readonly<Record<Cloud, string>> = { ...CLOUD_NAMES, gcp: 'GCP' }

/** In the order of the reports. */
export const CLOUDS: readonly Cloud[] = ['aws', 'azure', 'gcp']

/** Second words that are not the service's own name, or are written otherwise. */
const NAMES: Readonly<Record<Cloud, ReadonlyMap<string, string>>> = {
  aws: new Map([
    ['apigateway', 'API Gateway'],
    ['block', 'EC2'],
    ['cloudfront', 'CloudFront'],
    ['cloudtrail', 'CloudTrail'],
    ['elasticache', 'ElastiCache'],
    ['imdsv1', 'EC2'],
    ['lambda', 'Lambda'],
    ['lb', 'Load balancing'],
    ['opensearch', 'OpenSearch'],
    ['policy', 'IAM'],
    ['provider', 'Provider'],
    ['redshift', 'Redshift'],
    ['root', 'IAM'],
    ['sg', 'Security groups'],
    ['user', 'EC2'],
  ]),
  azure: new Map([
    ['appservice', 'App Service'],
    ['arm', 'Resource Manager'],
    ['blob', 'Storage'],
    ['cosmosdb', 'Cosmos DB'],
    ['custom', 'Access control'],
    ['functionapp', 'Functions'],
    ['keyvault', 'Key Vault'],
    ['mysql', 'MySQL'],
    ['nsg', 'Network security groups'],
    ['postgresql', 'PostgreSQL'],
    ['redis', 'Redis'],
    ['sql', 'SQL Database'],
    ['storage', 'Storage'],
    ['vm', 'Virtual machines'],
  ]),
  gcp: new Map([
    ['bigquery', 'BigQuery'],
    ['bucket', 'Cloud Storage'],
    ['firewall', 'VPC firewall'],
    ['instance', 'Compute Engine'],
    ['sql', 'Cloud SQL'],
    ['ssl', 'Load balancing'],
    ['wif', 'IAM'],
  ]),
}

/** The cloud of a policy's id; undefined for what is none of the catalogue's, such as a tenant's name for one. */
export function cloudOfId(id: string): Cloud | undefined {
  return /^(?:aws|azure|gcp)-/.test(id) ? cloudOf({ id }) : undefined
}

/** `AWS S3`, `GCP IAM`; a word without a name of its own is an abbreviation. */
export function serviceOf(id: string): string {
  const cloud = cloudOf({ id })
  const word = id.split('-')[1] ?? ''
  return `${SHORT_NAMES[cloud]} ${NAMES[cloud].get(word) ?? word.toUpperCase()}`
}
