variable "policy" {
  type = string
}

variable "readers" {
  type = list(string)
}

resource "aws_kms_key_policy" "asked_for" {
  key_id = "1234abcd-12ab-34cd-56ef-1234567890ab"
  policy = var.policy
}

resource "aws_kms_key" "encoded" {
  enable_key_rotation = true
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Principal = { AWS = var.readers }, Action = "kms:Decrypt", Resource = "*" }]
  })
}
