/**
 * Where a suppression applies, as keys that a finding has, too: with many of both, matching is a look-up, not a search.
 */
import { type Finding, placesOf } from '../core/finding.ts'
import type { Location, SourceFile } from '../core/source.ts'
import type { Resource } from '../core/template.ts'

/** A finding of which a place begins on a line. */
export function lineKey({ path }: SourceFile, line: number): string {
  return `line\0${line}\0${path}`
}

/** A finding in the resource of a name whose head is in a file. */
export function headKey({ path }: SourceFile, name: string): string {
  return `head\0${path}\0${name}`
}

/** A finding in a resource, wherever it is. */
export function resourceKey({ type, name }: Pick<Resource, 'type' | 'name'>): string {
  return `resource\0${type}\0${name}`
}

/** The keys of a finding: a suppression that has one of them is written where it applies to it. */
export function keysOf(finding: Finding): readonly string[] {
  const { resource } = finding
  return [
    ...placesOf(finding).map((place) => lineKey(place.file, firstLine(place))),
    headKey(resource.head.file, resource.name),
    resourceKey(resource),
  ]
}

/** The one-based line on which a place begins. */
export function firstLine({ file, range }: Location): number {
  return file.position(range.start).line
}
