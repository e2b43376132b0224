resource "aws_secretsmanager_secret" "database" {
  name       = "database"
  kms_key_id = "arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f"
}

resource "aws_secretsmanager_secret_rotation" "database" {
  secret_id           = var.secret
  rotation_lambda_arn = "arn:aws:lambda:eu-west-1:111122223333:function:rotate"

  rotation_rules {
    automatically_after_days = 30
  }
}

variable "secret" {}
