/** Rules of the security groups that databases had before they were in a VPC: of RDS and of Redshift. */
import { text } from '../../define/readers.ts'
import { defineSubject } from '../../define/subject.ts'

/**
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbsecuritygroup.html
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-redshift-clustersecuritygroupingress.html
 */
export const dbSecurityGroupRule = defineSubject({
  name: 'aws.db-security-group-rule',
  describes: 'A rule of a security group for databases outside a VPC',
  sources: {
    cloudformation: {
      group: { types: ['AWS::RDS::DBSecurityGroup'], within: 'DBSecurityGroupIngress' },
      rule: ['AWS::RDS::DBSecurityGroupIngress', 'AWS::Redshift::ClusterSecurityGroupIngress'],
    },
    terraform: { types: ['aws_db_security_group', 'aws_redshift_security_group'], within: 'ingress' },
  },
  attributes: {
    cidr: {
      type: 'text',
      describes: 'Which addresses can connect. Absent where the rule names a security group.',
      cloudformation: text('CIDRIP'),
      terraform: text('cidr'),
    },
  },
})
