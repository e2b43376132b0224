/** The subjects of the catalog, by name. Loaded where a policy names one: the list of all their types is long. */
import type { SubjectDefinition } from '../core/policy.ts'
import { SUBJECT_SOURCES } from '../policies/services/subjects.ts'

/** Loads a subject of the catalog; undefined where there is none of this name. */
export async function loadSubject(name: string): Promise<SubjectDefinition<object> | undefined> {
  const source = SUBJECT_SOURCES.find((each) => each.name === name)
  const policies = (await source?.load()) ?? []
  return policies.find(({ subject }) => subject.name === name)?.definition
}

/** The names of all subjects. */
export function subjectNames(): readonly string[] {
  return SUBJECT_SOURCES.map(({ name }) => name)
}

/** The resource types of a subject, without loading it; undefined where there is none of this name. */
export function subjectTypes(name: string): readonly string[] | undefined {
  return SUBJECT_SOURCES.find((each) => each.name === name)?.types()
}
