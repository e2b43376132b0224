/** A project, and whether it starts with a network. */
import { absent, eachAlternative, unknownBecause } from '../../../core/attr.ts'
import { type Attr, all, type Claim, is, not, withoutEvidence } from '../../../core/claim.ts'
import type { Template } from '../../../core/template.ts'
import { foremost } from '../../define/foremost.ts'
import { readsAlso } from '../../define/moves.ts'
import { flag, text } from '../../define/readers.ts'
import { memoize, resourcesOf, scopeOf } from '../../define/scope.ts'
import { defineSubject, type SubjectOf } from '../../define/subject.ts'

/** Organization policies; those of a project come too late for its default network. */
const POLICIES = [
  'google_organization_policy',
  'google_folder_organization_policy',
  'google_org_policy_policy',
]
const SKIPS_NETWORK = /(?:^|\/)compute\.skipDefaultNetworkCreation$/
const constraint = text(['constraint', 'name'])
const enforced = flag(['boolean_policy.enforced', 'spec.rules.enforce'], false)

/** Whether an organization policy of the template keeps new projects from getting a network. */
const skipsNetwork = memoize((template: Template): Attr<boolean> | undefined =>
  foremost(
    resourcesOf(template, POLICIES).map((resource) => {
      const scope = scopeOf(template, resource)
      return eachAlternative<string, boolean>(constraint(scope), (single) => {
        if (single.kind === 'unknown') return unknownBecause(single.because, single.at)
        const isAbout = single.kind === 'known' && SKIPS_NETWORK.test(single.value)
        return isAbout ? enforced(scope) : absent(scope.at)
      })
    }),
  ),
)

export const project = defineSubject({
  name: 'gcp.project',
  describes: 'A project of Google Cloud',
  sources: { terraform: ['google_project'] },
  attributes: {
    // https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/google_project
    defaultNetwork: {
      type: 'boolean',
      describes: 'Whether the project keeps the network named default. True by default.',
      terraform: flag('auto_create_network', true),
    },
    skippedByPolicy: {
      type: 'boolean',
      describes: 'Whether an organization policy of the template keeps new projects from getting a network.',
      terraform: readsAlso(POLICIES, ({ template, at }) => skipsNetwork(template) ?? absent(at)),
    },
  },
})

/** Whether the project keeps its default network. */
export function keepsDefaultNetwork(subject: SubjectOf<typeof project>): Claim {
  const { defaultNetwork, skippedByPolicy } = subject
  const isDefault = defaultNetwork.kind === 'known' && defaultNetwork.origin === 'default'
  return all(
    is(
      defaultNetwork,
      [true],
      isDefault ? 'the default network is created by default' : 'the default network is kept',
    ),
    withoutEvidence(not(is(skippedByPolicy, [true]))),
  )
}
