/**
 * Infrastructure as code that the gate does not read. A change of it is named in the report, so that no one takes silence
 * for a check.
 */
import type { FileNames } from './frameworks.ts'
import { nameOf } from './path.ts'

export interface OtherKind {
  /** For people: `Bicep`. */
  readonly name: string
  /** How its files are called; case does not count. */
  readonly files: FileNames
  /** What can be checked in its place, as the end of a sentence. */
  readonly instead: string
}

export const OTHER_KINDS: readonly OtherKind[] = [
  {
    name: 'Bicep',
    files: { endings: ['.bicep'] },
    instead: 'check the ARM template that `bicep build` generates',
  },
  {
    name: 'Terragrunt',
    files: { endings: [], names: ['terragrunt.hcl', 'terragrunt.hcl.json', 'terragrunt.stack.hcl'] },
    instead: 'only the Terraform modules in the repository are checked, with their defaults',
  },
  {
    name: 'Terraform Stacks',
    files: { endings: ['.tfcomponent.hcl', '.tfstack.hcl', '.tfdeploy.hcl'] },
    instead: 'only the Terraform modules in the repository are checked, with their defaults',
  },
  {
    name: 'AWS CDK',
    files: { endings: [], names: ['cdk.json'] },
    instead: 'check the templates that `cdk synth` writes',
  },
  {
    name: 'Pulumi',
    files: { endings: [], names: ['pulumi.yaml', 'pulumi.yml'] },
    instead: 'its programs do not produce a template',
  },
  {
    name: 'Serverless Framework',
    files: { endings: [], names: ['serverless.yml', 'serverless.yaml', 'serverless.json'] },
    instead: 'check the template that `serverless package` writes',
  },
]

/** The kind that a file is of by its name. */
export function otherKind(path: string): OtherKind | undefined {
  const name = nameOf(path).toLowerCase()
  return OTHER_KINDS.find(
    ({ files }) => files.endings.some((ending) => name.endsWith(ending)) || files.names?.includes(name),
  )
}
