/** Who has access to a BigQuery dataset: by its own list, by entries of their own, or by roles. */
import { texts } from '../../define/readers.ts'
import { defineSubject } from '../../define/subject.ts'
import { GRANT, grantSources } from '../iam/iam-grant.ts'

const entryMembers = texts('special_group', 'iam_member')

export const datasetAccess = defineSubject({
  name: 'gcp.dataset-access',
  describes: 'An access entry of a BigQuery dataset, or a role granted on one',
  sources: {
    terraform: {
      // https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/bigquery_dataset_access
      inline: { types: ['google_bigquery_dataset'], within: 'access' },
      entry: ['google_bigquery_dataset_access'],
      ...grantSources(['google_bigquery_dataset']),
    },
  },
  attributes: {
    members: {
      type: 'texts',
      describes:
        'Who has access: `allUsers`, `allAuthenticatedUsers`, `projectReaders`, `user:ada@example.com`.',
      terraform: {
        inline: entryMembers,
        entry: entryMembers,
        grant: GRANT.members.terraform,
        policy: GRANT.members.terraform,
      },
    },
  },
})
