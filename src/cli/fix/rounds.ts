/**
 * Fixes all that can be fixed together, judges what comes of it, and goes on with what is left: two fixes at one place are
 * made one after the other, and what makes anything else worse is taken back.
 */
import { type Finding, isViolation, primaryPlace } from '../../core/finding.ts'
import type { Fix, Refusal } from '../../core/fix.ts'
import { identityOf } from '../../core/identity.ts'
import type { Report } from '../../core/report.ts'
import type { Change } from '../../core/snapshot.ts'
import { listFindings } from '../../report/order.ts'
import { Draft, type DraftedFile, type PlacedEdits } from './draft.ts'
import { isBetter } from './is-better.ts'
import { Taken } from './taken.ts'
import type { FixTarget } from './target.ts'

/** Whether to make a fix, and whether to go on. */
export type Answer = 'yes' | 'no' | 'stop'

export interface RoundsOptions {
  /** Judges a change, with the fixes of those findings that are asked for. */
  readonly judge: (change: Change, asked: (finding: Finding) => boolean) => Promise<Report>
  /** Whether the time to look for fixes is over. */
  readonly late: () => boolean
  /** Which findings it is about. */
  readonly concerns: (finding: Finding) => boolean
  readonly unsafe: boolean
  /** Asks about each fix; all are made without it. */
  readonly confirm?: (offer: Offer) => Promise<Answer>
}

/** A fix that can be made. */
export interface Offer extends Found {
  readonly fix: Fix
  readonly placed: PlacedEdits
}

/** A finding, where it stood at first. */
export interface FoundAt {
  readonly finding: Finding
  readonly path: string
  /** One-based. */
  readonly line: number
}

export interface Fixed extends FoundAt {
  /** Keys of the files that its fix changed. */
  readonly files: readonly string[]
}

export interface Left extends FoundAt {
  readonly why: string
  readonly blocking: boolean
  /** Set where a fix waits for `--unsafe`. */
  readonly isUnsafe: boolean
}

export interface Rounds {
  readonly files: readonly DraftedFile[]
  readonly fixed: readonly Fixed[]
  readonly left: readonly Left[]
  /** As it was found at first. */
  readonly first: Report
  /** What is left. */
  readonly last: Report
}

/** Each round takes a run of the gate; more are needed only by what is written to look like it. */
const MOST_ROUNDS = 20

const WORSE = 'its fix brings another finding'
const DECLINED = 'not wanted'
const NO_TIME = 'there was no time left to look for its fix; run the command again'
const TOO_MANY = 'other fixes at the same place came first; run the command again'

export function fixInRounds(target: FixTarget, options: RoundsOptions): Promise<Rounds> {
  return new Run(target, options).toEnd()
}

interface Choice {
  /** Fixes that can be made together. */
  readonly offers: readonly Offer[]
  /** Those that have to wait for them. */
  readonly waiting: readonly Offer[]
  readonly left: readonly Left[]
}

class Run {
  readonly #options: RoundsOptions
  readonly #draft: Draft
  readonly #fixed: Fixed[] = []
  readonly #accepted = new Set<string>()
  /** Why findings stay although they have a fix. */
  readonly #dropped = new Map<string, string>()
  /** What is known of findings that are not asked about again before all others are fixed. */
  readonly #known = new Map<string, Fix | Refusal>()
  #isStopped = false

  constructor(target: FixTarget, options: RoundsOptions) {
    this.#options = options
    this.#draft = new Draft(target)
  }

