resource "aws_ecs_task_definition" "file" {
  family                = "file"
  container_definitions = file("containers.json")
}

resource "aws_ecs_task_definition" "shop" {
  family = "shop"
  container_definitions = jsonencode([
    {
      name        = "shop"
      environment = yamldecode(file("environment.yaml"))
    },
  ])
}
