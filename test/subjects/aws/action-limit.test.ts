import { describe, expect, test } from 'vitest'
import type { Attr } from '../../../src/core/claim.ts'
import { SourceFile } from '../../../src/core/source.ts'
import { deniesBeyondLimits, keepsWithinLimits } from '../../../src/subjects/aws/iam/action-limit.ts'

const at = { file: new SourceFile('x', ''), range: { start: 0, end: 0 } }
const known = (value: string): Attr<string> => ({ kind: 'known', value, origin: 'written', at })

describe('conditions that limit an action of IAM', () => {
  test.each([
    ['StringEquals', 'iam:PassedToService', 'ecs-tasks.amazonaws.com', 'true'],
    ['StringEqualsIfExists', 'IAM:passedtoservice', 'ecs-tasks.amazonaws.com', 'true'],
    ['ForAnyValue:StringLike', 'iam:PassedToService', 'ecs*.amazonaws.com', 'true'],
    ['StringEquals', 'iam:PermissionsBoundary', 'arn:aws:iam::111122223333:policy/boundary', 'true'],
    ['ArnLike', 'iam:PolicyARN', 'arn:aws:iam::*:policy/shop-*', 'true'],
    ['StringEquals', 'aws:ResourceTag/team', 'shop', 'true'],
    ['StringLike', 'iam:PassedToService', '*', 'false'],
    ['StringLike', 'iam:PassedToService', '*.amazonaws.com', 'false'],
    ['ArnLike', 'iam:PolicyARN', 'arn:aws:iam::aws:policy/*', 'false'],
    ['StringNotEquals', 'iam:PassedToService', 'ec2.amazonaws.com', 'false'],
    ['ForAllValues:StringEquals', 'iam:PassedToService', 'ec2.amazonaws.com', 'false'],
    ['Bool', 'aws:MultiFactorAuthPresent', 'true', 'false'],
    ['StringEquals', 'aws:RequestedRegion', 'eu-central-1', 'false'],
    ['StringEqualsIfExists', 'iam:PassedToService', 'ec2.amazonaws.com', 'false', 'iam:AttachRolePolicy'],
    ['ArnEqualsIfExists', 'iam:PolicyARN', 'arn:aws:iam::1:policy/shop', 'true', 'iam:AttachRolePolicy'],
    [
      'StringEqualsIfExists',
      'iam:PermissionsBoundary',
      'arn:aws:iam::1:policy/b',
      'false',
      'iam:PutRolePolicy',
    ],
  ])('%s %s %s: %s', (operator, key, value, truth, action = 'iam:PassRole') => {
    const condition = { operator: known(operator), key: known(key), values: [known(value)] }
    expect(keepsWithinLimits(condition, action).truth).toBe(truth)
  })
})

describe('denials of an action beyond limits', () => {
  test.each([
    ['StringNotEquals', 'iam:PermissionsBoundary', 'iam:PutRolePolicy', 'true'],
    ['ArnNotLike', 'iam:PolicyARN', 'iam:AttachRolePolicy', 'true'],
    ['ArnEquals', 'iam:PolicyARN', 'iam:AttachRolePolicy', 'true'],
    ['ArnEquals', 'iam:PolicyARN', 'iam:PutRolePolicy', 'false'],
    ['StringEquals', 'iam:PassedToService', 'iam:CreateAccessKey', 'false'],
    ['BoolIfExists', 'aws:MultiFactorAuthPresent', 'iam:PutRolePolicy', 'false'],
  ])('%s %s for %s: %s', (operator, key, action, truth) => {
    const condition = { operator: known(operator), key: known(key), values: [] }
    expect(deniesBeyondLimits(condition, action).truth).toBe(truth)
  })
})
