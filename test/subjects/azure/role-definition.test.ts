import { expect, it } from 'vitest'
import { includesGranting } from '../../../src/subjects/azure/authorization/role-definition.ts'

it.each([
  '*',
  'Microsoft.Authorization/*',
  'Microsoft.Authorization/*/Write',
  'microsoft.authorization/ROLEASSIGNMENTS/write',
  '*/write',
  'Microsoft.*/roleAssignments/*',
])('%s includes the right to give rights', (action) => {
  expect(includesGranting(action)).toBe(true)
})

it.each([
  '',
  'Microsoft.Authorization/*/read',
  'Microsoft.Authorization/*/Delete',
  'Microsoft.Compute/*',
  'Microsoft.Authorization/roleAssignments',
  'Microsoft.Authorization/roleAssignments/write*e',
  '*Microsoft.Authorization/roleAssignments/write/*',
])('%s does not', (action) => {
  expect(includesGranting(action)).toBe(false)
})
