resource "google_dataproc_workflow_template" "reports" {
  name     = "reports"
  location = "europe-west3"

  placement {
    managed_cluster {
      cluster_name = "reports"

      config {
        gce_cluster_config {
          internal_ip_only = false
        }
      }
    }
  }

  jobs {
    step_id = "count"

    pyspark_job {
      main_python_file_uri = "gs://example-jobs/count.py"
    }
  }
}
