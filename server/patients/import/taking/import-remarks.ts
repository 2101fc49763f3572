import type { KeyObject } from 'node:crypto'
import type { CreationAttributes, Transaction } from 'sequelize'
import { ImportRemark } from '../../../../models/patients/import-remark.ts'
import { newId } from '../../../../models/new-id.ts'
import { keptRemark, type RemarkParts } from '../../chart/remark-parts.ts'
import { fieldSealer } from '../../sealed-fields.ts'

/** What the chart is to say of a resource that was not taken as it is: in parts, or as a sentence that stands alone. */
export type ChartRemark = {
  readonly kind: ImportRemark['kind']
  readonly said: RemarkParts | string
}

/** The remarks on some resources of one patient, gathered to be written together. */
export class ImportRemarks {
  readonly #rows: CreationAttributes<ImportRemark>[] = []
  readonly #documents: string[] = []
  readonly #ofTypes = new Map<string, string[]>()

  readonly #patientId: string
  readonly #key: KeyObject
  readonly #at: Date

  constructor(patientId: string, key: KeyObject, at: Date) {
    this.#patientId = patientId
    this.#key = key
    this.#at = at
  }

  /** Says of a resource what is to be known of it now, in place of what was said before. */
  say(documentId: string, resourceType: string, remarks: readonly ChartRemark[]): void {
    this.#documents.push(documentId)
    for (const { kind, said } of remarks) {
      this.#add(documentId, resourceType, kind, said)
    }
  }

  /** Says what is to be known of resources of a type that have no document, in place of what was said before. */
  sayOfType(resourceType: string, words: readonly string[]): void {
    this.#ofTypes.set(resourceType, [...(this.#ofTypes.get(resourceType) ?? []), ...words])
  }

  #add(
    sourceDocumentId: string | null,
    resourceType: string,
    kind: ImportRemark['kind'],
    said: RemarkParts | string,
  ): void {
    const id = newId()
    const { text, inParts } = keptRemark(said)
    this.#rows.push({
      id,
      patientId: this.#patientId,
      sourceDocumentId,
      resourceType,
      kind,
      remark: fieldSealer(this.#key, 'import_remarks', id).required('remark', text),
      inParts,
      createdAt: this.#at,
    })
  }

  async write(transaction: Transaction): Promise<void> {
    await this.#writeOfTypes(transaction)
    await ImportRemark.destroy({ where: { sourceDocumentId: this.#documents }, transaction })
    await ImportRemark.bulkCreate(this.#rows, { transaction, returning: false })
  }

  /** Remarks without a document are left as they are where they say the same as before. */
  async #writeOfTypes(transaction: Transaction): Promise<void> {
    const resourceType = [...this.#ofTypes.keys()]
    const where = { patientId: this.#patientId, sourceDocumentId: null, resourceType }
    const before = resourceType.length === 0 ? [] : await ImportRemark.findAll({ where, transaction })
    for (const [type, words] of this.#ofTypes) {
      const rows = before.filter((row) => row.resourceType === type)
      const said = rows.map(({ id, remark }) =>
        remark.open(this.#key, { table: 'import_remarks', column: 'remark', row: id }),
      )
      if (said.toSorted().join('\n') !== words.toSorted().join('\n')) {
        await ImportRemark.destroy({ where: { id: rows.map(({ id }) => id) }, transaction })
        for (const one of words) {
          this.#add(null, type, 'not-read', one)
        }
      }
    }
  }
}
