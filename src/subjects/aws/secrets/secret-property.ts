/**
 * Properties of CloudFormation that take a secret and nothing else, of which each value is a subject.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-ssm-secure-strings.html lists those
 * that can read a secure string; the others are those that the reference of the resource calls a password, a token or
 * a private key.
 */
import { absent } from '../../../core/attr.ts'
import type { Value } from '../../../core/value.ts'
import { secretName } from '../../../secrets/names.ts'
import { attributeTable, type Within } from '../../define/attributes.ts'
import { nested } from '../../define/moves.ts'
import { toAttr } from '../../define/readers.ts'
import { itemsOf, maybe, type Scope, step } from '../../define/scope.ts'
import { defineSubject, type Source } from '../../define/subject.ts'

type Properties = Readonly<Record<string, readonly string[]>>

/** By type of resource, the paths of its secrets; `[]` stands for each item of a list. */
const SECRETS: Properties = {
  'Alexa::ASK::Skill': [
    'AuthenticationConfiguration.ClientSecret',
    'AuthenticationConfiguration.RefreshToken',
  ],
  'AWS::AmazonMQ::Broker': ['Users[].Password'],
  'AWS::Amplify::App': ['AccessToken', 'OauthToken', 'BasicAuthConfig.Password'],
  'AWS::Amplify::Branch': ['BasicAuthConfig.Password'],
  'AWS::AppStream::DirectoryConfig': ['ServiceAccountCredentials.AccountPassword'],
  'AWS::CodeBuild::SourceCredential': ['Token'],
  'AWS::CodePipeline::Webhook': ['AuthenticationConfiguration.SecretToken'],
  'AWS::DirectoryService::MicrosoftAD': ['Password'],
  'AWS::DirectoryService::SimpleAD': ['Password'],
  'AWS::DMS::Endpoint': ['Password', 'MongoDbSettings.Password'],
  'AWS::DocDB::DBCluster': ['MasterUserPassword'],
  'AWS::EC2::VPNConnection': ['VpnTunnelOptionsSpecifications[].PreSharedKey'],
  'AWS::ElastiCache::ReplicationGroup': ['AuthToken'],
  'AWS::ElastiCache::User': ['Passwords[]'],
  'AWS::Elasticsearch::Domain': ['AdvancedSecurityOptions.MasterUserOptions.MasterUserPassword'],
  'AWS::EMR::Cluster': [
    'KerberosAttributes.ADDomainJoinPassword',
    'KerberosAttributes.CrossRealmTrustPrincipalPassword',
    'KerberosAttributes.KdcAdminPassword',
  ],
  'AWS::FSx::FileSystem': [
    'WindowsConfiguration.SelfManagedActiveDirectoryConfiguration.Password',
    'OntapConfiguration.FsxAdminPassword',
  ],
  'AWS::IAM::ServerCertificate': ['PrivateKey'],
  'AWS::KinesisFirehose::DeliveryStream': [
    'HttpEndpointDestinationConfiguration.EndpointConfiguration.AccessKey',
    'RedshiftDestinationConfiguration.Password',
    'SplunkDestinationConfiguration.HECToken',
  ],
  'AWS::Lambda::Permission': ['EventSourceToken'],
  'AWS::Lightsail::Database': ['MasterUserPassword'],
  'AWS::ManagedBlockchain::Member': [
    'MemberConfiguration.MemberFrameworkConfiguration.MemberFabricConfiguration.AdminPassword',
  ],
  'AWS::MemoryDB::User': ['AuthenticationMode.Passwords[]'],
  'AWS::OpenSearchService::Domain': ['AdvancedSecurityOptions.MasterUserOptions.MasterUserPassword'],
  'AWS::OpsWorks::App': ['AppSource.Password', 'AppSource.SshKey', 'SslConfiguration.PrivateKey'],
  'AWS::OpsWorks::Stack': [
    'CustomCookbooksSource.Password',
    'CustomCookbooksSource.SshKey',
    'RdsDbInstances[].DbPassword',
  ],
  'AWS::Pinpoint::ADMChannel': ['ClientSecret'],
  'AWS::Pinpoint::APNSChannel': ['PrivateKey', 'TokenKey'],
  'AWS::Pinpoint::GCMChannel': ['ApiKey'],
  'AWS::Redshift::Cluster': ['MasterUserPassword'],
  'AWS::RedshiftServerless::Namespace': ['AdminUserPassword'],
  'AWS::SecretsManager::Secret': ['SecretString'],
}

/** Those that have a policy of their own for a literal. */
const JUDGED_ELSEWHERE: Properties = {
  'AWS::IAM::User': ['LoginProfile.Password'],
  'AWS::RDS::DBCluster': ['MasterUserPassword'],
  'AWS::RDS::DBInstance': ['MasterUserPassword', 'TdeCredentialPassword'],
}

/** A source for each type, since their paths differ. */
function sourcesOf(properties: Properties): Readonly<Record<string, Source>> {
  return Object.fromEntries(
    Object.entries(properties).map(([type, paths]) => [type, { types: [type], within: secretsAt(paths) }]),
  )
}

function secretsAt(paths: readonly string[]): Within {
  return (scope) =>
    paths
      .flatMap((path) => valuesAt(scope.node, path.split('.')).flatMap(secretsOf))
      .map((value) => nested(scope, value))
}

function valuesAt(value: Value, [key = '', ...more]: readonly string[]): readonly Value[] {
  const found = step(value, key.replace('[]', ''))
  const items = found !== undefined && key.endsWith('[]') ? itemsOf(found) : [found]
  return items.flatMap((item) => {
    if (item === undefined) return []
    return more.length === 0 ? [item] : valuesAt(item, more)
  })
}

/** The value, or what has the name of a secret in a JSON document: the password beside a user name. */
function secretsOf(value: Value): readonly Value[] {
  switch (value.kind) {
    case 'json':
      return secretsOf(value.of)
    case 'mapping':
      return [...value.entries].flatMap(([name, each]) => (secretName(name) === 'secret' ? [each] : []))
    case 'either':
      return value.branches
        .flatMap((branch) => (branch === undefined ? [] : secretsOf(branch)))
        .map((each) => maybe(each, value))
    default:
      return [value]
  }
}

const SECRET = attributeTable({
  text: {
    type: 'text',
    describes: 'The secret, where it is written in the template.',
    everywhere: ({ node, at }: Scope) => toAttr(node, String, 'text', () => absent(at)),
  },
  value: {
    type: 'value',
    describes: 'The secret as it is written.',
    everywhere: ({ node }: Scope) => node,
  },
})

export const secretProperty = defineSubject({
  name: 'aws.secret-property',
  describes: 'A secret that a resource of CloudFormation is given',
  sources: { cloudformation: sourcesOf(SECRETS) },
  attributes: SECRET,
})

/** Those of databases and users too. */
export const anySecretProperty = defineSubject({
  name: 'aws.any-secret-property',
  describes: 'A secret that a resource of CloudFormation is given, of databases and users too',
  sources: { cloudformation: sourcesOf({ ...SECRETS, ...JUDGED_ELSEWHERE }) },
  attributes: SECRET,
})
