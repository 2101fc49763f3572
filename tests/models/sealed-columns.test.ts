import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { patientSealedTables, purposeSealedTables } from '../../models/sealing/sealed-columns.ts'
import { isSealedType } from '../../models/sealing/sealed-type.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'

const columnsOf = (tables: readonly { table: string; columns: readonly string[] }[]) =>
  tables.flatMap(({ table, columns }) => columns.map((column) => `${table}.${column}`))

describe('the list of sealed columns', () => {
  let testApp: TestApp
  before(async () => {
    testApp = await startTestApp()
  })
  after(() => testApp.close())

  it('names every sealed attribute of every model once, under a patient’s key or a purpose’s', () => {
    const declared = Object.values(testApp.services.sequelize.models).flatMap((model) =>
      Object.values(model.getAttributes())
        .filter(({ type }) => isSealedType(type))
        .map(({ field }) => `${model.tableName}.${field}`),
    )
    const listed = [...columnsOf(patientSealedTables), ...columnsOf(purposeSealedTables)]
    assert.ok(declared.length > 20)
    assert.deepEqual(listed.toSorted(), declared.toSorted())
  })
})
