variable "x" {}

resource "aws_iam_policy" "k" {
  policy = replace("{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"_B_\"}]}", "_B_", "*")
}

resource "aws_iam_policy" "l" {
  policy = trimspace("{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}")
}

resource "aws_iam_policy" "m" {
  policy = format("{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"%s\"}]}", "*")
}

resource "aws_iam_policy" "n" {
  policy = join("", ["{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",", "\"Resource\":\"*\"}]}"])
}

resource "aws_iam_policy" "o" {
  policy = format("{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"},{\"Effect\":\"Allow\",\"Action\":\"a:b\",\"Resource\":\"%s\"}]}", var.x)
}

resource "aws_iam_policy" "q" {
  policy = base64decode(base64encode("{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}"))
}
