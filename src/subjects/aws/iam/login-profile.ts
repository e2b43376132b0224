/** The password that a user signs in to the console with. */
import { text } from '../../define/readers.ts'
import { defineSubject } from '../../define/subject.ts'

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-ssm-secure-strings.html */
export const loginProfile = defineSubject({
  name: 'aws.login-profile',
  describes: 'An IAM user that may be given a password for the console',
  sources: { cloudformation: ['AWS::IAM::User'] },
  attributes: {
    password: {
      type: 'text',
      describes: 'The password, where it is written in the template.',
      cloudformation: text('LoginProfile.Password'),
    },
  },
})
