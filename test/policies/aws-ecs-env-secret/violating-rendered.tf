variable "image" {}

data "template_file" "shop" {
  template = <<-EOT
    [
      {
        "name": "shop",
        "image": "$${image}",
        "environment": [
          { "name": "IMAGE", "value": "$${image}" },
          { "name": "DATABASE_PASSWORD", "value": "correct-horse-battery" }
        ]
      }
    ]
  EOT
  vars     = { image = var.image }
}

resource "aws_ecs_task_definition" "shop" {
  family                = "shop"
  container_definitions = data.template_file.shop.rendered
}
