/** What a kind of subject says about itself at run time: for the documentation, for tests, for policies of users. */
import type { Vocabulary } from './frameworks.ts'

/** One attribute of a subject. */
export interface AttributeInfo {
  /** `boolean`, `text`, `texts`, `object`, ... */
  readonly type: string
  readonly describes: string
  /** Of an object or a list of objects. */
  readonly attributes?: AttributesInfo
}

export type AttributesInfo = Readonly<Record<string, AttributeInfo>>

/** Resource types by the vocabulary that they are written in. */
export type TypesByVocabulary = Readonly<Partial<Record<Vocabulary, readonly string[]>>>

export interface SubjectInfo {
  /** `aws.s3-bucket`: the platform, and a name that no other subject of the platform has. */
  readonly name: string
  /** A noun phrase without a full stop: what one subject is. */
  readonly describes: string
  readonly attributes: AttributesInfo
  /** The types of the resources that are such subjects, or hold them. */
  readonly types: TypesByVocabulary
  /** Further types that say something about them: resources that name them, or that they name. */
  readonly linkedTypes: readonly string[]
}
