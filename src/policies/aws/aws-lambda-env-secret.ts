/** A secret in the environment of a function. */
import { definePolicy } from '../../core/policy.ts'
import { functionEnvironment, holdsSecret } from '../../subjects/aws/secrets/environment-variable.ts'

export const awsLambdaEnvSecret = definePolicy({
  id: 'aws-lambda-env-secret',
  title: 'Secret in the environment of a Lambda function',
  severity: 'critical',
  why: 'Everybody who can read the repository has the key or the password, and everybody who may see the configuration of the function. Deleting the line does not take it out of the history: the secret has to be changed.',
  fix: 'Give the function a role instead of keys, let it read other secrets from Secrets Manager, and change what was written here.',
  references: [
    'https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html',
    'https://docs.aws.amazon.com/lambda/latest/dg/with-secrets-manager.html',
  ],
  mvisionNames: [],
  subject: functionEnvironment,
  // AWS keys and every other secret alike: what leaks is different, the fault and its mending are the same.
  violatedWhen: holdsSecret,
  examples: [
    {
      framework: 'cloudformation',
      violating: `Transform: AWS::Serverless-2016-10-31
Resources:
  Import:
    Type: AWS::Serverless::Function
    Properties:
      Handler: index.handler
      Runtime: nodejs22.x
      CodeUri: import/
      Environment:
        Variables:
          IMPORT_ACCESS_KEY: AKIAIOSFODNN7EXAMPLE
`,
      passing: `Transform: AWS::Serverless-2016-10-31
Resources:
  Import:
    Type: AWS::Serverless::Function
    Properties:
      Handler: index.handler
      Runtime: nodejs22.x
      CodeUri: import/
      Policies:
        - S3ReadPolicy:
            BucketName: example-imports
      Environment:
        Variables:
          IMPORT_BUCKET: example-imports
`,
    },
    {
      framework: 'terraform',
      violating: `resource "aws_lambda_function" "import" {
  function_name = "import"
  role          = aws_iam_role.import.arn
  handler       = "index.handler"
  runtime       = "nodejs22.x"
  filename      = "import.zip"

  environment {
    variables = {
      IMPORT_ACCESS_KEY = "AKIAIOSFODNN7EXAMPLE"
    }
  }
}
`,
      passing: `resource "aws_lambda_function" "import" {
  function_name = "import"
  role          = aws_iam_role.import.arn
  handler       = "index.handler"
  runtime       = "nodejs22.x"
  filename      = "import.zip"

  environment {
    variables = {
      IMPORT_BUCKET = "example-imports"
    }
  }
}
`,
    },
  ],
})
