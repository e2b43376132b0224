/** The services of gcp by the types of the resources that their policies judge. Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { PolicyService } from '../policy-service.ts'

export const SERVICES: readonly PolicyService[] = [
  {
    types: [
      'google_artifact_registry_repository_iam_binding',
      'google_artifact_registry_repository_iam_member',
      'google_artifact_registry_repository_iam_policy',
    ],
    load: async () => (await import('./gcp-artifact-registry.ts')).POLICIES,
  },
  {
    types: [
      'google_bigquery_dataset',
      'google_bigquery_dataset_access',
      'google_bigquery_dataset_iam_binding',
      'google_bigquery_dataset_iam_member',
      'google_bigquery_dataset_iam_policy',
      'google_bigquery_table_iam_binding',
      'google_bigquery_table_iam_member',
      'google_bigquery_table_iam_policy',
    ],
    load: async () => (await import('./gcp-bigquery.ts')).POLICIES,
  },
  {
    types: [
      'google_cloudfunctions2_function_iam_binding',
      'google_cloudfunctions2_function_iam_member',
      'google_cloudfunctions2_function_iam_policy',
      'google_cloudfunctions_function_iam_binding',
      'google_cloudfunctions_function_iam_member',
      'google_cloudfunctions_function_iam_policy',
    ],
    load: async () => (await import('./gcp-cloud-functions.ts')).POLICIES,
  },
  {
    types: [
      'google_cloud_run_service',
      'google_cloud_run_service_iam_binding',
      'google_cloud_run_service_iam_member',
      'google_cloud_run_service_iam_policy',
      'google_cloud_run_v2_job_iam_binding',
      'google_cloud_run_v2_job_iam_member',
      'google_cloud_run_v2_job_iam_policy',
      'google_cloud_run_v2_service',
      'google_cloud_run_v2_service_iam_binding',
      'google_cloud_run_v2_service_iam_member',
      'google_cloud_run_v2_service_iam_policy',
      'google_cloud_run_v2_worker_pool_iam_binding',
      'google_cloud_run_v2_worker_pool_iam_member',
      'google_cloud_run_v2_worker_pool_iam_policy',
    ],
    load: async () => (await import('./gcp-cloud-run.ts')).POLICIES,
  },
  {
    types: [
      'google_sql_database_instance',
    ],
    load: async () => (await import('./gcp-cloud-sql.ts')).POLICIES,
  },
  {
    types: [
      'google_storage_bucket',
      'google_storage_bucket_access_control',
      'google_storage_bucket_acl',
      'google_storage_bucket_iam_binding',
      'google_storage_bucket_iam_member',
      'google_storage_bucket_iam_policy',
      'google_storage_bucket_object',
      'google_storage_default_object_access_control',
      'google_storage_default_object_acl',
      'google_storage_managed_folder_iam_binding',
      'google_storage_managed_folder_iam_member',
      'google_storage_managed_folder_iam_policy',
      'google_storage_object_access_control',
      'google_storage_object_acl',
    ],
    load: async () => (await import('./gcp-cloud-storage.ts')).POLICIES,
  },
  {
    types: [
      'google_compute_disk',
      'google_compute_image',
      'google_compute_instance',
      'google_compute_instance_from_machine_image',
      'google_compute_instance_from_template',
      'google_compute_instance_template',
      'google_compute_machine_image',
      'google_compute_project_metadata',
      'google_compute_project_metadata_item',
      'google_compute_region_disk',
      'google_compute_region_instance_template',
      'google_compute_snapshot',
    ],
    load: async () => (await import('./gcp-compute.ts')).POLICIES,
  },
  {
    types: [
      'google_container_registry',
    ],
    load: async () => (await import('./gcp-container-registry.ts')).POLICIES,
  },
  {
    types: [
      'google_dataproc_cluster',
      'google_dataproc_cluster_iam_binding',
      'google_dataproc_cluster_iam_member',
      'google_dataproc_cluster_iam_policy',
      'google_dataproc_job_iam_binding',
      'google_dataproc_job_iam_member',
      'google_dataproc_job_iam_policy',
      'google_dataproc_workflow_template',
    ],
    load: async () => (await import('./gcp-dataproc.ts')).POLICIES,
  },
  {
    types: [
      'google_dns_managed_zone',
    ],
    load: async () => (await import('./gcp-dns.ts')).POLICIES,
  },
  {
    types: [
      'google_container_cluster',
      'google_container_node_pool',
    ],
    load: async () => (await import('./gcp-gke.ts')).POLICIES,
  },
  {
    types: [
      'google_folder_iam_audit_config',
      'google_folder_iam_binding',
      'google_folder_iam_member',
      'google_folder_iam_policy',
      'google_iam_workload_identity_pool_provider',
      'google_organization_iam_audit_config',
      'google_organization_iam_binding',
      'google_organization_iam_member',
      'google_organization_iam_policy',
      'google_project_iam_audit_config',
      'google_project_iam_binding',
      'google_project_iam_member',
      'google_project_iam_policy',
      'google_service_account_key',
    ],
    load: async () => (await import('./gcp-iam.ts')).POLICIES,
  },
  {
    types: [
      'google_kms_crypto_key',
      'google_kms_crypto_key_iam_binding',
      'google_kms_crypto_key_iam_member',
      'google_kms_crypto_key_iam_policy',
      'google_kms_key_ring_iam_binding',
      'google_kms_key_ring_iam_member',
      'google_kms_key_ring_iam_policy',
    ],
    load: async () => (await import('./gcp-kms.ts')).POLICIES,
  },
  {
    types: [
      'google_compute_region_ssl_policy',
      'google_compute_ssl_policy',
    ],
    load: async () => (await import('./gcp-load-balancing.ts')).POLICIES,
  },
  {
    types: [
      'google_logging_billing_account_sink',
      'google_logging_folder_sink',
      'google_logging_organization_sink',
      'google_logging_project_sink',
    ],
    load: async () => (await import('./gcp-logging.ts')).POLICIES,
  },
  {
    types: [
      'google_pubsub_subscription_iam_binding',
      'google_pubsub_subscription_iam_member',
      'google_pubsub_subscription_iam_policy',
      'google_pubsub_topic_iam_binding',
      'google_pubsub_topic_iam_member',
      'google_pubsub_topic_iam_policy',
    ],
    load: async () => (await import('./gcp-pubsub.ts')).POLICIES,
  },
  {
    types: [
      'google_project',
    ],
    load: async () => (await import('./gcp-resource-manager.ts')).POLICIES,
  },
  {
    types: [
      'google_compute_network',
      'google_compute_subnetwork',
    ],
    load: async () => (await import('./gcp-vpc.ts')).POLICIES,
  },
  {
    types: [
      'google_compute_firewall',
      'google_compute_firewall_policy_rule',
      'google_compute_firewall_policy_with_rules',
      'google_compute_network_firewall_policy_rule',
      'google_compute_network_firewall_policy_with_rules',
      'google_compute_region_network_firewall_policy_rule',
      'google_compute_region_network_firewall_policy_with_rules',
    ],
    load: async () => (await import('./gcp-vpc-firewall.ts')).POLICIES,
  },
]
