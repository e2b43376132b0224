resource "aws_ecs_task_definition" "shop" {
  family                = "shop"
  container_definitions = "[]"

  volume {
    name      = "scratch"
    host_path = "/tmp"
  }
}
