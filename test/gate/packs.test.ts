/** Packs in a run: what they make of verdicts, and what changes of them are reported. */
import { describe, expect, test } from 'vitest'
import { outcomeOf, type Report } from '../../src/core/report.ts'
import type { Snapshot } from '../../src/core/snapshot.ts'
import { ownPoliciesOf } from '../../src/gate/own-policies.ts'
import { runGate } from '../../src/gate/run-gate.ts'
import { wholeChange } from '../../src/git/whole.ts'
import { renderHtml } from '../../src/report/html/html.ts'
import { renderJson } from '../../src/report/json.ts'
import { isOneLine } from '../../src/report/nothing-to-report.ts'
import { renderPretty } from '../../src/report/pretty.ts'
import { renderSarif } from '../../src/report/sarif.ts'
import { dependent, extending, folderWith, installed, load, snapshotWith } from '../config/packs-support.ts'
import { changeOf, type Texts } from '../support/memory-snapshot.ts'
import { NO_TENANT } from '../support/no-tenant.ts'

const SSH = 'aws-sg-ssh-open-to-world'
const OWNER = 'acme-storage-owner'
const POLICY = `id: ${OWNER}
title: Storage does not name its owner
severity: high
resource: { terraform: aws_s3_bucket }
require: { tag: Owner, exists: true }
`
const PACK = 'failOn: low\nfinal: [failOn, policies]\npolicyFiles: ["policies/*.yaml"]\n'
const BUCKET = { 'main.tf': 'resource "aws_s3_bucket" "logs" {}\n' }
const request = { overrides: {}, tenant: NO_TENANT, today: '2026-11-30' } as const

const withPackages = (snapshot: Snapshot, top: string | undefined): Snapshot =>
  top === undefined
    ? snapshot
    : { ...snapshot, packages: snapshotWith({}, top).packages ?? (() => Promise.reject()) }

async function commit(before: Texts, after: Texts, top?: string): Promise<Report> {
  const { snapshot, bases = [], ...change } = await changeOf(before, after)
  const changes = [
    { ...change, snapshot: withPackages(snapshot, top), bases: bases.map((base) => withPackages(base, top)) },
  ]
  return runGate({ ...request, action: 'commit', changes })
}

const scan = async (texts: Texts, top?: string): Promise<Report> =>
  runGate({ ...request, action: 'scan', changes: [await wholeChange(snapshotWith(texts, top))] })

const weakenedIn = ({ configurationChanges }: Report): readonly string[] =>
  configurationChanges.map(
    ({ path, key, message }) => `${path} ${key === undefined ? '' : `${key}: `}${message}`,
  )
const problemsIn = ({ configurationProblems }: Report): readonly string[] =>
  configurationProblems.map(({ path, message }) => `${path} ${message}`)
const violationsIn = ({ judged }: Report): readonly string[] =>
  judged.flatMap(({ result }) => result.findings.map(({ policy }) => policy.id))

const team: Texts = { ...extending('./team.yaml'), 'team.yaml': PACK, 'policies/owner.yaml': POLICY }
const npm = (others: object = {}, version?: string): Texts => ({
  '.mvcrc': JSON.stringify({ extends: ['@acme/gate-policy'], ...others }),
  ...dependent(version),
})

