variable "name" {
  description = "Prefix of every name in this network."
  type        = string
  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{2,20}$", var.name))
    error_message = "Use 3 to 21 lower-case letters, digits and dashes."
  }
}

variable "cidr" {
  type = string
}

variable "zones" {
  type    = list(string)
  default = ["eu-central-1a", "eu-central-1b", "eu-central-1c"]
}

variable "interface_endpoints" {
  type    = set(string)
  default = ["ecr.api", "ecr.dkr", "logs", "secretsmanager", "ssm", "ssmmessages", "sts"]
}

variable "log_archive_bucket_arn" {
  description = "Bucket of the log archive account that takes the flow logs."
  type        = string
  default     = "arn:aws:s3:::example-log-archive-flow"
}
