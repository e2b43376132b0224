resource "aws_eks_cluster" "shop" {
  name     = "shop"
  role_arn = aws_iam_role.cluster.arn

  vpc_config {
    subnet_ids = aws_subnet.private[*].id
    public_access_cidrs = ["::/0"]
  }
}

resource "aws_eks_cluster" "empty" {
  name     = "empty"
  role_arn = aws_iam_role.cluster.arn

  vpc_config {
    subnet_ids = aws_subnet.private[*].id
    endpoint_public_access = true
    public_access_cidrs    = []
  }
}

