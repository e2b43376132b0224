variable "image" {}
variable "database_secret_arn" {}

resource "aws_ecs_task_definition" "shop" {
  family                   = "shop"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = 512
  memory                   = 1024
  container_definitions = jsonencode([{
    name                   = "shop"
    image                  = var.image
    readonlyRootFilesystem = true
    environment = [
      { name = "STAGE", value = "live" },
      { name = "SECRET_ROTATION_DAYS", value = "30" },
    ]
    secrets = [{ name = "DB_PASSWORD", valueFrom = var.database_secret_arn }]
  }])
}
