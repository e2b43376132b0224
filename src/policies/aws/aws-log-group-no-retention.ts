import { definePolicy } from '../../core/policy.ts'
import { keepsForever, logGroup } from '../../subjects/aws/cloudwatch/log-group.ts'

export const awsLogGroupNoRetention = definePolicy({
  id: 'aws-log-group-no-retention',
  platform: 'aws',
  service: 'cloudwatch',
  title: 'CloudWatch log group keeps events for ever',
  severity: 'low',
  why: 'Logs that are never deleted cost more every month, and personal data in them is kept longer than it may be.',
  fix: 'Set RetentionInDays (retention_in_days in Terraform).',
  repair: { decide: 'Choose how many days the logs are kept.' },
  references: [
    'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-logs-loggroup.html',
  ],
  accepts: ['A log group of the class DELIVERY, which keeps events for two days.'],
  mvisionNames: [],
  subject: logGroup,
  violatedWhen: keepsForever,
})
