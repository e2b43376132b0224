resource "aws_ecs_task_definition" "heredoc" {
  family                = "heredoc"
  container_definitions = <<-EOT
    [
      {
        "name": "shop",
        "image": "${aws_ecr_repository.shop.repository_url}:1",
        "environment": [
          { "name": "LOG_LEVEL", "value": "info" },
          { "name": "DATABASE_PASSWORD", "value": "correct-horse-battery" }
        ]
      }
    ]
  EOT
}

resource "aws_ecs_task_definition" "encoded" {
  family = "encoded"
  container_definitions = jsonencode([
    {
      name  = "shop"
      image = aws_ecr_repository.shop.repository_url
      environment = [
        { name = "API_KEY", value = "example0example1" },
      ]
    },
  ])
}
