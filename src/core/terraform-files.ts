/** Which files Terraform reads as one template: those that stand in one folder. */
import { nameOf } from './path.ts'

/** Whether Terraform reads the file as part of its folder, without being told to on the command line. */
export function isTerraformFile(path: string): boolean {
  return isConfiguration(path) || isAutomaticValues(path)
}

/** Whether the file may declare resources, in either syntax. */
export function isConfiguration(path: string): boolean {
  return /\.tf(?:\.json)?$/.test(path)
}

/** Whether the file gives variables values, in either syntax, without being named on the command line. */
export function isAutomaticValues(path: string): boolean {
  return /^(?:terraform|.*\.auto)\.tfvars(?:\.json)?$/s.test(nameOf(path))
}
