/** Which files Terraform reads as one template: those that stand in one folder. */
import { nameOf } from './path.ts'

/** Whether Terraform reads the file as part of its folder, without being told to on the command line. */
export function isTerraformFile(path: string): boolean {
  const name = nameOf(path)
  return name.endsWith('.tf') || name.endsWith('.auto.tfvars') || name === 'terraform.tfvars'
}
