/** A log group of CloudWatch. */
import { all, type Claim, is, not, withoutEvidence } from '../../../core/claim.ts'
import { number, text } from '../../define/readers.ts'
import { defineSubject, type SubjectOf } from '../../define/subject.ts'
import { isWritten } from '../../define/written.ts'

/**
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_log_group
 */
export const logGroup = defineSubject({
  name: 'aws.log-group',
  describes: 'A log group of CloudWatch',
  sources: { cloudformation: ['AWS::Logs::LogGroup'], terraform: ['aws_cloudwatch_log_group'] },
  attributes: {
    hasKey: {
      type: 'boolean',
      describes: 'Whether a KMS key is named. False by default: CloudWatch encrypts with a key of its own.',
      cloudformation: isWritten('KmsKeyId'),
      terraform: isWritten('kms_key_id'),
    },
    retentionDays: {
      type: 'number',
      describes: 'After how many days events are deleted. 0 is never, which is the default.',
      cloudformation: number('RetentionInDays', 0),
      terraform: number('retention_in_days', 0),
    },
    class: {
      type: 'text',
      describes:
        '`STANDARD`, which is the default, `INFREQUENT_ACCESS`, or `DELIVERY`, which keeps events for two days.',
      cloudformation: text('LogGroupClass', 'STANDARD'),
      terraform: text('log_group_class', 'STANDARD'),
    },
  },
})

/** Whether events are never deleted. */
export function keepsForever({ retentionDays, class: kind }: SubjectOf<typeof logGroup>): Claim {
  return all(is(retentionDays, [0], 'events are never deleted'), withoutEvidence(not(is(kind, ['DELIVERY']))))
}
