/** `mvc-gate policies test`: the tests beside own policies. */
import { relative, resolve, sep } from 'node:path'
import { type Expectation, fixtureOf } from '../config/policy-files.ts'
import { utf8Text } from '../core/decode.ts'
import { GateError } from '../core/errors.ts'
import { type Finding, isViolation, primaryPlace } from '../core/finding.ts'
import { frameworkInfo } from '../core/frameworks.ts'
import { folderOf, isBelow } from '../core/path.ts'
import type { ListedPolicy } from '../core/policy.ts'
import type { SnapshotFile } from '../core/snapshot.ts'
import { SourceFile } from '../core/source.ts'
import { judgeTemplate, parseOffline } from '../engines/offline.ts'
import { detectFramework } from '../frameworks/detect.ts'
import { renderTestResults, type TestResult } from '../report/junit-tests.ts'
import { escapeText } from '../report/terminal.ts'
import { count } from '../report/words.ts'
import type { Context } from './context.ts'
import { EXIT } from './exit-code.ts'
import { expectedLines } from './expected-lines.ts'
import { type PoliciesHere, policiesHere } from './own-policies.ts'

export interface PolicyTestRequest {
  readonly paths: readonly string[]
  readonly format: 'pretty' | 'json' | 'junit'
}

/**
 * Judges each test by its policy, and prints a line for each that is not as its name and its comments say.
 * @throws GateError `config` for policies that are not valid, `usage` where there are none, or a path has no test
 */
export async function testPolicies(request: PolicyTestRequest, context: Context): Promise<number> {
  const here = await policiesHere(context.cwd)
  if (here.own === undefined) {
    throw new GateError('usage', 'no policy files found', {
      hint: 'write one with `mvc-gate policies new <id>`; docs/custom-policies.md says how',
    })
  }
  const policies = await here.own.all()
  const fixtures = await fixturesOf(here, request.paths, context.cwd)
  const results: TestResult[] = []
  for (const file of fixtures) results.push(await runFixture(file, here, policies))
  const tested = new Set(fixtures.map(({ path }) => fixtureOf(path)?.id))
  const untested =
    request.paths.length > 0 ? [] : here.own.ids.filter((id) => !tested.has(id) && !here.fromPackages.has(id))
  context.stdout.write(printed(results, untested, request))
  return results.some(({ failures }) => failures.length > 0) ? EXIT.violations : EXIT.allow
}

/** Tests beside the policies in force: those below the paths, or of the policy files that these name. */
async function fixturesOf(
  { snapshot, config, root }: PoliciesHere,
  paths: readonly string[],
  cwd: string,
): Promise<readonly SnapshotFile[]> {
  const own = config.policyFiles?.files ?? []
  const folders = [...new Set(own.map(({ path }) => folderOf(path)))]
  const all = (await snapshot.listFolders(folders)).filter(({ path }) => fixtureOf(path) !== undefined)
  if (paths.length === 0) return all
  const wanted = paths.map((path) => relative(root, resolve(cwd, path)).split(sep).join('/') || '.')
  const missing = wanted.findIndex((path) => ![...all, ...own].some((file) => isBelow(file.path, path)))
  if (missing !== -1) throw new GateError('usage', `no policy and no test of one: '${paths[missing]}'`)
  const ids = wanted.filter((path) => own.some((file) => file.path === path))
  const stemOf = (path: string) => path.replace(/\.[^./]+$/, '')
  return all.filter(({ path }) => {
    const beside = `${folderOf(path)}/${fixtureOf(path)?.id}`
    return wanted.some((each) => isBelow(path, each)) || ids.some((each) => stemOf(each) === beside)
  })
}

async function runFixture(
  file: SnapshotFile,
  { snapshot }: PoliciesHere,
  policies: readonly ListedPolicy[],
): Promise<TestResult> {
  const { path } = file
  const failed = (message: string): TestResult => ({ path, id: id ?? '', failures: [{ line: 1, message }] })
  const { id, expects } = fixtureOf(path) ?? {}
  const policy = policies.find((each) => each.id === id)
  if (policy === undefined || expects === undefined) return failed(`no policy is called ${id}`)
  const [content] = await snapshot.read([file])
  const text = utf8Text(content ?? new Uint8Array())
  const detected = detectFramework(path, text)
  if (!('framework' in detected)) return failed(detected.notTemplate)
  const { framework } = detected
  const isFolder = frameworkInfo(framework).isFolder
  const template = await parseOffline({
    framework,
    path: isFolder ? folderOf(path) : path,
    files: [new SourceFile(path, text)],
  })
  if ('notTemplate' in template) return failed(template.notTemplate)
  const { findings, unscannable } = await judgeTemplate(template, { policies: new Map() }, [policy])
  const [fault] = unscannable
  if (fault !== undefined) return failed(fault.reason)
  return {
    path,
    id: policy.id,
    failures: compare(findings, expects, expectedLines(template, policy.id), policy.id),
  }
}

/** What is not as it should be, by line. */
function compare(
  findings: readonly Finding[],
  expects: Expectation,
  lines: ReadonlySet<number>,
  id: string,
): TestResult['failures'] {
  const wanted = findings.filter(
    (each) => isViolation(each) === (expects === 'violating') && expects !== 'passing',
  )
  const others = findings.filter((each) => !wanted.includes(each))
  const what = expects === 'undecided' ? 'an undecided finding' : 'a violation'
  const found = new Set(wanted.map(lineOf))
  const missing = [...lines].filter((line) => !found.has(line))
  return [
    ...missing.map((line) => ({ line, message: `expected ${what} of ${id} here, found none` })),
    ...(lines.size === 0 && expects !== 'passing' && wanted.length === 0
      ? [{ line: 1, message: `expected ${what} of ${id}, found none` }]
      : []),
    ...wanted
      .filter((each) => lines.size > 0 && !lines.has(lineOf(each)))
      .map((each) => ({ line: lineOf(each), message: `not expected: ${sentence(each)}` })),
    ...others.map((each) => ({ line: lineOf(each), message: `not expected: ${sentence(each)}` })),
  ].sort((a, b) => a.line - b.line)
}

function lineOf(finding: Finding): number {
  const { file, range } = primaryPlace(finding)
  return file.position(range.start).line
}

function sentence({ verdict, policy, labels: [{ note }] }: Finding): string {
  return `${verdict === 'violation' ? 'a violation' : 'an undecided finding'} of ${policy.id}: ${note}`
}

function printed(
  results: readonly TestResult[],
  untested: readonly string[],
  { format }: PolicyTestRequest,
): string {
  if (format === 'junit') return renderTestResults(results, new Date())
  if (format === 'json') return `${JSON.stringify({ tests: results, untested }, null, 2)}\n`
  const failures = results.flatMap(({ path, failures: all }) =>
    all.map(({ line, message }) => escapeText(`${path}:${line}: ${message}`)),
  )
  const failed = results.filter(({ failures: all }) => all.length > 0).length
  const totals = `${count(results.length, 'test')}: ${results.length - failed} passed, ${failed} failed`
  const without = untested.length === 0 ? '' : ` · without tests: ${untested.join(', ')}`
  return [...failures, `${totals}${without}`].map((line) => `${line}\n`).join('')
}
