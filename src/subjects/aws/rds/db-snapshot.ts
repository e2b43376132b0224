/** A database snapshot, and the accounts that may restore it. */
import type { Attr } from '../../../core/claim.ts'
import { defineSubject } from '../../define/define.ts'
import { texts } from '../../define/readers.ts'

export interface DBSnapshot {
  /** Account ids; `all` shares it with every account: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ShareSnapshot.html */
  readonly sharedWith: readonly Attr<string>[]
}

export const dbSnapshot = defineSubject<DBSnapshot>({
  terraform: [
    {
      types: [
        'aws_db_snapshot',
        'aws_db_snapshot_copy',
        'aws_db_cluster_snapshot',
        'aws_rds_cluster_snapshot_copy',
      ],
      attrs: { sharedWith: texts('shared_accounts') },
    },
  ],
})
