/** Roles granted on single resources that hold or process data, one subject for each kind of resource. */
import { grantsOn } from './iam-grant.ts'

/** The grants on keys of Cloud KMS. */
export const keyGrant = grantsOn(
  'gcp.key-grant',
  'A role granted on a key of Cloud KMS',
  'google_kms_crypto_key',
)

/** The grants on key rings of Cloud KMS, which hold for every key in them. */
export const keyRingGrant = grantsOn(
  'gcp.key-ring-grant',
  'A role granted on a key ring of Cloud KMS',
  'google_kms_key_ring',
)

/** https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/bigquery_table_iam */
export const tableGrant = grantsOn(
  'gcp.table-grant',
  'A role granted on a BigQuery table or view',
  'google_bigquery_table',
)

/** https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/artifact_registry_repository_iam */
export const repositoryGrant = grantsOn(
  'gcp.repository-grant',
  'A role granted on a repository of Artifact Registry',
  'google_artifact_registry_repository',
)

/** https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/dataproc_cluster_iam */
export const dataprocGrant = grantsOn(
  'gcp.dataproc-grant',
  'A role granted on a Dataproc cluster or job',
  'google_dataproc_cluster',
  'google_dataproc_job',
)

/** https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/pubsub_topic_iam */
export const pubSubGrant = grantsOn(
  'gcp.pubsub-grant',
  'A role granted on a topic or a subscription of Pub/Sub',
  'google_pubsub_topic',
  'google_pubsub_subscription',
)
