import type { Transaction } from 'sequelize'
import type { Services } from '../../../services.ts'
import { medicineOfResource, type Medicine } from '../mapping/medicine.ts'
import { unknownMeaning } from '../mapping/modifiers.ts'
import { isResource, readResource, type Resource } from '../resource.ts'
import type { Taker } from './taker.ts'
import { readDocuments } from '../files/read-documents.ts'
import type { SourceDocuments } from '../files/source-documents.ts'

/** Where an earlier import kept its documents. */
type EarlierImports = {
  readonly documents: SourceDocuments
  readonly services: Pick<Services, 'purposeKeys'>
}

/** The Medication resources that orders may name. They have no table: their documents are kept. */
export class MedicationNames {
  readonly #medicines = new Map<string, Medicine | undefined>()
  readonly #timeZone: string

  /** @param timeZone the facility's */
  constructor(timeZone: string) {
    this.#timeZone = timeZone
  }

  /** The medicine that a Medication resource of this id is. */
  named(id: string | undefined): Medicine | undefined {
    return id === undefined ? undefined : this.#medicines.get(id)
  }

  /** Looks up those that an earlier import kept. */
  async provide(run: EarlierImports, transaction: Transaction, ids: readonly string[]): Promise<void> {
    const missing = [...new Set(ids)].filter((id) => !this.#medicines.has(id))
    const names = missing.map((id) => ({ kind: 'Medication' as const, id }))
    const known = names.length === 0 ? () => undefined : await run.documents.find(transaction, names)
    const kept = names.map(known).filter((document) => document !== undefined)
    const texts = await readDocuments(transaction, kept, run.services.purposeKeys.documents)
    for (const name of names) {
      const bytes = texts.get(known(name)?.id ?? '')
      const resource = bytes && readResource(bytes)
      this.#medicines.set(
        name.id,
        resource !== undefined && isResource(resource) ? this.#read(resource) : undefined,
      )
    }
  }

  #read({ json }: Resource): Medicine | undefined {
    return unknownMeaning(json) === undefined ? medicineOfResource(json, this.#timeZone) : undefined
  }

  readonly taker: Taker = {
    take: (resource) => {
      const medicine = this.#read(resource)
      this.#medicines.set(resource.id, medicine)
      if (medicine !== undefined) {
        return { targetId: null, documentOnly: null, remarks: medicine.remarks ?? [] }
      }
      const unknown = unknownMeaning(resource.json)?.reason
      return {
        targetId: null,
        documentOnly: unknown ?? 'code: says nothing, and there are no ingredients',
      }
    },
    write: async () => {},
  }
}
