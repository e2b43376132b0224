/** The page of kinds and controls: the two tables of src/controls, with the policies behind each row. */
import { controlsOf, kindsOf } from '../../src/controls/controls.ts'
import { type Control, KINDS, type Kind } from '../../src/controls/kinds.ts'
import { POLICIES } from '../../src/policies/index.ts'

const TEXT = `# Controls

Generated from \`src/controls\` and the policies. Each policy protects one or more kinds of things, such as encryption at rest, and
each kind helps to meet controls of published catalogs: NIST SP 800-53 revision 5, PCI DSS 4.0 and HIPAA (45 CFR 164.312).
Single policies also name requirements of the CIS benchmarks.

**This is mvc-gate's own mapping**, not one of the organizations that publish the catalogs. A finding shows that something is
missing for a control. No finding does not show that the control is met: most of a control is not in a template.

What was not found on a page is left out. The sources of NIST and HIPAA are the catalogs themselves; those of PCI DSS are
pages of providers that quote the requirement or map it to the same fault. Numbers of CIS, and single numbers of PCI DSS, are those that
[Security Hub](https://docs.aws.amazon.com/securityhub/latest/userguide/cis-aws-foundations-benchmark.html) or
[Azure Policy](https://learn.microsoft.com/azure/governance/policy/samples/cis-azure-2-0-0) map to the same fault. There are
none for Google Cloud.

- \`mvc-gate policies --control SC-28\` lists the policies of a control. Catalog and version may be left out
  (\`mvc-gate policies --control "CIS AWS 3.7"\`), and a catalog or a kind may be given
  (\`mvc-gate policies --control encryption-at-rest\`).
- Reports: \`kinds\` and \`controls\` of each finding in JSON, tags of rules in SARIF (20 at most), and violations by control in HTML.
- Your own policies name controls with \`controls\`, in any words: \`controls: [NIST 800-53 SC-28, ACME-12]\`. Reports and
  \`--control\` use them alike.
`

function linked(ids: readonly string[]): string {
  return ids.map((id) => `[${id}](policies/${id}.md)`).join(', ')
}

function controlRow({ name, title, source }: Control): string {
  return `| ${name} | ${title} | <${source}> |\n`
}

function kindSection(kind: Kind): string {
  const { title, controls } = KINDS[kind]
  const ids = POLICIES.filter((policy) => kindsOf(policy).includes(kind)).map(({ id }) => id)
  const table = `| control | title | source |\n| --- | --- | --- |\n${controls.map(controlRow).join('')}`
  return `## ${kind}\n\n${title}: ${ids.length} policies.\n\n${table}\n${linked(ids)}\n`
}

/** The controls that single policies name, which no kind has. */
function benchmarks(): string {
  const ofKinds = new Set(Object.values(KINDS).flatMap(({ controls }) => controls.map(({ name }) => name)))
  const named = new Set(POLICIES.flatMap(controlsOf).filter((name) => !ofKinds.has(name)))
  const collator = new Intl.Collator('en', { numeric: true })
  const rows = [...named].sort(collator.compare).map((name) => {
    const ids = POLICIES.filter((policy) => controlsOf(policy).includes(name)).map(({ id }) => id)
    return `| ${name} | ${linked(ids)} |\n`
  })
  return `## Controls of single policies\n\n| control | policies |\n| --- | --- |\n${rows.join('')}`
}

export function controlsPage(): string {
  const kinds = (Object.keys(KINDS) as Kind[]).map(kindSection)
  return `${[TEXT, ...kinds, benchmarks()].join('\n')}`
}
