/** Metadata that configures machines: that of an instance, which wins, and that of the project. */
import { absent, eachAlternative, isKnownAs, orDefault, unknownBecause } from '../../../core/attr.ts'
import { type Attr, all, type Claim, is, not, withoutEvidence } from '../../../core/claim.ts'
import type { Template } from '../../../core/template.ts'
import { attributeTable } from '../../define/attributes.ts'
import { foremost } from '../../define/foremost.ts'
import { readsAlso } from '../../define/moves.ts'
import { always, fallBack, scalar, text } from '../../define/readers.ts'
import { memoize, type Read, resourcesOf, scopeOf } from '../../define/scope.ts'
import { defineSubject, type SubjectOf } from '../../define/subject.ts'
import { withWay, writtenLike } from '../../define/ways.ts'
import { COPIES, TEMPLATES, unlessOriginal } from './instance-original.ts'

const ITEMS = ['google_compute_project_metadata_item']

const ON: ReadonlySet<string> = new Set(['true', 'y', 'yes', '1'])
const OFF: ReadonlySet<string> = new Set(['false', 'n', 'no', '0'])

/** Reads a flag as metadata writes it: https://cloud.google.com/compute/docs/metadata/setting-custom-metadata#boolean */
const metadataFlag = scalar<boolean>(
  (raw) => {
    const word = String(raw).toLowerCase()
    if (ON.has(word)) return true
    return OFF.has(word) ? false : undefined
  },
  'TRUE or FALSE',
  (value) => (value === true ? 'TRUE' : 'FALSE'),
)

const keyOfItem = text('key')
const valueOfItem = metadataFlag('value')

/** The value of an item of the project's metadata, where it has this key. */
function itemWith(key: string): Read<Attr<boolean>> {
  const read: Read<Attr<boolean>> = (scope) =>
    eachAlternative(keyOfItem(scope), (single) => {
      if (single.kind === 'unknown') return unknownBecause(single.because, single.at)
      return isKnownAs(single, key) ? valueOfItem(scope) : absent(scope.at)
    })
  return writtenLike(read, valueOfItem)
}

/** A flag of the project's metadata, whose items may be resources of their own. */
function projectFlag(key: string): Read<Attr<boolean>> {
  const own = metadataFlag(`metadata.${key}`)
  const ofItem = itemWith(key)
  const inItems = memoize((template: Template) =>
    foremost(
      resourcesOf(template, ITEMS)
        .map((item) => ofItem(scopeOf(template, item)))
        .filter(({ kind }) => kind !== 'absent'),
    ),
  )
  return withWay(
    readsAlso(ITEMS, (scope) =>
      orDefault(own(scope), () => inItems(scope.template) ?? fallBack(scope, false)),
    ),
    { by: [own] },
  )
}

/** A flag of each kind of metadata; of an instance false by default, or absent where it is then the project's. */
function flagOf(key: string, ofInstance?: false) {
  const own = metadataFlag(`metadata.${key}`, ofInstance)
  return {
    instance: own,
    copy: unlessOriginal(own, 'metadata'),
    project: projectFlag(key),
    item: itemWith(key),
  }
}

const FLAGS = attributeTable({
  osLogin: {
    type: 'boolean',
    // https://cloud.google.com/compute/docs/oslogin/set-up-oslogin
    describes:
      'Whether OS Login is on, and SSH keys in metadata have no effect. False by default in a project, which decides where an instance does not.',
    terraform: flagOf('enable-oslogin'),
  },
  serialPort: {
    type: 'boolean',
    // https://cloud.google.com/compute/docs/troubleshooting/troubleshooting-using-serial-console
    describes: 'Whether the interactive serial console accepts connections. False by default.',
    terraform: flagOf('serial-port-enable', false),
  },
  blocksProjectKeys: {
    type: 'boolean',
    // https://cloud.google.com/compute/docs/connect/restrict-ssh-keys
    describes: "Whether SSH keys of the project's metadata are refused. False by default.",
    terraform: flagOf('block-project-ssh-keys', false),
  },
})

export const machineMetadata = defineSubject({
  name: 'gcp.machine-metadata',
  describes: 'The metadata of an instance, of what instances are made from, or of a project',
  sources: {
    terraform: {
      instance: ['google_compute_instance', ...TEMPLATES.types],
      copy: COPIES,
      project: ['google_compute_project_metadata'],
      item: ITEMS,
    },
  },
  attributes: {
    ofProject: {
      type: 'boolean',
      describes: 'Whether it is the metadata of a project.',
      terraform: { instance: always(false), copy: always(false), project: always(true), item: always(true) },
    },
    ...FLAGS,
  },
})

export type MachineMetadata = SubjectOf<typeof machineMetadata>

/** Whether instances of the project accept SSH keys from metadata, because OS Login is off. */
export function leavesOSLoginOff({ ofProject, osLogin }: MachineMetadata): Claim {
  return all(
    is(osLogin, [false], isWrittenOut(osLogin) ? 'OS Login is off' : 'OS Login is off by default'),
    withoutEvidence(is(ofProject, [true])),
  )
}

/** Whether an instance turns OS Login off that its project may have on. */
export function overridesOSLogin({ ofProject, osLogin }: MachineMetadata): Claim {
  return all(
    is(osLogin, [false], 'OS Login is off for this instance'),
    withoutEvidence(is(ofProject, [false])),
  )
}

/** Whether anyone with an SSH key in the project's metadata may sign in. */
export function acceptsProjectKeys(metadata: MachineMetadata): Claim {
  const { ofProject, blocksProjectKeys, osLogin } = metadata
  return all(
    is(
      blocksProjectKeys,
      [false],
      isWrittenOut(blocksProjectKeys)
        ? 'SSH keys of the project are accepted'
        : 'SSH keys of the project are accepted by default',
    ),
    withoutEvidence(is(ofProject, [false])),
    withoutEvidence(not(is(osLogin, [true]))),
  )
}

function isWrittenOut(attr: Attr<boolean>): boolean {
  return attr.kind !== 'known' || attr.origin === 'written'
}
