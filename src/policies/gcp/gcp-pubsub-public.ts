import { definePolicy } from '../../core/policy.ts'
import { isPublicGrant, REMOVE_PUBLIC_MEMBERS } from '../../subjects/gcp/iam/iam-grant.ts'
import { pubSubGrant } from '../../subjects/gcp/iam/resource-grants.ts'

export const gcpPubSubPublic = definePolicy({
  id: 'gcp-pubsub-public',
  platform: 'gcp',
  service: 'pubsub',
  title: 'Pub/Sub topic or subscription is public',
  severity: 'high',
  why: 'Anyone, or any Google account, can read the messages, or publish forged ones to every subscriber.',
  fix: 'Remove allUsers and allAuthenticatedUsers, and grant the role to the service accounts that publish and subscribe.',
  repair: REMOVE_PUBLIC_MEMBERS,
  references: [
    'https://cloud.google.com/pubsub/docs/access-control',
    'https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/pubsub_topic_iam',
  ],
  mvisionNames: [],
  subject: pubSubGrant,
  violatedWhen: isPublicGrant,
})
