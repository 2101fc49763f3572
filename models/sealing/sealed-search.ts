import { Model, type ModelStatic, Op, Utils } from 'sequelize'
import { SealedAttributeError } from './sealed-attribute-error.ts'
import { isSealedType } from './sealed-type.ts'

export type AnyModel = ModelStatic<Model>

const GROUPS: ReadonlySet<PropertyKey> = new Set([Op.and, Op.or, Op.not])

/** The sealed attribute of a model that a name stands for, be it the attribute's name or its column's. */
export function sealedAttributeNamed(model: AnyModel, name: string): string | undefined {
  for (const [attribute, { type, field }] of Object.entries(model.getAttributes())) {
    if (isSealedType(type) && (name === attribute || name === field)) {
      return attribute
    }
  }
  return undefined
}

/**
 * Looks through the options of a query, before Sequelize does: conditions (in groups, as `$path.name$`, as
 * `where(fn(col(…)))`, and in includes at any depth), order and group. Throws SealedAttributeError at the first sealed
 * attribute: ciphertext equals nothing and sorts by chance. A `literal` is beyond its sight.
 */
export function refuseSealedSearch(model: AnyModel, options: unknown): void {
  refuseInConditions(model, property(options, 'where'))
  refuseInConditions(model, property(options, 'on'))
  for (const entry of [...listOf(property(options, 'order')), ...listOf(property(options, 'group'))]) {
    refuseName(model, Array.isArray(entry) ? entry[0] : entry)
  }
  for (const include of listOf(property(options, 'include'))) {
    const included = includedModel(model, include)
    if (included !== undefined) {
      refuseSealedSearch(included, include)
    }
  }
}

function refuseInConditions(model: AnyModel, conditions: unknown): void {
  if (conditions instanceof Utils.Where) {
    refuseInExpression(model, conditions.attribute)
    refuseInExpression(model, conditions.logic)
  } else if (Array.isArray(conditions)) {
    for (const condition of conditions) {
      refuseInConditions(model, condition)
    }
  } else if (typeof conditions === 'object' && conditions !== null) {
    for (const key of Reflect.ownKeys(conditions)) {
      if (GROUPS.has(key)) {
        refuseInConditions(model, property(conditions, key))
      }
      refuseName(model, key)
    }
  }
}

function refuseInExpression(model: AnyModel, expression: unknown): void {
  refuseName(model, expression)
  for (const inner of [...listOf(property(expression, 'args')), property(expression, 'val')]) {
    if (inner instanceof Utils.SequelizeMethod) {
      refuseInExpression(model, inner)
    }
  }
}

function refuseName(model: AnyModel, name: unknown): void {
  const text = name instanceof Utils.Col ? name.col : name
  if (typeof text !== 'string') {
    return
  }
  const path = text.replaceAll('$', '').split('.')
  const last = path.pop() ?? ''
  const owner = path.reduce((from, step) => from.associations[step]?.target ?? from, model)
  const attribute = sealedAttributeNamed(owner, last)
  if (attribute !== undefined) {
    throw new SealedAttributeError(
      `${owner.name}.${attribute}`,
      'is sealed and cannot be searched, sorted or grouped by: search its BlindIndex column instead',
    )
  }
}

function includedModel(from: AnyModel, include: unknown): AnyModel | undefined {
  const named = property(include, 'association') ?? include
  const association = typeof named === 'string' ? from.associations[named] : named
  return asModel(property(include, 'model')) ?? asModel(property(association, 'target')) ?? asModel(include)
}

function asModel(value: unknown): AnyModel | undefined {
  return isModel(value) ? value : undefined
}

function isModel(value: unknown): value is AnyModel {
  return typeof value === 'function' && value.prototype instanceof Model
}

function property(holder: unknown, key: PropertyKey): unknown {
  return typeof holder === 'object' && holder !== null ? Reflect.get(holder, key) : undefined
}

function listOf(value: unknown): unknown[] {
  if (value === undefined || value === null) {
    return []
  }
  return Array.isArray(value) ? value : [value]
}
