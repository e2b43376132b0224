variable "containers" {
  type = string
}

variable "password" {
  type      = string
  sensitive = true
}

resource "aws_ecs_task_definition" "given" {
  family                = "given"
  container_definitions = var.containers
}

resource "aws_ecs_task_definition" "shop" {
  family                = "shop"
  container_definitions = <<-EOT
    [
      {
        "name": "shop",
        "image": "${aws_ecr_repository.shop.repository_url}:1",
        "environment": [
          { "name": "DATABASE_PASSWORD", "value": "${var.password}" },
          { "name": "BUCKET", "value": "shop-${var.password}" }
        ],
        "secrets": [
          { "name": "API_KEY", "valueFrom": "${aws_secretsmanager_secret.api.arn}" }
        ]
      }
    ]
  EOT
}