describe('policies of packs', () => {
  test('judge, from files of the repository and from packages', async () => {
    const top = folderWith(installed({ 'mvc-pack.yaml': PACK, 'policies/owner.yaml': POLICY }))
    for (const report of [await scan({ ...team, ...BUCKET }), await scan({ ...npm(), ...BUCKET }, top)]) {
      expect(violationsIn(report)).toContain(OWNER)
      expect(outcomeOf(report)).toBe('violations')
    }
  })

  test('are not turned off by a repository, by any name; the attempt is reported', async () => {
    const top = folderWith(installed({ 'mvc-pack.yaml': PACK, 'policies/owner.yaml': POLICY }))
    const grades = { [OWNER]: 'off', 'Unrestricted SSH Access': 'off' }
    const report = await scan({ ...npm({ policies: grades, failOn: 'critical' }), ...BUCKET }, top)
    expect(violationsIn(report)).toContain(OWNER)
    expect(outcomeOf(report)).toBe('violations')
    expect(problemsIn(report)).toEqual([
      '.mvcrc failOn: final in @acme/gate-policy 1.2.0, not applied: critical (was low)',
      `.mvcrc policies: final in @acme/gate-policy 1.2.0, not applied: ${OWNER} is off (was high)`,
      `.mvcrc policies: final in @acme/gate-policy 1.2.0, not applied: ${SSH} is off (was critical) ("Unrestricted SSH Access")`,
    ])
  })

  test('are not replaced by one of the repository with the same id', async () => {
    const mine = POLICY.replace('exists: true', 'exists: false')
    await expect(scan({ ...team, ...BUCKET, '.mvc-gate/policies/mine.yaml': mine })).rejects.toThrow(
      /the id 'acme-storage-owner' is used in /,
    )
  })

  test('another content of the same version is another verdict', async () => {
    const digestWith = async (policy: string) => {
      const top = folderWith(installed({ 'mvc-pack.yaml': PACK, 'policies/owner.yaml': policy }))
      const config = await load(npm(), top)
      return [(await ownPoliciesOf(config))?.digest, config.policyFiles?.files.map(({ id }) => id)]
    }
    const [digest, ids] = await digestWith(POLICY)
    expect(await digestWith(POLICY)).toEqual([digest, ids])
    const [other, otherIds] = await digestWith(POLICY.replace('Owner', 'Team'))
    expect(other).not.toBe(digest)
    expect(otherIds).not.toEqual(ids)
  })
})

describe('a report', () => {
  const texts = { ...npm({ undecided: 'block', exclude: ['x'] }), ...BUCKET }
  const pack = {
    path: '.mvcrc',
    name: '@acme/gate-policy 1.2.0',
    keys: ['failOn'],
    final: ['failOn', 'policies'],
    policyFiles: 1,
  }
  const top = () => folderWith(installed({ 'mvc-pack.yaml': PACK, 'policies/owner.yaml': POLICY }))

  test('says at its head which pack gives what', async () => {
    const report = await scan(texts, top())
    expect(report.packs).toEqual([pack])
    expect(renderPretty(report, { color: false, verbose: false })).toMatch(
      /^Packs:\n {2}@acme\/gate-policy 1\.2\.0 {2}failOn \(final\), policies \(final\), 1 policy file {2}\.mvcrc\n\n/,
    )
    expect(JSON.parse(renderJson(report, { version: '1' })).packs).toEqual([pack])
    const [run] = JSON.parse(renderSarif(report, { version: '1' })).runs
    expect(run.properties).toEqual({ packs: [pack] })
    expect(renderHtml(report, { version: '1' })).toContain('@acme/gate-policy 1.2.0: failOn (final)')
  })

  test('has one line where nothing is wrong, and nothing of packs without any', async () => {
    const clean = { ...npm(), 'main.tf': 'locals {}\n' }
    const report = await scan(clean, top())
    expect(isOneLine(report, { verbose: false })).toBe(true)
    const without = await scan(BUCKET)
    expect(without.packs).toBeUndefined()
    expect(renderPretty(without, { color: false, verbose: true })).not.toContain('Packs')
  })

  test('says of the command line what it does not apply', async () => {
    const changes = [await wholeChange(snapshotWith(texts, top()))]
    const overrides = { failOn: 'critical', undecided: 'report' } as const
    const report = await runGate({ ...request, action: 'scan', changes, overrides })
    expect(report.judged.map(({ rules }) => rules)).toMatchObject([{ failOn: 'low', undecided: 'report' }])
    expect(report.notes).toEqual([
      'failOn is final in @acme/gate-policy 1.2.0, so it is low and not critical, as the command line says',
    ])
  })
})

