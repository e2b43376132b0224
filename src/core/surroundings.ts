/**
 * What a template may refer to: modules, includes, texts it reads. Evaluation is synchronous and asks for what it
 * needs; what is not at hand is read afterwards, and the template is evaluated again.
 */
import type { SourceFile, UnreadFile } from './source.ts'

export interface Surroundings {
  /** The file at a repository-relative path; undefined where there is none, or none yet. */
  file(path: string): SourceFile | UnreadFile | undefined
  /**
   * The paths of all files below a folder ('.' is the root), repository-relative; undefined where they are not known
   * yet, or can't be.
   */
  filesBelow?(path: string): readonly string[] | undefined
  /** The Terraform files directly in a folder ('.' is the root); empty where there are none, or none yet. */
  terraformFolder(path: string): readonly (SourceFile | UnreadFile)[]
  /** Reads what was asked for and was not at hand; false when there was nothing, and evaluation has all it can get. */
  load(): Promise<boolean>
}
