import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { eventRecorder } from '../../subjects/aws/cloudtrail/event-recorder.ts'

export const awsCloudTrailSingleRegion = definePolicy({
  id: 'aws-cloudtrail-single-region',
  platform: 'aws',
  service: 'cloudtrail',
  title: 'CloudTrail records one region only',
  severity: 'medium',
  why: 'An attacker who works in a region that is not in use leaves no trace in the log.',
  fix: 'Set IsMultiRegionTrail (is_multi_region_trail in Terraform) to true; for an event data store, MultiRegionEnabled (multi_region_enabled).',
  repair: { set: { multiRegion: true } },
  references: [
    'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/receive-cloudtrail-log-files-from-multiple-regions.html',
    'https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html',
  ],
  controls: ['CIS AWS 3.0.0 3.1'],
  mvisionNames: [],
  subject: eventRecorder,
  violatedWhen: ({ multiRegion }) => is(multiRegion, [false], 'events of other regions are not recorded'),
})