describe('a change of what a configuration extends', () => {
  test('a pack that is removed', async () => {
    expect(weakenedIn(await commit({ ...team, ...BUCKET }, { ...team, ...BUCKET, '.mvcrc': '{}' }))).toEqual([
      '.mvcrc extends: removed "./team.yaml"',
      '.mvcrc failOn: medium (was low)',
      `policies/owner.yaml ${OWNER} removed`,
    ])
  })

  test('packs in another order, and one more', async () => {
    const files = { 'a.yaml': '', 'b.yaml': '', ...BUCKET }
    const both = (...packs: readonly string[]) => ({ ...files, ...extending(...packs) })
    expect(weakenedIn(await commit(both('./a.yaml', './b.yaml'), both('./b.yaml', './a.yaml')))).toEqual([
      '.mvcrc extends: in another order',
    ])
    expect(weakenedIn(await commit(both('./a.yaml'), both('./a.yaml', './b.yaml')))).toEqual([])
    const looser = { ...both('./a.yaml', './b.yaml'), 'b.yaml': 'failOn: critical' }
    expect(weakenedIn(await commit(both('./a.yaml'), looser))).toEqual([
      '.mvcrc failOn: critical (was medium)',
    ])
  })

  test('a file of the repository that is loosened, alone, also for a configuration elsewhere', async () => {
    const after: Texts = {
      ...team,
      'team.yaml': PACK.replace('low', 'critical').replace('[failOn, policies]', '[policies]'),
    }
    expect(weakenedIn(await commit(team, after))).toEqual([
      '.mvcrc failOn: critical (was low)',
      '.mvcrc failOn: no longer final (was in team.yaml)',
    ])
    const { '.mvcrc': _, ...files } = after
    const elsewhere = (pack: string) => ({
      ...files,
      'infra/.mvcrc': '{ "extends": ["../teams/gate.mvcrc.yaml"] }',
      'teams/gate.mvcrc.yaml': pack,
    })
    expect(weakenedIn(await commit(elsewhere('failOn: low'), elsewhere('failOn: high')))).toEqual([
      'infra/.mvcrc failOn: high (was low)',
    ])
  })

  test('a policy that a pack of the repository no longer brings', async () => {
    const { 'policies/owner.yaml': _, ...files } = team
    const after = { ...files, 'policies/other.yaml': POLICY.replace(OWNER, 'acme-other') }
    expect(weakenedIn(await commit(team, after))).toEqual([`policies/owner.yaml ${OWNER} removed`])
  })

  test('another version of a package, or one from elsewhere, by the lock file alone', async () => {
    const top = folderWith(installed({ 'mvc-pack.yaml': PACK, 'policies/owner.yaml': POLICY }))
    const report = await commit({ ...npm({}, '1.3.0'), ...BUCKET }, { ...npm(), ...BUCKET }, top)
    expect(weakenedIn(report)).toEqual(['.mvcrc extends: @acme/gate-policy is 1.2.0 (was 1.3.0)'])
    const before: Texts = { ...npm(), ...BUCKET }
    const elsewhere = {
      ...before,
      'package-lock.json': before['package-lock.json']?.replace('registry.', 'evil.') ?? '',
    }
    expect(weakenedIn(await commit(before, elsewhere, top))).toEqual([
      '.mvcrc extends: @acme/gate-policy 1.2.0 comes from https://evil.example/a.tgz (was https://registry.example/a.tgz)',
    ])
    const nested = (version: string) => ({
      'infra/.mvcrc': '{ "extends": ["@acme/gate-policy"] }',
      ...dependent(version),
    })
    expect(weakenedIn(await commit(nested('1.1.0'), nested('1.2.0'), top))).toEqual([
      'infra/.mvcrc extends: @acme/gate-policy is 1.2.0 (was 1.1.0)',
    ])
  })

  test('nothing is said of a change that leaves it as it was', async () => {
    const after = { ...team, 'more.tf': 'locals {}\n', 'package-lock.json': '{}', 'notes.mvc.yaml': 'x: 1' }
    expect(weakenedIn(await commit(team, after))).toEqual([])
  })

  test('a forged lock file: a version that is not installed', async () => {
    const top = folderWith(installed({ 'mvc-pack.yaml': PACK, 'policies/owner.yaml': POLICY }))
    await expect(commit({ ...npm(), ...BUCKET }, { ...npm({}, '9.9.9'), ...BUCKET }, top)).rejects.toThrow(
      'node_modules/@acme/gate-policy is @acme/gate-policy 1.2.0, but package-lock.json names @acme/gate-policy 9.9.9',
    )
  })
})
