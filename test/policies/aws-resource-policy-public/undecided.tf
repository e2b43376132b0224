variable "policy" {
  type = string
}

resource "aws_efs_file_system_policy" "given" {
  file_system_id = "fs-0123456789abcdef0"
  policy         = var.policy
}
