/** A database snapshot, and the accounts that may restore it. */
import { texts } from '../../define/readers.ts'
import { defineSubject } from '../../define/subject.ts'

export const dbSnapshot = defineSubject({
  name: 'aws.db-snapshot',
  describes: 'A snapshot of an RDS database or cluster',
  sources: {
    terraform: [
      'aws_db_snapshot',
      'aws_db_snapshot_copy',
      'aws_db_cluster_snapshot',
      'aws_rds_cluster_snapshot_copy',
    ],
  },
  attributes: {
    sharedWith: {
      type: 'texts',
      // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ShareSnapshot.html
      describes: 'Ids of the accounts that can restore it; `all` shares it with every account.',
      terraform: texts('shared_accounts'),
    },
  },
})
