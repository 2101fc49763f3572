import type { UpsertOptions } from 'sequelize'
import { SealedAttributeError } from './sealed-attribute-error.ts'
import { type AnyModel, refuseSealedSearch, sealedAttributeNamed } from './sealed-search.ts'

function refuseWrite(model: AnyModel, names: readonly PropertyKey[], reason: string): void {
  for (const name of names) {
    const attribute = typeof name === 'string' ? sealedAttributeNamed(model, name) : undefined
    if (attribute !== undefined) {
      throw new SealedAttributeError(`${model.name}.${attribute}`, reason)
    }
  }
}

/** Whether a conflict on these columns can only be with the row of the given primary key. */
function isPrimaryKey(model: AnyModel, columns: readonly PropertyKey[]): boolean {
  const keys: PropertyKey[] = model.primaryKeyAttributes.flatMap((key) => [
    key,
    model.getAttributes()[key]?.field ?? key,
  ])
  return (
    columns.length === model.primaryKeyAttributes.length && columns.every((column) => keys.includes(column))
  )
}

// A value is sealed for one row: an upsert that meets a row of another id would write what that row cannot open.
function refuseUpsert(model: AnyModel, values: object, options: Pick<UpsertOptions, 'conflictFields'>): void {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== null)
  const names = given.map(([name]) => name)
  const knowsRow = model.primaryKeyAttributes.every((key) => names.includes(key))
  if (!knowsRow || (options.conflictFields && !isPrimaryKey(model, options.conflictFields))) {
    refuseWrite(model, names, 'is sealed for one row: upsert it only with its id, and by the primary key')
  }
}

/**
 * Makes queries on a model's sealed attributes an error instead of an answer that is silently empty or a row that
 * cannot be read again: conditions, order and group in find, count, update, destroy and restore; static updates; upserts
 * and bulk inserts that may meet a row other than the one the value was sealed for. Call it after Model.init. Sequelize
 * runs no hook for min, max and sum, and none with `hooks: false`: there sealedType still refuses text. Conditions of
 * increment and decrement pass neither; the compiler refuses text there.
 */
export function guardSealedAttributes(model: AnyModel): void {
  model.addHook('beforeFindAfterExpandIncludeAll', (options) => refuseSealedSearch(model, options))
  model.addHook('beforeCount', (options) => refuseSealedSearch(model, options))
  model.addHook('beforeBulkDestroy', (options) => refuseSealedSearch(model, options))
  model.addHook('beforeBulkRestore', (options) => refuseSealedSearch(model, options))
  model.addHook('beforeBulkUpdate', (options) => {
    refuseSealedSearch(model, options)
    const reason = 'is sealed for one row: set it on the instance and save that'
    refuseWrite(model, Object.keys(Reflect.get(options, 'attributes') ?? {}), reason)
  })
  model.addHook('beforeUpsert', (values, options) => refuseUpsert(model, values, options))
  model.addHook('beforeBulkCreate', (_instances, options) => {
    if (!isPrimaryKey(model, options.conflictAttributes ?? [])) {
      const reason =
        'is sealed for one row: update it on duplicates only with conflictAttributes the primary key'
      refuseWrite(model, options.updateOnDuplicate ?? [], reason)
    }
  })
}
