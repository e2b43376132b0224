resource "aws_sagemaker_notebook_instance" "research" {
  name            = "research"
  instance_type   = "ml.t3.medium"
  role_arn        = aws_iam_role.notebook.arn
  subnet_id       = aws_subnet.private.id
  security_groups = [aws_security_group.notebook.id]
}