  async toEnd(): Promise<Rounds> {
    const first = await this.#judge()
    let last = first
    let choice = await this.#choose(first)
    for (let round = 0; choice.offers.length > 0 && round < MOST_ROUNDS; round++) {
      last = await this.#make(choice.offers, last)
      choice = await this.#choose(last)
      if (choice.offers.length > 0 || this.#known.size === 0 || this.#options.late()) continue
      // What could not be fixed may be so now that other things are.
      this.#known.clear()
      last = await this.#judge()
      choice = await this.#choose(last)
    }
    const late = [...choice.offers, ...choice.waiting].map((offer) => this.#leave(offer, TOO_MANY))
    return { files: this.#draft.drafted(), fixed: this.#fixed, left: [...choice.left, ...late], first, last }
  }

  #judge(): Promise<Report> {
    const isKnown = (key: string) => this.#known.has(key) || this.#dropped.has(key)
    return this.#options.judge(this.#draft.change, (finding) => !isKnown(keyOf(finding)))
  }

  async #choose(report: Report): Promise<Choice> {
    const taken = new Taken()
    const offers: Offer[] = []
    const waiting: Offer[] = []
    const left: Left[] = []
    for (const found of violationsIn(report, this.#options.concerns)) {
      const offer = await this.#offer(found)
      if ('why' in offer) left.push(offer)
      else if (!taken.isFree(offer.placed)) waiting.push(offer)
      else if (await this.#isAccepted(offer)) {
        taken.add(offer.placed)
        offers.push(offer)
      } else left.push(this.#leave(found, DECLINED))
    }
    return { offers, waiting, left }
  }

  async #offer(found: Found): Promise<Offer | Left> {
    const { finding } = found
    const key = keyOf(finding)
    const dropped = this.#dropped.get(key)
    if (dropped !== undefined) return this.#leave(found, dropped)
    const answer = found.answer ?? this.#known.get(key)
    if (answer === undefined) return this.#leave(found, this.#options.late() ? NO_TIME : finding.policy.fix)
    if ('refused' in answer) {
      this.#known.set(key, answer)
      return this.#leave(found, answer.refused)
    }
    if (answer.unsafe !== undefined && !this.#options.unsafe) {
      this.#known.set(key, answer)
      return { ...this.#leave(found, answer.unsafe), isUnsafe: true }
    }
    const placed = await this.#draft.place(answer)
    if ('refused' in placed) return this.#leave(found, String(placed.refused))
    return { ...found, fix: answer, placed }
  }

  async #isAccepted(offer: Offer): Promise<boolean> {
    const { confirm } = this.#options
    const key = keyOf(offer.finding)
    if (confirm === undefined || this.#accepted.has(key)) return true
    const answer = this.#isStopped ? 'stop' : await confirm(offer)
    this.#isStopped ||= answer === 'stop'
    if (answer === 'yes') this.#accepted.add(key)
    else this.#dropped.set(key, DECLINED)
    return answer === 'yes'
  }

  /** @returns what is left, which is as before where the fixes cannot be made */
  async #make(offers: readonly Offer[], report: Report): Promise<Report> {
    const fixed = offers.map((offer) => ({ ...this.#found(offer), files: [...offer.placed.keys()] }))
    const undo = this.#draft.apply(offers.map(({ placed }) => placed))
    const next = await this.#judge()
    if (isBetter(report, next)) {
      this.#fixed.push(...fixed)
      return next
    }
    undo()
    const [first] = offers
    if (offers.length > 1) return this.#make(offers.slice(0, offers.length >> 1), report)
    if (first !== undefined) this.#dropped.set(keyOf(first.finding), WORSE)
    return report
  }

  #found({ finding }: Pick<Found, 'finding'>): FoundAt {
    const { path, line } = this.#draft.originalPlace(primaryPlace(finding))
    return { finding, path, line }
  }

  #leave(found: Found, why: string): Left {
    return { ...this.#found(found), blocking: found.blocking, why, isUnsafe: false }
  }
}

/** A violation that counts, and what is known of its fix. */
interface Found {
  readonly finding: Finding
  readonly blocking: boolean
  readonly answer: Fix | Refusal | undefined
}

function violationsIn(report: Report, concerns: RoundsOptions['concerns']): readonly Found[] {
  const answers = new Map(report.judged.flatMap(({ fixes }) => [...(fixes ?? [])]))
  return listFindings(report)
    .filter(({ finding }) => isViolation(finding) && concerns(finding))
    .map((each) => ({ ...each, answer: answers.get(each.finding) }))
}

function keyOf(finding: Finding): string {
  return JSON.stringify([primaryPlace(finding).file.path, identityOf(finding)])
}
