import { definePolicy } from '../../core/policy.ts'
import { REMOVE_PUBLIC_MEMBERS } from '../../subjects/gcp/iam/iam-grant.ts'
import {
  functionAccess,
  isCallableByAnyone,
  LIMITED_INGRESS,
} from '../../subjects/gcp/serverless/serverless-access.ts'

export const gcpFunctionPublic = definePolicy({
  id: 'gcp-function-public',
  platform: 'gcp',
  service: 'cloud-functions',
  title: 'Cloud Function can be called by anyone',
  severity: 'high',
  why: 'Anyone on the internet can call the function with the permissions of its service account, and run up its costs.',
  fix: 'Remove allUsers and allAuthenticatedUsers, grant the invoker role to the callers, or set ingress_settings to ALLOW_INTERNAL_ONLY or ALLOW_INTERNAL_AND_GCLB.',
  repair: REMOVE_PUBLIC_MEMBERS,
  references: [
    'https://docs.cloud.google.com/functions/1stgendocs/networking/network-settings',
    'https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/cloudfunctions_function_iam',
  ],
  accepts: LIMITED_INGRESS,
  mvisionNames: [],
  subject: functionAccess,
  violatedWhen: isCallableByAnyone,
})
