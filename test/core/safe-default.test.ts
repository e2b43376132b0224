/** A violation that rests only on a default that is safe for new resources has a severity of its own. */
import { describe, expect, it } from 'vitest'
import {
  type Attr,
  all,
  any,
  type Claim,
  certain,
  is,
  isOrIsLeft,
  not,
  withNote,
  withoutEvidence,
} from '../../src/core/claim.ts'
import { isViolation, primaryPlace } from '../../src/core/finding.ts'
import { definePolicy, type ListedPolicy, type Subject } from '../../src/core/policy.ts'
import type { Severity } from '../../src/core/policy-info.ts'
import { type Location, SourceFile, sourceText } from '../../src/core/source.ts'
import type { SubjectInfo } from '../../src/core/subject-info.ts'
import type { Template } from '../../src/core/template.ts'
import { judgeTemplate } from '../../src/engines/offline.ts'
import { find, OPEN_SSH, resource } from '../report/support.ts'

const file = new SourceFile('main.tf', 'resource "aws_sqs_queue" "q" { sse = false }\n')
const head = find(file, '"aws_sqs_queue" "q"')
const queue = resource('aws_sqs_queue', 'aws_sqs_queue.q', head)
const template: Template = {
  framework: 'terraform',
  path: '.',
  files: [file],
  resources: [queue],
  problems: [],
  unread: [],
}

const SINCE = 'new queues are encrypted since May 2023'
const NEW_ONES = `not written; ${SINCE}`

const QUEUE: SubjectInfo = {
  name: 'aws.queue',
  describes: 'A queue',
  types: {},
  linkedTypes: [],
  attributes: { encrypted: { type: 'boolean', describes: 'Whether it is encrypted.' } },
}

interface Queue {
  readonly encrypted: Attr<boolean>
}

const left: Attr<boolean> = { kind: 'known', value: true, origin: 'default', at: head, newOnes: SINCE }
const safe: Attr<boolean> = { kind: 'known', value: true, origin: 'default', at: head }
const off: Attr<boolean> = { kind: 'known', value: false, origin: 'written', at: find(file, 'false') }
const on: Attr<boolean> = { ...off, value: true }
const open: Attr<boolean> = { kind: 'unknown', because: { kind: 'variable', name: 'var.sse' }, at: head }

function oneOf(...branches: readonly Attr<boolean>[]): Attr<boolean> {
  return { kind: 'either', condition: 'c', branches, at: head }
}

/** A policy over one queue, violated by what is off and, mildly, by what is left to the default. */
function policyFor(
  encrypted: Attr<boolean>,
  violatedWhen: (queue: Queue) => Claim = (each) => isOrIsLeft(each.encrypted, [false]),
): ListedPolicy {
  const subject: Subject<Queue> = { encrypted, resource: queue, template, at: head }
  return definePolicy<Queue>({
    ...OPEN_SSH,
    id: 'aws-sqs-unencrypted',
    severity: 'high',
    safeDefaultSeverity: 'low',
    subject: { info: QUEUE, adapt: () => [subject] },
    violatedWhen,
  })
}

async function judge(policy: ListedPolicy, grade?: Severity): Promise<readonly string[]> {
  const grades = new Map(grade === undefined ? [] : [[policy.id, grade] as const])
  const { findings } = await judgeTemplate(template, { policies: grades }, [policy])
  return findings.map(({ verdict, severity, labels: [{ note }] }) => `${verdict} ${severity}: ${note}`)
}

