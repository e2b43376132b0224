resource "aws_efs_file_system" "uploads" {
  encrypted = false
}
