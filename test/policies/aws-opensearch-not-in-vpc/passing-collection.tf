resource "aws_opensearchserverless_security_policy" "network" {
  name = "shop"
  type = "network"
  policy = jsonencode([{
    Rules           = [{ ResourceType = "collection", Resource = ["collection/shop"] }]
    AllowFromPublic = false
    SourceVPCEs     = ["vpce-0a1b2c3d"]
  }])
}

resource "aws_opensearchserverless_security_policy" "encryption" {
  name = "shop"
  type = "encryption"
  policy = jsonencode({
    Rules       = [{ ResourceType = "collection", Resource = ["collection/shop"] }]
    AWSOwnedKey = true
  })
}
