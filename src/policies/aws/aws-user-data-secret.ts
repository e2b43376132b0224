/** A credential in what a machine runs when it starts. */
import { definePolicy } from '../../core/policy.ts'
import { userData } from '../../subjects/aws/ec2/user-data.ts'
import { credentialsIn } from '../../subjects/aws/secrets/credential.ts'
import { holdsCredential } from '../../subjects/secrets/written-credential.ts'

export const awsUserDataSecret = definePolicy({
  id: 'aws-user-data-secret',
  title: 'AWS keys or a private key in EC2 user data',
  severity: 'critical',
  why: 'Everybody who can read the repository has the key, and so has every process on the machine, because user data can be read from the metadata service. Deleting the line does not take the key out of the history: it has to be replaced.',
  fix: 'Give the instance a role, or let it read the secret from Secrets Manager when it starts; and replace the key that was written here.',
  references: [
    'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-add-user-data.html',
    'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html',
  ],
  mvisionNames: [],
  subject: userData,
  violatedWhen: ({ text, template }) => holdsCredential(text, template, credentialsIn),
  examples: [
    {
      framework: 'cloudformation',
      violating: `Resources:
  Web:
    Type: AWS::EC2::Instance
    Properties:
      ImageId: ami-0123456789abcdef0
      UserData:
        Fn::Base64: |
          #!/bin/bash
          export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE
          aws s3 cp s3://example-releases/web.tar.gz /opt
`,
      passing: `Resources:
  Web:
    Type: AWS::EC2::Instance
    Properties:
      ImageId: ami-0123456789abcdef0
      IamInstanceProfile: web
      UserData:
        Fn::Base64: |
          #!/bin/bash
          aws s3 cp s3://example-releases/web.tar.gz /opt
`,
    },
    {
      framework: 'terraform',
      violating: `resource "aws_instance" "web" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t4g.small"

  user_data = <<-EOT
    #!/bin/bash
    export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE
    aws s3 cp s3://example-releases/web.tar.gz /opt
  EOT
}
`,
      passing: `resource "aws_instance" "web" {
  ami                  = "ami-0123456789abcdef0"
  instance_type        = "t4g.small"
  iam_instance_profile = "web"

  user_data = <<-EOT
    #!/bin/bash
    aws s3 cp s3://example-releases/web.tar.gz /opt
  EOT
}
`,
    },
  ],
})
