resource "aws_ecs_task_definition" "shop" {
  family = "shop"
  container_definitions = jsonencode([
    {
      name  = "shop"
      image = "public.ecr.aws/nginx/nginx:1.27"
      environment = [
        { name = "LOG_LEVEL", value = "info" },
      ]
      secrets = [
        { name = "DATABASE_PASSWORD", valueFrom = aws_secretsmanager_secret.database.arn },
      ]
    },
  ])
}
