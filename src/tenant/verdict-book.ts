/** The verdicts of a run as they come in, each for one submission. Identical submissions share one. */
import type { FileVerdict, Submission } from './submission.ts'
import { TenantError } from './tenant-error.ts'
import type { Memory } from './verdicts.ts'

const CLEAN: FileVerdict = { kind: 'judged', violationCount: 0, policies: [] }

export class VerdictBook {
  readonly #digests: ReadonlyMap<Submission, string>
  readonly #memory: Memory
  readonly #verdicts = new Map<string, FileVerdict>()
  /** The submissions to make, by digest: those without a cached verdict. */
  readonly todo = new Map<string, Submission>()
  readonly #claims = new Map<string, string>()
  readonly #disputed = new Set<string>()

  /** @param digests what makes two submissions the same */
  constructor(digests: ReadonlyMap<Submission, string>, memory: Memory) {
    this.#digests = digests
    this.#memory = memory
    for (const [submission, digest] of digests) {
      if (memory.isClean(digest)) this.#verdicts.set(digest, CLEAN)
      else this.todo.set(digest, submission)
    }
  }

  /**
   * Binds the address of a result to the submission that it was given for.
   * @throws TenantError where another submission has it: neither has a verdict then
   */
  claim(resultUrl: string, submission: Submission): void {
    const digest = this.#digests.get(submission) ?? ''
    const other = this.#claims.get(resultUrl)
    if (other === undefined) {
      this.#claims.set(resultUrl, digest)
      return
    }
    for (const each of [digest, other]) this.#dispute(each)
    throw new TenantError('protocol', `${new URL(resultUrl).host} gave two files the same result address`)
  }

  #dispute(digest: string): void {
    this.#disputed.add(digest)
    this.#verdicts.delete(digest)
    this.#memory.forgetClean(digest)
  }

  note(digest: string, verdict: FileVerdict): void {
    if (this.#disputed.has(digest)) return
    this.#verdicts.set(digest, verdict)
    const isClean = verdict.kind === 'judged' && verdict.violationCount === 0 && verdict.policies.length === 0
    if (isClean) this.#memory.noteClean(digest)
  }

  /** By submission; those without a verdict are missing. */
  verdicts(): ReadonlyMap<Submission, FileVerdict> {
    const verdicts = new Map<Submission, FileVerdict>()
    for (const [submission, digest] of this.#digests) {
      const verdict = this.#verdicts.get(digest)
      if (verdict !== undefined) verdicts.set(submission, verdict)
    }
    return verdicts
  }
}
