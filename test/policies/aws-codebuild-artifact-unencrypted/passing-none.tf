resource "aws_codebuild_project" "build" {
  name         = "build"
  service_role = "arn:aws:iam::111122223333:role/build"

  artifacts {
    type                = "NO_ARTIFACTS"
    encryption_disabled = true
  }
}
