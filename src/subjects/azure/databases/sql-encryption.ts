/** The transparent data encryption of an SQL database. */
import { flag } from '../../define/readers.ts'
import { defineSubject } from '../../define/subject.ts'
import { enabled } from '../../define/word.ts'

/**
 * https://learn.microsoft.com/azure/templates/microsoft.sql/servers/databases/transparentdataencryption
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mssql_database
 */
export const sqlEncryption = defineSubject({
  name: 'azure.sql-encryption',
  describes: 'The transparent data encryption of an SQL database, in ARM where it is written',
  sources: {
    arm: [
      'Microsoft.Sql/servers/databases/transparentDataEncryption',
      'Microsoft.Sql/managedInstances/databases/transparentDataEncryption',
    ],
    terraform: ['azurerm_mssql_database'],
  },
  attributes: {
    encrypted: {
      type: 'boolean',
      // https://learn.microsoft.com/azure/azure-sql/database/transparent-data-encryption-tde-overview
      describes: 'Whether the files of the database are encrypted. True by default.',
      // The second until API version 2014-04-01.
      arm: enabled(['state', 'status'], true),
      terraform: flag('transparent_data_encryption_enabled', true),
    },
  },
})
