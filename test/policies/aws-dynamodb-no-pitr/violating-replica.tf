resource "aws_dynamodb_table" "orders" {
  name         = "orders"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"

  point_in_time_recovery {
    enabled = true
  }

  replica {
    region_name            = "eu-central-1"
    point_in_time_recovery = true
  }

  replica {
    region_name = "eu-west-1"
  }
}

resource "aws_dynamodb_table_replica" "orders" {
  global_table_arn = aws_dynamodb_table.orders.arn
}
