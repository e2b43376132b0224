/** The policies of every service. Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { POLICIES as AWS_API_GATEWAY } from './aws-api-gateway.ts'
import { POLICIES as AWS_BATCH } from './aws-batch.ts'
import { POLICIES as AWS_CLOUDFORMATION } from './aws-cloudformation.ts'
import { POLICIES as AWS_CLOUDFRONT } from './aws-cloudfront.ts'
import { POLICIES as AWS_CLOUDTRAIL } from './aws-cloudtrail.ts'
import { POLICIES as AWS_CLOUDWATCH } from './aws-cloudwatch.ts'
import { POLICIES as AWS_CODEBUILD } from './aws-codebuild.ts'
import { POLICIES as AWS_COGNITO } from './aws-cognito.ts'
import { POLICIES as AWS_DAX } from './aws-dax.ts'
import { POLICIES as AWS_DMS } from './aws-dms.ts'
import { POLICIES as AWS_DOCDB } from './aws-docdb.ts'
import { POLICIES as AWS_DYNAMODB } from './aws-dynamodb.ts'
import { POLICIES as AWS_EBS } from './aws-ebs.ts'
import { POLICIES as AWS_EC2 } from './aws-ec2.ts'
import { POLICIES as AWS_ECR } from './aws-ecr.ts'
import { POLICIES as AWS_ECS } from './aws-ecs.ts'
import { POLICIES as AWS_EFS } from './aws-efs.ts'
import { POLICIES as AWS_EKS } from './aws-eks.ts'
import { POLICIES as AWS_ELASTICACHE } from './aws-elasticache.ts'
import { POLICIES as AWS_ELB } from './aws-elb.ts'
import { POLICIES as AWS_IAM } from './aws-iam.ts'
import { POLICIES as AWS_KINESIS } from './aws-kinesis.ts'
import { POLICIES as AWS_KMS } from './aws-kms.ts'
import { POLICIES as AWS_LAMBDA } from './aws-lambda.ts'
import { POLICIES as AWS_MQ } from './aws-mq.ts'
import { POLICIES as AWS_MSK } from './aws-msk.ts'
import { POLICIES as AWS_NEPTUNE } from './aws-neptune.ts'
import { POLICIES as AWS_OPENSEARCH } from './aws-opensearch.ts'
import { POLICIES as AWS_PROVIDER } from './aws-provider.ts'
import { POLICIES as AWS_RDS } from './aws-rds.ts'
import { POLICIES as AWS_REDSHIFT } from './aws-redshift.ts'
import { POLICIES as AWS_S3 } from './aws-s3.ts'
import { POLICIES as AWS_SAGEMAKER } from './aws-sagemaker.ts'
import { POLICIES as AWS_SECRETS_MANAGER } from './aws-secrets-manager.ts'
import { POLICIES as AWS_SECURITY_GROUPS } from './aws-security-groups.ts'
import { POLICIES as AWS_SNS } from './aws-sns.ts'
import { POLICIES as AWS_SQS } from './aws-sqs.ts'
import { POLICIES as AWS_SSM } from './aws-ssm.ts'
import { POLICIES as AWS_VPC } from './aws-vpc.ts'
import { POLICIES as AWS_WORKSPACES } from './aws-workspaces.ts'
import { POLICIES as AZURE_ACR } from './azure-acr.ts'
import { POLICIES as AZURE_AKS } from './azure-aks.ts'
import { POLICIES as AZURE_APP_SERVICE } from './azure-app-service.ts'
import { POLICIES as AZURE_APPLICATION_GATEWAY } from './azure-application-gateway.ts'
import { POLICIES as AZURE_AUTHORIZATION } from './azure-authorization.ts'
import { POLICIES as AZURE_AUTOMATION } from './azure-automation.ts'
import { POLICIES as AZURE_COSMOS_DB } from './azure-cosmos-db.ts'
import { POLICIES as AZURE_DATA_FACTORY } from './azure-data-factory.ts'
import { POLICIES as AZURE_DATA_LAKE } from './azure-data-lake.ts'
import { POLICIES as AZURE_DEFENDER } from './azure-defender.ts'
import { POLICIES as AZURE_FRONT_DOOR } from './azure-front-door.ts'
import { POLICIES as AZURE_FUNCTIONS } from './azure-functions.ts'
import { POLICIES as AZURE_KEY_VAULT } from './azure-key-vault.ts'
import { POLICIES as AZURE_MARIADB } from './azure-mariadb.ts'
import { POLICIES as AZURE_MONITOR } from './azure-monitor.ts'
import { POLICIES as AZURE_MYSQL } from './azure-mysql.ts'
import { POLICIES as AZURE_NETWORK } from './azure-network.ts'
import { POLICIES as AZURE_NETWORK_SECURITY_GROUPS } from './azure-network-security-groups.ts'
import { POLICIES as AZURE_POSTGRESQL } from './azure-postgresql.ts'
import { POLICIES as AZURE_REDIS } from './azure-redis.ts'
import { POLICIES as AZURE_RESOURCE_MANAGER } from './azure-resource-manager.ts'
import { POLICIES as AZURE_SEARCH } from './azure-search.ts'
import { POLICIES as AZURE_SERVICE_FABRIC } from './azure-service-fabric.ts'
import { POLICIES as AZURE_SQL_DATABASE } from './azure-sql-database.ts'
import { POLICIES as AZURE_STORAGE } from './azure-storage.ts'
import { POLICIES as AZURE_SYNAPSE } from './azure-synapse.ts'
import { POLICIES as AZURE_VIRTUAL_MACHINES } from './azure-virtual-machines.ts'
import { POLICIES as GCP_ARTIFACT_REGISTRY } from './gcp-artifact-registry.ts'
import { POLICIES as GCP_BIGQUERY } from './gcp-bigquery.ts'
import { POLICIES as GCP_CLOUD_FUNCTIONS } from './gcp-cloud-functions.ts'
import { POLICIES as GCP_CLOUD_RUN } from './gcp-cloud-run.ts'
import { POLICIES as GCP_CLOUD_SQL } from './gcp-cloud-sql.ts'
import { POLICIES as GCP_CLOUD_STORAGE } from './gcp-cloud-storage.ts'
import { POLICIES as GCP_COMPUTE } from './gcp-compute.ts'
import { POLICIES as GCP_CONTAINER_REGISTRY } from './gcp-container-registry.ts'
import { POLICIES as GCP_DATAPROC } from './gcp-dataproc.ts'
import { POLICIES as GCP_DNS } from './gcp-dns.ts'
import { POLICIES as GCP_GKE } from './gcp-gke.ts'
import { POLICIES as GCP_IAM } from './gcp-iam.ts'
import { POLICIES as GCP_KMS } from './gcp-kms.ts'
import { POLICIES as GCP_LOAD_BALANCING } from './gcp-load-balancing.ts'
import { POLICIES as GCP_LOGGING } from './gcp-logging.ts'
import { POLICIES as GCP_PUBSUB } from './gcp-pubsub.ts'
import { POLICIES as GCP_RESOURCE_MANAGER } from './gcp-resource-manager.ts'
import { POLICIES as GCP_VPC } from './gcp-vpc.ts'
import { POLICIES as GCP_VPC_FIREWALL } from './gcp-vpc-firewall.ts'

export const ALL: readonly ListedPolicy[] = [
  ...AWS_API_GATEWAY,
  ...AWS_BATCH,
  ...AWS_CLOUDFORMATION,
  ...AWS_CLOUDFRONT,
  ...AWS_CLOUDTRAIL,
  ...AWS_CLOUDWATCH,
  ...AWS_CODEBUILD,
  ...AWS_COGNITO,
  ...AWS_DAX,
  ...AWS_DMS,
  ...AWS_DOCDB,
  ...AWS_DYNAMODB,
  ...AWS_EBS,
  ...AWS_EC2,
  ...AWS_ECR,
  ...AWS_ECS,
  ...AWS_EFS,
  ...AWS_EKS,
  ...AWS_ELASTICACHE,
  ...AWS_ELB,
  ...AWS_IAM,
  ...AWS_KINESIS,
  ...AWS_KMS,
  ...AWS_LAMBDA,
  ...AWS_MQ,
  ...AWS_MSK,
  ...AWS_NEPTUNE,
  ...AWS_OPENSEARCH,
  ...AWS_PROVIDER,
  ...AWS_RDS,
  ...AWS_REDSHIFT,
  ...AWS_S3,
  ...AWS_SAGEMAKER,
  ...AWS_SECRETS_MANAGER,
  ...AWS_SECURITY_GROUPS,
  ...AWS_SNS,
  ...AWS_SQS,
  ...AWS_SSM,
  ...AWS_VPC,
  ...AWS_WORKSPACES,
  ...AZURE_ACR,
  ...AZURE_AKS,
  ...AZURE_APP_SERVICE,
  ...AZURE_APPLICATION_GATEWAY,
  ...AZURE_AUTHORIZATION,
  ...AZURE_AUTOMATION,
  ...AZURE_COSMOS_DB,
  ...AZURE_DATA_FACTORY,
  ...AZURE_DATA_LAKE,
  ...AZURE_DEFENDER,
  ...AZURE_FRONT_DOOR,
  ...AZURE_FUNCTIONS,
  ...AZURE_KEY_VAULT,
  ...AZURE_MARIADB,
  ...AZURE_MONITOR,
  ...AZURE_MYSQL,
  ...AZURE_NETWORK,
  ...AZURE_NETWORK_SECURITY_GROUPS,
  ...AZURE_POSTGRESQL,
  ...AZURE_REDIS,
  ...AZURE_RESOURCE_MANAGER,
  ...AZURE_SEARCH,
  ...AZURE_SERVICE_FABRIC,
  ...AZURE_SQL_DATABASE,
  ...AZURE_STORAGE,
  ...AZURE_SYNAPSE,
  ...AZURE_VIRTUAL_MACHINES,
  ...GCP_ARTIFACT_REGISTRY,
  ...GCP_BIGQUERY,
  ...GCP_CLOUD_FUNCTIONS,
  ...GCP_CLOUD_RUN,
  ...GCP_CLOUD_SQL,
  ...GCP_CLOUD_STORAGE,
  ...GCP_COMPUTE,
  ...GCP_CONTAINER_REGISTRY,
  ...GCP_DATAPROC,
  ...GCP_DNS,
  ...GCP_GKE,
  ...GCP_IAM,
  ...GCP_KMS,
  ...GCP_LOAD_BALANCING,
  ...GCP_LOGGING,
  ...GCP_PUBSUB,
  ...GCP_RESOURCE_MANAGER,
  ...GCP_VPC,
  ...GCP_VPC_FIREWALL,
]
