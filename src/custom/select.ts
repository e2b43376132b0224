/** What a selector selects: one value, or the items of a list. */
import { absent, byDefault } from '../core/attr.ts'
import type { Attr } from '../core/claim.ts'
import type { Value } from '../core/value.ts'
import { foremost } from '../subjects/define/foremost.ts'
import { itemsOf, type Scope, scopeOf } from '../subjects/define/scope.ts'
import { tagOf } from '../subjects/tags/tag.ts'
import {
  type Context,
  checkedOf,
  hasValue,
  type Item,
  isWrittenValue,
  type ListItem,
  plainOf,
  presentAttr,
  presentValue,
} from './context.ts'
import { isMany, startOf, valueAt, valuesAt } from './path.ts'
import { pathFor } from './paths.ts'
import { selfOf } from './self.ts'
import type { Plain, Selector } from './syntax.ts'

/** What is selected in a context; each part is read when it is asked for. */
export interface Selected {
  /** As one scalar. */
  readonly plain: () => Attr<Plain>
  readonly exists: () => Attr<boolean>
  readonly items: () => readonly SelectedItem[]
}

export interface SelectedItem extends Pick<ListItem, 'exists'> {
  readonly context: Context
  /** It stands for any number of items, because the list is not known. */
  readonly isAny: boolean
}

export function select(selector: Selector, context: Context): Selected {
  const { scope } = context
  switch (selector.kind) {
    case 'item':
      return ofItem(context.item ?? { value: scope.node }, context)
    case 'self':
      return ofItem({ attr: selfOf(scope, selector.what) }, context)
    case 'tag':
      return ofItem({ value: tagOf(scope, selector.name) }, context)
    case 'attribute':
      return ofAttribute(selector, context)
    case 'property':
      return ofProperty(selector, context)
  }
}

function ofItem(item: Item, context: Context): Selected {
  if ('attr' in item) {
    const { attr } = item
    return {
      plain: () => attr,
      exists: () => hasValue(attr),
      items: () => itemsAmong([presentAttr(attr)], context),
    }
  }
  const { value } = item
  return {
    plain: () => plainOf(value, context.scope),
    exists: () => isWrittenValue(value, context.scope),
    items: () => listItems(value, context),
  }
}

function ofProperty(selector: Extract<Selector, { kind: 'property' }>, context: Context): Selected {
  const at = selector.isOfWhole === true ? (context.whole ?? context) : context
  const { scope } = at
  const path = pathFor(selector.paths, scope.template, scope.resource.type)
  if (path === undefined || path === null) return ofItem({ attr: absent(scope.at) }, context)
  const isWhole = scope.node === scope.resource.properties
  const { value, steps } = isWhole ? startOf(scope.resource, path) : { value: scope.node, steps: path.steps }
  if (!isMany(path)) return ofItem({ value: valueAt(value, steps) }, { ...context, scope })
  return {
    // Several values are no scalar; files that ask for one are refused when they are read.
    plain: () => absent(scope.at),
    exists: () => {
      const found = valuesAt(value, steps).map((each) => isWrittenValue(each, scope))
      return foremost(found) ?? isWrittenValue(undefined, scope)
    },
    items: () =>
      valuesAt(value, steps).flatMap((each) => itemOf(each, context, each.kind === 'unknown') ?? []),
  }
}

/** The items of a list: those of one that is not known are any number. */
function listItems(value: Value | undefined, context: Context): readonly SelectedItem[] {
  if (value?.kind === 'list') {
    const items = value.items.flatMap((each) =>
      listItems(each, context).map((item) => ({ ...item, isAny: false })),
    )
    const isOpen = value.open === true && value.mayCoincide !== true
    return isOpen ? items.map((item) => ({ ...item, isAny: true })) : items
  }
  return itemsOf(value).flatMap((each) => itemOf(each, context, each.kind === 'unknown') ?? [])
}

function itemOf(value: Value, context: Context, isAny: boolean): SelectedItem | undefined {
  const present = presentValue(value)
  if (present === undefined) return undefined
  const node = 'value' in present.item ? (present.item.value ?? value) : value
  const scope: Scope = { ...context.scope, node, at: present.at }
  return {
    context: below(context, { scope, object: undefined, item: present.item }),
    exists: present.exists,
    isAny,
  }
}

function below(context: Context, part: Pick<Context, 'scope' | 'object' | 'item'>): Context {
  return { ...part, whole: context.whole ?? context, checked: checkedOf(context), run: context.run }
}

function itemsAmong(all: readonly (ListItem | undefined)[], context: Context): readonly SelectedItem[] {
  return all.flatMap((each) => {
    if (each === undefined) return []
    const isAny = 'attr' in each.item && each.item.attr.kind === 'unknown'
    const part = { scope: { ...context.scope, at: each.at }, object: undefined, item: each.item }
    return [{ context: below(context, part), exists: each.exists, isAny }]
  })
}

/** An attribute of a subject: one, a list, a list of objects with attributes of their own, or a value. */
function ofAttribute(selector: Extract<Selector, { kind: 'attribute' }>, context: Context): Selected {
  const found = selector.steps.reduce<unknown>((object, name) => Object(object)[name], context.object)
  const { template, resource } = context.scope
  // What an attribute is was checked when the policy was read.
  switch (context.run.binding.shapes.get(selector)) {
    case 'value':
      return ofItem({ value: found as Value | undefined }, { ...context, scope: scopeOf(template, resource) })
    case 'list':
      return ofList(found as readonly Attr<Plain>[], context)
    case 'objects':
      return ofObjects(found as readonly object[], context)
    default:
      return ofItem({ attr: found as Attr<Plain> }, context)
  }
}

function ofList(list: readonly Attr<Plain>[], context: Context): Selected {
  const { at } = context.scope
  return {
    plain: () => absent(at),
    exists: () => foremost(list.map(hasValue)) ?? byDefault(false, at),
    items: () => itemsAmong(list.map(presentAttr), context),
  }
}

function ofObjects(list: readonly object[], context: Context): Selected {
  const { scope } = context
  return {
    plain: () => absent(scope.at),
    exists: () => byDefault(list.length > 0, scope.at),
    items: () =>
      list.map((object) => ({ context: below(context, { scope, object }), exists: undefined, isAny: false })),
  }
}
