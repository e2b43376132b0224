import { definePolicy } from '../../core/policy.ts'
import { ecrRepository, isNotScanned } from '../../subjects/aws/ecr/ecr-repository.ts'

export const awsECRNoScanOnPush = definePolicy({
  id: 'aws-ecr-no-scan-on-push',
  platform: 'aws',
  service: 'ecr',
  title: 'ECR does not scan pushed images',
  severity: 'low',
  why: 'Images with known vulnerabilities are deployed without a warning.',
  fix: 'Set ScanOnPush (scan_on_push in Terraform) to true, or give the registry a scanning configuration.',
  repair: { set: { scansOnPush: true } },
  references: ['https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning.html'],
  accepts: [
    'A repository in a template whose registry scanning configuration scans on push or continuously.',
  ],
  mvisionNames: [],
  subject: ecrRepository,
  violatedWhen: isNotScanned,
})
