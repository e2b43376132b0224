resource "aws_batch_job_definition" "render" {
  name = "render"
  type = "container"

  container_properties = jsonencode({
    image                = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/render:1"
    privileged           = var.privileged
    resourceRequirements = [
      { type = "VCPU", value = "1" },
      { type = "MEMORY", value = "2048" },
    ]
  })
}

variable "privileged" {}
