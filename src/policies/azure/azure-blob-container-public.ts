/** A container of blobs that everybody reads. */
import { all, is, not, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { blobContainer } from '../../subjects/azure/storage/blob-container.ts'

export const azureBlobContainerPublic = definePolicy({
  id: 'azure-blob-container-public',
  platform: 'azure',
  service: 'storage',
  title: 'Blob container can be read without signing in',
  severity: 'critical',
  why: 'Everybody on the internet reads what is in the container, now and whatever is put there later. Scanners guess names of accounts and containers all day.',
  fix: 'Make the container private, and hand out single blobs by shared access signatures.',
  references: [
    'https://learn.microsoft.com/azure/storage/blobs/anonymous-read-access-configure',
    'https://learn.microsoft.com/azure/storage/blobs/anonymous-read-access-prevent',
  ],
  controls: ['CIS Azure 2.0.0 3.7'],
  mvisionNames: [],
  subject: blobContainer,
  violatedWhen: ({ access, accountAllows }) =>
    all(
      is(access, ['blob', 'container'], (level) =>
        level === 'blob' ? 'everybody reads every blob' : 'everybody lists and reads every blob',
      ),
      withoutEvidence(not(is(accountAllows, [false]))),
    ),
})
