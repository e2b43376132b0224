import { definePolicy } from '../../core/policy.ts'
import { REMOVE_PUBLIC_MEMBERS } from '../../subjects/gcp/iam/iam-grant.ts'
import {
  cloudRunAccess,
  isServiceCallableByAnyone,
  LIMITED_INGRESS,
} from '../../subjects/gcp/serverless/serverless-access.ts'

export const gcpCloudRunPublic = definePolicy({
  id: 'gcp-cloudrun-public',
  platform: 'gcp',
  service: 'cloud-run',
  title: 'Cloud Run service can be called by anyone',
  severity: 'high',
  why: 'Anyone on the internet can call the service, so only its own code decides who may read and change what.',
  fix: 'Grant roles/run.invoker to the callers, set invoker_iam_disabled to false, or accept requests only from a load balancer with the ingress settings.',
  repair: REMOVE_PUBLIC_MEMBERS,
  references: [
    'https://cloud.google.com/run/docs/authenticating/public',
    'https://cloud.google.com/run/docs/securing/ingress',
  ],
  accepts: LIMITED_INGRESS,
  mvisionNames: [],
  subject: cloudRunAccess,
  violatedWhen: isServiceCallableByAnyone,
})
