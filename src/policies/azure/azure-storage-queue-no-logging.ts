import { all, any, is, not, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { queueLogging } from '../../subjects/azure/storage/queue-logging.ts'

export const azureStorageQueueNoLogging = definePolicy({
  id: 'azure-storage-queue-no-logging',
  platform: 'azure',
  service: 'storage',
  title: 'Storage queues do not log every operation',
  severity: 'low',
  why: 'Who read, wrote or deleted messages is not recorded, so an incident cannot be traced.',
  fix: 'Log StorageRead, StorageWrite and StorageDelete (read, write and delete of the logging block in Terraform).',
  repair: { decide: 'Choose how long logs are kept, or where a diagnostic setting sends them.' },
  references: [
    'https://learn.microsoft.com/azure/storage/queues/monitor-queue-storage',
    'https://learn.microsoft.com/azure/templates/microsoft.insights/diagnosticsettings',
  ],
  accepts: [
    'An account without queues: for blobs or files only, or of the premium tier.',
    'In ARM, an account without a diagnostic setting for its queue service.',
  ],
  mvisionNames: [],
  subject: queueLogging,
  violatedWhen: ({ operations, kind, tier }) =>
    all(
      any(...operations.map((logged) => is(logged, [false], 'not every operation is logged'))),
      withoutEvidence(not(any(is(kind, WITHOUT_QUEUES), is(tier, ['premium'])))),
    ),
})

const WITHOUT_QUEUES = ['blobstorage', 'blockblobstorage', 'filestorage']
