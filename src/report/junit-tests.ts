/** The results of policies' tests as JUnit's XML. */
import { token, xmlText } from './junit.ts'

/** A test of a policy, and what is not as it should be. */
export interface TestResult {
  readonly path: string
  /** Of the policy. */
  readonly id: string
  readonly failures: readonly { readonly line: number; readonly message: string }[]
}

/** A suite for each policy, a case for each test. */
export function renderTestResults(results: readonly TestResult[], now: Date): string {
  const timestamp = now.toISOString().slice(0, 19)
  const ids = [...new Set(results.map(({ id }) => id))]
  const suites = ids.map((id, i) => {
    const own = results.filter((each) => each.id === id)
    const failed = own.filter(({ failures }) => failures.length > 0).length
    return `  <testsuite name="${token(id)}" package="mvc-gate" id="${i}" tests="${own.length}" failures="${failed}" errors="0" time="0" timestamp="${timestamp}" hostname="localhost">
    <properties/>
${own.map(caseOf).join('')}    <system-out/>
    <system-err/>
  </testsuite>
`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
${suites.join('')}</testsuites>
`
}

function caseOf({ path, id, failures }: TestResult): string {
  const head = `    <testcase name="${token(path)}" classname="${token(id)}" time="0"`
  const [first] = failures
  if (first === undefined) return `${head}/>\n`
  const lines = failures.map(({ line, message }) => xmlText(`${path}:${line}: ${message}`)).join('\n')
  return `${head}>
      <failure type="test" message="${xmlText(first.message)}">${lines}</failure>
    </testcase>
`
}
