/** What is known of every resource, whatever it is. */
import { absent, known } from '../core/attr.ts'
import type { Attr } from '../core/claim.ts'
import { frameworkInfo } from '../core/frameworks.ts'
import type { Resource } from '../core/template.ts'
import type { Scope } from '../subjects/define/scope.ts'
import type { SelfName } from './syntax.ts'

/** Its own name, its type, its file, the module that it stands in. */
export function selfOf({ resource, template }: Scope, what: SelfName): Attr<string> {
  const { head, type, at, within } = resource
  switch (what) {
    case 'name':
      return known(ownName(resource, frameworkInfo(template.framework).isFolder), head)
    case 'type':
      return known(type, head)
    case 'file':
      return known(at.file.path, head)
    case 'module':
      return within === undefined ? absent(head) : known(within.name, head)
  }
}

/** Without the type and the modules around it: `logs` of `module.a.aws_s3_bucket.logs["x"]`. */
function ownName({ name, block = name }: Resource, isAddress: boolean): string {
  return isAddress ? block.slice(block.lastIndexOf('.') + 1) : name
}
