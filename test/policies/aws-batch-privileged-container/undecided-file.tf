resource "aws_batch_job_definition" "render" {
  name                 = "render"
  type                 = "container"
  container_properties = var.container
}

variable "container" {}
