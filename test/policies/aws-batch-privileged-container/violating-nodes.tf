resource "aws_batch_job_definition" "nodes" {
  name = "nodes"
  type = "multinode"

  node_properties = <<-JSON
    {
      "mainNode": 0,
      "numNodes": 2,
      "nodeRangeProperties": [
        { "targetNodes": "0:", "container": { "image": "render:1", "privileged": true } }
      ]
    }
  JSON
}

resource "aws_batch_job_definition" "pods" {
  name = "pods"
  type = "container"

  eks_properties {
    pod_properties {
      containers {
        image = "render:1"

        security_context {
          privileged = true
        }
      }
    }
  }
}

resource "aws_batch_job_definition" "tasks" {
  name = "tasks"
  type = "container"

  ecs_properties = jsonencode({
    taskProperties = [{
      containers = [{ image = "proxy:1" }, { image = "render:1", privileged = true }]
    }]
  })
}
