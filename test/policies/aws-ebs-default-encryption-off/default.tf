# True by default.
resource "aws_ebs_encryption_by_default" "main" {
}
