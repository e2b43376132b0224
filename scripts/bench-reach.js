/** A commit that changes a module: its callers are looked for in the whole repository. */
import { measure, withRatios } from './bench-measure.js'
import { createRepository, git, staging } from './bench-repository.js'

const NODE = 'node -e 0'
const FILES = 10
const MODULE = 'modules/m7/f0.tf'

const moduleText = (sealed) =>
  `variable "sealed" {\n  default = true\n}\nresource "aws_ebs_volume" "disk" {\n  availability_zone = "eu-west-1a"\n  encrypted = ${sealed}\n  size = 10\n}\n`
const stackText = (i, j) =>
  j === 0 && i % 10 < 3
    ? `module "disk" {\n  source = "../../modules/m${Math.floor(i / 10) % 50}"\n}\n`
    : `resource "aws_vpc" "v${j}" {\n  cidr_block = "10.${j}.0.0/16"\n  tags = { Name = "net-${i}-${j}", Profile = "blue" }\n}\n`.repeat(
        8,
      )

/** Stacks and modules of ten files each; three stacks call each module. */
function filesOf(stacks, modules) {
  const folder = (name, text) => Array.from({ length: FILES }, (_, j) => [`${name}/f${j}.tf`, text(j)])
  return Object.fromEntries([
    ...stacks.flatMap((i) => folder(`stacks/s${i}`, (j) => stackText(i, j))),
    ...modules.flatMap((m) =>
      folder(`modules/m${m}`, (j) => (j === 0 ? moduleText('true') : '# no resource\n')),
    ),
  ])
}

const range = (count, from = 0) => Array.from({ length: count }, (_, i) => from + i)

/** The same change where the module's callers are all there is, and among 5,000 files. */
export function benchReach(bench, rounds) {
  const folders = {
    'a module and its callers': createRepository(bench, 'callers', { files: filesOf(range(3, 70), [7]) }),
    'the same among 5,000 Terraform files': createRepository(bench, 'terraform-large', {
      files: filesOf(range(450), range(50)),
    }),
  }
  const cases = Object.entries(folders).map(([name, cwd]) => {
    git(bench, cwd, 'gc', '-q')
    const prepare = staging(bench, cwd, (turn) => ({ [MODULE]: `${moduleText('true')}# ${turn}\n` }))
    return {
      name,
      cwd,
      env: bench.env,
      prepare,
      command: process.execPath,
      args: [bench.main, 'scan', '--staged'],
    }
  })
  const rows = measure([bench.node, ...cases], rounds)
  const [small, large] = cases.map(({ name }) => rows.find((row) => row.name === name)?.ms ?? Number.NaN)
  const notes = [`the search among 5,000 files adds ${(large - small).toFixed(0)} ms`]
  return { title: 'a commit that changes a module', rows: withRatios(rows, NODE), notes }
}
