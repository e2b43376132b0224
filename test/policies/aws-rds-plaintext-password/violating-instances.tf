resource "aws_db_instance" "counted" {
  count    = 2
  password = ["correct-horse", "battery-staple"][count.index]
}

resource "aws_db_instance" "element" {
  count    = 2
  password = element(["correct-horse", "battery-staple"], count.index)
}

resource "aws_db_instance" "each" {
  for_each = { a = { password = "correct-horse" } }
  password = each.value.password
}
