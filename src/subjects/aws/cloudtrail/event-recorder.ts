/** What records the events of an account: a trail, or an event data store of CloudTrail Lake. */
import type { Attr } from '../../../core/claim.ts'
import { flag, whereDefault } from '../../define/readers.ts'
import type { Read } from '../../define/scope.ts'
import { defineSubject } from '../../define/subject.ts'
import { isWritten } from '../../define/written.ts'

/**
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/encrypting-cloudtrail-log-files-with-aws-kms.html
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-encryption-faq.html
 */
function names(path: string): Read<Attr<boolean>> {
  return whereDefault(
    isWritten(path),
    false,
    'S3 has encrypted new log files with its own keys since January 2023, which no key policy governs',
  )
}

/** https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateEventDataStore.html */
export const eventRecorder = defineSubject({
  name: 'aws.cloudtrail-event-recorder',
  describes: 'A trail of CloudTrail, or an event data store',
  sources: {
    cloudformation: { trail: ['AWS::CloudTrail::Trail'], store: ['AWS::CloudTrail::EventDataStore'] },
    terraform: { trail: ['aws_cloudtrail'], store: ['aws_cloudtrail_event_data_store'] },
  },
  attributes: {
    hasKey: {
      type: 'boolean',
      describes: 'Whether a trail names a KMS key. False by default. Absent for an event data store.',
      cloudformation: { trail: names('KMSKeyId') },
      terraform: { trail: names('kms_key_id') },
    },
    multiRegion: {
      type: 'boolean',
      describes:
        'Whether events of every region are recorded. False by default for a trail, true for an event data store.',
      cloudformation: {
        trail: flag('IsMultiRegionTrail', false),
        store: flag('MultiRegionEnabled', true),
      },
      terraform: {
        trail: flag('is_multi_region_trail', false),
        store: flag('multi_region_enabled', true),
      },
    },
  },
})
