/** Identities of an account: users, which have credentials of their own, and roles, which have none. */
import { always } from '../../define/readers.ts'
import { defineSubject } from '../../define/subject.ts'

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id.html */
export const principal = defineSubject({
  name: 'aws.iam-principal',
  describes: 'An IAM user or role',
  sources: {
    cloudformation: { user: ['AWS::IAM::User'], role: ['AWS::IAM::Role'] },
    terraform: { user: ['aws_iam_user'], role: ['aws_iam_role'] },
  },
  attributes: {
    isUser: {
      type: 'boolean',
      describes: 'Whether it is a user, with long-term credentials of its own.',
      cloudformation: { user: always(true), role: always(false) },
      terraform: { user: always(true), role: always(false) },
    },
  },
})
