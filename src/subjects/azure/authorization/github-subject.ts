/**
 * What a subject of GitHub's tokens, or a condition on their claims, says about the repository.
 * https://docs.github.com/actions/reference/security/oidc
 */

/** Whether tokens of the issuer come from workflows of GitHub, also of a company's own `ghe.com`. */
export function isGitHub(issuer: string): boolean {
  return /^https:\/\/token\.actions\.(?:githubusercontent\.com|[a-z0-9-]{1,100}\.ghe\.com)(?:\/|$)/.test(
    issuer,
  )
}

/** Subjects of Kubernetes, HCP Terraform, GitLab and Azure DevOps, where it is not known who issues the tokens. */
const OTHERS = /^(?:system:serviceaccount:|organization:|project_path:|sc:\/\/|p:\/\/)/i

/** Who can get such a token, in words, where it is not one repository: `any repository of contoso`. */
export function whoCan(subject: string): string | undefined {
  if (OTHERS.test(subject.trim())) return undefined
  const parts = subject.trim().split(':')
  const claim = (key: string) => {
    const at = parts.findIndex((part) => part.toLowerCase() === key)
    return at < 0 ? undefined : (parts[at + 1] ?? '')
  }
  const named = [claim('repo'), claim('repository'), claim('job_workflow_ref')].filter(isWritten).map(whoIn)
  if (named.includes(undefined) || isFixed(claim('repository_id'))) return undefined
  const [who] = named
  if (who !== undefined) return who
  const owner = claim('repository_owner') ?? claim('repository_owner_id')
  return isFixed(owner) ? `any repository of ${owner}` : ANYONE
}

const ANYONE = 'any repository on GitHub'

function isWritten(claim: string | undefined): claim is string {
  return claim !== undefined
}

/** `contoso/orders`, or the path of a workflow in it. */
function whoIn(repository: string): string | undefined {
  const [owner = '', name = ''] = repository.split('/')
  if (!isFixed(owner)) return ANYONE
  return isFixed(name) ? undefined : `any repository of ${owner}`
}

function isFixed(value: string | undefined): boolean {
  return value !== undefined && value !== '' && !/[*?]/.test(value)
}

const CONDITION = /claims\['(\w{1,50})'\]\s{1,20}(?:eq|matches)\s{1,20}'([^']{0,500})'/g

/** The same for a condition; all of its parts hold. */
export function whoCanByCondition(expression: string): string | undefined {
  const claims = [...expression.matchAll(CONDITION)].map(([, key = '', value = '']) =>
    whoCan(key.toLowerCase() === 'sub' ? value : `${key}:${value.split(':')[0]}`),
  )
  // The narrowest says who.
  if (claims.includes(undefined)) return undefined
  return claims.find((who) => who !== ANYONE) ?? ANYONE
}
