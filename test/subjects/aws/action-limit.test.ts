import { describe, expect, test } from 'vitest'
import type { Attr } from '../../../src/core/claim.ts'
import { SourceFile } from '../../../src/core/source.ts'
import { keepsWithinLimits } from '../../../src/subjects/aws/action-limit.ts'

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
  ])('%s %s %s: %s', (operator, key, value, truth) => {
    const condition = { operator: known(operator), key: known(key), values: [known(value)] }
    expect(keepsWithinLimits(condition).truth).toBe(truth)
  })
})
