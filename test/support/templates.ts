/** Small templates: broken at one known place, and the same fixed. */

export const BAD_CFN = `AWSTemplateFormatVersion: '2010-09-09'
Resources:
  Web:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: Web server
      SecurityGroupIngress:
        - IpProtocol: tcp
          FromPort: 22
          ToPort: 22
          CidrIp: 0.0.0.0/0
`

/** Where the value to fix stands in BAD_CFN. */
export const BAD_CFN_AT = '11:19'

export const GOOD_CFN = BAD_CFN.replace('0.0.0.0/0', '10.1.0.0/16')

/** The same file with a parameter that has no default. */
export const UNDECIDED_CFN = BAD_CFN.replace('0.0.0.0/0', '!Ref Admins').replace(
  'Resources:',
  'Parameters:\n  Admins:\n    Type: String\nResources:',
)

export const BAD_TF = `resource "aws_ebs_volume" "data" {
  availability_zone = "eu-central-1a"
  size              = 10
  encrypted         = false
}
`

/** Where the value to fix stands in BAD_TF. */
export const BAD_TF_AT = '4:23'

export const GOOD_TF = BAD_TF.replace('false', 'true')