describe('the severity', () => {
  it('is the lower one where only the default is at fault', async () => {
    expect(await judge(policyFor(left))).toEqual([`violation low: ${NEW_ONES}`])
    expect(await judge(policyFor(off))).toEqual(['violation high: false'])
    expect(await judge(policyFor(on))).toEqual([])
  })

  it('is the full one where it is not known what is at fault', async () => {
    expect(await judge(policyFor(open))).toEqual(['undecided high: var.sse has no default'])
    expect(await judge(policyFor(oneOf(off, on)))).toEqual(['undecided high: it depends on the condition c'])
  })

  it('is the worst one that is possible where it is not known whether there is a fault', async () => {
    expect(await judge(policyFor(oneOf(left, on)))).toEqual(['undecided low: it depends on the condition c'])
    expect(await judge(policyFor(oneOf(on, left, off)))).toEqual([
      'undecided high: it depends on the condition c',
    ])
  })

  it('is the one that is certain where only its degree is not known', async () => {
    expect(await judge(policyFor(oneOf(left, left)))).toEqual([`violation low: ${NEW_ONES}`])
    expect(await judge(policyFor(oneOf(left, off)))).toEqual([`violation low: ${NEW_ONES}`])
    const two = policyFor(left, ({ encrypted }) => any(is(open, [false]), isOrIsLeft(encrypted, [false])))
    expect(await judge(two)).toEqual([`violation low: ${NEW_ONES}`])
  })

  it('is none where the default is safe for all', async () => {
    expect(await judge(policyFor(safe))).toEqual([])
  })

  it('is what the configuration says, for both', async () => {
    expect(await judge(policyFor(left), 'critical')).toEqual([`violation critical: ${NEW_ONES}`])
    expect(await judge(policyFor(off), 'medium')).toEqual(['violation medium: false'])
  })

  it('is that of the policy where it declares one only', async () => {
    const policy = definePolicy<Queue>({
      ...OPEN_SSH,
      severity: 'medium',
      subject: { info: QUEUE, adapt: () => [{ encrypted: left, resource: queue, template, at: head }] },
      violatedWhen: ({ encrypted }) => isOrIsLeft(encrypted, [false]),
    })
    expect(await judge(policy)).toEqual([`violation medium: ${NEW_ONES}`])
  })
})

describe('a claim that rests on a safe default', () => {
  const mild = isOrIsLeft(left, [false])
  const full = certain(true, head, 'a queue')

  const kindOf = ({ truth, ofSafeDefault = false }: Claim) => `${truth}${ofSafeDefault ? ' by default' : ''}`

  it('needs one full reason to be a full one', () => {
    expect([any(mild, full), any(full, mild), any(mild, mild)].map(kindOf)).toEqual([
      'true',
      'true',
      'true by default',
    ])
  })

  it('stays one among the conditions that it needs', () => {
    expect([all(full, mild), all(mild, full), all(full, full)].map(kindOf)).toEqual([
      'true by default',
      'true by default',
      'true',
    ])
    expect(kindOf(all(mild, certain(false, head, '')))).toBe('false')
    expect(kindOf(all(mild, is(open, [false])))).toBe('unknown by default')
  })

  it('shows what may make it worse', () => {
    const { evidence } = any(mild, is({ ...open, at: find(file, 'sse') }, [false]))
    expect(evidence.map(({ note }) => note)).toEqual([NEW_ONES, 'var.sse has no default'])
  })

  it('keeps that with other words or none, and loses it when it is turned round', () => {
    expect([withNote(mild, 'left'), withoutEvidence(mild)].map(kindOf)).toEqual([
      'true by default',
      'true by default',
    ])
    expect([not(mild), not(not(mild))].map(kindOf)).toEqual(['false', 'true'])
  })

  it('is none where something is written or nothing holds', () => {
    const absent: Attr<boolean> = { kind: 'absent', at: head }
    expect([off, on, absent, open].map((attr) => kindOf(isOrIsLeft(attr, [false])))).toEqual([
      'true',
      'false',
      'false',
      'unknown',
    ])
  })
})

describe('a finding', () => {
  it('points at its subject where the claim has no evidence', () => {
    const policy = policyFor(off, ({ encrypted }) => withoutEvidence(is(encrypted, [false])))
    const [finding] = policy.judge(template).findings
    expect(finding?.labels).toEqual([{ at: head, note: OPEN_SSH.title }])
    expect(finding && sourceText(primaryPlace(finding))).toBe('"aws_sqs_queue" "q"')
    expect(finding && isViolation(finding)).toBe(true)
  })

  it('points at what the claim says first', () => {
    const [finding] = policyFor(off).judge(template).findings
    expect(finding && sourceText(primaryPlace(finding))).toBe('false')
    const [undecided] = policyFor(open).judge(template).findings
    expect(undecided && isViolation(undecided)).toBe(false)
  })
})

it('the text of a place may be cut', () => {
  const place: Location = { file, range: { start: 0, end: 18 } }
  expect([sourceText(place), sourceText(place, 8), sourceText(place, 100)]).toEqual([
    'resource "aws_sqs_',
    'resource',
    'resource "aws_sqs_',
  ])
})
