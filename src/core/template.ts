/** Templates: what is judged as one. */
import type { Framework } from './frameworks.ts'
import type { Location, SourceFile, UnreadFile } from './source.ts'
import type { Surroundings } from './surroundings.ts'
import type { Mapping, Value } from './value.ts'

/** A template before parsing: a file, or for Terraform the files of a directory. */
export interface TemplateSource {
  readonly framework: Framework
  /** The file, or for Terraform the directory ('.' for the root). */
  readonly path: string
  readonly files: readonly SourceFile[]
  /** Files that belong to it and could not be read. */
  readonly unreadFiles?: readonly UnreadFile[]
  /** Files that give its parameters or variables values, by the configuration; later ones win. */
  readonly parameterFiles?: readonly SourceFile[]
  /** Variables that every call of this module sets, so that their defaults say nothing of their values. Terraform only. */
  readonly givenByCalls?: ReadonlySet<string>
  /** The files it may refer to; without them, what it refers to is not in the snapshot. */
  readonly surroundings?: Surroundings
}

export interface Template extends TemplateSource {
  /** The same template as another tool reads it, which takes other files of the folder. */
  readonly otherwise?: TemplateSource
  readonly resources: readonly Resource[]
  /** Parts that could not be read. */
  readonly problems: readonly Problem[]
  /** Parts that can be read and are not judged: what a macro makes, what a loop makes. */
  readonly gaps?: readonly Gap[]
  /** Parts that were not read or not expanded: what they may hold is not known. Without any, absence proves something. */
  readonly unread: readonly UnreadPart[]
  /** The templates of their own that it uses, each once. */
  readonly uses?: readonly Use[]
  /** Every comment with its marks, file by file; computed when asked for. */
  readonly comments?: () => readonly Location[]
  /** The parameters of its file and of the nested stacks in it; computed when asked for. CloudFormation only. */
  readonly parameters?: () => readonly TemplateParameter[]
  /** What it gives to others by its outputs; computed when asked for. */
  readonly outputs?: () => readonly Value[]
}

/** A parameter, as its section declares it. */
export interface TemplateParameter {
  readonly name: string
  /** Whether its value is masked where the stack is shown; not where that cannot be read. */
  readonly isMasked: boolean
  /** The whole declaration. */
  readonly at: Location
  readonly head: Location
}

/** The use of another template: calls of a module's folder, a nested stack, a linked deployment. */
export interface Use {
  /** The path of the template that is used. */
  readonly path: string
  /** Whether what it makes is judged with what it is given here; not where nothing is made of it yet (`for_each = {}`). */
  readonly isMade: boolean
  /** The variables or parameters that every call sets. */
  readonly given: readonly string[]
}

/** A part of a template that no policy sees, and why. */
export interface Gap extends Problem {
  /** Whether it is reported each time. */
  readonly notable: boolean
}

/** A part of a template that was not read, or that only the deployment expands. */
export interface UnreadPart {
  /** Repository-relative. */
  readonly path: string
  /** Undefined for a whole file. */
  readonly at?: Location
  /** What it may hold, as a part of a sentence: `what a macro adds to this template`. */
  readonly what: string
  /** Set where it says something that is not seen here, and is no fault: a macro, a loop, what a policy is applied to. */
  readonly isElsewhere?: true
  readonly reach: Reach
}

/**
 * What is not known because a part was not read.
 *
 * - `everything`: which resources there are, and what those of its file do not write
 * - `resources`: which resources there are; those that were read are whole
 * - `inside`: what stands at its place, and nothing else; the values there say so themselves
 * - `values`: parameters or variables, which are unknown where no other file gives them a value
 */
export type Reach = 'everything' | 'resources' | 'inside' | 'values'

/** A part of a template that could not be read, and where. */
export interface Problem {
  readonly message: string
  readonly at: Location
}

export interface Resource {
  /** `AWS::S3::Bucket`, `aws_s3_bucket`, `data.aws_iam_policy_document`, `Microsoft.Storage/storageAccounts` */
  readonly type: string
  /** Logical id, Terraform address (`module.a.aws_s3_bucket.b["x"]`), or the name of an ARM resource. */
  readonly name: string
  readonly properties: Mapping
  /** What stands beside the properties: Condition, DeletionPolicy, count, lifecycle. */
  readonly meta: Mapping
  /** The whole block. */
  readonly at: Location
  /** The logical id or the block's labels: where a finding about something absent points. */
  readonly head: Location
  /** Of one of several that a block makes: the name that stands for all of them. */
  readonly block?: string
  /** The use of a module that it belongs to; none in the template's own files. */
  readonly within?: ModuleInstance
}

/** One use of a module by a template. */
export interface ModuleInstance {
  /** `module.a["x"].module.b` */
  readonly name: string
  /** What decides whether it exists: count, for_each. */
  readonly meta: Mapping
  /** The head of the call. */
  readonly call: Location
  /** The use of the module that the call stands in. */
  readonly outer?: ModuleInstance
}
