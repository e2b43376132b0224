resource "aws_batch_job_definition" "render" {
  name = "render"
  type = "container"

  container_properties = jsonencode({
    image   = "render:1"
    volumes = [{ name = "files", efsVolumeConfiguration = { fileSystemId = "fs-0a1b2c3d" } }]
  })
}
