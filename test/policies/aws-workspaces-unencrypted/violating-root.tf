resource "aws_workspaces_workspace" "desktop" {
  directory_id                   = "d-926722edaf"
  bundle_id                      = "wsb-bh8rsxt14"
  user_name                      = "jo"
  volume_encryption_key          = "alias/aws/workspaces"
  root_volume_encryption_enabled = "false"
  user_volume_encryption_enabled = true
}
