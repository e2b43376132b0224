/** A variable of an automation account. */
import { flag } from '../../define/readers.ts'
import { defineSubject } from '../../define/subject.ts'

/**
 * https://learn.microsoft.com/azure/templates/microsoft.automation/automationaccounts/variables
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/automation_variable_string
 */
export const automationVariable = defineSubject({
  name: 'azure.automation-variable',
  describes: 'A variable of an automation account',
  sources: {
    arm: ['Microsoft.Automation/automationAccounts/variables'],
    terraform: [
      'azurerm_automation_variable_string',
      'azurerm_automation_variable_int',
      'azurerm_automation_variable_bool',
      'azurerm_automation_variable_datetime',
      'azurerm_automation_variable_object',
    ],
  },
  attributes: {
    encrypted: {
      type: 'boolean',
      // https://learn.microsoft.com/azure/automation/shared-resources/variables
      describes: 'Whether the value is encrypted. False by default.',
      arm: flag('isEncrypted', false),
      terraform: flag('encrypted', false),
    },
  },
})
