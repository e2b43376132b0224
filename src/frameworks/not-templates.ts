/** What a file is that is not a template, in words for a report. */
import { type OtherKind, otherKind } from '../core/other-kinds.ts'

/** What is not a template, and whether to report that it was not checked. */
export interface NotTemplate {
  readonly notTemplate: string
  readonly notable: boolean
}

/**
 * Says what a file is that is not a template.
 * @param text all of it, or what was read of it
 */
export function describeOther(path: string, text: string): NotTemplate {
  const kind = otherKind(path)
  if (kind !== undefined) return describeKind(kind)
  if (isPlan(text)) {
    return {
      notTemplate: 'a plan of Terraform is not checked; check the files that it was made from',
      notable: true,
    }
  }
  if (isManifest(text)) return { notTemplate: 'a Kubernetes manifest or Helm chart', notable: false }
  return { notTemplate: 'not a template', notable: false }
}

function describeKind({ name, instead }: OtherKind): NotTemplate {
  return { notTemplate: `${name} is not checked; ${instead}`, notable: true }
}

/** What `terraform show -json` writes: https://developer.hashicorp.com/terraform/internals/json-format */
function isPlan(text: string): boolean {
  return (
    text.includes('"planned_values"') &&
    text.includes('"terraform_version"') &&
    text.includes('"format_version"')
  )
}

function isManifest(text: string): boolean {
  return (/^apiVersion:/m.test(text) && /^kind:/m.test(text)) || /^\{\{-? /.test(text)
}
