/**
 * Which property of its resource a finding is about: all that is asked of the resource's values once they are judged.
 * A finding that knows it needs them no more, and thousands of findings keep no templates in memory.
 */
import type { Label } from './claim.ts'
import { type Finding, type FoundProperty, placeOfUse } from './finding.ts'
import { itemAround, propertyPath } from './property-path.ts'
import type { Location } from './source.ts'
import { type Mapping, type Unknown, withoutLimits } from './value.ts'

/** The property that a finding is about, where its resource has the value. */
export function propertyOf(finding: Finding): FoundProperty {
  if (finding.property !== undefined) return finding.property
  const place = placeOfUse(finding)
  const item = itemAround(finding.resource, place)
  return {
    path: propertyPath(finding.resource, place),
    item: item === undefined ? [] : tellingEntries(item, place),
  }
}

/**
 * The finding with its property, and without the values of its resource and of the modules around it: plain data, which
 * other threads and later runs can have.
 */
export function withoutValues(finding: Finding): Finding {
  const { type, name, at, head } = finding.resource
  const values: Mapping = { kind: 'mapping', entries: new Map(), rest: LEFT_OUT(at), at }
  const [first, ...others] = finding.labels
  return {
    ...finding,
    labels: [plain(first), ...others.map(plain)],
    property: propertyOf(finding),
    resource: { type, name, at, head, properties: values, meta: values },
  }
}

function plain(label: Label): Label {
  return label.because === undefined ? label : { ...label, because: withoutLimits(label.because) }
}

/** Never taken for absent. */
const LEFT_OUT = (at: Location): Unknown => ({
  kind: 'unknown',
  because: { kind: 'elsewhere', what: 'the values of a resource that was checked' },
  at,
})

/** People reword these without changing anything. */
const DESCRIPTIVE = /^(?:description|tags?|comment|name|sid|priority)$/i

/** Single values that tell an item of a list from its neighbors: the ports of a rule. */
function tellingEntries({ entries }: Mapping, place: Location): readonly string[] {
  return [...entries]
    .flatMap(([key, value]) =>
      value.kind === 'scalar' && !DESCRIPTIVE.test(key) && value.at.range.start !== place.range.start
        ? [`${key}=${String(value.value)}`]
        : [],
    )
    .sort()
}
