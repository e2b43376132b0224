/** The password policy of an account. */
import { type Attr, any, type Claim, is, test } from '../../../core/claim.ts'
import { flag, number } from '../../define/readers.ts'
import { defineSubject } from '../../define/subject.ts'

/**
 * What a policy leaves out is off, whatever the account had before.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAccountPasswordPolicy.html
 */
export const passwordPolicy = defineSubject({
  name: 'aws.password-policy',
  describes: 'The password policy of an account, for the passwords of IAM users',
  sources: { terraform: ['aws_iam_account_password_policy'] },
  attributes: {
    length: {
      type: 'number',
      describes: 'The shortest password in characters. 6 by default.',
      terraform: number('minimum_password_length', 6),
    },
    maxAge: {
      type: 'number',
      describes: 'After how many days a password expires; never by default, or with 0.',
      terraform: number('max_password_age', 0),
    },
    remembered: {
      type: 'number',
      describes: 'How many previous passwords cannot be used again. None by default.',
      terraform: number('password_reuse_prevention', 0),
    },
    lowercase: {
      type: 'boolean',
      describes: 'Whether a password needs a lowercase letter. False by default.',
      terraform: flag('require_lowercase_characters', false),
    },
    uppercase: {
      type: 'boolean',
      describes: 'Whether a password needs an uppercase letter. False by default.',
      terraform: flag('require_uppercase_characters', false),
    },
    numbers: {
      type: 'boolean',
      describes: 'Whether a password needs a number. False by default.',
      terraform: flag('require_numbers', false),
    },
    symbols: {
      type: 'boolean',
      describes: 'Whether a password needs a symbol. False by default.',
      terraform: flag('require_symbols', false),
    },
  },
})

/** Where the settings are documented. */
export const PASSWORD_POLICY_PAGES: readonly string[] = [
  'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html',
  'https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAccountPasswordPolicy.html',
]

/** Why there is nothing to judge in CloudFormation. */
export const NO_PASSWORD_POLICY = 'CloudFormation has no resource for the password policy of an account'

/** Whether less than so many are asked for. */
export function isBelow(attr: Attr<number>, least: number, what: string): Claim {
  return test(
    attr,
    (value) => value < least,
    (value) => `${value} ${what}`,
  )
}

/** Whether passwords never expire, or only after so many days. */
export function livesLonger(maxAge: Attr<number>, days: number): Claim {
  return any(
    is(maxAge, [0], 'passwords never expire'),
    test(
      maxAge,
      (value) => value > days,
      (value) => `passwords expire after ${value} days`,
    ),
  )
}
