/** A SageMaker notebook instance. */

import { defineSubject } from '../../define/subject.ts'
import { enabled } from '../../define/word.ts'

/**
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sagemaker-notebookinstance.html
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sagemaker_notebook_instance
 */
export const sagemakerNotebookInstance = defineSubject({
  name: 'aws.sagemaker-notebook-instance',
  describes: 'A SageMaker notebook instance',
  sources: {
    cloudformation: ['AWS::SageMaker::NotebookInstance'],
    terraform: ['aws_sagemaker_notebook_instance'],
  },
  attributes: {
    directInternetAccess: {
      type: 'boolean',
      describes:
        'Whether SageMaker gives the notebook access to the internet outside the VPC, also where it has a subnet. True by default.',
      cloudformation: enabled('DirectInternetAccess', true),
      terraform: enabled('direct_internet_access', true),
    },
  },
})
