resource "aws_ecs_task_definition" "shop" {
  family                = "shop"
  network_mode          = "awsvpc"
  container_definitions = jsonencode([{
    name        = "shop"
    image       = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop:1"
    mountPoints = [{ sourceVolume = "files", containerPath = "/files" }]
  }])

  volume {
    name = "files"

    efs_volume_configuration {
      file_system_id     = "fs-0a1b2c3d"
      transit_encryption = "ENABLED"
    }
  }
}
