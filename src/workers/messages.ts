/** What the main thread and its workers say to each other: plain data, which threads copy. */
import type { UnreadFile } from '../core/source.ts'
import type { TemplateSource } from '../core/template.ts'
import type { JudgeRequest } from '../gate/evaluate/judge.ts'
import type { Packed } from '../gate/evaluate/pack.ts'
import type { Asked } from '../gate/plan/surroundings.ts'

/** A file in a message. */
export interface PlainFile {
  readonly path: string
  readonly text: string
}

/** A template to judge, and everything that its verdict depends on but for its surroundings. */
export interface Job extends Pick<JudgeRequest, 'how'> {
  readonly kind: 'job'
  readonly id: number
  /** The same for templates of the same snapshot. */
  readonly snapshot: number
  readonly source: Omit<TemplateSource, 'files' | 'parameterFiles' | 'surroundings'> & {
    readonly files: readonly PlainFile[]
    readonly parameterFiles?: readonly PlainFile[]
  }
  /** The system's time in milliseconds, which all threads share, at which the run's time is over. */
  readonly end: number
  readonly late: ReturnType<JudgeRequest['deadline']['missed']>
}

/** The answer to `asks`: a file that does not exist has no content. */
export interface Answer {
  readonly kind: 'answer'
  readonly id: number
  readonly files: readonly (readonly [path: string, content: PlainFile | UnreadFile | undefined])[]
  readonly folders: readonly (readonly [path: string, content: readonly (PlainFile | UnreadFile)[]])[]
  readonly trees: readonly (readonly [path: string, paths: readonly string[] | undefined])[]
}

export type ToWorker = Job | Answer

export type FromWorker =
  | { readonly kind: 'ready' }
  /** What a template refers to and the worker does not have. */
  | { readonly kind: 'asks'; readonly id: number; readonly asked: Asked }
  /** A result, and all that the template asked its surroundings for. */
  | { readonly kind: 'done'; readonly id: number; readonly result: Packed; readonly asked: Asked }
  /** A fault of the program. */
  | { readonly kind: 'failed'; readonly id: number; readonly reason: string }
