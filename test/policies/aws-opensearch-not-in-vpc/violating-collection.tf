resource "aws_opensearchserverless_security_policy" "shop" {
  name = "shop"
  type = "network"
  policy = jsonencode([
    {
      Rules       = [{ ResourceType = "dashboard", Resource = ["collection/shop"] }]
      SourceVPCEs = ["vpce-0a1b2c3d"]
      AllowFromPublic = false
    },
    {
      Rules           = [{ ResourceType = "collection", Resource = ["collection/shop"] }]
      AllowFromPublic = true
    },
  ])
}
