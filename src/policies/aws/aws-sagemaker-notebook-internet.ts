import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { sagemakerNotebookInstance } from '../../subjects/aws/sagemaker/sagemaker-notebook-instance.ts'

export const awsSagemakerNotebookInternet = definePolicy({
  id: 'aws-sagemaker-notebook-internet',
  platform: 'aws',
  service: 'sagemaker',
  title: 'SageMaker notebook instance has direct internet access',
  severity: 'high',
  why: 'The notebook reaches the internet through an interface outside the VPC. Malicious code in a package or a notebook can send training data and credentials out, past security groups, firewalls and flow logs of the VPC.',
  fix: 'Set DirectInternetAccess (direct_internet_access in Terraform) to Disabled, and reach AWS services from its subnet through VPC endpoints or a NAT gateway.',
  repair: {
    decide:
      'Choose the subnet by which the notebook reaches the internet, and turn direct access off; an existing one is replaced.',
  },
  references: [
    'https://docs.aws.amazon.com/sagemaker/latest/dg/appendix-notebook-and-internet-access.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sagemaker-notebookinstance.html',
    'https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sagemaker_notebook_instance',
  ],
  mvisionNames: [],
  subject: sagemakerNotebookInstance,
  violatedWhen: ({ directInternetAccess }) =>
    is(directInternetAccess, [true], 'the notebook reaches the internet outside the VPC'),
})
