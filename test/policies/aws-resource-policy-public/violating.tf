resource "aws_glacier_vault" "k0" {
  access_policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "*" }
      Action    = "glacier:UploadArchive"
      Resource  = "*"
    }]
  })
}

resource "aws_efs_file_system_policy" "k1" {
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "elasticfilesystem:ClientMount"
      Resource  = "*"
    }]
  })
}

resource "aws_secretsmanager_secret_policy" "k2" {
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "*" }
      Action    = "secretsmanager:GetSecretValue"
      Resource  = "*"
    }]
  })
}

resource "aws_secretsmanager_secret" "k3" {
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "secretsmanager:GetSecretValue"
      Resource  = "*"
    }]
  })
}

resource "aws_glue_resource_policy" "k4" {
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "*" }
      Action    = "glue:GetTable"
      Resource  = "*"
    }]
  })
}

resource "aws_api_gateway_rest_api_policy" "k5" {
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "execute-api:Invoke"
      Resource  = "*"
    }]
  })
}

resource "aws_api_gateway_rest_api" "k6" {
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "*" }
      Action    = "execute-api:Invoke"
      Resource  = "*"
    }]
  })
}

resource "aws_cloudwatch_log_destination_policy" "k7" {
  access_policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "logs:PutSubscriptionFilter"
      Resource  = "*"
    }]
  })
}

resource "aws_backup_vault_policy" "k8" {
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "*" }
      Action    = "backup:CopyIntoBackupVault"
      Resource  = "*"
    }]
  })
}

resource "aws_cloudwatch_event_bus_policy" "k9" {
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "events:PutEvents"
      Resource  = "*"
    }]
  })
}

resource "aws_kinesis_resource_policy" "k10" {
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "*" }
      Action    = "kinesis:GetRecords"
      Resource  = "*"
    }]
  })
}

resource "aws_dynamodb_resource_policy" "k11" {
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "dynamodb:GetItem"
      Resource  = "*"
    }]
  })
}

resource "aws_codeartifact_domain_permissions_policy" "k12" {
  policy_document = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "*" }
      Action    = "codeartifact:GetAuthorizationToken"
      Resource  = "*"
    }]
  })
}

resource "aws_cloudwatch_log_resource_policy" "k13" {
  policy_document = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "logs:PutLogEvents"
      Resource  = "*"
    }]
  })
}
