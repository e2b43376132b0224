variable "block_public_policy" {
  description = "Whether S3 refuses bucket policies that grant public access"
  type        = bool
  default     = true
}
