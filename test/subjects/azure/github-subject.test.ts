import { expect, it } from 'vitest'
import {
  isGitHub,
  whoCan,
  whoCanByCondition,
} from '../../../src/subjects/azure/authorization/github-subject.ts'

it.each([
  'repo:contoso/orders:ref:refs/heads/main',
  'repo:contoso/orders:environment:production',
  'repo:contoso/orders:pull_request',
  'repo:contoso/orders:*',
  'repo:contoso@123456/orders@456789:ref:refs/heads/main',
  'repository_owner:contoso:repository_id:456789',
  'job_workflow_ref:contoso/shared/.github/workflows/deploy.yml@refs/heads/main',
  'repository:contoso/orders:environment:production',
  'system:serviceaccount:orders:api',
])('%s is not open to several', (subject) => {
  expect(whoCan(subject)).toBeUndefined()
})

it.each([
  ['', 'any repository on GitHub'],
  ['*', 'any repository on GitHub'],
  ['repo:*', 'any repository on GitHub'],
  ['repo:*/orders:ref:refs/heads/main', 'any repository on GitHub'],
  ['environment:production', 'any repository on GitHub'],
  ['ref:refs/heads/main', 'any repository on GitHub'],
  ['repo:contoso/*', 'any repository of contoso'],
  ['repo:contoso/*:environment:production', 'any repository of contoso'],
  ['repo:contoso/orders*', 'any repository of contoso'],
  ['repo:contoso', 'any repository of contoso'],
  ['repo:contoso*', 'any repository on GitHub'],
  ['repository_owner:contoso', 'any repository of contoso'],
  ['repository_owner:*', 'any repository on GitHub'],
])('%s is %s', (subject, who) => {
  expect(whoCan(subject)).toBe(who)
})

it.each([
  "claims['sub'] matches 'repo:contoso/orders:ref:refs/heads/*'",
  "claims['sub'] matches 'repo:contoso/*' and claims['job_workflow_ref'] matches 'contoso/shared/.github/workflows/*.yml@refs/heads/main'",
])('%s is one repository', (expression) => {
  expect(whoCanByCondition(expression)).toBeUndefined()
})

it.each([
  ["claims['sub'] matches 'repo:contoso/*'", 'any repository of contoso'],
  ["claims['sub'] matches '*'", 'any repository on GitHub'],
  ["claims['sub'] matches '*' and claims['repository_owner'] eq 'contoso'", 'any repository of contoso'],
  ["claims['environment'] eq 'production'", 'any repository on GitHub'],
])('%s is %s', (expression, who) => {
  expect(whoCanByCondition(expression)).toBe(who)
})

it('knows the issuers of GitHub', () => {
  expect(isGitHub('https://token.actions.githubusercontent.com')).toBe(true)
  expect(isGitHub('https://token.actions.githubusercontent.com/contoso')).toBe(true)
  expect(isGitHub('https://token.actions.contoso.ghe.com')).toBe(true)
  expect(isGitHub('https://token.actions.githubusercontent.com.example.com')).toBe(false)
  expect(isGitHub('https://app.terraform.io')).toBe(false)
})
